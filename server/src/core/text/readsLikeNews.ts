// Whether a plain text reads like a news article, for the one question that is asked about `.txt` files in a folder.
import { WEEKDAY } from './calendar.js';
import { DATE_PATTERN, TIME_PATTERN } from './dates.js';

/** Only this much is read. UTF-16 units. */
const PEEK = 12_000;
const FEWEST_WORDS = 60;
/** Measured: four news articles in five are over it, and hardly a licence, manual, letter or speech. */
const ENOUGH_POINTS = 2.4;

interface Sign {
  /** Points for each of the first `most` hits. */
  readonly points: number;
  readonly most: number;
  readonly pattern: RegExp;
}

const FOR: readonly Sign[] = [
  // Somebody is reported. Hits "a spokeswoman said", "according to", "told reporters"; misses "must say".
  { points: 0.6, most: 5, pattern: /\b(?:said|told (?:the|a|reporters|\p{Lu})|according to|announced|spokes(?:man|woman|person)|in a statement|reporters|officials|warned that|insisted|confirmed that)\b/giu },
  // An agency or date line before the text. Hits "VARNHOLM (Nordpress) -", "OSLO, March 3 —"; misses "NOTE -".
  { points: 2, most: 1, pattern: new RegExp(`^\\p{Lu}[\\p{Lu} .'-]{2,30}(?:, [\\p{L}. ]{2,30})?(?:,? ${DATE_PATTERN})?(?: \\([^()]{2,30}\\)) ?[-–—]|^\\p{Lu}[\\p{Lu} .'-]{2,30}(?:, [\\p{L}. ]{2,30})? [–—] (?=\\p{Lu})`, 'gmu') },
  // Author, reading time, last lines. Hits "By Ann Penn", "3 min read", "Reporting by"; misses "By now".
  { points: 1.5, most: 2, pattern: /^(?:[*_(]*By \p{Lu}\p{Ll}+ (?:van |de )?\p{Lu}[\p{L}'-]+|\d{1,2} min read|\(?Reporting by|.{3,80} contributed to this (?:report|story)|Why it matters:)/gmu },
  // A line that is a date. Hits "29 March, 2022", "date 2022-03-29 "; misses a date in a sentence.
  { points: 1, most: 1, pattern: new RegExp(`^(?:\\s*date )?(?:Published:? |Updated:? )?${DATE_PATTERN}(?: |$)`, 'gmu') },
  // When it happened. Hits "on Monday", "said Tuesday"; misses "Mondays".
  { points: 0.5, most: 2, pattern: new RegExp(`\\b(?:on|late|early|since|by|until|last|said) ${WEEKDAY}\\b`, 'gu') },
  // Speech in marks with a comma or stop inside. Hits "“It is,” she"; misses "the “bill”".
  { points: 0.7, most: 2, pattern: /["“][^"“”\n]{12,400}[,.?!]["”]/gu },
  // Offices. Hits "minister", "mayor"; misses "ministry's".
  { points: 0.3, most: 3, pattern: /\b(?:ministers?|presidents?|mayors?|police|governments?|senators?|councils?|prosecutors?|ministry|lawmakers?|parliament|court|troops|voters)\b/giu },
];

const AGAINST: readonly Sign[] = [
  // Licences and contracts. Hits "PERMISSION IS HEREBY GRANTED", "WITHOUT WARRANTY"; misses "permission".
  { points: -4, most: 1, pattern: /permission is hereby granted|without warrant(?:y|ies)|redistribution and use|terms and conditions (?:for|of) use|all rights reserved by the licensor|hereinafter|lorem ipsum|licensees?\b|copyright holders?\b|release notes/giu },
  // Code, configuration, logs. Hits "foo = bar();", "[INFO]", "$ npm", "```"; misses prose.
  { points: -1, most: 6, pattern: /[;{}]\s*$|^\s*(?:```|\$ |>>> |#!|import |def |function |var |const |<\w+>|\[?(?:INFO|WARN|ERROR|DEBUG)\b)|^\d{4}-\d\d-\d\dT\d\d:\d\d/gmu },
  // Tables. Hits "a\tb\tc", "1,2,3,4"; misses prose with commas.
  { points: -1, most: 5, pattern: /^[^\n\t]*\t[^\n\t]*\t|^(?:[^,\n ]{0,30},){4,}/gmu },
  // Letters and mails. Hits "Dear Ann", "Subject:", "Best regards"; misses "subject".
  { points: -1.5, most: 3, pattern: /^(?:Dear \p{Lu}|Hi \p{Lu}|Subject: |From: .*@|To: .*@|(?:Best|Kind) regards|Sincerely|Cheers,)/gmu },
  // Instructions and notes. Hits "Step 2", "npm install", "[ ] buy", "TODO"; misses "steps".
  { points: -1, most: 4, pattern: /^\s*(?:Step \d|\[[ x]\]|TODO\b|NOTE:|Usage:|Options:|Ingredients|Installation|Version \d)|\bnpm install\b|\bcommand line\b|\bREADME\b/gmu },
  // A diary, a mail, an advice. Hits "I", "you"; misses "it". Quoted speech has them too, so each counts little.
  { points: -0.08, most: 40, pattern: /\b(?:I|I'm|I've|I'd|you|your|my)\b/gu },
  // Pages about files and programs. Hits "`harbour.txt`", "](docs/a.md)", "| a | b |"; misses prose.
  { points: -0.5, most: 6, pattern: /`[^`\n]{1,60}`|\]\([^)\n]{1,100}\)|^\|.*\|$/gmu },
  // Scenes and chat. Hits "14:02 Ann:"; misses "14:02 The".
  { points: -1, most: 4, pattern: new RegExp(`^\\[?${TIME_PATTERN}\\]?\\s+<?[\\p{L}\\d_]+[>:]`, 'gmu') },
];

/**
 * True where the first pages of `text` read like news in English: somebody is reported, days and offices are named, lines stand as papers set them.
 * Made to be silent where in doubt: a wrong question costs more than a missing one. Linear in the first 12,000 units, the rest is not read.
 */
export function readsLikeNews(text: string): boolean {
  const words = text.slice(0, PEEK);
  const count = words.split(/\s+/u).length;
  if (count < FEWEST_WORDS || linesAreShort(words)) return false;
  const unquoted = words.replace(QUOTED, ' ');
  return points(words, FOR) + points(unquoted, AGAINST) >= ENOUGH_POINTS;
}

// Speech in marks, whose "I" and "you" tell nothing. Hits "“I sang,”"; misses an open mark.
const QUOTED = /["“][^"“”\n]{1,600}["”]/gu;

function points(words: string, signs: readonly Sign[]): number {
  let sum = 0;
  for (const sign of signs) sum += sign.points * hits(words, sign);
  return sum;
}

function hits(words: string, { pattern, most }: Sign): number {
  let found = 0;
  for (const _ of words.matchAll(pattern)) {
    found += 1;
    if (found >= most) break;
  }
  return found;
}

/** Lists, code and verse: hardly a line holds a sentence, and hardly a paragraph either. */
function linesAreShort(words: string): boolean {
  const paragraphs = words.split(/\r?\n\s*\r?\n|\r\r/u).filter((paragraph) => paragraph.trim() !== '');
  const lines = words.split(/[\r\n]+/u).filter((line) => line.trim() !== '');
  const typical = (pieces: readonly string[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0) / Math.max(1, pieces.length);
  return typical(lines) < 35 && typical(paragraphs) < 120;
}
