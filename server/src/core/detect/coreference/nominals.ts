// Speakers without a name: "two officials", "the ministry", "Ukraine's lead negotiator"; what kind they are and whom they may mean.
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { EntityKind } from '../../model/kinds.js';

export interface Nominal {
  readonly kind: EntityKind;
  /** Lower-case singular head: "official". */
  readonly head: string;
  /** "the", "her", "Ukraine's": means somebody already known. */
  readonly definite: boolean;
  /** "a senior official", "some experts": nobody is named. */
  readonly anonymous: boolean;
  /** The words without article. */
  readonly name: string;
  /** As written. */
  readonly whole: string;
}

const ARTICLES = /^(?:the|a|an|some|both|one|another|many|several|most|all|few|two|three|four|five|other|this|that|these|those|any|its|his|her|their|our|my|your)\s+/iu;
const INDEFINITE = /^(?:a|an|some|one|another|many|several|most|few|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|other|any|\d+)\b/iu;
const DEFINITE = /^(?:the|its|his|her|their|this|that|these|those|our|my)\b|['’]s?\s/iu;
/** Hits "one of its ", "two of the "; misses "one official". */
const PART_OF = /^(?:(one)|two|three|four|five|some|many|most|several|both|all|none) of (?:the|its|his|her|their|our|my|these|those)\s+/iu;
/** Ends the head noun phrase: "officials familiar with", "a spokesman for". */
const AFTER_HEAD: ReadonlySet<string> = new Set(['of', 'for', 'in', 'at', 'from', 'with', 'on', 'to', 'who', 'which', 'that', 'by', 'near', 'familiar', 'close', 'and', 'or', 'whose', 'about']);
export const UNNAMED: ReadonlySet<string> = new Set(['official', 'source', 'aide', 'diplomat', 'person', 'people', 'insider', 'spokesman', 'spokeswoman', 'spokesperson', 'officer', 'adviser', 'advisor', 'expert', 'analyst', 'witness', 'observer', 'critic', 'executive', 'lawmaker', 'investigator']);
const DOCUMENTS: ReadonlySet<string> = new Set(['study', 'survey', 'poll', 'report', 'statement', 'document', 'lawsuit', 'ruling', 'letter', 'memo', 'email', 'tweet', 'post', 'bill', 'article', 'book', 'release', 'read-out', 'readout', 'transcript', 'filing', 'editorial', 'indictment', 'complaint', 'note', 'message', 'data', 'figure', 'result', 'record', 'page', 'website']);

/** Reads the words of a nominal source; undefined where its head is no word for people or bodies. */
export function readNominal(text: string, lexicon: Lexicon): Nominal | undefined {
  const part = PART_OF.exec(text);
  if (part) {
    const whole = readNominal(text.slice(part[0].length), lexicon);
    return whole && { ...whole, kind: part[1] !== undefined && whole.kind === 'group' ? 'person' : whole.kind, definite: false, anonymous: true, name: text };
  }
  const words = text.split(WHITE).filter((w) => w !== '');
  let end = words.findIndex((w, i) => i > 0 && AFTER_HEAD.has(w.toLowerCase()));
  if (end < 0) end = words.length;
  const raw = (words[end - 1] ?? '').toLowerCase().replace(CLITIC, '').replace(EDGES, '');
  const { offices, groups, organisations } = lexicon.titles;
  const single = singular(raw);
  const indefinite = INDEFINITE.test(text);
  const name = text.replace(ARTICLES, '');
  const base = { name, whole: text, definite: !indefinite && DEFINITE.test(text), head: single };
  if (DOCUMENTS.has(single)) return { ...base, kind: 'document', anonymous: false };
  if (offices.has(raw)) return { ...base, kind: 'person', anonymous: UNNAMED.has(raw) || indefinite };
  if (groups.has(raw) || offices.has(single)) return { ...base, kind: 'group', anonymous: UNNAMED.has(single) || indefinite };
  if (organisations.has(raw) || organisations.has(single)) return { ...base, kind: raw !== single && !organisations.has(raw) ? 'group' : 'organisation', anonymous: false };
  if (lexicon.tags.words.get(raw)?.some((r) => r.tag === 1)) return { ...base, kind: 'group', anonymous: indefinite };
  return undefined;
}

const WHITE = /\s+/u;
/** Hits the end of "Quist's"; misses "his". */
const CLITIC = /['’]s?$/u;
/** Marks at the ends of a word. */
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

export function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('sses') || word.endsWith('ches')) return word.slice(0, -2);
  if (word.endsWith('men')) return `${word.slice(0, -3)}man`;
  return word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') ? word.slice(0, -1) : word;
}
