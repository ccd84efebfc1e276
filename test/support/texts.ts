// Texts for property tests (everything that has ever hurt an offset), texts that hurt slow patterns, and the lexicon of the repository.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseAbbreviations } from '../../server/src/core/text/abbreviations.js';
import { parseConventions, type Conventions } from '../../server/src/core/detect/structure/conventions.js';
import { findRepositoryFile } from './repository.js';
import { cpuMs } from './cpu.js';

const PIECES = [
  '\n', '\n\n', '\r\n', '\r', ' ', '\u00A0', '\uFEFF', '\u200B', '\u2028', '\t', '\uD800', '\uDC00', '😀', '👩‍👧', 'e\u0301', 'ß', '中文', 'Ж',
  '"', '“', '”', '‘', '’', "'", '«', '»', '„', '`', "''", '.', '...', '…', '?', '!', ',', ':', ';', '-', '–', '—', '--', '(', ')', '[', ']', '*', '#', '> ', '- ', '• ', '1. ',
  'The', 'quay', 'said', 'Brandt', "Brandt's", 'U.S.', 'p.m.', 'Gov.', 'Jan.', 'J.', '14:30', '$5m', '1,200', '2026-03-02', '2 March 2026', 'VARNHOLM (Nordpress) — ', 'By Ilse Brandt',
  'Why it matters:', 'Q:', 'MODERATOR:', '[Getty]', '(Reuters)', 'Photo: Ann Penn', '3 min read', 'date ', 'ENDS', '---', 'title: x', 'Read more', 'contributed to this story',
];

/** Any string: pieces of articles in any order, or any code units at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
);

/** What slow patterns choke on, to be repeated. */
export const NASTY: readonly string[] = [
  'a', ' ', '\n', '\r', '.', '. ', '"', '“ ', '“a ', "'a ", "a'", '«a ', 'a” ', 'a-', 'a.b.', 'A', 'AB ', 'AB — ', 'Ab: ', '[', '(a', 'A/', '*', '1,', '29 March 2022 ', 'Short line\n', '- a\n',
  'Ab:\n', '\uD800', '😀', 'e\u0301', '14:30\n', 'a.b/', 'Ann Penn ', 'Gov. ', 'J. ', '."', ".'”)", '“Hello there my friend, how are you today.\n\n', 'Said A, B and C of the D, said E. ',
];

const file = (name: string): string => readFileSync(findRepositoryFile(`server/data/lexicon/${name}`), 'utf8');

export const conventions: Conventions = parseConventions({ 'labels.txt': file('labels.txt'), 'trailers.txt': file('trailers.txt'), 'credits.txt': file('credits.txt') });
export const abbreviations = parseAbbreviations(file('abbreviations.txt'));

/**
 * The processor time that `work` takes on `units` code units of `piece` over that on a quarter of them, best of three each; about 4 where it is linear,
 * about 16 where it is quadratic. Both times carry 20 ms, so that noise on fast work does not count.
 */
export function growth(piece: string, units: number, work: (text: string) => unknown): number {
  const time = (length: number): number => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    let best = Infinity;
    for (let round = 0; round < 3; round += 1) {
      best = Math.min(best, cpuMs(() => work(text)));
    }
    return best + 20;
  };
  return time(units) / time(units / 4);
}
