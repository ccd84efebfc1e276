// A command line that cannot be carried out.

/** Thrown by commands; its message is a sentence for the person at the keyboard. Ends with exit code 2. */
export class Misuse extends Error {}
