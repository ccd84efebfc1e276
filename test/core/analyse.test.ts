// The engine as a whole: kept readings change nothing, offsets hold on any text, hostile input costs linear time.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Analysis, Attribution } from '../../server/src/core/model/analysis.js';
import type { Span } from '../../server/src/core/base/span.js';
import { engine } from '../support/engine.js';
import { cpuMs } from '../support/cpu.js';
import { REPOSITORY } from '../support/repository.js';

const ARTICLES = join(REPOSITORY, 'samples', 'newsroom');
const articles = readdirSync(ARTICLES).filter((n) => n.endsWith('.txt')).map((n) => readFileSync(join(ARTICLES, n), 'utf8'));

describe('an analysis', () => {
  it('is the same whether blocks are remembered or read anew', function () {
    this.timeout(20_000);
    for (const text of articles) {
      const at = text.indexOf('. ', text.length / 2) + 1;
      const edited = `${text.slice(0, at)} Ilse Brandt said the quay was safe.${text.slice(at)}`;
      const remembered = engine.analyse(edited, engine.analyse(text));
      assert.deepEqual(remembered, engine.analyse(edited));
    }
  });

  it('stays right when blocks move', () => {
    const [first = '', second = ''] = articles;
    const before = engine.analyse(`${first}\n\n${second}`);
    const moved = `${second}\n\n${first}`;
    assert.deepEqual(engine.analyse(moved, before), engine.analyse(moved));
  });

  it('has spans within the text, contents in order, indices that hold', () => {
    for (const text of articles) assertSound(text, engine.analyse(text));
  });

  it('has sound spans on any characters', () => {
    const pieces = fc.constantFrom('“', '”', '"', "'", '’', ',', '.', '\n', '\n\n', '\r\n', ' ', ':', '(', ')', '—', 'said', 'told', 'he', 'that', 'Ilse Brandt', 'The', 'minister', 'Moscow', 'to', 'urged', '5', '😀', '\ud800', 'who', 'and');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => {
      const text = parts.join(parts.length % 2 === 0 ? ' ' : '');
      assertSound(text, engine.analyse(text));
    }), { numRuns: 300, seed: 7 });
  });

  it('of another language holds structure, quotations and the newsroom’s names only', () => {
    const text = 'Der Hafen von Varnholm bleibt geschlossen\n\nDer Kran ist am Montag umgestürzt, und niemand weiß, warum er gefallen ist. „Wir prüfen das noch“, sagte Ilse Brandt am Abend vor dem Rathaus, wo viele Menschen auf eine Antwort warteten.';
    const known = [{ id: 'brandt', kind: 'person', name: 'Ilse Brandt', roles: [], aliases: [] }];
    const analysis = engine.analyse(text, undefined, { known });
    assert.equal(analysis.language, 'other');
    assert.deepEqual(analysis.attributions, []);
    assert.ok(analysis.structure.blocks.length >= 2);
    assert.deepEqual(analysis.mentions.map((m) => text.slice(m.span.start, m.span.end)), ['Ilse Brandt']);
  });

  for (const [what, make] of hostile()) {
    it(`of ${what} costs no more than linear time`, function () {
      this.timeout(60_000);
      const timeOf = (n: number): number => {
        const text = make(n);
        return cpuMs(() => engine.analyse(text));
      };
      timeOf(1);
      const small = Math.max(timeOf(4), 30);
      const large = timeOf(32);
      assert.ok(large < small * 8 * 4, `${Math.round(small)} ms, eight times as much text ${Math.round(large)} ms`);
    });
  }
});

function hostile(): [string, (n: number) => string][] {
  return [
    ['dots', (n) => '.'.repeat(2_000 * n)],
    ['line breaks', (n) => '\n'.repeat(2_000 * n)],
    ['one endless word', (n) => 'x'.repeat(10_000 * n)],
    ['opening quotation marks', (n) => '“'.repeat(1_000 * n)],
    ['unbalanced quotation marks between words', (n) => 'he said " '.repeat(300 * n)],
    ['names without end', (n) => 'Ilse Brandt '.repeat(300 * n)],
    ['commas', (n) => 'a, '.repeat(800 * n)],
    ['cues in one sentence', (n) => 'Brandt said that '.repeat(200 * n)],
    ['brackets', (n) => '('.repeat(1_000 * n)],
    ['paragraphs', (n) => 'Ilse Brandt said the quay was safe. “It is,” she said.\n\n'.repeat(60 * n)],
  ];
}

function assertSound(text: string, analysis: Analysis): void {
  const inside = ({ start, end }: Span): void => assert.ok(0 <= start && start < end && end <= text.length, `${start}-${end} in ${text.length}`);
  analysis.mentions.forEach((m, i) => {
    inside(m.span);
    assert.equal(m.index, i);
    if (m.entity !== undefined) assert.ok(analysis.entities[m.entity]?.mentions.includes(i));
  });
  analysis.entities.forEach((e, i) => assert.equal(e.index, i));
  for (const a of analysis.attributions) assertAttribution(text, a, inside);
  for (const s of analysis.statements) inside(s.span);
}

function assertAttribution(text: string, a: Attribution, inside: (s: Span) => void): void {
  [...(a.source?.spans ?? []), ...a.cue, ...a.content].forEach(inside);
  assert.ok(a.content.length > 0 && a.evidence.length > 0);
  let end = -1;
  for (const part of a.content) {
    assert.ok(part.start >= end, 'parts overlap');
    assert.ok(!/^\s|\s$/u.test(text.slice(part.start, part.end)), 'white space at an end');
    end = part.end;
  }
  for (const nested of a.nested) assertAttribution(text, nested, inside);
}
