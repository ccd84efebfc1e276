// The tool's own reader of usual YAML beside the yaml package: whatever the source, both give the same tree, or the same problems.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SourceEdit } from '../../../server/src/core/model/gloss.js';
import { parseSource } from '../../../server/src/core/gloss/parse.js';
import { parseEdited } from '../../../server/src/core/gloss/reparse.js';
import { readUsual } from '../../../server/src/core/gloss/usual.js';
import { applyEdits } from '../../../server/src/core/gloss/sourceEdits.js';
import type { SourceNode, SourceTree } from '../../../server/src/core/gloss/sourceTree.js';
import { yamlTree } from '../../../server/src/core/gloss/yamlTree.js';
import { findRepositoryFile } from '../../support/repository.js';
import { GLOSS_SOURCES, JSON_SOURCES } from './glossFiles.js';
import { manyAnnotations } from '../../support/manyAnnotations.js';

/** Everything that a node says, without how it came about. */
function plain(node: SourceNode | undefined): unknown {
  if (!node) return undefined;
  const { type, span, start, anchor } = node;
  if (node.type === 'alias') return { type, span, start, name: node.name, target: node.target()?.span };
  if (node.type === 'scalar') return { type, span, start, anchor, value: node.value, style: node.style };
  if (node.type === 'seq') return { type, span, start, anchor, flow: node.flow, items: node.items.map((i) => [i.start, plain(i.value)]) };
  return { type, span, start, anchor, flow: node.flow, entries: node.entries.map((e) => [e.key, e.keySpan, e.start, plain(e.value)]) };
}

type Parsed = ReturnType<typeof parseSource>;
const all = (p: Parsed): unknown => (p.ok ? { root: plain(p.value.root), aliased: [...p.value.aliased].sort() } : p.error);

function agrees(source: string): Parsed {
  const ours = parseSource(source);
  assert.deepEqual(all(ours), all(yamlTree(source)), JSON.stringify(source));
  return ours;
}

const inUnits = (p: Parsed): boolean => p.ok && p.value.units.size > 0;

const RUNS = Number(process.env['NEWSGLOSS_RUNS'] ?? 150);

/** What YAML can be made of, the usual and the rare. */
const BITS = [
  'newsgloss: 1', '\n', '\n', '\n', '\r\n', '\r', ' ', '  ', '    ', '\n  ', '\n  - ', '\n    ', '- ', ': ', ':', '[', ']', '{', '}', '&a ', '*a', '"', "'", '|', '|+', '>-', '|2', '#', ' # c', '!', '!!str ', '%', 'annotations:', 'entities:', 'article:', 'id: x', 'id: m-1',
  'span: [1, 2]', 'span: [[1,2],[3, 4]]', 'quote: "a \\n b"', "quote: 'it''s'", 'quote: "', 'kind: claim', 'status: added', ', ', ',', '...', '---', '\t', '\u0085', '\u2028', '\uFEFF', '😀', 'é', '? ', '<<: ', '1', '-1', '+1', '0x1f', '0o7', '1e3', '.5', '5.', '1.50', '-0', '1_000', '12:30', '2026-03-02', 'null', 'Null', '~', 'true', 'NO', '.inf', '.nan',
  'a b  c', 'a: b: c', 'x#y', 'x: y', '"k": v', '{a: 1}', '{a: }', '{a}', '{a,b}', '[a: 1]', '[a, ]', '[]', '{}', '{ a : 1 }', 'a:b', 'a :b', '(x)', '@x', '`x', '=', '\\', '"\\x41"', '"\\uD83D\\uDE00"', '"\\u12"', '"a\\\nb"', '- - x', '-\n', '- # c\n', 'k:\n- 1\n- 2\n', 'k:\n  - 1\n', 'long: |\n  a\n\n  b\n\n', 'fold: >-\n  a\n\n  b\n', '__proto__: 1', 'constructor: 2',
];

const SOUP = fc.array(fc.constantFrom(...BITS), { maxLength: 30 }).map((bits) => bits.join(''));
/** Soup inside a file that is otherwise whole, line by line. */
const LINES = fc.array(fc.tuple(fc.constantFrom('', '', '  ', '    ', '  - ', '   '), fc.array(fc.constantFrom(...BITS.filter((b) => !b.includes('\n'))), { maxLength: 4 }).map((b) => b.join(''))), { maxLength: 12 })
  .map((lines) => lines.map(([pad, text]) => `${pad}${text}\n`).join(''));
const MENDED = fc.tuple(fc.constantFrom('newsgloss: 1\n', 'newsgloss: 1\nannotations:\n  - id: m-1\n    kind: place\n', '---\na: 1\nannotations:\n- id: x\n', 'entities:\n  a: {kind: place, name: A}\n'), LINES, fc.constantFrom('', 'after: 1\n', '  - id: m-9\n    span: [1, 2]\n')).map((parts) => parts.join(''));

