// The bundled program as a process: pipes, Ctrl-C, a reader that goes away, the language server.
import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE, folders, GLOSS } from '../support/cliHarness.js';
import { findRepositoryFile, REPOSITORY } from '../support/repository.js';

const PROGRAM = findRepositoryFile('dist/newsgloss.js');
const document = (id: number): string => `${JSON.stringify({ id: String(id), text: ARTICLE })}\n`;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const start = (args: readonly string[], cwd: string): ChildProcessWithoutNullStreams => spawn(process.execPath, [PROGRAM, ...args], { cwd });

function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined);
  return new Promise((resolve) => child.once('close', (code) => { resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }); }));
}

describe('the program', function () {
  this.timeout(60_000);
  const folder = folders();

  before(() => {
    if (!existsSync(PROGRAM)) execFileSync(process.execPath, [findRepositoryFile('esbuild.mjs')], { cwd: REPOSITORY });
  });

  it('checks many files on several cores as it does on one', () => {
    const files: Record<string, string> = { 'newsgloss.yaml': 'newsgloss: 1\ncolour: red\n' };
    for (let i = 0; i < 210; i++) {
      files[`a${i}.txt`] = i % 50 === 7 ? 'Pier shut\n\n“We will wait, the mayor said.\n' : 'Pier shut\n\nIt stays so.\n';
      if (i % 40 === 3) files[`a${i}.txt.gloss.yaml`] = 'newsgloss: 1\narticle: {file: [\n';
    }
    const cwd = folder(files);
    const [one, three] = ['1', '3'].map((jobs) => spawnSync(process.execPath, [PROGRAM, 'check', '--jobs', jobs], { cwd, encoding: 'utf8', maxBuffer: 1e9 }));
    assert.deepEqual([three?.status, three?.stdout, three?.stderr], [1, one?.stdout, one?.stderr]);
    assert.match(one?.stdout ?? '', /^newsgloss\.yaml:2:1: warning project\.unknown-key/mu);
    assert.equal(new Set(one?.stdout.match(/^\S+(?=:.*gloss\.syntax)/gmu)?.map((l) => l.split(':')[0])).size, 6);
  });

  it('filters documents through a pipe', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'annotate', '--jsonl'], { input: document(1) + document(2), encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
    assert.deepEqual(stdout.trimEnd().split('\n').map((l) => { const line: { id: string; persons: unknown[] } = JSON.parse(l); return [line.id, line.persons.length > 0]; }), [['1', true], ['2', true]]);
  });

  it('gives each document back before the input ends', async () => {
    const child = start(['annotate', '--jsonl'], folder({}));
    const end = ended(child);
    for (let i = 1; i <= 3; i++) {
      child.stdin.write(document(i));
      const answer = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => { resolve(chunk.toString()); }));
      assert.ok(answer.startsWith(`{"id":"${i}"`));
    }
    child.stdin.end();
    assert.equal((await end).code, 0);
  });

  it('gives the same lines in the same order on one core and on three, messages about bad lines included', () => {
    const input = Array.from({ length: 40 }, (_, i) => (i % 13 === 5 ? '{"id": 1}\n' : `${JSON.stringify({ id: i, text: `${ARTICLE}\n\n`.repeat(1 + ((i * 7) % 11)) })}\n`)).join('');
    const [one, three] = ['1', '3'].map((jobs) => spawnSync(process.execPath, [PROGRAM, 'annotate', '--jsonl', '--jobs', jobs], { input, encoding: 'utf8', maxBuffer: 1e9 }));
    assert.equal(one?.status, 3);
    assert.equal(one.stdout.split('\n').length, 38);
    assert.deepEqual([three?.status, three?.stdout, three?.stderr], [one.status, one.stdout, one.stderr]);
  });

  it('says and writes the same on one core and on three, whatever is done with the articles', () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`in/${i}.txt`, i % 9 === 4 ? Buffer.from('Caf\xe9 shut\n', 'latin1') : `${ARTICLE}\n\nNumber ${i}.\n`]));
    const done = ['1', '3'].map((jobs) => {
      const cwd = folder(files);
      const runs = [['annotate', '-j', jobs, '--save', 'in'], ['annotate', '-j', jobs, 'in'], ['check', '-j', jobs, '-f', 'json', 'in'], ['stats', '-j', jobs, 'in'], ['export', '-j', jobs, '-f', 'csv', '--with', 'suggested', '-o', 'out', 'in']].map((args) => spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8', maxBuffer: 1e9 }));
      return runs.map(({ status, stdout, stderr }) => ({ status, stdout: stdout.replaceAll(cwd, ''), stderr: stderr.replaceAll(cwd, '') }));
    });
    assert.deepEqual(done[1], done[0]);
    assert.deepEqual(done[0]?.map((r) => r.status), [3, 3, 1, 3, 3]);
  });

  it('ends quietly when its reader goes away', async () => {
    const child = start(['annotate', '--jsonl'], folder({}));
    const end = ended(child);
    child.stdout.once('data', () => { child.stdout.destroy(); });
    const feed = (): void => { while (child.stdin.writable && child.stdin.write(document(0).repeat(50))); };
    child.stdin.on('drain', feed);
    feed();
    assert.deepEqual(await end.then(({ code, err }) => [code, err]), [0, '']);
  });

  it('ends with 130 on Ctrl-C, with no half-written file', async function () {
    if (process.platform === 'win32') {
      console.log('    (signals of this kind are unknown to Windows)');
      this.skip();
    }
    const cwd = folder(Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`in/${i}.txt`, ARTICLE.repeat(40)])));
    const child = start(['export', '-f', 'csv', '-o', 'out', '--with', 'suggested', 'in'], cwd);
    const end = ended(child);
    while (!existsSync(join(cwd, 'out'))) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGINT');
    assert.equal((await end).code, 130);
    assert.deepEqual(readdirSync(cwd), ['in']);
  });

  it('killed in the middle of an export, leaves nothing after the next one', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 300; i++) files[`in/a${i}.txt`] = ARTICLE;
    const cwd = folder(files);
    const child = start(['export', '--format', 'jsonl', '--with', 'suggested', '--jobs', '1', '--out', 'out', 'in'], cwd);
    const end = ended(child);
    const hidden = (): string[] => (existsSync(join(cwd, 'out')) ? readdirSync(join(cwd, 'out')) : []).filter((name) => name.startsWith('.'));
    while (hidden().length === 0) await new Promise(setImmediate);
    child.kill('SIGKILL');
    await end;
    assert.equal(hidden().length, 1);
    assert.equal((await ended(start(['export', '--format', 'jsonl', '--out', 'out', 'in/a1.txt'], cwd))).code, 0);
    assert.deepEqual(readdirSync(join(cwd, 'out')), ['articles.jsonl']);
  });

  it('is silent on standard error when piped, and uses its exit codes', () => {
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': GLOSS, 'bad.txt': ARTICLE, 'bad.txt.gloss.yaml': 'newsgloss: [\n' });
    const codes = [['annotate', 'pier.txt'], ['check', 'bad.txt'], ['check', '--nonsense'], ['annotate', 'gone.txt']].map((args) => spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8' }));
    assert.deepEqual(codes.map((c) => c.status), [0, 1, 2, 3]);
    assert.equal(codes[0]?.stderr, '');
    assert.ok(codes.every((c) => !c.stderr.includes('\r') && !c.stdout.includes('\u001B')));
  });

  it('runs the language server', async () => {
    const child = start(['lsp', '--stdio'], folder({}));
    const end = ended(child);
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    const said = new Promise<string>((resolve) => {
      let all = '';
      child.stdout.on('data', (chunk: Buffer) => {
        all += chunk.toString();
        if (all.includes('"capabilities"')) resolve(all);
      });
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    assert.match(await said, /"hoverProvider"/u);
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    assert.equal((await end).code, 0);
  });
});
