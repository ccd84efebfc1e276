// What a paragraph that ends in a colon announces: whose words the quotation in the next paragraph is.
import { elementAt } from '../../base/elementAt.js';
import type { Span } from '../../base/span.js';
import type { Cue, CueLexicon } from '../../lexicon/cues.js';
import { isFiniteTag, isQuote, type Item, type Unit } from '../words/items.js';
import { verbGroups } from '../words/verbGroups.js';
import { spanOf, type FrameSource } from './frame.js';
import { subjectAfter, subjectBefore } from './sources.js';
import type { Draft } from './unitFrames.js';

/** "Councillor Pryce released the following statement:" before a paragraph of quoted words. */
export interface Announcement {
  readonly source: Span;
  /** The name or nominal in the source. */
  readonly head: Span;
  readonly cue: Span;
  readonly reading: Cue | undefined;
}

/** Verbs looked back at from the colon: "… went on to say:", "… wrote in reply:". */
const LOOK_BACK = 4;

/**
 * The last verb of saying before the colon that ends `unit` with its subject, else the last finite verb that has one, else what `found` in the unit has
 * a source; undefined where no colon ends it.
 */
export function announcementOf(unit: Unit, found: readonly Draft[], cues: CueLexicon): Announcement | undefined {
  if (unit.items[unit.items.length - 1]?.text !== ':') return undefined;
  return announcedBy(unit.items, cues, true) ?? found.flatMap(({ source: [source], head, cue: [cue] }) => (source && head && cue ? [{ source, head, cue, reading: undefined }] : [])).at(-1);
}

/** The same inside a sentence, for the quotation at item `at`: "He paid her a compliment: “…”", "Said Brandt, “…”". */
export function announcedWithin({ items }: Unit, at: number, cues: CueLexicon): Announcement | undefined {
  const mark = elementAt(items, at - 1)?.text;
  return mark === ':' || mark === ',' ? announcedBy(items.slice(0, at), cues, mark === ':') : undefined;
}

/** What a verb must be, best first: one of saying, a finite one, and in a line without either what looks like a participle ("Quist, the mayor, released"). */
type Wanted = 'saying' | 'finite' | 'participle';

/** `any`: where there is no verb of saying, another will do. */
function announcedBy(items: readonly Item[], cues: CueLexicon, any: boolean): Announcement | undefined {
  const groups = verbGroups(items);
  const last = groups.length - 1;
  const wants: readonly Wanted[] = any ? ['saying', 'finite', 'participle'] : ['saying'];
  for (const wanted of wants) {
    for (let g = last; g >= Math.max(0, last - LOOK_BACK); g--) {
      const group = groups[g];
      const [first, head] = group ? [items[group.start], items[group.head]] : [];
      const reading = head ? sayingOf(head, cues) : undefined;
      if (!group || !first || !head || !(wanted === 'saying' ? reading : wanted === 'finite' ? group.finite : head.tag === 'VBN') || items.slice(group.end).some(isQuote)) continue;
      const read = wanted === 'participle' ? groups.with(g, { ...group, participle: false, finite: true }) : groups;
      const source = inverted(items, group.start, group.end) ?? subjectBefore(items, read, g);
      if (!source) continue;
      return { source: spanOf(items, source.range), head: spanOf(items, source.head), cue: { start: first.start, end: head.end }, reading };
    }
  }
  return undefined;
}

const sayingOf = (verb: Item | undefined, cues: CueLexicon): Cue | undefined => (verb ? cues.verbs.get(verb.lower)?.find((c) => c.act === 'communication' && (c.patterns.quote || c.patterns.that)) : undefined);

/** "Continued Olsen:" */
function inverted(items: readonly Item[], start: number, end: number): FrameSource | undefined {
  const subject = start === 0 && isFiniteTag(items[start]?.tag ?? '.') ? subjectAfter(items, end) : undefined;
  return subject && items.length - subject.range.end <= 2 ? subject : undefined;
}
