// Every format that can be read brings back exactly what its table claims, from any article.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../server/src/core/base/span.js';
import { lineFragments } from '../../../server/src/core/exchange/brat/fragments.js';
import { FORMATS } from '../../../server/src/core/exchange/registry.js';
import type { AnnotatedArticle } from '../../../server/src/core/model/annotated.js';
import { ANY_ARTICLE } from '../../support/anyArticle.js';
import { comparable, promised, throughFormat } from '../../support/roundTrip.js';
import { PLAIN, TORTURE } from '../../support/tortureArticle.js';

const ALL = { with: ['suggested', 'rejected'] } as const;

type Change = (a: AnnotatedArticle) => AnnotatedArticle;

/** CSV lists with "; " between: what holds that itself is counted as a loss and comes back with a comma. */
const withoutSeparators: Change = (a) => ({
  ...a,
  entities: a.entities.map((e) => ({ ...e, roles: e.roles.map((r) => r.replaceAll('; ', ', ')), aliases: e.aliases.map((r) => r.replaceAll('; ', ', ')) })),
  annotations: a.annotations.map((x) => (x.type === 'claim' && x.verdict?.sources ? { ...x, verdict: { ...x.verdict, sources: x.verdict.sources.map((s) => s.replaceAll('; ', ', ')) } } : x)),
});

/** What brat cannot hold and says so: spans begin and end with words on their lines, line ends in notes are of one kind, what is not negated is not said. */
const onLines: Change = (a) => {
  const spans = (list: readonly Span[]): Span[] => rejoined(lineFragments(list, a.text), a.text);
  const part = <T extends { readonly span?: Span; readonly quote?: string }>(p: T): T[] => (p.span ? spans([p.span]).map((span) => ({ ...p, span, quote: a.text.slice(span.start, span.end) })) : [p]);
  return {
    ...a,
    annotations: a.annotations.map((x) => {
      const places = spans(x.spans);
      const common = { spans: places, quotes: places.map((s) => a.text.slice(s.start, s.end)), ...(x.note === undefined ? {} : { note: x.note.replaceAll('\r\n', '\n') }) };
      if (x.type === 'mention') return { ...x, ...common };
      const { negated, ...claim } = x;
      return { ...claim, ...common, ...(negated === true ? { negated } : {}), speaker: x.speaker.flatMap(part), cue: x.cue.flatMap(part) };
    }),
  };
};

function rejoined(spans: readonly Span[], text: string): Span[] {
  const found: Span[] = [];
  for (const s of spans) {
    const last = found.at(-1);
    const gap = last && text.slice(last.end, s.start);
    if (last && gap !== undefined && gap.trim() === '' && /[\n\u2028]/u.test(gap)) found[found.length - 1] = { start: last.start, end: s.end };
    else found.push(s);
  }
  return found;
}

/** What a format cannot hold in single values, and counts. */
/** Spans begin and end with words. */
const trimmed: Change = (a) => {
  const inner = (s: Span): Span => { const words = a.text.slice(s.start, s.end); return { start: s.start + words.length - words.trimStart().length, end: s.end - words.length + words.trimEnd().length }; };
  const part = <T extends { readonly span?: Span; readonly quote?: string }>(p: T): T => (p.span ? { ...p, span: inner(p.span), quote: (p.quote ?? '').trim() } : p);
  return {
    ...a,
    annotations: a.annotations.map((x) => {
      const common = { spans: x.spans.map(inner), quotes: x.quotes.map((q) => q.trim()) };
      return x.type === 'mention' ? { ...x, ...common } : { ...x, ...common, speaker: x.speaker.map(part), cue: x.cue.map(part) };
    }),
  };
};

/** WebAnno keeps words and their places, not the white space between sentences. */
const withoutSpaces: Change = (a) => { const b = trimmed(a); const bare = (t: string): string => t.replace(/\s/gu, ' ').trimEnd(); return { ...b, text: bare(b.text), annotations: b.annotations.map((x) => ({ ...x, quotes: x.quotes.map(bare), ...(x.type === 'claim' ? { speaker: x.speaker.map((p) => (p.quote === undefined ? p : { ...p, quote: bare(p.quote) })), cue: x.cue.map((c) => ({ ...c, quote: bare(c.quote) })) } : {}) })) }; };

/** REFI-QDA has times of days only with an hour. */
const withTimes: Change = (a) => ({ ...a, annotations: a.annotations.map((x) => { const { when, ...rest } = x; return when === undefined || !when.includes('T') ? rest : x; }) });

const CHANGES: Readonly<Record<string, Change>> = { refi: withTimes, webanno: withoutSpaces, conllu: trimmed, csv: withoutSeparators, tsv: withoutSeparators, brat: onLines };
const changed = (format: string): Change => CHANGES[format] ?? ((a) => a);

for (const format of FORMATS.filter((f) => f.reader && f.carries && f.unit)) {
  describe(`${format.label}, written and read again`, () => {
    it('brings back an ordinary article', () => {
      const { reading } = throughFormat(format, [PLAIN]);
      assert.deepEqual(reading.problems, []);
      assert.equal(reading.articles.length, 1);
      assert.deepEqual(reading.articles.map((a) => comparable(format, format.id === 'webanno' ? withoutSpaces(a) : a)), [comparable(format, changed(format.id)(promised(format, PLAIN)))]);
    });

    it('brings back of the article with everything odd in it what its table claims', () => {
      const { reading } = throughFormat(format, [TORTURE, PLAIN], ALL);
      assert.deepEqual(reading.problems, []);
      const expected = [TORTURE, PLAIN].map((a) => comparable(format, changed(format.id)(promised(format, a, ['accepted', 'edited', 'added', 'suggested', 'rejected']))));
      assert.deepEqual(reading.articles.map((a) => comparable(format, format.id === 'webanno' ? withoutSpaces(a) : a)), expected);
    });

    it('brings back an article without a word, whatever white space it is', () => {
      const bare: AnnotatedArticle = { file: 'bare.txt', text: ' \n\n\u2028\t\n', details: { file: 'bare.txt' }, annotations: [], entities: [] };
      const { reading } = throughFormat(format, [bare]);
      assert.deepEqual(reading.articles.map((a) => comparable(format, format.id === 'webanno' ? withoutSpaces(a) : a)), [comparable(format, changed(format.id)(promised(format, bare)))]);
    });

    it('brings back of any article what its table claims', () => {
      fc.assert(fc.property(ANY_ARTICLE, (article) => {
        const { reading } = throughFormat(format, [article]);
        assert.deepEqual(reading.problems, []);
        assert.deepEqual(reading.articles.map((a) => comparable(format, format.id === 'webanno' ? withoutSpaces(a) : a)), [comparable(format, changed(format.id)(promised(format, article)))]);
      }), { numRuns: 60 });
    });
  });
}
