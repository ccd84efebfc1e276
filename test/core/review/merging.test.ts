// Lists of marks that are kept in step with the decisions: the same as made anew.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorGloss } from '../../../server/src/core/anchor/anchor.js';
import { readGloss } from '../../../server/src/core/gloss/read.js';
import type { AnchoredAnnotation } from '../../../server/src/core/model/annotation.js';
import { mergeMarks } from '../../../server/src/core/review/marks.js';
import { suggestionMemory } from '../../../server/src/core/review/memory.js';
import { engine } from '../../support/engine.js';
import { manyAnnotations } from '../../support/manyAnnotations.js';

describe('marks after one decision and the next', () => {
  const { text, gloss: source } = manyAnnotations(24);
  const gloss = readGloss(source).gloss ?? assert.fail();
  const analysis = engine.analyse(text);
  const all = anchorGloss(gloss, text);
  const states = ['exact', 'changed', 'orphan'] as const;

  /** The same annotation as decided otherwise, elsewhere, or lost. */
  const variant = fc.record({ of: fc.nat(all.length - 1), status: fc.constantFrom('accepted', 'rejected', 'added', 'suggested'), by: fc.constantFrom(0, 0, 0, 5, 40), state: fc.constantFrom(...states) });

  function changed(list: readonly AnchoredAnnotation[], v: { of: number; status: 'accepted' | 'rejected' | 'added' | 'suggested'; by: number; state: (typeof states)[number] }, how: number): AnchoredAnnotation[] {
    const a = all[v.of];
    if (!a) return [...list];
    const rest = list.filter((x) => x.annotation.id !== a.annotation.id);
    if (how === 0) return rest;
    const spans = v.state === 'orphan' ? [] : a.annotation.spans.map((s) => ({ start: s.start + v.by, end: s.end + v.by }));
    const made: AnchoredAnnotation = { annotation: { ...a.annotation, spans, status: v.status }, state: v.state };
    return [...rest.slice(0, v.of), made, ...rest.slice(v.of)];
  }

  it('are those of the file as it is then', () => {
    fc.assert(fc.property(fc.array(fc.tuple(variant, fc.nat(3)), { minLength: 1, maxLength: 12 }), (steps) => {
      const memory = suggestionMemory();
      let anchored: readonly AnchoredAnnotation[] = all;
      for (const [v, how] of [[{ of: 0, status: 'accepted', by: 0, state: 'exact' }, 1], ...steps] as const) {
        anchored = changed(anchored, v, how);
        const fresh = mergeMarks({ analysis, text, gloss, anchored });
        const kept = mergeMarks({ analysis, text, gloss, anchored, memory });
        assert.deepEqual(kept, fresh);
      }
    }), { numRuns: 60 });
  }).timeout(60_000);
});
