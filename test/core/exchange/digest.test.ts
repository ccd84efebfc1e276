// The Markdown digest, and the places that GeoJSON brings back.
import assert from 'node:assert/strict';
import { exportArticles, findFormat } from '../../../server/src/core/exchange/registry.js';
import type { AnnotatedArticle } from '../../../server/src/core/model/annotated.js';
import { throughFormat } from '../../support/roundTrip.js';
import { PLAIN } from '../../support/tortureArticle.js';

const ARTICLE: AnnotatedArticle = {
  ...PLAIN,
  details: { file: 'bridge.txt', title: '# Not a *heading*', outlet: 'Post', published: '2026-03-02', url: 'https://a.example/x_y' },
  annotations: PLAIN.annotations.map((a) => (a.type === 'claim' ? { ...a, note: '<b>look</b>', verdict: { rating: 'true', sources: ['javascript:x'] } } : a)),
  entities: [{ id: 'lund', kind: 'place', name: 'Lund', roles: [], aliases: [], at: [55.7, 13.2], country: 'SE' }],
};

describe('the Markdown digest', () => {
  it('has claims under their speakers, and nothing of the article is markup', () => {
    const format = findFormat('markdown');
    assert.ok(format);
    assert.equal(exportArticles(format, [ARTICLE]).files[0]?.content, [
      '<!-- Written by Newsgloss -->', '', '## \\# Not a \\*heading\\*', '', 'Post, 2026-03-02, <https://a.example/x_y>', '', '### The mayor of Lund', '',
      '- *the bridge is safe*', '  - **true** (javascript:x)', '  - Note: \\<b\\>look\\</b\\>', '', '### Places', '', '- Lund (SE), 55.7, 13.2', '', '',
    ].join('\n'));
  });
});

describe('words in a Markdown digest', () => {
  const format = findFormat('markdown');
  const titled = (title: string): string | undefined => (format ? exportArticles(format, [{ ...ARTICLE, details: { file: 'x', title } }]).files[0]?.content.split('\n')[2]?.slice(3) : undefined);

  it('stay as they are where Markdown takes them for words', () => {
    for (const words of ['Smith & Co: “C#” won 3-2 (again!)', 'on 2026-03-02', '5 + 3 = 8', 'he said: yes']) assert.equal(titled(words), words);
  });

  it('are no markup where Markdown would take them for it', () => {
    const escaped = { '- a': '\\- a', '1. a': '1\\. a', 'a &amp; b': 'a \\&amp; b', 'https://a.example': 'https\\://a.example', ':smile:': '\\:smile:', 'mail @ada': 'mail \\@ada', 'a #': 'a \\#', '<i>[x](y)': '\\<i\\>\\[x\\](y)', '$5 to $6': '\\$5 to \\$6', 'a\\b': 'a\\\\b' };
    assert.deepEqual(Object.keys(escaped).map(titled), Object.values(escaped));
  });
});

describe('GeoJSON and Linked Places, written and read again', () => {
  for (const id of ['geojson', 'linkedplaces']) {
    it(`${id}: bring back the places with their decisions`, () => {
      const format = findFormat(id);
      assert.ok(format);
      const { reading } = throughFormat(format, [ARTICLE]);
      assert.deepEqual(reading.problems, []);
      assert.deepEqual(reading.articles[0]?.annotations, ARTICLE.annotations.filter((a) => a.type === 'mention'));
      assert.deepEqual(reading.articles[0]?.entities, ARTICLE.entities);
    });
  }
});
