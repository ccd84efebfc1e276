// A short run of npm run fuzz: hostile gloss files from a seed, and the worst ones that are known.
import assert from 'node:assert/strict';
import { applyOperations } from '../../../server/src/core/gloss/edit.js';
import { readGloss } from '../../../server/src/core/gloss/read.js';
import { cpuMs } from '../../support/cpu.js';
import { seeded } from '../../support/crash.js';
import { fuzzGloss } from '../../support/fuzzGloss.js';

describe('hostile gloss files', () => {
  it('from a seed are read, refused, changed and merged without harm', () => {
    const counts = fuzzGloss(900, seeded(20261123));
    assert.ok(counts.edited > 40 && counts.refused > 40 && counts.merged > 3 && counts.withProblems > 450, JSON.stringify(counts));
  }).timeout(120_000);

  const worst: Readonly<Record<string, readonly [string, string, number]>> = {
    'of 50 MB': ['a: b\n'.repeat(10_000_000), 'gloss.too-large', 10_485_760],
    'of 100,000 levels in brackets': [`x: ${'['.repeat(100_000)}`, 'gloss.too-deep', 66],
    'of 100,000 levels of dashes': ['- '.repeat(100_000), 'gloss.too-deep', 128],
    'with a NUL at the end': [`newsgloss: 1\n${'# x\n'.repeat(100_000)}\u0000`, 'gloss.nul', 400_013],
    'of 100,000 keys': [Array.from({ length: 100_000 }, (_, i) => `k${i}: 1\n`).join(''), 'gloss.too-many-keys', 188_896],
    'of one key 15,000 times': [`newsgloss: 1\n${'k: 1\n'.repeat(15_000)}`, 'gloss.duplicate-key', 18],
    'of 20,000 blocks of one id': [`newsgloss: 1\narticle: {file: a, text: "sha256:${'0'.repeat(64)}"}\nannotations:\n${'  - {id: m, kind: place, span: [1, 2], quote: a, status: added}\n'.repeat(20_000)}`, 'gloss.duplicate-id', -1],
    'with a text that never ends': [`newsgloss: 1\nnote: "${'a\\"'.repeat(300_000)}`, 'gloss.syntax', 19],
    'of one long line': [`newsgloss: 1\nnote: ${'a '.repeat(500_000)}: b`, 'gloss.syntax', -1],
  };
  for (const [name, [source, code, at]] of Object.entries(worst)) {
    it(`${name} give a problem at its place within a second of processor time`, () => {
      let reading = readGloss('');
      const used = cpuMs(() => { reading = readGloss(source); });
      const problem = reading.problems.find((p) => p.code === code);
      assert.ok(problem, JSON.stringify(reading.problems.slice(0, 3)));
      if (at >= 0) assert.equal(problem.span.start, at);
      // Twice the second that is wished: other programs share caches and memory with this one.
      assert.ok(used < 2000, `${used} ms`);
    }).timeout(60_000);
  }

  it('with aliases that multiply are neither unfolded nor changed in what they share', () => {
    const bomb = `newsgloss: 1\narticle: {file: a}\na: &a [x, x]\n${Array.from({ length: 40 }, (_, i) => `k${i}: &k${i} [*${i === 0 ? 'a' : `k${i - 1}`}, *${i === 0 ? 'a' : `k${i - 1}`}]`).join('\n')}\n`;
    const used = cpuMs(() => {
      const done = applyOperations(bomb, [{ kind: 'put', annotation: { type: 'mention', id: 'm', kind: 'place', spans: [{ start: 0, end: 1 }], quotes: ['a'], status: 'added' } }], { file: 'a', text: 'abc\n' });
      assert.ok(!done.ok || done.value.source.startsWith(bomb.slice(0, 12)));
    });
    assert.ok(used < 2000, `${used} ms`);
  });
});
