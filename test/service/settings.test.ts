// Settings, actions and the question of articles: what comes from a client is checked, never believed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEFAULT_PROJECT } from '../../server/src/core/gloss/project.js';
import { parseAction } from '../../server/src/service/actions.js';
import { isArticle } from '../../server/src/service/articles.js';
import { DEFAULT_SETTINGS, DIAGNOSTICS_KEY, SETTINGS, settingProblems, settingsFrom } from '../../server/src/service/settings.js';
import { articleUriOf, childOf, fileNameOf, glossUriOf, isCoderUri, isGlossUri, parentOf, pathWithin } from '../../server/src/service/uris.js';
import { findRepositoryFile } from '../support/repository.js';

describe('settings', () => {
  it('are read nested or with dotted names, wrong ones count as not given and are named', () => {
    const section = { claims: { attitudes: true, statements: 'yes' }, 'codeLens.enabled': false, diagnostics: { 'place.ambiguous': 'off', 'no.such': 'off', 'anchor.changed': 'loud' } };
    const settings = settingsFrom(section);
    assert.deepEqual([settings.showAttitudes, settings.showStatements, settings.codeLens], [true, true, false]);
    assert.deepEqual([...settings.diagnostics], [['place.ambiguous', 'off'], ['no.such', 'off']]);
    assert.deepEqual(settingProblems(section), ['newsgloss.claims.statements', 'newsgloss.diagnostics: no.such', 'newsgloss.diagnostics: anchor.changed']);
  });

  it('of any shape give the defaults where nothing fits', () => {
    for (const section of [undefined, null, 7, [], { __proto__: { articles: 'all' } }]) assert.deepEqual(settingsFrom(section), DEFAULT_SETTINGS);
  });

  it('have the manifest’s names and defaults', () => {
    const manifest: { contributes?: { configuration?: { properties: Record<string, { default: unknown }> }[] } } = JSON.parse(readFileSync(findRepositoryFile('package.json'), 'utf8'));
    const properties = Object.assign({}, ...(manifest.contributes?.configuration ?? []).map((c) => c.properties)) as Record<string, { default: unknown }>;
    for (const { key, default: value } of Object.values(SETTINGS)) assert.deepEqual(properties[`newsgloss.${key}`]?.default, value, key);
    assert.ok(properties[`newsgloss.${DIAGNOSTICS_KEY}`]);
  });
});

describe('an action from outside', () => {
  it('is taken where every field has its shape', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
    assert.deepEqual(parseAction({ kind: 'add', as: 'claim', ranges: [range] }), { kind: 'add', as: 'claim', ranges: [range] });
    assert.deepEqual(parseAction({ kind: 'acceptAll' }), { kind: 'acceptAll' });
  });

  for (const wrong of [undefined, 'accept', { kind: 'toString' }, { kind: 'accept', ids: 'all' }, { kind: 'add', as: 'claim', ranges: [{ start: { line: -1, character: 0 } }] }, { kind: 'setPlace', id: 'm', alternative: 1.5 }]) {
    it(`is refused as ${JSON.stringify(wrong)}`, () => { assert.equal(parseAction(wrong), undefined); });
  }
});

describe('articles', () => {
  const ask = (uri: string, more: Partial<Parameters<typeof isArticle>[0]> = {}): boolean => isArticle({ uri, languageId: 'plaintext', hasGloss: false, articles: 'ask', allArticles: false, ...more });

  it('are not taken for granted: a bare text file is none until somebody says so', () => {
    assert.equal(ask('file:///n/a.txt'), false);
    assert.equal(ask('file:///n/a.txt', { hasGloss: true }), true);
    assert.equal(ask('file:///n/a.txt', { languageId: 'news' }), true);
    assert.equal(ask('file:///n/a.txt', { articles: 'all' }), true);
    assert.equal(ask('file:///n/a.ts', { articles: 'all', languageId: 'typescript' }), false);
  });

  it('of a newsroom are what its globs take in', () => {
    const project = { ...DEFAULT_PROJECT, articles: { ...DEFAULT_PROJECT.articles, include: ['**/*.txt'], exclude: ['drafts/**'] } };
    assert.equal(ask('file:///n/x/a.txt', { newsroom: { project, path: 'x/a.txt' } }), true);
    assert.equal(ask('file:///n/drafts/a.txt', { newsroom: { project, path: 'drafts/a.txt' }, articles: 'all' }), false);
  });

  it('are never gloss files, a second coder’s or the project file', () => {
    for (const name of ['a.txt.gloss.yaml', 'a.txt.gloss.ben.yaml', 'newsgloss.yaml']) assert.equal(ask(`file:///n/${name}`, { allArticles: true, languageId: 'news' }), false);
  });
});

describe('names of files', () => {
  it('belong together by their ending', () => {
    assert.equal(articleUriOf(glossUriOf('file:///n/a.txt')), 'file:///n/a.txt');
    assert.equal(isGlossUri('file:///n/.gloss.yaml'), false);
    assert.equal(isCoderUri('file:///n/a.txt.gloss.ben.yaml'), true);
    assert.equal(isCoderUri('file:///n/a.txt.gloss.yaml'), false);
  });

  it('are decoded for people and encoded for addresses', () => {
    assert.equal(fileNameOf('file:///n/caf%C3%A9%20(1).txt'), 'café (1).txt');
    assert.equal(childOf('file:///n', 'x/café (1).txt'), 'file:///n/x/caf%C3%A9%20%281%29.txt');
    assert.equal(pathWithin('file:///n', 'file:///n/x/caf%C3%A9.txt'), 'x/café.txt');
    assert.equal(pathWithin('file:///n', 'file:///news/a.txt'), undefined);
  });

  it('have no parent above the root', () => {
    assert.equal(parentOf('file:///a/b.txt'), 'file:///a');
    assert.equal(parentOf('file:///b.txt'), undefined);
    assert.equal(parentOf('untitled:Untitled-1'), undefined);
  });
});
