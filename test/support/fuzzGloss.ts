// Feeds hostile gloss files to everything that reads or writes gloss files, and checks what must hold for each.
import assert from 'node:assert/strict';
import { applyEdits, applyOperations, invert } from '../../server/src/core/gloss/edit.js';
import { mergeGloss } from '../../server/src/core/gloss/merge.js';
import { readableGloss } from '../../server/src/core/gloss/readable.js';
import { readGloss } from '../../server/src/core/gloss/read.js';
import { yamlTree } from '../../server/src/core/gloss/yamlTree.js';
import { cpuMs } from './cpu.js';
import { hostileGloss } from './hostileGloss.js';

export interface Counts {
  inputs: number;
  readable: number;
  withProblems: number;
  edited: number;
  refused: number;
  merged: number;
  /** Milliseconds of processor time of the slowest reading. */
  slowest: number;
}

const TEXT = 'ab cd ef gh ij kl mn op qr st uv wx yz\n'.repeat(4);
/** Milliseconds of processor time for one reading: twice the second that is wished, for other programs share caches with this one. */
const LIMIT = 2000;

export function fuzzGloss(inputs: number, random: () => number, tell: (counts: Counts) => void = () => undefined): Counts {
  const counts: Counts = { inputs: 0, readable: 0, withProblems: 0, edited: 0, refused: 0, merged: 0, slowest: 0 };
  let former = '';
  for (let i = 0; i < inputs; i++) {
    const source = hostileGloss(random);
    try {
      const used = cpuMs(() => readGloss(source));
      counts.slowest = Math.max(counts.slowest, Math.round(used));
      assert.ok(used < LIMIT, `${used} ms of processor time`);
      one(source, former, i, counts);
    } catch (error) {
      throw new Error(`input ${i} (${source.length} units): ${JSON.stringify(source.slice(0, 3000))}`, { cause: error });
    }
    counts.inputs++;
    former = source.length < 20_000 ? source : former;
    if (i % 5000 === 4999) tell(counts);
  }
  return counts;
}

function one(source: string, former: string, i: number, counts: Counts): void {
  const reading = readGloss(source);
  if (reading.gloss) counts.readable++;
  if (reading.problems.length > 0) counts.withProblems++;
  assert.ok(reading.gloss !== undefined || reading.problems.length > 0, 'neither values nor problems');
  for (const p of reading.problems) assert.ok(p.span.start >= 0 && p.span.start <= p.span.end && p.span.end <= Math.max(1, source.length), `a problem outside of the source: ${JSON.stringify(p)}`);
  // Reading is checked on every input; the rest, which takes far longer, on some.
  if (i % 3 === 0 && source.length < 4000) assert.equal(reading.tree !== undefined, yamlTree(source).ok, 'parsed by one reader and not by the other');
  if (i % 3 === 1) edit(source, reading.writable, Math.floor(i / 3), counts);
  if (i % 12 !== 2) return;
  const merged = mergeGloss(i % 24 === 2 ? former : undefined, former, source);
  if (merged.ok) {
    counts.merged++;
    assert.ok(readGloss(merged.value.source).writable, 'merged into what cannot be read');
  }
  assert.equal(typeof readableGloss(source), 'string');
}

/** A decision is written so that it can be read and taken back, or refused with nothing changed. */
function edit(source: string, writable: boolean, i: number, counts: Counts): void {
  const start = (i * 3) % 30;
  const done = applyOperations(source, [
    { kind: 'put', annotation: { type: 'mention', id: i % 3 === 0 ? 'm-1' : 'm-new', kind: 'place', spans: [{ start, end: start + 2 }], quotes: [TEXT.slice(start, start + 2)], status: 'added', note: 'a "b": #c' } },
    i % 2 === 0 ? { kind: 'remove', id: 'm-2' } : { kind: 'putEntity', entity: { id: 'a', kind: 'person', name: 'A: B', roles: [], aliases: ['x'] } },
  ], { file: 'a.txt', text: TEXT });
  if (!done.ok) {
    counts.refused++;
    return;
  }
  counts.edited++;
  assert.ok(writable, 'a file was changed that must not be');
  assert.equal(applyEdits(source, done.value.edits), done.value.source);
  assert.equal(applyEdits(done.value.source, invert(source, done.value.edits)), source);
  assert.ok(readGloss(done.value.source).gloss?.annotations.some((a) => a.id === (i % 3 === 0 ? 'm-1' : 'm-new') && a.note === 'a "b": #c'), 'the decision is not in the file');
}
