// Two people's gloss files put together: what each changed is there, what both changed is there twice.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorGloss } from '../../../server/src/core/anchor/anchor.js';
import { applyOperations } from '../../../server/src/core/gloss/edit.js';
import { mergeGloss, type MergedGloss } from '../../../server/src/core/gloss/merge.js';
import { readGloss } from '../../../server/src/core/gloss/read.js';
import type { Annotation, MentionAnnotation } from '../../../server/src/core/model/annotation.js';
import type { GlossFile, GlossOperation } from '../../../server/src/core/model/gloss.js';
import { hashText } from '../../../server/src/core/text/hash.js';
import { ARTICLE, GLOSS_SOURCES, operationsFor, WISHES } from './glossFiles.js';

const TEXT = 'Crane down in Varnholm port\n\nVARNHOLM, Monday. "The quay is safe," harbour master Ilse Brandt told us, "and ships may dock."\n';
const TARGET = { file: 'harbour.txt', text: TEXT };
const WHEN = '2026-11-23T09:30:00Z';

function mention(id: string, words: string, more: Partial<MentionAnnotation> = {}): MentionAnnotation {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return { type: 'mention', id, kind: 'place', spans: [{ start, end: start + words.length }], quotes: [words], status: 'accepted', by: 'ada', when: WHEN, ...more };
}

const put = (annotation: Annotation): GlossOperation => ({ kind: 'put', annotation });

function edit(source: string | undefined, ...operations: GlossOperation[]): string {
  const done = applyOperations(source, operations, TARGET);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value.source;
}

function merge(base: string | undefined, ours: string, theirs: string): MergedGloss {
  const done = mergeGloss(base, ours, theirs);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
}

function read(source: string): GlossFile {
  const { gloss } = readGloss(source);
  return gloss ?? assert.fail(source);
}

const ids = (source: string): string[] => read(source).annotations.map((a) => a.id);
const BASE = edit(undefined, put(mention('m-head', 'Varnholm')), put(mention('m-name', 'Ilse Brandt', { kind: 'person' })));
const stored = (source: string, id: string): Annotation => anchorGloss(read(source), TEXT).find((a) => a.annotation.id === id)?.annotation ?? assert.fail(id);

