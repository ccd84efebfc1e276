// A longer article of our own writing for the journey on screen: over fifty marks that fit on one screen, every place named once.

export const ARTICLE = `Ferries to call at fifty ports

VARNHOLM, Monday - Ferries sail for Hamburg, Bremen, Kiel, Rostock, Oslo and Bergen.
The line also opens in Stockholm, Helsinki, Tallinn, Riga, Gdansk and Szczecin.
Further south it goes to Lisbon, Porto, Vigo, Bilbao, Marseille and Toulon.
Boats leave Naples, Palermo, Catania, Bari, Ancona and Trieste at noon.
Other boats leave Athens, Izmir, Varna, Odesa, Batumi and Trabzon at dusk.
Cargo comes from Mumbai, Colombo, Singapore, Jakarta, Manila and Osaka.
More comes from Santos, Montevideo, Valparaiso, Callao, Panama City and Havana.
The rest is from Dakar, Accra, Lagos, Luanda, Durban and Mombasa.

Brandt said the port would hire ten divers in Copenhagen before winter.

"Nobody asked us," said Piet Ostrow, head of the dockers' union.

The Danish foreign ministry denied that any vessel had been turned away.
`;
