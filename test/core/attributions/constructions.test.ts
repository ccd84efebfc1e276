// Every construction of the table is found as marked: no source, cue or content more or less.
import assert from 'node:assert/strict';
import type { Analysis, Attribution } from '../../../server/src/core/model/analysis.js';
import type { Span } from '../../../server/src/core/base/span.js';
import { engine } from '../../support/engine.js';
import { parseMarkedText, type MarkedText } from '../../support/markedText.js';
import { CONSTRUCTIONS } from './constructions.js';

const NUMBERS = ['', '2', '3'];

describe('constructions that hand on words', () => {
  for (const { about, text } of CONSTRUCTIONS) {
    it(`${about}: ${text}`, () => {
      const marked = parseMarkedText(text);
      const analysis = engine.analyse(marked.text);
      const wanted = NUMBERS.filter((n) => marked.spans.has(`x${n}`)).map((n) => wantedIn(marked, n));
      if (wanted.length === 0) {
        assert.deepEqual(spoken(analysis).map((a) => found(marked.text, a)), []);
        return;
      }
      const everything = flatten(analysis.attributions).map((a) => found(marked.text, a));
      for (const one of wanted) assert.ok(everything.includes(one), `wanted ${one}\nfound ${everything.join('\n      ')}`);
      for (const outer of analysis.attributions) assert.ok(wanted.includes(found(marked.text, outer)), `not marked: ${found(marked.text, outer)}`);
    });
  }

  it('are at least a hundred and fifty, some of them misses on purpose', () => {
    assert.ok(CONSTRUCTIONS.length >= 150);
    assert.ok(CONSTRUCTIONS.filter((c) => !c.text.includes('<|')).length >= 10);
  });
});

const words = (text: string, spans: readonly Span[]): string => spans.map((s) => text.slice(s.start, s.end)).join(' … ');

const found = (text: string, a: Attribution): string => [words(text, a.source?.spans ?? []), words(text, a.cue), words(text, a.content)].join(' | ');

/** Attribution `n` of the marks; its source is the first one's where it has none of its own. */
function wantedIn({ text, spans }: MarkedText, n: string): string {
  const source = spans.get(`s${n}`) ?? (n === '' ? [] : (spans.get('s') ?? []));
  return [source, spans.get(`c${n}`) ?? [], spans.get(`x${n}`) ?? []].map((s) => words(text, s)).join(' | ');
}

const spoken = (analysis: Analysis): Attribution[] => flatten(analysis.attributions).filter((a) => a.act === 'communication');

const flatten = (attributions: readonly Attribution[]): Attribution[] => attributions.flatMap((a) => [a, ...flatten(a.nested)]);
