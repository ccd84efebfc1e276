// The Arabic article as names in Latin letters join it to a word: "al-Khatib", "ash-Shamal".

/** For patterns, to be put in a group and followed by a hyphen. */
export const ARABIC_ARTICLE = 'al|el|as|ad|an|ar|at|ash|az';