describe('two gloss files', () => {
  it('with additions in one gap, and at the end, hold both in the order of the text', () => {
    const ours = edit(BASE, put(mention('m-o1', 'VARNHOLM')), put(mention('m-o2', 'ships')));
    const theirs = edit(BASE, put(mention('m-t1', 'Monday')), put(mention('m-t2', 'dock')));
    const { source, conflicts } = merge(BASE, ours, theirs);
    assert.deepEqual([conflicts, ids(source)], [[], ['m-head', 'm-o1', 'm-t1', 'm-name', 'm-o2', 'm-t2']]);
    assert.equal(source, merge(BASE, theirs, ours).source);
    assert.deepEqual(readGloss(source).problems, []);
  });

  it('that both were made anew hold everything once', () => {
    const person = { kind: 'putEntity', entity: { id: 'brandt', kind: 'person', name: 'Ilse Brandt', roles: [], aliases: [] } } as const;
    const ours = edit(undefined, put(mention('m-o1', 'VARNHOLM')), person);
    const theirs = edit(undefined, put(mention('m-t1', 'Ilse Brandt', { kind: 'person', entity: 'brandt' })), person);
    const { source, conflicts } = merge(undefined, ours, theirs);
    assert.deepEqual([conflicts, ids(source), read(source).entities.length], [[], ['m-o1', 'm-t1'], 1]);
  });

  it('with the same words annotated twice hold them once, and what named the other names the one that stays', () => {
    const ours = edit(BASE, put(mention('m-mine', 'VARNHOLM')));
    const theirs = edit(BASE, put(mention('m-yours', 'VARNHOLM', { note: 'twice', when: '2026-11-24T09:30:00Z', by: 'ben' })), put(mention('m-in', 'Monday', { within: 'm-yours', links: [{ kind: 'sees', to: 'm-yours' }] })));
    const { source, conflicts } = merge(BASE, ours, theirs);
    assert.deepEqual([conflicts, ids(source)], [[], ['m-head', 'm-mine', 'm-in', 'm-name']]);
    const [, one, inside] = read(source).annotations;
    assert.deepEqual([one?.note, one?.by, inside?.within, inside?.links?.[0]?.to], ['twice', 'ben', 'm-mine', 'm-mine']);
  });

  it('of which each changed another field of one block hold both changes', () => {
    const ours = edit(BASE, put({ ...stored(BASE, 'm-name'), note: 'the harbour master' }));
    const theirs = edit(BASE, put({ ...stored(BASE, 'm-name'), status: 'rejected', by: 'ben', when: '2026-11-24T08:00:00Z' }));
    const { source, conflicts } = merge(BASE, ours, theirs);
    const found = read(source).annotations.find((a) => a.id === 'm-name');
    assert.deepEqual([conflicts, found?.note, found?.status, found?.by], [[], 'the harbour master', 'rejected', 'ben']);
  });

  it('that decide one thing differently keep ours, mark both readings in valid YAML, and say so', () => {
    const ours = edit(BASE, put({ ...stored(BASE, 'm-name'), status: 'edited', when: '2026-11-24T08:00:00Z' }));
    const theirs = edit(BASE, put({ ...stored(BASE, 'm-name'), status: 'rejected', by: 'ben', when: '2026-11-25T08:00:00Z' }));
    const { source, conflicts } = merge(BASE, ours, theirs);
    assert.deepEqual(conflicts, ['m-name']);
    assert.match(source, /status: edited\n {4}by: ada\n {4}when: "2026-11-24T08:00:00Z"\n {4}conflict: \[\{ours: \{status: edited, by: ada, when: "2026-11-24T08:00:00Z"\}, theirs: \{status: rejected, by: ben, when: "2026-11-25T08:00:00Z"\}\}\]\n/u);
    const { problems, writable } = readGloss(source);
    assert.deepEqual([problems.map((p) => p.code), writable], [['gloss.conflict'], true]);
  });

  it('that decide one thing alike are no conflict: the later decision stays', () => {
    const ours = edit(BASE, put({ ...stored(BASE, 'm-name'), status: 'rejected', when: '2026-11-24T08:00:00Z' }));
    const theirs = edit(BASE, put({ ...stored(BASE, 'm-name'), status: 'rejected', by: 'ben', when: '2026-11-25T08:00:00Z' }));
    for (const [a, b] of [[ours, theirs], [theirs, ours]] as const) {
      const { source, conflicts } = merge(BASE, a, b);
      assert.deepEqual([conflicts, read(source).annotations[1]?.by], [[], 'ben']);
    }
  });

  it('of which one removed what the other left alone have it no more; what the other changed comes back, marked', () => {
    const removed = edit(BASE, { kind: 'remove', id: 'm-name' });
    assert.deepEqual(ids(merge(BASE, removed, edit(BASE, put(mention('m-x', 'dock')))).source), ['m-head', 'm-x']);
    const changed = edit(BASE, put({ ...stored(BASE, 'm-name'), note: 'wait' }));
    for (const [a, b] of [[removed, changed], [changed, removed]] as const) {
      const { source, conflicts } = merge(BASE, a, b);
      assert.deepEqual([conflicts, ids(source)], [['m-name'], ['m-head', 'm-name']]);
    }
  });

  it('of two texts of the article say of which text a block is', () => {
    const later = `Update: ${TEXT}`;
    const moved = applyOperations(BASE, [put({ ...mention('m-later', 'VARNHOLM'), spans: [{ start: later.indexOf('VARNHOLM'), end: later.indexOf('VARNHOLM') + 8 }] })], { file: 'harbour.txt', text: later });
    assert.ok(moved.ok);
    const theirs = edit(BASE, put(mention('m-then', 'dock')));
    const { source, conflicts } = merge(BASE, moved.value.source, theirs);
    assert.deepEqual([conflicts, read(source).article.text], [[], hashText(later)]);
    assert.deepEqual(read(source).annotations.map((a) => [a.id, a.of === hashText(TEXT)]), [['m-head', false], ['m-later', false], ['m-name', false], ['m-then', true]]);
    const other = merge(BASE, theirs, moved.value.source);
    assert.deepEqual(read(other.source).annotations.map((a) => [a.id, a.of === hashText(TEXT)]), [['m-head', false], ['m-later', false], ['m-name', false], ['m-then', true]]);
  });

  it('keep the comments of both, and what only a person knows', () => {
    const ours = BASE.replace('  - id: m-name', '  # ask Ben\n  - id: m-name').replace('newsgloss: 1\n', 'newsgloss: 1\nreviewed: [ada]\n');
    const theirs = edit(BASE, put(mention('m-x', 'dock'))).replace('  - id: m-x', '  # the last words\n  - id: m-x').replace('annotations:', '# mine\nannotations:').concat('# the end\nmood: good\n');
    const { source } = merge(BASE, ours, theirs);
    for (const words of ['  # ask Ben\n  - id: m-name', '  # the last words\n  - id: m-x', '# mine', '# the end', 'reviewed: [ada]', 'mood: good']) assert.ok(source.includes(words), `${words}\n${source}`);
    assert.deepEqual(readGloss(source).problems, []);
  });

  it('that cannot be read are not merged, and the side is named', () => {
    const done = mergeGloss(BASE, BASE, 'a: [');
    assert.ok(!done.ok);
    assert.deepEqual([done.error.side, done.error.problem.code], ['theirs', 'gloss.syntax']);
    const newer = mergeGloss(BASE, BASE.replace('newsgloss: 1', 'newsgloss: 9'), BASE);
    assert.ok(!newer.ok && newer.error.side === 'ours' && newer.error.problem.code === 'gloss.newer-version');
  });
});

