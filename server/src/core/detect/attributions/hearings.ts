// What a court, an inquest or a committee was told: “The court heard that …”, “…, an inquest has heard.” Who said it, the sentence leaves open.
import { elementAt } from '../../base/elementAt.js';
import { NO_PATTERNS, type Cue, type CueLexicon } from '../../lexicon/cues.js';
import type { Item } from '../words/items.js';
import { verbGroups } from '../words/verbGroups.js';
import type { Grammar } from './contents.js';
import type { Frame } from './frame.js';
import { activeFrame } from './verbFrames.js';

/** Those that hear evidence. */
const BENCHES: ReadonlySet<string> = new Set(['court', 'inquest', 'jury', 'jurors', 'tribunal', 'inquiry', 'hearing', 'magistrates', 'panel', 'committee', 'commission', 'meeting']);

const HEAR: Cue = { lemma: 'hear', force: 'neutral', act: 'communication', patterns: { ...NO_PATTERNS, quote: true, clause: true, that: true, question: true } };

/** Every attribution of a unit to a body that heard it. */
export function hearingFrames(items: readonly Item[], cues: CueLexicon): Frame[] {
  if (!items.some((x) => BENCHES.has(x.lower)) || !items.some((x) => x.lower === 'heard' || x.lower === 'told')) return [];
  const grammar: Grammar = { items, groups: verbGroups(items), cues };
  return grammar.groups.flatMap((group, g) => {
    const verb = items[group.head]?.lower;
    if (!group.finite || (verb !== 'heard' && !(verb === 'told' && group.passive))) return [];
    const frame = activeFrame(grammar, g, HEAR, group.end);
    const bench = frame?.source && elementAt(items, frame.source.head.end - 1)?.lower;
    return frame && bench !== undefined && BENCHES.has(bench) ? [frame] : [];
  });
}
