// The TextMate grammar of articles: what it scopes in whole samples (snapshots), and single lines that it must or must not take for structure.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar, type IGrammar } from 'vscode-textmate';

const root = findRoot(__dirname);
const grammarFile = join(root, 'syntaxes/article.tmLanguage.json');
/** Articles of the sample newsroom whose scopes are kept. */
const SAMPLES = ['straits-broadsheet.txt', 'harbour-brief.txt', 'harbour-wire.txt', 'fisheries-transcript.txt', 'museum-local.txt', 'storm-live.txt', 'springfield-water.md'];

describe('the grammar of articles', () => {
  let grammar: IGrammar;

  before(async () => {
    const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
    const registry = new Registry({
      onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
      loadGrammar: (scope) => Promise.resolve(scope === 'text.news' ? parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile) : null),
    });
    const loaded = await registry.loadGrammar('text.news');
    assert.ok(loaded, 'the grammar loads');
    grammar = loaded;
  });

  for (const sample of SAMPLES) {
    it(`scopes ${sample} as kept in its snapshot`, () => {
      const actual = snapshot(grammar, readFileSync(join(root, 'samples/newsroom', sample), 'utf8'));
      const file = join(root, 'test/grammar/snapshots', `${sample}.snap`);
      if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(file, actual);
      assert.ok(existsSync(file), `${file} is missing: run once with UPDATE_SNAPSHOTS=1 and read what it says`);
      assert.equal(actual, readFileSync(file, 'utf8'));
    });
  }

  it('knows every label of the word list, and no others', () => {
    const raw: unknown = JSON.parse(readFileSync(grammarFile, 'utf8'));
    const pattern = labelPattern(raw);
    const inGrammar = pattern.slice(pattern.indexOf('(?i:') + 4, pattern.indexOf(')[*_]{0,2}:')).split('|').map(unescape);
    const list = readFileSync(join(root, 'server/data/lexicon/labels.txt'), 'utf8').split('\n').flatMap((line) => /^(?:label|link): (.+)$/u.exec(line)?.[1] ?? []);
    assert.deepEqual([...new Set(inGrammar)].sort(), [...new Set(list)].sort());
  });

  it('takes the first line for the headline only where it does not end like a sentence', () => {
    assert.deepEqual(scopesOf(grammar, 'Crane falls on quay\n\nA crane fell.', 0), ['markup.heading.headline.news']);
    assert.deepEqual(scopesOf(grammar, 'A crane fell on the quay on Monday.\nNobody was hurt.', 0), []);
  });

  it('scopes the date before running text and leaves the text alone', () => {
    assert.deepEqual(tokensOf(grammar, ' date 2026-03-02 A crane fell.', 0), [['date 2026-03-02', 'constant.other.date.news']]);
  });

  it('ends a quotation without a closing mark where the next line opens the marks again', () => {
    const text = 'H\n\n“One thing.\n“Another thing,” she said. Then nothing.';
    assert.deepEqual(tokensOf(grammar, text, 2).map(([words]) => words), ['“', 'One thing.']);
    assert.deepEqual(tokensOf(grammar, text, 3).map(([words]) => words), ['“', 'Another thing,', '”']);
  });

  it('does not take a name between dashes for a dateline', () => {
    assert.deepEqual(scopesOf(grammar, 'H\n\nNATO — the alliance — agreed on Monday.', 2), []);
    assert.deepEqual(tokensOf(grammar, 'H\n\nVARNHOLM (Nordpress) — A crane fell.', 2), [['VARNHOLM (Nordpress) —', 'constant.other.dateline.news']]);
  });
});

function findRoot(from: string): string {
  let dir = from;
  while (!existsSync(join(dir, 'syntaxes/article.tmLanguage.json'))) {
    const up = resolve(dir, '..');
    assert.notEqual(up, dir, 'the project root is above the tests');
    dir = up;
  }
  return dir;
}

interface Scoped {
  readonly line: string;
  readonly tokens: readonly { readonly words: string; readonly scopes: readonly string[] }[];
}

function tokenizeAll(grammar: IGrammar, text: string): Scoped[] {
  let state = INITIAL;
  return text.split(/\r?\n/u).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return { line, tokens: result.tokens.map((token) => ({ words: line.slice(token.startIndex, token.endIndex), scopes: token.scopes.slice(1) })) };
  });
}

/** Each line, and below it every scoped stretch with its scopes. */
function snapshot(grammar: IGrammar, text: string): string {
  const lines = tokenizeAll(grammar, text).flatMap(({ line, tokens }) => [
    `> ${line}`,
    ...tokens.filter(({ scopes, words }) => scopes.length > 0 && words !== '').map(({ words, scopes }) => `  ${JSON.stringify(words)}  ${scopes.join(' ')}`),
  ]);
  return `${lines.join('\n')}\n`;
}

/** The scoped stretches of one line with their innermost scope. */
function tokensOf(grammar: IGrammar, text: string, line: number): [string, string][] {
  const tokens = tokenizeAll(grammar, text)[line]?.tokens ?? [];
  return tokens.flatMap(({ words, scopes }): [string, string][] => (scopes.length > 0 && words !== '' ? [[words, scopes.at(-1) ?? '']] : []));
}

const scopesOf = (grammar: IGrammar, text: string, line: number): string[] => tokensOf(grammar, text, line).map(([, scope]) => scope);

function labelPattern(raw: unknown): string {
  assert.ok(typeof raw === 'object' && raw !== null && 'repository' in raw);
  const { repository } = raw;
  assert.ok(typeof repository === 'object' && repository !== null && 'label' in repository);
  const { label } = repository;
  assert.ok(typeof label === 'object' && label !== null && 'match' in label && typeof label.match === 'string');
  return label.match;
}

const unescape = (words: string): string => words.replace(/\['’\]/gu, "'").replace(/\\/gu, '');
