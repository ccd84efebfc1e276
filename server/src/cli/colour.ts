// Colours of a terminal, asked for by the caller: `styleText` of Node looks at the process's own streams.

const CODES = { red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

export type Colour = keyof typeof CODES;

export const coloured = (text: string, colour: Colour, on: boolean): string => (on ? `\u001B[${CODES[colour]}m${text}\u001B[39m` : text);
