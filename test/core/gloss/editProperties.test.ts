// Properties that every edit of a gloss file must keep, on generated files and wishes.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorGloss } from '../../../server/src/core/anchor/anchor.js';
import { quoteOf, articleText } from '../../../server/src/core/anchor/describe.js';
import { applyEdits, applyOperations, invert } from '../../../server/src/core/gloss/edit.js';
import { readGloss } from '../../../server/src/core/gloss/read.js';
import type { Annotation, GlossEntity } from '../../../server/src/core/model/annotation.js';
import type { GlossFile, GlossOperation, SourceEdit } from '../../../server/src/core/model/gloss.js';
import { ARTICLE, GLOSS_SOURCES, JSON_SOURCES, operationsFor, WISHES, type Wish } from './glossFiles.js';

const TARGET = { file: 'crane.txt', text: ARTICLE };
const RUNS = Number(process.env['NEWSGLOSS_RUNS'] ?? 150);

function read(source: string): GlossFile {
  const { gloss, problems } = readGloss(source);
  assert.ok(gloss, JSON.stringify(problems));
  return gloss;
}

const annotationsOf = (source: string): Annotation[] => anchorGloss(read(source), ARTICLE).map((a) => a.annotation);

function edit(source: string, operations: readonly GlossOperation[]): { source: string; edits: readonly SourceEdit[] } {
  const done = applyOperations(source, operations, TARGET);
  assert.ok(done.ok, `${JSON.stringify(done.ok || done.error)}\n${source}`);
  return done.value;
}

/** The model of what operations mean: on plain values, with no file. */
function expected(before: readonly Annotation[], operations: readonly GlossOperation[]): Map<string, Annotation> {
  const all = new Map(before.map((a) => [a.id, a]));
  for (const o of operations) {
    if (o.kind === 'put') all.set(o.annotation.id, { ...o.annotation, quotes: o.annotation.spans.map((s) => quoteOf(articleText(ARTICLE), s)) });
    if (o.kind === 'remove') all.delete(o.id);
  }
  return all;
}

/** Without what the writer fills in, and texts as they survive: a lone surrogate stays one. */
function comparable(a: Annotation): unknown {
  const { context: _, ...rest } = a;
  return rest;
}

function checkAnnotations(before: string, after: string, operations: readonly GlossOperation[]): void {
  const wanted = expected(annotationsOf(before), operations);
  const found = new Map(annotationsOf(after).map((a) => [a.id, a]));
  assert.deepEqual([...found.keys()].sort(), [...wanted.keys()].sort());
  for (const [id, a] of wanted) assert.deepEqual(comparable(found.get(id) ?? a), comparable(a));
}

function checkEntities(before: string, after: string, operations: readonly GlossOperation[]): void {
  const wanted = new Map<string, GlossEntity>(read(before).entities.map((e) => [e.id, e]));
  for (const o of operations) {
    if (o.kind === 'putEntity') wanted.set(o.entity.id, o.entity);
    if (o.kind === 'removeEntity') wanted.delete(o.id);
  }
  assert.deepEqual(new Map(read(after).entities.map((e) => [e.id, e])), wanted);
}

/** No edit reaches into a block that no operation names, and removed lines hold no comment of others. */
function checkUntouched(before: string, edits: readonly SourceEdit[], operations: readonly GlossOperation[]): void {
  const { places } = read(before);
  const named = new Set(operations.flatMap((o) => (o.kind === 'put' ? [o.annotation.id] : o.kind === 'remove' ? [o.id] : [])));
  for (const [id, block] of places.annotations.all()) {
    if (named.has(id)) continue;
    for (const e of edits) assert.ok(e.span.end <= block.start || e.span.start >= block.end, `${id} touched by ${JSON.stringify(e)}\n${before}`);
  }
  const keepsComments = !operations.some((o) => o.kind === 'remove' || o.kind === 'removeEntity' || (o.kind === 'put' && named.has(o.annotation.id) && places.annotations.has(o.annotation.id)));
  if (keepsComments) for (const e of edits) assert.ok(!before.slice(e.span.start, e.span.end).includes('#'), before);
}

const comments = (source: string): string[] => source.split(/\r?\n/u).filter((l) => l.trimStart().startsWith('#'));

function checkOne(source: string, wish: Wish): void {
  const operations = operationsFor(wish, annotationsOf(source), 1);
  const done = edit(source, operations);
  assert.equal(applyEdits(source, done.edits), done.source);
  assert.equal(applyEdits(done.source, invert(source, done.edits)), source);
  checkAnnotations(source, done.source, operations);
  checkEntities(source, done.source, operations);
  checkUntouched(source, done.edits, operations);
  if (!operations.some((o) => o.kind === 'remove' || o.kind === 'removeEntity')) assert.deepEqual(comments(done.source), comments(source), done.source);
}

describe('every edit of a gloss file', () => {
  it('says what it should, leaves other blocks and all comments alone, and can be taken back', function () {
    this.timeout(120_000);
    fc.assert(fc.property(GLOSS_SOURCES, WISHES, checkOne), { numRuns: RUNS });
  });

  it('does so in files that are written like JSON, which stay JSON', function () {
    this.timeout(60_000);
    fc.assert(fc.property(JSON_SOURCES, WISHES.filter((w) => !w.text.includes('\u202E') && !w.text.includes('\uD83D')), (source, wish) => {
      checkOne(source, wish);
      const done = edit(source, operationsFor(wish, annotationsOf(source), 1));
      assert.doesNotThrow(() => { JSON.parse(done.source); }, done.source);
    }), { numRuns: RUNS });
  });

  it('keeps line ends and the byte order mark', function () {
    this.timeout(60_000);
    fc.assert(fc.property(GLOSS_SOURCES, WISHES, (source, wish) => {
      const done = edit(source, operationsFor(wish, annotationsOf(source), 1));
      assert.equal(done.source.startsWith('\uFEFF'), source.startsWith('\uFEFF'));
      const mixed = source.includes('\r\n') ? /(?<!\r)\n/u : /\r/u;
      assert.doesNotMatch(done.source, mixed);
    }), { numRuns: RUNS });
  });

  it('can be taken back in long sequences to the first bytes, and made again', function () {
    this.timeout(120_000);
    fc.assert(fc.property(GLOSS_SOURCES, fc.array(WISHES, { minLength: 1, maxLength: 6 }), (source, wishes) => {
      const undo: { edits: readonly SourceEdit[]; before: string }[] = [];
      let now = source;
      wishes.forEach((wish, i) => {
        const done = edit(now, operationsFor(wish, annotationsOf(now), i));
        undo.push({ edits: invert(now, done.edits), before: now });
        now = done.source;
      });
      for (const step of undo.reverse()) {
        now = applyEdits(now, step.edits);
        assert.equal(now, step.before);
      }
      assert.equal(now, source);
    }), { numRuns: Math.ceil(RUNS / 4) });
  });

  it('does several things at once as it does them one after the other', function () {
    this.timeout(120_000);
    fc.assert(fc.property(GLOSS_SOURCES, fc.array(WISHES, { minLength: 2, maxLength: 5 }), (source, wishes) => {
      const operations = wishes.flatMap((w, i) => operationsFor(w, annotationsOf(source), i));
      const done = edit(source, operations);
      checkAnnotations(source, done.source, operations);
      checkEntities(source, done.source, operations);
      checkUntouched(source, done.edits, operations);
      assert.equal(applyEdits(done.source, invert(source, done.edits)), source);
    }), { numRuns: RUNS });
  });
});
