// The articles of the on-screen tests: short, of our own writing, one of everything.

export const HARBOUR = `Harbour quay reopens after storm

VARNHOLM, Monday - "The quay is safe," harbour master Ilse Brandt told reporters, "and ships may dock."

Brandt said the port would hire ten divers in Copenhagen before winter.

The Danish foreign ministry denied that any vessel had been turned away.

"Nobody asked us," said Piet Ostrow, head of the dockers' union. He added that work would stop on Friday.
`;

/** A quotation mark that never closes. */
export const TROUBLED = `Crane stays for now

"The crane will stay, the company wrote in a letter to the town.

Nothing more was known on Tuesday.
`;

/** A quotation that nobody says. */
export const UNSAID = `Crane stays for now

The weather was fine on Tuesday. "It is such a shame about the old crane."
`;

/** Makes a folder a newsroom, as the question of a plain folder does. */
export const PROJECT = 'newsgloss: 1\narticles: {include: ["**/*.txt"]}\n';

/** Not news: a note to oneself. */
export const SHOPPING = 'bread\nmilk\n\ncall the plumber about the tap, maybe thursday\n';
