// Letters without their accents.

/** "José" as "Jose"; letters that are no base letter with a mark ("ø", "ß") stay. */
export const withoutAccents = (words: string): string => words.normalize('NFD').replace(MARKS, '');

const MARKS = /\p{M}/gu;