describe('any two histories of a gloss file', () => {
  const target = { file: 'crane.txt', text: ARTICLE };
  const step = (source: string, wish: Parameters<typeof operationsFor>[0], serial: number): string => {
    const annotations = anchorGloss(read(source), ARTICLE).map((a) => a.annotation);
    const done = applyOperations(source, operationsFor(wish, annotations, serial), target);
    return done.ok ? done.value.source : source;
  };
  const runs = Number(process.env['NEWSGLOSS_RUNS'] ?? 150);

  it('merge to a file that can be read, holds every block of either that the other did not take away, and all that only one side changed', () => {
    fc.assert(fc.property(GLOSS_SOURCES, fc.array(WISHES, { maxLength: 3 }), fc.array(WISHES, { maxLength: 3 }), (base, a, b) => {
      const ours = a.reduce((s, w, i) => step(s, w, i), base);
      const theirs = b.reduce((s, w, i) => step(s, w, 50 + i), base);
      const done = mergeGloss(base, ours, theirs);
      assert.ok(done.ok, `${JSON.stringify(done)}\n--- base\n${base}\n--- ours\n${ours}\n--- theirs\n${theirs}`);
      const [before, o, t, m] = [base, ours, theirs, done.value.source].map((s) => new Map(read(s).annotations.map((x) => [x.id, JSON.stringify(x)])));
      if (!before || !o || !t || !m) throw new Error('four files');
      for (const id of o.keys()) assert.ok(m.has(id) || (before.get(id) === o.get(id) && !t.has(id)), `${id} of ours is lost`);
      for (const [id, block] of t) {
        if (o.get(id) === before.get(id) && o.has(id)) assert.equal(m.get(id), block, `${id} of theirs is not taken\n${base}\n---\n${theirs}\n---\n${done.value.source}`);
      }
      if (ours === base) assert.deepEqual([...m].sort(), [...t].sort());
      if (theirs === base) assert.equal(done.value.source, ours);
    }), { numRuns: runs });
  }).timeout(60_000);
});
