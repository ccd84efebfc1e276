// Reading a gloss file again after a change: what is taken over from the reading before says what a fresh reading says.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorGloss } from '../../../server/src/core/anchor/anchor.js';
import { articleText } from '../../../server/src/core/anchor/describe.js';
import { meetGloss, type MetGloss } from '../../../server/src/core/anchor/again.js';
import { applyOperations } from '../../../server/src/core/gloss/edit.js';
import { type ParsedGloss, readGloss, type ReadOptions } from '../../../server/src/core/gloss/read.js';
import { BUILT_IN_KINDS } from '../../../server/src/core/gloss/tagset.js';
import type { Project } from '../../../server/src/core/model/project.js';
import { glossProblems, type GlossLook, lookAt } from '../../../server/src/service/diagnostics/gloss.js';
import { manyAnnotations } from '../../support/manyAnnotations.js';
import { ARTICLE, GLOSS_SOURCES, operationsFor, WISHES } from './glossFiles.js';

const CLEAN = manyAnnotations(16);
const TAGSET: Pick<Project, 'kinds' | 'links' | 'entities'> = { kinds: BUILT_IN_KINDS, links: [], entities: [] };
const STRICT = { ...TAGSET, kinds: BUILT_IN_KINDS.map((k) => (k.name === 'claim' ? { ...k, speaker: ['person'] } : k)) };

/** Everything that a reading says, places included. */
function sayings({ gloss, problems, writable }: ParsedGloss): unknown {
  if (!gloss) return { problems, writable };
  const fields = gloss.annotations.flatMap((a) => ['kind', 'span', 'entity', 'note', 'speaker/0/entity'].map((f) => gloss.places.fields.get(`${a.id}/${f}`)));
  const { places, ...values } = gloss;
  return { values, problems, writable, fields, annotations: places.annotations.all(), entities: [...places.entities] };
}

/** A change as somebody makes it by hand: one line goes, comes twice, or gets other words; a block comes twice. */
interface ByHand {
  readonly kind: 'gone' | 'twice' | 'other' | 'block twice';
  readonly at: number;
  readonly words: readonly [string, string];
}

const BY_HAND: fc.Arbitrary<ByHand> = fc.record({
  kind: fc.constantFrom<ByHand['kind']>('gone', 'twice', 'other', 'other', 'other', 'block twice'),
  at: fc.nat(400),
  words: fc.constantFrom<(readonly [string, string])[]>(['kind: person', 'kind: vessel'], ['entity: brandt', 'entity: nobody'], ['status: added', 'status: added\n    of: sha256:aa'], ['kind: claim', 'kind: claim\n    note: seen'],
    ['id: m-', 'id: x-'], ['id: c-2223', 'id: c-2222'], ['within: c-2222', 'within: c-2'], ['kind: person', 'kind: organisation'], ['codePoints: ', 'codePoints: 1 # '], ['status: added', 'status: added\n    within: c-2222'], ['aasen:', 'aas:']),
});

function changed(source: string, { kind, at, words }: ByHand): string {
  const lines = source.split('\n');
  const line = at % lines.length;
  if (kind === 'gone') return [...lines.slice(0, line), ...lines.slice(line + 1)].join('\n');
  if (kind === 'twice') return [...lines.slice(0, line + 1), ...lines.slice(line)].join('\n');
  if (kind === 'other') return source.replaceAll(words[0], (found, offset: number) => (offset % 7 === at % 7 ? words[1] : found));
  const starts = lines.flatMap((l, i) => (l.startsWith('  - ') ? [i] : []));
  const [start, end] = [starts[at % Math.max(1, starts.length)] ?? 0, starts[(at % Math.max(1, starts.length)) + 1] ?? lines.length - 1];
  return [...lines.slice(0, end), ...lines.slice(start, end), ...lines.slice(end)].join('\n');
}

const OPTIONS: readonly ReadOptions[] = [{}, { knownKinds: ['vessel'], projectEntities: [{ id: 'nobody' }] }];

describe('a gloss file that is read again', () => {
  it('says what a fresh reading says, whatever was changed by hand', function () {
    this.timeout(60_000);
    fc.assert(fc.property(fc.array(BY_HAND, { minLength: 1, maxLength: 5 }), fc.constantFrom(...OPTIONS), (changes, options) => {
      let source = CLEAN.gloss;
      let last = readGloss(source, options);
      for (const change of changes) {
        source = changed(source, change);
        const again = readGloss(source, options, last);
        assert.deepEqual(sayings(again), sayings(readGloss(source, options)), source);
        if (again.tree) last = again;
      }
      assert.deepEqual(sayings(readGloss(CLEAN.gloss, options, last)), sayings(readGloss(CLEAN.gloss, options)));
    }), { numRuns: 250 });
  });

  it('has the problems that a fresh look finds', function () {
    this.timeout(60_000);
    fc.assert(fc.property(fc.array(BY_HAND, { minLength: 1, maxLength: 5 }), fc.constantFrom(TAGSET, STRICT), (changes, tagset) => {
      let source = CLEAN.gloss;
      let last = readGloss(source);
      let look: GlossLook = lookAt(last, tagset);
      for (const change of changes) {
        source = changed(source, change);
        last = readGloss(source, {}, last);
        look = lookAt(last, tagset, look);
        assert.deepEqual(look.problems, glossProblems(readGloss(source), tagset));
      }
    }), { numRuns: 150 });
  });

  it('is decided on as if it had been read and met afresh', function () {
    this.timeout(120_000);
    fc.assert(fc.property(GLOSS_SOURCES, fc.array(WISHES, { minLength: 1, maxLength: 5 }), (first, wishes) => {
      const article = articleText(ARTICLE);
      let source = first;
      let reading = readGloss(source);
      let met: MetGloss | undefined;
      wishes.forEach((wish, i) => {
        if (!reading.gloss) return;
        met = meetGloss(reading.gloss, article, [], met);
        const operations = operationsFor(wish, anchorGloss(reading.gloss, ARTICLE).map((a) => a.annotation), i);
        const kept = applyOperations(source, operations, { file: 'crane.txt', text: ARTICLE, article, anchored: met.anchored, unmoved: met.unmoved, reading });
        const fresh = applyOperations(source, operations, { file: 'crane.txt', text: ARTICLE });
        assert.equal(kept.ok && kept.value.source, fresh.ok && fresh.value.source);
        if (!kept.ok) return;
        source = kept.value.source;
        reading = readGloss(source, {}, kept.value.parsed);
        assert.deepEqual(sayings(reading), sayings(readGloss(source)), source);
      });
    }), { numRuns: 50 });
  });

  it('takes nothing anew where nothing of the blocks changed', () => {
    const last = readGloss(CLEAN.gloss);
    const again = readGloss(CLEAN.gloss.replace('status: added', 'status: accepted'), {}, last);
    const same = again.gloss?.annotations.filter((a, i) => a === last.gloss?.annotations[i]).length;
    assert.equal(same, (last.gloss?.annotations.length ?? 0) - 1);
  });
});