describe('a source', () => {
  it('of any shape is read as the yaml package reads it', () => {
    for (const [arbitrary, runs] of [[SOUP, 6 * RUNS], [LINES, 6 * RUNS], [MENDED, 8 * RUNS]] as const) fc.assert(fc.property(arbitrary, (s) => { agrees(s); }), { numRuns: runs });
  }).timeout(120_000);

  it('of a gloss file, whole or damaged at some place, is read as the yaml package reads it', () => {
    let usual = 0;
    fc.assert(fc.property(fc.oneof(GLOSS_SOURCES, JSON_SOURCES), fc.nat(), fc.nat(3), fc.constantFrom(...BITS, ''), (source, at, gone, come) => {
      if (inUnits(agrees(source))) usual++;
      const where = at % (source.length + 1);
      agrees(source.slice(0, where) + come + source.slice(where + gone));
    }), { numRuns: 2 * RUNS });
    assert.ok(usual > 0.6 * RUNS, `${usual} of ${2 * RUNS} were read by units`);
  }).timeout(120_000);

  it('may begin with a document marker, which is a line by itself', () => {
    for (const head of ['---\n', '--- \n', '--- # c\n', '---\r\n', '---# Positions: code points\n', '---# c\n', '---a: 1\n', '--- a: 1\n', '---\t\n']) agrees(`${head}newsgloss: 1\narticle:\n  file: a.txt\n`);
  });

  it('of the sample newsroom and of the tests is read as the yaml package reads it, the samples by units', () => {
    for (const [folder, mustBeUsual] of [['samples/newsroom', true], ['samples/broken', false], ['test/core/gloss/fixtures/good', false], ['test/core/gloss/fixtures/bad', false]] as const) {
      const path = findRepositoryFile(folder);
      const files = readdirSync(path).filter((f) => f.endsWith('.gloss.yaml'));
      assert.ok(files.length > 0, folder);
      for (const file of files) {
        const parsed = agrees(readFileSync(join(path, file), 'utf8'));
        if (mustBeUsual) assert.ok(inUnits(parsed), file);
      }
    }
  });
});

describe('the reader of usual YAML', () => {
  it('takes everything that the tool writes', () => {
    const { gloss } = manyAnnotations(60);
    const parsed = agrees(gloss);
    assert.ok(parsed.ok);
    for (const text of parsed.value.units.keys()) assert.ok(readUsual(text), text);
  });

  it('leaves alone what is written in a rarer way', () => {
    for (const text of ['a: |\n  b\n', 'a: &x 1\n', 'a: *x\n', 'a: !!str 1\n', 'a:\tb\n', 'a: "b\n  c"\n', 'a: b\n  c\n', 'a: [1,\n  2]\n', '? a\n: b\n', '- \n', 'a: 0x1f\n', 'a: +1\n', 'a: .inf\n', 'a: "\\x41"\n', 'a: [1, ]\n', 'a: {b}\n', 'a: [b: 1]\n', 'null: 1\n', 'a: b: c\n', '<<: 1\n', 'a: `b\n']) {
      assert.equal(readUsual(text), undefined, text);
    }
  });
});

describe('the next version of a source', () => {
  it('is read as if there had been none before, and parses only what is new', () => {
    const bit = fc.record({ at: fc.nat(), gone: fc.nat(30), come: fc.constantFrom(...BITS) });
    fc.assert(fc.property(GLOSS_SOURCES, fc.array(bit, { maxLength: 3 }), (source, changes) => {
      const before = parseSource(source);
      const next = changes.reduce((s, c) => s.slice(0, c.at % (s.length + 1)) + c.come + s.slice((c.at % (s.length + 1)) + c.gone), source);
      const after = parseSource(next, before.ok ? before.value.units : undefined);
      assert.deepEqual(all(after), all(yamlTree(next)), JSON.stringify(next));
    }), { numRuns: RUNS });
  }).timeout(60_000);

  it('made by known edits, one or many, is the same, however often that goes on', () => {
    const line = fc.constantFrom('    note: x\n', '  - id: m-7\n    kind: place\n', '  x1: {kind: place, name: X}\n', '# c\n', '\n', 'more: 1\n', '');
    const bit = fc.record({ at: fc.nat(), gone: fc.constantFrom(0, 0, 0, 5, 30), come: fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...BITS) }, { weight: 4, arbitrary: line }), snap: fc.integer({ max: 4, min: 0 }).map((n) => n > 0) });
    let [some, tries] = [0, 0];
    fc.assert(fc.property(fc.oneof(GLOSS_SOURCES, fc.constant(manyAnnotations(8).gloss)), fc.array(fc.array(bit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }), (source, rounds) => {
      let before = parseSource(source);
      let now = source;
      for (const bits of rounds) {
        if (!before.ok) return;
        const edits = inOrder(now, bits);
        const next = applyEdits(now, edits);
        const after = parseEdited(before.value, edits, next);
        assert.deepEqual(all(after), all(yamlTree(next)), JSON.stringify([now, edits]));
        tries++;
        if (after.ok && [...before.value.units.values()].filter((u) => after.value.units.get(u.text) === u).length > 2) some++;
        [before, now] = [after, next];
      }
    }), { numRuns: RUNS });
    assert.ok(some > 0.02 * tries, `${some} of ${tries} kept units`);
  }).timeout(120_000);

  it('keeps the very units that did not change', () => {
    const { gloss } = manyAnnotations(50);
    const before = parsed(gloss);
    const at = gloss.indexOf('status: ', gloss.length / 2);
    const next = applyEdits(gloss, [{ span: { start: at, end: gloss.indexOf('\n', at) }, newText: 'status: rejected' }]);
    const after = parseSource(next, before.units);
    assert.ok(after.ok);
    const fresh = [...after.value.units.values()].filter((u) => before.units.get(u.text) !== u);
    assert.deepEqual(fresh.map((u) => u.text.includes('status: rejected')), [true]);
  });
});

/** Edits that do not overlap, some at the start of a line. */
function inOrder(source: string, bits: readonly { at: number; gone: number; come: string; snap: boolean }[]): SourceEdit[] {
  const wished = bits.map(({ at, gone, come, snap }) => {
    const raw = at % (source.length + 1);
    const start = snap ? source.lastIndexOf('\n', raw - 1) + 1 : raw;
    return { span: { start, end: Math.min(source.length, start + gone) }, newText: come };
  }).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return wished.filter((e, i) => i === 0 || wished.slice(0, i).every((w) => w.span.end < e.span.start));
}

function parsed(source: string): SourceTree {
  const tree = parseSource(source);
  assert.ok(tree.ok);
  return tree.value;
}
