// Documents given out by a real Redis server to several processes, some of which are killed: each document gets exactly one result.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { ARTICLE } from '../support/cliHarness.js';
import { findRepositoryFile } from '../support/repository.js';

const PROGRAM = findRepositoryFile('dist/newsgloss.js');
const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;
const DOCUMENTS = 60;
const KILLS = 6;
/** One core each: what is tested is the queue. */
const WORK = ['work', '--jobs', '1', '--lost-after', '1'];

describe('newsgloss work', function () {
  this.timeout(240_000);
  if (!HAS_REDIS && process.env.CI === undefined) {
    it.skip('needs redis-server (Debian: apt install redis-server), which is not on this machine', () => undefined);
    return;
  }
  let [folder, url] = ['', ''];
  let server: ChildProcess | undefined;
  const running = new Set<ChildProcess>();

  before(async () => {
    const port = await freePort();
    folder = mkdtempSync(join(tmpdir(), 'newsgloss-redis-'));
    url = `redis://127.0.0.1:${port}`;
    server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((ready) => server?.stdout?.on('data', (chunk: Buffer) => { if (chunk.toString().includes('Ready to accept')) ready(); }));
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    const gone = new Promise((resolve) => server?.once('exit', resolve));
    server?.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [PROGRAM, ...args], { input, encoding: 'utf8', maxBuffer: 1e9 });
  /** A worker that has come up. */
  const worker = (): Promise<ChildProcess> => new Promise((ready) => {
    const child = spawn(process.execPath, [PROGRAM, ...WORK, '--redis', url], { stdio: ['ignore', 'ignore', 'pipe'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    child.stderr.once('data', () => { ready(child); });
  });

  it('gives each document exactly one result, the same as annotate --jsonl, while workers are killed', async () => {
    const documents = Array.from({ length: DOCUMENTS }, (_, i) => `${JSON.stringify({ id: `article-${i}`, text: `${ARTICLE}\n\nNumber ${i}.\n\n`.repeat(1 + (i % 30)) })}\n`).join('');
    assert.equal(run(['work', '--redis', url, '--put'], documents).status, 0);
    assert.equal(run(['work', '--redis', url, '--put'], documents).status, 0);
    const workers = [await worker(), await worker()];
    for (let kill = 0; kill < KILLS; kill++) {
      const victim = workers[kill % workers.length];
      const gone = new Promise((resolve) => victim?.once('exit', resolve));
      victim?.kill('SIGKILL');
      await gone;
      workers[kill % workers.length] = await worker();
    }
    const taken = run(['work', '--redis', url, '--take']);
    assert.deepEqual([taken.status, taken.stderr], [0, '']);
    const sorted = (lines: string): string[] => lines.trimEnd().split('\n').sort();
    assert.deepEqual(sorted(taken.stdout), sorted(run(['annotate', '--jsonl', '-j', '1'], documents).stdout));
    const last = workers[0];
    const code = new Promise((resolve) => last?.once('exit', resolve));
    last?.kill('SIGINT');
    assert.equal(await code, 0);
    assert.deepEqual(run(['work', '--redis', url, '--clear']).status, 0);
    assert.equal(run(['work', '--redis', url, '--take']).stdout, '');
  });

  it('tries a document again on which it fails, keeps it aside as a dead letter, and tells of it', async () => {
    const queue = new Queue<{ line: string }>('newsgloss', { connection: { url } });
    await queue.add('document', { line: '{"no": "document"}' }, { attempts: 2 });
    await queue.close();
    const child = await worker();
    const taken = run(['work', '--redis', url, '--take']);
    assert.deepEqual([taken.status, taken.stdout], [3, '']);
    assert.match(taken.stderr, /^dead letter \{"no": "document"\}: no document: "id" is missing[^\n]*\n$/u);
    child.kill('SIGKILL');
    assert.equal(run(['work', '--redis', url, '--clear']).status, 0);
  });

  it('says where no server answers, and which arguments are wrong', async () => {
    const nobody = run(['work', '--redis', `redis://127.0.0.1:${await freePort()}`]);
    assert.equal(nobody.status, 3);
    assert.match(nobody.stderr, /^newsgloss work: no Redis server answers at redis:\/\/127[^\n]+\n$/u);
    for (const args of [[], ['--redis', '127.0.0.1'], ['--redis', url, '--put', '--take'], ['--redis', url, 'a.jsonl'], ['--redis', url, '--lost-after', '0']]) assert.equal(run(['work', ...args]).status, 2, args.join(' '));
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => { resolve(typeof address === 'object' && address ? address.port : 0); });
    });
  });
}
