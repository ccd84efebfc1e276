// Short wordings of marks and entities for lists, cards and screen readers: plain text of one line.
import type { Mark } from '../core/review/marks.js';
import { t } from '@vscode/l10n';
import { entityOf, type Snapshot } from './snapshot.js';

/** What a mark's words are, fragments joined by an ellipsis, at most `limit` UTF-16 units. */
export const quoteOf = (mark: Mark, limit = 80): string => shorten(mark.annotation.quotes.join(' … '), limit);

/** The same for sentences that put it in quotation marks themselves: without its own around it. */
export const bareQuoteOf = (mark: Mark, limit = 80): string => quoteOf(mark, limit).replace(OWN_MARKS, '$1');
/** All between marks at both ends; hit: "“Nobody asked us,”", miss: "“Yes,” … “no.”" and "the “old” quay". */
const OWN_MARKS = /^["“”„«']([^"“”„«»]*)["”“»']$/u;

/** One line without breaks, cut at a word's end where it is longer than `limit`. */
export function shorten(value: string, limit: number): string {
  const line = value.slice(0, limit * LOOKED_AT).replace(SPACES, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${wellCut(space > limit / 2 ? cut.slice(0, space) : cut)}…`;
}

/** Runs of white space may shrink: so many times the limit is looked at, and a long text not copied whole. */
const LOOKED_AT = 4;

/** Never half of a character of two units at the end. */
const wellCut = (value: string): string => (HIGH_SURROGATE_END.test(value) ? value.slice(0, -1) : value);

const SPACES = /\s+/gu;
/** A lone first half at the end; hit: "a\uD83D", miss: "a😀". No `u` flag: halves are what is looked for. */
const HIGH_SURROGATE_END = /[\uD800-\uDBFF]$/;

/** The speaker of a claim as people name it: the entity's name, else the words in the article. */
export function speakerName(snapshot: Snapshot, mark: Mark): string | undefined {
  if (mark.annotation.type !== 'claim') return undefined;
  const entity = entityOf(snapshot, mark);
  if (entity) return entity.name;
  const words = mark.annotation.speaker.flatMap((p) => (p.quote === undefined ? [] : [p.quote]));
  return words.length > 0 ? shorten(words.join(' … '), 60) : undefined;
}

/** "claim by Ilse Brandt: The quay is safe", "place: Varnholm". */
export function labelOf(snapshot: Snapshot, mark: Mark): string {
  const { annotation } = mark;
  const quote = quoteOf(mark);
  if (annotation.type === 'mention') {
    const name = entityOf(snapshot, mark)?.name;
    return name !== undefined && !quote.includes(name) ? t('{0}: {1} ({2})', kindWord(annotation.kind), quote, name) : t('{0}: {1}', kindWord(annotation.kind), quote);
  }
  if (annotation.form === 'own') return t('statement of the article: {0}', quote);
  const speaker = speakerName(snapshot, mark);
  return speaker !== undefined ? t('claim by {0}: {1}', speaker, quote) : t('claim without a speaker: {0}', quote);
}

/** A kind in words; kinds of the newsroom stand as they are. */
export function kindWord(kind: string): string {
  switch (kind) {
    case 'person': return t('person');
    case 'organisation': return t('organisation');
    case 'group': return t('group');
    case 'place': return t('place');
    case 'document': return t('document');
    case 'claim': return t('claim');
    default: return kind;
  }
}

export function formWord(form: string): string {
  switch (form) {
    case 'direct': return t('direct quotation');
    case 'mixed': return t('partly quoted');
    case 'indirect': return t('reported speech');
    case 'own': return t('the article’s own statement');
    default: return form;
  }
}

export function forceWord(force: string): string {
  switch (force) {
    case 'neutral': return t('neutral');
    case 'factive': return t('presents it as fact');
    case 'hedged': return t('hedged');
    case 'distancing': return t('keeps its distance');
    case 'denial': return t('denies');
    case 'pledge': return t('pledges');
    case 'demand': return t('demands');
    case 'question': return t('asks');
    case 'thought': return t('thinks');
    default: return force;
  }
}
