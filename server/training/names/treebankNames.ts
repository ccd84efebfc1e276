// The names in a treebank with entities (GUM), as newswire's guidelines have them: without titles, one name for each stretch of words.
import type { Span } from '../../src/core/base/span.js';
import { placeFame } from '../../src/core/detect/mentions/placeLike.js';
import type { Gazetteer } from '../../src/core/lexicon/gazetteer.js';
import type { Lexicon } from '../../src/core/lexicon/lexicon.js';
import type { TreebankDocument, TreebankMention, TreebankWord } from '../treebank.js';

/** The layers of the newswire. */
export interface NamedDocument {
  readonly id: string;
  readonly text: string;
  readonly persons: readonly Span[];
  readonly organizations: readonly Span[];
  readonly places: readonly Span[];
  readonly peoples: readonly Span[];
}

interface WordLists { readonly lexicon: Lexicon; readonly gazetteer?: Gazetteer }

/** `headed`: bodies and places only where a proper noun is the head of the phrase. */
export function namesIn(document: TreebankDocument, lists: WordLists, headed = false): NamedDocument {
  const layer = (type: string): Span[] => document.mentions.filter((m) => m.type === type).flatMap((m) => nameIn(document.words, m, lists.lexicon, headed));
  return { id: document.id, text: document.text, persons: layer('person'), organizations: layer('organization'), places: layer('place'), peoples: peoples(document, lists) };
}

/** The name in a mention: [] where it holds none. */
export function nameIn(words: readonly TreebankWord[], m: TreebankMention, lexicon: Lexicon, headed = true): Span[] {
  if ((headed || m.type === 'person') && !isProper(words[m.head])) return [];
  const [first, end] = m.type === 'person' ? personName(words, m, lexicon) : properRun(words, m);
  const [start, last] = [words[first], words[end - 1]];
  return first < end && start && last ? [{ start: start.start, end: last.end }] : [];
}

const isProper = (w: TreebankWord | undefined): boolean => w?.upos === 'PROPN';

/** From the first proper noun of a mention, its article apart, to the last before a mark, "who" or a verb. Word indices. */
function properRun(words: readonly TreebankWord[], m: TreebankMention): [number, number] {
  let first = m.first;
  while (first < m.end && (!isProper(words[first]) || words[first]?.form.toLowerCase() === 'the')) first += 1;
  let end = first;
  for (let i = first; i < m.end; i++) {
    const w = words[i];
    if (isProper(w)) end = i + 1;
    else if (!w || (!LINKS.has(w.form.toLowerCase()) && w.upos !== 'NUM')) break;
  }
  return [first, end];
}

const LINKS: ReadonlySet<string> = new Set(['of', 'for', 'and', 'the', 'on', 'in', '&', "'s", '-']);

/** The run of proper nouns that holds the head, without titles before it; empty for an office alone. Word indices. */
function personName(words: readonly TreebankWord[], m: TreebankMention, lexicon: Lexicon): [number, number] {
  let [first, end] = [m.head, m.head + 1];
  while (first > m.first && (isProper(words[first - 1]) || (words[first - 1]?.form === '-' && isProper(words[first - 2])))) first -= 1;
  while (end < m.end && (isProper(words[end]) || (words[end]?.form === '-' && isProper(words[end + 1])))) end += 1;
  while (first < end && isTitle(words[first]?.form ?? '', lexicon)) first += 1;
  return [first, end];
}

function isTitle(form: string, { names, titles }: Lexicon): boolean {
  const word = form.toLowerCase().replace(/\.$/u, '');
  return names.honorifics.has(word) || names.honorifics.has(form.toLowerCase()) || titles.offices.has(word) || TITLE_WORDS.has(word);
}

const TITLE_WORDS: ReadonlySet<string> = new Set(['us', 'u.s', 'uk', 'prime', 'vice', 'deputy', 'foreign', 'attorney', 'state', 'former']);

/** Words for peoples: "French", "Ukrainians". */
const peoples = ({ words }: TreebankDocument, { gazetteer }: WordLists): Span[] =>
  words.filter((w) => /^\p{Lu}/u.test(w.form) && placeFame(w.form, gazetteer) === 'adjective').map(({ start, end }) => ({ start, end }));
