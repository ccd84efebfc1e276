// Whether a block tells the same after an edit, but for how sure it is: each word changes the chance of what is said around it.
import type { Evidence } from '../model/analysis.js';
import type { Draft } from './attributions/unitFrames.js';
import type { BlockReading } from './blockReading.js';
import { sameButMoved, type Edit } from './moves.js';

/** How sure the new reading is of each attribution, by the evidence that the old one gave: the same list stands in the analysis. */
export type Weighed = ReadonlyMap<readonly Evidence[], Pick<Draft, 'score' | 'evidence'>>;

/** undefined where anything but chances differs. Offsets of both readings and of `edit` count from the block's start. */
export function sameReading(old: BlockReading, now: BlockReading, edit: Edit): Weighed | undefined {
  const weighed = new Map<readonly Evidence[], Draft>();
  const same = sameButMoved(old.sentences, now.sentences, edit) && sameButMoved(old.chains, now.chains, edit) && sameButMoved(old.names, now.names, edit)
    && (old.announces === now.announces || sameButMoved(old.announces, now.announces, edit)) && sameDrafts(old.drafts, now.drafts, edit, weighed)
    && old.free.length === now.free.length && old.free.every((f, i) => {
      const g = now.free[i];
      return g !== undefined && f.draftsBefore === g.draftsBefore && sameButMoved(f.quotation, g.quotation, edit) && sameDrafts(f.within, g.within, edit, weighed);
    });
  return same ? weighed : undefined;
}

const sameDrafts = (old: readonly Draft[], now: readonly Draft[], edit: Edit, weighed: Map<readonly Evidence[], Draft>): boolean => old.length === now.length && old.every((a, i) => {
  const b = now[i];
  return b !== undefined && sameDraft(a, b, edit, weighed);
});

function sameDraft(a: Draft, b: Draft, edit: Edit, weighed: Map<readonly Evidence[], Draft>): boolean {
  const same = a.force === b.force && a.act === b.act && a.negated === b.negated && a.lemma === b.lemma
    && sameButMoved(a.source, b.source, edit) && (a.head === b.head || sameButMoved(a.head, b.head, edit)) && sameButMoved(a.cue, b.cue, edit) && sameButMoved(a.content, b.content, edit)
    && sameRules(a.evidence, b.evidence) && sameDrafts(a.nested, b.nested, edit, weighed);
  if (same && a.evidence !== b.evidence) weighed.set(a.evidence, b);
  return same;
}

/** The rule whose detail is a chance in percent. */
const CHANCE = 'learned.attribution';

const sameRules = (old: readonly Evidence[], now: readonly Evidence[]): boolean => old.length === now.length && old.every((a, i) => {
  const b = now[i];
  return b !== undefined && a.rule === b.rule && (a.rule === CHANCE || a.detail === b.detail);
});
