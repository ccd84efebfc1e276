// The command line as a language server in a second real editor: Neovim, headless.
import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
const LIMIT = 60_000;

const ARTICLE = `Harbour quay reopens

VARNHOLM, Monday. "The quay is safe," harbour master Ilse Brandt told reporters, "and ships may dock."

"Nobody asked us," the union said on Tuesday. Brandt said the port would hire ten people.

"The crane will stay.

Nothing more was known.
`;

interface Answer {
  readonly exit?: number;
  readonly problem?: string;
  readonly hover?: { readonly contents: { readonly kind: string; readonly value: string } };
  readonly symbols?: readonly { readonly name: string }[];
  readonly diagnostics?: readonly { readonly message: string; readonly source?: string; readonly code?: string }[];
  readonly actions?: readonly { readonly title: string }[];
  readonly card?: readonly string[];
}

function askNeovim(folder: string, at: string): Promise<{ code: number; answer: Answer }> {
  const env = { ...process.env, NEWSGLOSS_NODE: process.execPath, NEWSGLOSS_CLI: join(ROOT, 'dist/newsgloss.js'), NEWSGLOSS_AT: at };
  const args = ['--headless', '--clean', '-n', '-S', join(ROOT, 'test/neovim/probe.lua'), 'harbour.txt'];
  return new Promise((done, fail) => {
    const child = execFile('nvim', args, { cwd: folder, env, timeout: LIMIT }, (error, stdout, stderr) => {
      const found = /\{.*\}/s.exec(stdout);
      if (found === null) {
        fail(new Error(`Neovim gave no answer: ${error?.message ?? ''}\n${stdout}\n${stderr}`));
        return;
      }
      done({ code: child.exitCode ?? -1, answer: JSON.parse(found[0]) as Answer });
    });
  });
}

describe('Neovim as a client of newsgloss lsp --stdio', function () {
  this.timeout(LIMIT + 10_000);
  let folder = '';
  let answer: Answer = {};

  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsgloss-neovim-')));
    writeFileSync(join(folder, 'newsgloss.yaml'), 'newsgloss: 1\narticles: {include: ["**/*.txt"]}\n');
    writeFileSync(join(folder, 'harbour.txt'), ARTICLE);
    const line = ARTICLE.split('\n').findIndex(text => text.includes('Ilse Brandt'));
    const column = (ARTICLE.split('\n')[line] ?? '').indexOf('Brandt') + 1;
    const asked = await askNeovim(folder, `${String(line)}:${String(column)}`);
    answer = asked.answer;
    assert.equal(answer.problem, undefined);
    assert.equal(asked.code, 0);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers a hover with a card in plain Markdown, without links or icons', () => {
    assert.equal(answer.hover?.contents.kind, 'markdown');
    const card = answer.hover?.contents.value ?? '';
    assert.match(card, /Ilse Brandt/);
    assert.match(card, /harbour master/);
    assert.doesNotMatch(card, /command:|\$\(|<img|<span/);
  });

  it('shows the card in a window', () => {
    assert.match((answer.card ?? []).join('\n'), /Ilse Brandt/);
  });

  it('lists the structure and the claims as symbols', () => {
    const names = JSON.stringify(answer.symbols);
    assert.match(names, /Harbour quay reopens/);
    assert.match(names, /The quay is safe/);
  });

  it('shows the problem of an unbalanced quotation mark', () => {
    const found = (answer.diagnostics ?? []).map(({ message, source, code }) => `${source ?? ''} ${code ?? ''}: ${message}`);
    assert.ok(found.some(text => /newsgloss.*quot/i.test(text)), found.join('\n'));
  });

  it('offers to decide on the speaker under the caret', () => {
    const titles = (answer.actions ?? []).map(({ title }) => title);
    assert.ok(titles.some(title => /accept/i.test(title)), titles.join('\n'));
    assert.ok(titles.some(title => /reject/i.test(title)), titles.join('\n'));
  });

  it('ends the server with code 0', () => {
    assert.equal(answer.exit, 0);
  });
});
