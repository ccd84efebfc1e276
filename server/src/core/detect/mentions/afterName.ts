// What stands behind a name and tells what it names: an age, a role, a body's explanation, what only companies have, words of its own.
import type { Lexicon } from '../../lexicon/lexicon.js';
import { isCapital, isSpaced, isUpper, type Word } from '../words/words.js';
import { lettered } from '../../text/lettered.js';

/** What follows a name: ", 45,", ", the mayor of …", " who", "(IEA)". */
export function afterName(words: readonly Word[], to: number, lexicon: Lexicon): { hints: string[]; role?: string; acronym?: string } {
  const next = words[to];
  const second = words[to + 1];
  if (!next || !second) return { hints: [] };
  if (actsAsBody(words, to) || COMPANYS.has((next.tag === 'POS' ? second : next).lower)) return { hints: ['body'] };
  if (next.lower === 'who') return { hints: ['who'] };
  if (next.tag === '(' && words[to + 2]?.tag === ')' && isUpper(second) && second.text.length <= 8) return { hints: [], acronym: second.text };
  if (next.tag !== ',') return { hints: [] };
  if (second.lower === 'who') return { hints: ['who'] };
  const aged = second.tag === 'CD' && AGE.test(second.text) && words[to + 2]?.tag === ',';
  const at = aged ? to + 3 : to + 1;
  if (bodyAt(words, at, lexicon)) return { hints: ['body'] };
  const role = roleAt(words, at, lexicon);
  const hints = aged ? ['age'] : [];
  if (role === undefined) return { hints };
  return { hints: [...hints, 'apposition'], role };
}

/** What only companies have: "Nordmere's shares", "Nordmere shareholders". */
const COMPANYS: ReadonlySet<string> = new Set(['shares', 'shareholders', 'stock', 'subsidiary', 'headquarters', 'revenue', 'revenues', 'turnover', 'ceo', 'profits']);

/** "Vattna Kraft said on Monday that it would close": who says "it" of itself is no person; "said it would be hard" tells nothing. */
function actsAsBody(words: readonly Word[], to: number): boolean {
  if (!SAYS.has(words[to]?.lower ?? '')) return false;
  for (let i = to + 1; i < Math.min(words.length, to + 6); i++) {
    const w = words[i];
    if (!w || w.tag === ',' || w.tag === '"') return false;
    if (w.lower !== 'it') continue;
    const [verb, next] = [words[i + 1], words[i + 2]];
    return verb !== undefined && next !== undefined && OF_ITSELF.has(verb.lower) && !OF_THE_MATTER.has(next.lower);
  }
  return false;
}

const SAYS: ReadonlySet<string> = new Set(['said', 'says', 'announced', 'announces', 'warned', 'reported', 'confirmed', 'added']);
const OF_ITSELF: ReadonlySet<string> = new Set(['would', 'will', 'had', 'has', 'plans', 'planned', 'expects', 'expected', 'intends', 'intended', 'aims', 'aimed']);
const OF_THE_MATTER: ReadonlySet<string> = new Set(['be', 'been', 'take', 'taken', 'make', 'mean', 'seem', 'become', 'come', 'not', 'never', 'always', 'help', 'happen', 'depend', 'require']);

/** Hits "45"; misses "1945". */
const AGE = /^\d{1,2}$/u;

/** ", the company which …": an organisation explained. */
function bodyAt(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  if (words[at]?.tag !== 'DT') return false;
  for (let i = at + 1; i < Math.min(words.length, at + 6); i++) {
    const w = words[i];
    if (!w || !(w.tag === 'JJ' || w.tag === 'NN' || w.tag === 'NNP' || w.tag === 'VBG' || w.tag === 'POS' || w.tag === 'NNS')) return false;
    const next = words[i + 1];
    if (lexicon.titles.organisations.get(w.lower) === true && next?.tag !== 'NN' && next?.tag !== 'NNS' && next?.tag !== 'POS' && !(next && isCapital(next))) return true;
  }
  return false;
}

/** Undefined too for another person with a title (", Foreign Minister Ada Quist"). ", the mayor of Eastport," → "the mayor of Eastport", where the phrase's head is an office. */
function roleAt(words: readonly Word[], at: number, lexicon: Lexicon): string | undefined {
  let office = false;
  let linked = false;
  let end = at;
  const opener = words[at];
  const named = opener !== undefined && isCapital(opener);
  for (let i = at; i < Math.min(words.length, at + 16); i++) {
    const w = words[i];
    if (!w || w.tag === ',' || w.tag === '.' || w.tag === ':' || w.tag === '"' || w.tag === 'WP' || w.tag === 'WDT' || (w.tag.startsWith('VB') && w.tag !== 'VBN' && w.tag !== 'VBG') || w.tag === 'MD' || w.tag === 'PRP') break;
    if (i < at + 7 && (lexicon.titles.offices.has(w.lower) || JOB.test(w.lower)) && w.tag !== 'POS') office = true;
    else if (office && (w.tag === 'IN' || w.tag === 'TO' || w.tag === 'POS')) linked = true;
    else if (office && named && !linked && isCapital(w)) return undefined;
    if (i === at && !(w.tag === 'DT' || w.tag === 'NN' || w.tag === 'JJ' || w.tag === 'NNP' || w.tag === 'PRP$')) break;
    end = i + 1;
  }
  return office && end > at ? textBetween(words, at, end) : undefined;
}

/** Hits "cardiologist", "lighthousekeeper"; misses "list". Jobs by their endings, beyond those listed. */
const JOB = lettered(/\p{L}(?:ologist|iatrist|ician|ographer|keeper|maker|wright)$/u);

export function textBetween(words: readonly Word[], from: number, to: number): string {
  let out = '';
  for (let i = from; i < to; i++) {
    const w = words[i];
    if (w) out += (isSpaced(w) && out !== '' ? ' ' : '') + w.text;
  }
  return out;
}
