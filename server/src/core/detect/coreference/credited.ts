// People whom the credit of a picture names: "Photo: Ada Quist", "Image: HMS / Ada Quist".
import type { Span } from '../../base/span.js';
import type { Structure } from '../../model/analysis.js';
import type { Resources } from '../resources.js';
import { SpanIndex } from '../spanIndex.js';
import { THINGS } from '../mentions/kinds.js';
import { keyOf, type Cast, type MentionDraft } from './people.js';

/** Mentions in text order, none that meets one of `mentions`. A run of capitals is somebody's name where the article has that person, or where a first name opens it. */
export function creditedPersons(text: string, { blocks }: Structure, mentions: readonly MentionDraft[], cast: Cast, resources: Resources): MentionDraft[] {
  if (blocks.every(({ asides }) => asides.length === 0)) return [];
  const taken = new SpanIndex(mentions, (m) => m.span);
  return blocks.flatMap(({ asides }, block) => asides.flatMap((aside) => runsIn(text, aside.span).flatMap((run) => {
    const name = withoutAgency(run);
    const [first, last] = [name[0], name[name.length - 1]];
    if (!first || !last || !isPersons(name.map((w) => w.text), cast, resources)) return [];
    const span = { start: first.start, end: last.end };
    if (taken.meeting(span).length > 0) return [];
    const entity = cast.person(name.map((w) => w.text), resources.lexicon.names.first.get(keyOf(first.text))?.gender ?? 'u');
    return [{ span, kind: 'person', form: 'name', entity, score: 0.8, evidence: [{ rule: 'name.credit' }], sentence: 0, block, leads: false } satisfies MentionDraft];
  })));
}

interface CreditWord extends Span { readonly text: string }

/** The runs of capitals in a credit, cut at small words and marks. */
function runsIn(text: string, credit: Span): CreditWord[][] {
  const runs: CreditWord[][] = [];
  let end = -1;
  for (const { index, 0: written } of text.slice(credit.start, credit.end).matchAll(WORD)) {
    const start = credit.start + index;
    const word = LAST_STOP.test(written) ? written.slice(0, -1) : written;
    const joined = start === end + 1 && text.charAt(end) === ' ';
    if (CAPITAL.test(word)) {
      if (joined) runs[runs.length - 1]?.push({ text: word, start, end: start + word.length });
      else runs.push([{ text: word, start, end: start + word.length }]);
      end = start + word.length;
    } else end = -1;
  }
  return runs;
}

// Hits "Ada", "O'Brien", "J."; misses "/", "&".
const WORD = /[^\s/|,;&()[\]:©]+/gu;
// Hits "Ada", "Ö"; misses "by".
const CAPITAL = /^\p{Lu}/u;
// Hits "Quist."; misses the initial "J.".
const LAST_STOP = /..\.$/u;

/** "HMS Ada Quist": the agency in capitals before the name. */
function withoutAgency(run: readonly CreditWord[]): readonly CreditWord[] {
  const from = run.findIndex((w) => w.text.length < 2 || w.text !== w.text.toUpperCase());
  return from > 0 ? run.slice(from) : run;
}

const MOST_WORDS = 4;

function isPersons(words: readonly string[], cast: Cast, { lexicon: { names, titles, tags } }: Resources): boolean {
  const [first, last] = [keyOf(words[0]), keyOf(words[words.length - 1])];
  if (words.length < 2 || words.length > MOST_WORDS || titles.organisations.has(last) || THINGS.has(last)) return false;
  const given = names.first.get(first);
  const known = cast.findPerson(words, 'u');
  if (known?.kind === 'person' && keyOf(known.name) === keyOf(words.join(' '))) return true;
  // "Anatol Pictures", "Axel Marine Weekly": a common word is nobody's surname unless it is known as one.
  return given !== undefined && (names.surnames.has(last) || words.slice(1).every((w) => !tags.words.has(keyOf(w))));
}
