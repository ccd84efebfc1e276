// Annotations that do not follow their text by themselves: changed, perhaps elsewhere, or lost; and claims that once said something else.
import { integrityOf, wordingOf } from '../core/anchor/integrity.js';
import { type MeaningChange, meaningChanges } from '../core/anchor/meaning.js';
import type { Span } from '../core/base/span.js';
import type { AnchoredAnnotation, Annotation } from '../core/model/annotation.js';
import { say } from './messages.js';
import type { Snapshot } from './snapshot.js';

export type UnsettledState = 'meaning' | 'changed' | 'candidate' | 'orphan' | 'settled';

export interface Unsettled {
  readonly annotation: Annotation;
  /** `meaning`: a number, name, date or negation differs; `settled`: a person kept it for words that say something else than before. */
  readonly state: UnsettledState;
  /** Where it stands or may stand; undefined for lost ones. UTF-16. */
  readonly span?: Span;
  readonly before: string;
  /** What stands there now; absent for lost ones. */
  readonly now?: string;
  readonly changes: readonly MeaningChange[];
  /** Hash of the text that it was made for, where known. */
  readonly of?: string;
}

/** In the order of the gloss file; rejected ones need no settling. */
export function unsettledOf({ anchored, text }: Pick<Snapshot, 'anchored' | 'text'>): Unsettled[] {
  return anchored.flatMap((a): Unsettled[] => (a.annotation.status === 'rejected' ? [] : one(a, text)));
}

function one({ annotation, state, proposal }: AnchoredAnnotation, text: string): Unsettled[] {
  const span = annotation.spans[0] ?? proposal?.[0];
  const known = { annotation, ...(span ? { span } : {}), ...(annotation.of !== undefined ? { of: annotation.of } : {}) };
  const quotes = annotation.quotes.join(' … ');
  switch (state) {
    case 'changed': {
      const { before, now } = wordingOf(annotation, text);
      const changes = integrityOf(annotation, text);
      return [{ ...known, state: changes.length > 0 ? 'meaning' : 'changed', before, now, changes }];
    }
    case 'candidate': {
      const now = (proposal ?? []).map((s) => text.slice(s.start, s.end)).join(' … ');
      return [{ ...known, state: 'candidate', before: quotes, now, changes: meaningChanges(quotes, now) }];
    }
    case 'orphan':
      return [{ ...known, state: 'orphan', before: quotes, changes: [] }];
    default: {
      const { was } = annotation;
      const changes = was ? meaningChanges(was.quote, quotes) : [];
      return was && changes.length > 0 ? [{ ...known, state: 'settled', before: was.quote, now: quotes, changes, ...(was.text !== '' ? { of: was.text } : {}) }] : [];
    }
  }
}

/** Said in full are so many changes; the rest is counted by the reader. */
const SAID = 3;

/** The changes of meaning in words: "The article now says “14”; your annotation was made on “12”." */
export function inWords(changes: readonly MeaningChange[]): string {
  return changes.slice(0, SAID).map(({ before, after }) => {
    if (before === undefined) return say('meaning.come', after ?? '');
    return after === undefined ? say('meaning.gone', before) : say('meaning.other', after, before);
  }).join(' ');
}

/** For lists: "12 → 14". */
export const inShort = (changes: readonly MeaningChange[]): string => changes.slice(0, SAID).map(({ before, after }) => `${before ?? '–'} → ${after ?? '–'}`).join(', ');
