// Formats that hold names or places alone: what they hold comes back, of the odd article and of any, and the rest is counted.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SCHEMES } from '../../../server/src/core/exchange/conll/tags.js';
import { isMention } from '../../../server/src/core/exchange/facts.js';
import { exportArticles, findFormat } from '../../../server/src/core/exchange/registry.js';
import type { Format } from '../../../server/src/core/exchange/port.js';
import type { AnnotatedArticle } from '../../../server/src/core/model/annotated.js';
import { ANY_ARTICLE } from '../../support/anyArticle.js';
import { throughFormat } from '../../support/roundTrip.js';
import { PLAIN, TORTURE } from '../../support/tortureArticle.js';

const ALL = { with: ['suggested', 'rejected'] } as const;

function formatOf(id: string): Format {
  const format = findFormat(id);
  assert.ok(format);
  return format;
}

const bare = (words: string): string => words.replace(/\s/gu, '');
/** Kind and words without spaces, which the format does not keep. */
const names = (articles: readonly AnnotatedArticle[]): string[] => articles.flatMap((a) => a.annotations.filter(isMention).map((m) => `${m.kind} ${bare(m.quotes.join(''))}`));

describe('CoNLL-2003, written and read again', () => {
  const conll = formatOf('conll2003');

  for (const scheme of SCHEMES) {
    it(`brings back the names of the article with everything odd in it (${scheme})`, () => {
      const { reading, losses } = throughFormat(conll, [TORTURE, PLAIN], { ...ALL, scheme });
      assert.deepEqual(reading.problems, []);
      assert.deepEqual(names(reading.articles), ['organisation union', 'place SKÅRVIK', 'person Zoe\u0308Ólafsdóttir', 'ville_étrangère حيفا', 'place CaféPier👨‍👩‍👧', 'place Lund']);
      assert.ok(losses.some((l) => l.kind === 'loss' && /claims? left out/u.test(l.message)));
    });

    it(`brings back of any article what it wrote: a second export is the first (${scheme})`, () => {
      fc.assert(fc.property(ANY_ARTICLE, (article) => {
        const first = exportArticles(conll, [article], { scheme });
        const { reading } = throughFormat(conll, [article], { scheme });
        assert.deepEqual(reading.problems, []);
        const again = exportArticles(conll, reading.articles, { scheme });
        const tagged = (content: string): string[] => content.split('\n').filter((l) => /[BIES]-/u.test(l)).map((l) => `${l.split(' ')[0] ?? ''} ${l.split(' ').at(-1) ?? ''}`);
        assert.deepEqual(tagged(again.files[0]?.content ?? ''), tagged(first.files[0]?.content ?? ''));
      }), { numRuns: 40 });
    });
  }
});

describe('GeoJSON and Linked Places of the article with everything odd in it', () => {
  for (const id of ['geojson', 'linkedplaces']) {
    it(`${id}: the places come back where they stood, and what is no place is counted`, () => {
      const { reading, losses } = throughFormat(formatOf(id), [TORTURE], ALL);
      assert.deepEqual(reading.problems, []);
      const [article] = reading.articles;
      const places = TORTURE.annotations.filter(isMention).filter((m) => m.kind === 'place');
      assert.deepEqual(article?.annotations.map((a) => [a.id, a.kind, a.quotes, a.status]), places.map((m) => [m.id, m.kind, m.quotes, m.status]));
      assert.deepEqual(article?.annotations.map((a) => a.spans.map((s) => article.text.slice(s.start, s.end))), places.map((m) => m.quotes));
      assert.ok(losses.some((l) => l.kind === 'loss' && l.count > 5), JSON.stringify(losses));
    });
  }
});
