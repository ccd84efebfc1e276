// Ids of annotations: short, stable, random, so that two people on two branches do not meet.

/** Without what is easily confused: 0 and o, 1, l and i. */
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';
const FIRST_LENGTH = 4;
const TRIES_PER_LENGTH = 8;

/** A new id such as `m-4kx9`, unlike all of `taken`. `random` gives numbers from 0 to below 1. Grows longer where short ones are taken. */
export function newId(prefix: string, random: () => number, taken: { has(id: string): boolean } = new Set<string>()): string {
  for (let tries = 0; ; tries++) {
    const id = `${prefix}-${letters(FIRST_LENGTH + Math.floor(tries / TRIES_PER_LENGTH), random)}`;
    if (!taken.has(id)) return id;
  }
}

function letters(count: number, random: () => number): string {
  let made = '';
  for (let i = 0; i < count; i++) made += LETTERS.charAt(Math.min(Math.floor(random() * LETTERS.length), LETTERS.length - 1));
  return made;
}
