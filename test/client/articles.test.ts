// Names around an article, and the guess whether a text reads like news.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articlePathOf, fileNameFrom, foldersAbove, glossPathOf, isGlossPath, isProjectPath } from '../../client/src/articles/names.js';
import { readsLikeNews } from '../../client/src/articles/readsLikeNews.js';
import { safePath } from '../../client/src/exporting/safePath.js';
import { cpuMs } from '../support/cpu.js';

const root = process.cwd();
const samples = join(root, 'samples/newsroom');

describe('names around an article', () => {
  it('keep the whole name of the article in that of its gloss file', () => {
    assert.equal(glossPathOf('/news/a.txt'), '/news/a.txt.gloss.yaml');
    assert.equal(articlePathOf('/news/a.txt.gloss.yaml'), '/news/a.txt');
    assert.equal(articlePathOf('/news/a.yaml'), undefined);
  });
  it('tell gloss files, a second coder’s too, and project files from others', () => {
    for (const path of ['/n/a.txt.gloss.yaml', '/n/a.txt.gloss.ben.yaml']) assert.equal(isGlossPath(path), true, path);
    for (const path of ['/n/gloss.yaml', '/n/a.gloss.txt', '/n/a.txt.gloss.yaml.bak']) assert.equal(isGlossPath(path), false, path);
    assert.equal(isProjectPath('/n/newsgloss.yaml'), true);
    assert.equal(isProjectPath('/n/mynewsgloss.yaml'), false);
  });
  it('list the folders above, nearest first', () => {
    assert.deepEqual(foldersAbove('/a/b/c.txt'), ['/a/b', '/a', '/']);
    assert.deepEqual(foldersAbove('c.txt'), []);
  });
  it('make a file name of a headline', () => {
    assert.equal(fileNameFrom('“Quay is safe”, says harbour master: ships may dock'), 'quay-is-safe-says-harbour-master-ships-may-dock');
    assert.equal(fileNameFrom('../../etc/passwd'), 'etc-passwd');
    assert.equal(fileNameFrom('???'), 'article');
    assert.equal(fileNameFrom('Łódź: Straßenbahn fährt'), 'łódź-straßenbahn-fährt');
    assert.ok(fileNameFrom('word '.repeat(100)).length <= 60);
    assert.ok(fileNameFrom('x'.repeat(500)).length <= 60);
  });
  it('of exported files stay below the chosen folder', () => {
    assert.equal(safePath('a/b.txt'), 'a/b.txt');
    assert.equal(safePath('./a\\b.ann'), 'a/b.ann');
    for (const bad of ['../b', 'a/../../b', '/etc/x', 'C:\\x', '', '.']) assert.equal(safePath(bad), undefined, bad);
  });
});

describe('the guess whether a text reads like news', () => {
  const articles = readdirSync(samples).filter((name) => name.endsWith('.txt'));
  for (const name of articles) {
    it(`takes ${name} for news`, () => {
      assert.equal(readsLikeNews(readFileSync(join(samples, name), 'utf8')), true);
    });
  }

  const ordinary: Readonly<Record<string, string>> = {
    'a shopping list': 'milk\nbread\neggs\nbutter\n'.repeat(30),
    'a log': '[12:01:22] server started\n[12:01:23] listening on 8080\n[12:01:25] minister said hello\n'.repeat(40),
    'code': 'const said = tell(minister);\nif (police) { return government; }\n'.repeat(40),
    'a licence': `Permission is hereby granted, free of charge, to any person obtaining a copy of this software, to deal in it without restriction. ${'The software is provided as it is, without warranty of any kind. '.repeat(20)}`,
    'a letter': `Dear Anna,\n\nthank you for the cake. We ate it on Sunday in the garden, and the children asked for more. ${'The roses are late this year, and the cat sleeps all day on the warm stones. '.repeat(12)}\n\nYours, Tom`,
    'a story': `“Come here,” said the fox. “Why?” said the hen. ${'The fox looked at the moon and the hen looked at the fox, and the night was long and full of small sounds. '.repeat(12)}`,
    'a short note': 'The minister said on Monday that the police told the government.',
    'nothing': '',
  };
  for (const [name, text] of Object.entries(ordinary)) {
    it(`leaves ${name} alone`, () => {
      assert.equal(readsLikeNews(text), false);
    });
  }

  it('leaves the project’s own licence and lists of words alone', () => {
    assert.equal(readsLikeNews(readFileSync(join(root, 'LICENSE'), 'utf8')), false);
    assert.equal(readsLikeNews(readFileSync(join(root, 'server/data/lexicon/words.txt'), 'utf8')), false);
  });

  it('answers quickly on hostile texts', () => {
    for (const text of ['A'.repeat(300_000), 'BY '.repeat(100_000), `${' '.repeat(200_000)}x`, 'ABC '.repeat(75_000), '1 '.repeat(150_000)]) {
      assert.ok(cpuMs(() => readsLikeNews(text)) < 1500);
    }
  });
});
