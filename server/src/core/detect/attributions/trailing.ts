// Cues in a sentence of their own behind a quotation that ended like one: “…?” Quist asked.
import type { Cue, CueLexicon } from '../../lexicon/cues.js';
import { isFiniteTag, isQuote, type Item, type Unit } from '../words/items.js';
import { phraseFrom, skipAdverbial } from '../words/phrases.js';
import { signatureAt } from './signed.js';

/** Each unit with the sentence behind it that only says whose words its last quotation is. */
export function joinTrailingCues(units: readonly Unit[], cues: CueLexicon): Unit[] {
  const joined: Unit[] = [];
  for (const unit of units) {
    const previous = joined[joined.length - 1];
    const last = previous?.items[previous.items.length - 1];
    const trailing = previous && isQuote(last) ? trailingItems(unit.items, last, cues) : undefined;
    if (previous && trailing) joined[joined.length - 1] = { items: [...previous.items, ...trailing], start: previous.start, end: unit.end };
    else joined.push(unit);
  }
  return joined;
}

/** `items` where they only say whose words `quotation` is, their verb read as finite: "…, a pilot, shouted to the crowd". */
function trailingItems(items: readonly Item[], quotation: Item | undefined, cues: CueLexicon): readonly Item[] | undefined {
  if (signatureAt(items, 0) || trailsQuote(items, cues)) return items;
  const end = endsAloud(quotation) ? longSubjectEnd(items) : 0;
  if (end === 0 || !trailsQuote(items, cues, end)) return undefined;
  return items.map((x, i) => (i >= end && x.tag === 'VBN' ? { ...x, tag: 'VBD' } : x));
}

/** “…?” or “…!”: what follows may still be the quotation's sentence. */
function endsAloud(quotation: Item | undefined): boolean {
  const last = quotation?.inside?.[quotation.inside.length - 1]?.text;
  return last === '?' || last === '!';
}

/** Whether `items` are a subject (before item `at`) with a verb of saying, a listener and circumstances, and nothing else. */
function trailsQuote(items: readonly Item[], cues: CueLexicon, at = phraseFrom(items, 0)?.end ?? 0): boolean {
  let verb = at;
  while (items[verb]?.tag === 'RB') verb += 1;
  const word = items[verb];
  if (!word || !isFiniteTag(word.tag) && word.tag !== 'VBN') return false;
  const reading: Cue | undefined = cues.verbs.get(word.lower)?.find((c) => c.patterns.quote && c.act === 'communication' && c.particle === undefined);
  if (!reading) return false;
  let k = verb + 1;
  if (at === 0 || reading.patterns.recipient) {
    const phrase = phraseFrom(items, k);
    if (phrase) k = phrase.end;
    else if (at === 0) return false;
  }
  for (let hops = 0; hops < 4; hops++) {
    const next = skipAdverbial(items, k);
    if (next === k) break;
    k = next;
  }
  const rest = items[k];
  return rest === undefined || rest.tag === '.' || rest.tag === ',';
}

/** Items of a subject with its insertions. */
const LONGEST_SUBJECT = 30;

/** Behind a subject with insertions, "Quist's niece, Councillor Orr (Lab), | shouted", "Orr, who did not vote, | asked"; 0 where there is none. */
function longSubjectEnd(items: readonly Item[]): number {
  let end = phraseFrom(items, 0)?.end ?? 0;
  if (end === 0 || items[end]?.tag !== ',') return 0;
  for (let i = end + 1; i < Math.min(items.length, LONGEST_SUBJECT); i++) {
    const item = items[i];
    if (!item || isQuote(item)) return 0;
    if (item.tag !== ',') continue;
    end = i + 1;
    const inserted = items.slice(0, end);
    const next = items[end];
    if (next && (isFiniteTag(next.tag) || next.tag === 'VBN' || next.tag === 'RB')) return inserted.some((x) => isFiniteTag(x.tag)) && !inserted.some((x) => x.tag === 'WP' || x.tag === 'WDT') ? 0 : end;
  }
  return 0;
}
