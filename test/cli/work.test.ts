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
    server = await redisServer(port);
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await end(server, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [PROGRAM, ...args], { input, encoding: 'utf8', maxBuffer: 1e9 });
  const redisServer = async (port: number): Promise<ChildProcess> => {
    const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((ready) => child.stdout.on('data', (chunk: Buffer) => { if (chunk.toString().includes('Ready to accept')) ready(); }));
    return child;
  };
  /** A worker that has come up. */
  const worker = (at = url, jobs = '1'): Promise<ChildProcess> => new Promise((ready) => {
    const child = spawn(process.execPath, [PROGRAM, ...WORK, '--jobs', jobs, '--redis', at], { stdio: ['ignore', 'ignore', 'pipe'] });
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

  describe('where the server goes away', () => {
    const DOCUMENT = JSON.stringify({ id: 'long', text: `${ARTICLE}\n\n`.repeat(600) });
    let [port, own] = [0, ''];
    let redis: ChildProcess | undefined;

    beforeEach(async () => {
      port = await freePort();
      own = `redis://:secret@127.0.0.1:${port}`;
      redis = await redisServer(port);
    });
    afterEach(async () => {
      redis?.kill('SIGCONT');
      await end(redis, 'SIGTERM');
    });

    it('tells that it is gone, and ends in good time when it is told to', async () => {
      const child = await worker(own);
      const said = sayings(child);
      await end(redis, 'SIGTERM');
      await said.until(/the Redis server is gone \([^\n]+\); trying again until it answers\n/u);
      assert.deepEqual(await timed(end(child, 'SIGTERM')), { code: 3, soon: true });
      assert.match(said.text(), /^0 documents done, 0 failed\nnewsgloss work: ended without the Redis server[^\n]+\n$/mu);
    });

    it('ends with a document in work, which the server gives out again when it is back', async () => {
      assert.equal(run(['work', '--redis', own, '--put'], `${DOCUMENT}\n`).status, 0);
      const child = await worker(own, '2');
      const queue = new Queue('newsgloss', { connection: { url: own } });
      while (await queue.getActiveCount() === 0) await new Promise(setImmediate);
      await queue.close();
      redis?.kill('SIGSTOP');
      assert.deepEqual(await timed(end(child, 'SIGINT')), { code: 3, soon: true });
      redis?.kill('SIGCONT');
      const other = await worker(own);
      const taken = run(['work', '--redis', own, '--take']);
      assert.deepEqual([taken.status, taken.stdout.split('\n').length], [0, 2]);
      assert.deepEqual(await timed(end(other, 'SIGINT')), { code: 0, soon: true });
    });

    it('works on when it is there again', async () => {
      const child = await worker(own);
      const said = sayings(child);
      await end(redis, 'SIGTERM');
      await said.until(/is gone/u);
      redis = await redisServer(port);
      await said.until(/answers again\n/u);
      assert.equal(run(['work', '--redis', own, '--put'], '{"id": 1, "text": "It rained."}\n').status, 0);
      assert.match(run(['work', '--redis', own, '--take']).stdout, /^\{"id":1,[^\n]+\n$/u);
      assert.deepEqual(await timed(end(child, 'SIGINT')), { code: 0, soon: true });
    });

    it('ends at once at the second signal', async () => {
      assert.equal(run(['work', '--redis', own, '--put'], `${DOCUMENT}\n`).status, 0);
      const child = await worker(own, '2');
      const queue = new Queue('newsgloss', { connection: { url: own } });
      while (await queue.getActiveCount() === 0) await new Promise(setImmediate);
      await queue.close();
      child.kill('SIGINT');
      const gone = new Promise((resolve) => child.once('exit', (code, signal) => { resolve([code, signal]); }));
      // The first signal is handled when the worker leaves no ear for a second one.
      while (child.signalCode === null && child.exitCode === null) {
        child.kill('SIGTERM');
        await new Promise(setImmediate);
      }
      assert.deepEqual(await gone, [null, 'SIGTERM']);
    });

    it('says so where documents are put in or taken out', async () => {
      const child = spawn(process.execPath, [PROGRAM, 'work', '--redis', own, '--put'], { stdio: ['pipe', 'ignore', 'pipe'] });
      running.add(child);
      const said = sayings(child);
      const queue = new Queue('newsgloss', { connection: { url: own } });
      child.stdin.write('{"id": "first", "text": "It rained."}\n');
      while (await queue.getWaitingCount() === 0) await new Promise(setImmediate);
      await queue.close();
      await end(redis, 'SIGTERM');
      child.stdin.on('error', () => undefined);
      child.stdin.end('{"id": "second", "text": "It snowed."}\n');
      assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 3);
      assert.match(said.text(), /^newsgloss work: the Redis server at redis:\/\/:\*\*\*@127[^\n]+ is gone \([^\n]+\)\n$/u);
    });

    it('does not wait for a server that takes calls and says nothing', async () => {
      redis?.kill('SIGSTOP');
      const child = spawn(process.execPath, [PROGRAM, ...WORK, '--redis', own], { stdio: ['ignore', 'ignore', 'pipe'] });
      running.add(child);
      const said = sayings(child);
      assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 3);
      assert.match(said.text(), /^newsgloss work: no Redis server answers at redis:\/\/:\*\*\*@127[^\n]+\n$/u);
    });
  });

  it('says which files of documents cannot be read, and puts in the rest', () => {
    const put = spawnSync(process.execPath, [PROGRAM, 'work', '--redis', url, '--put', 'absent.jsonl', folder, '-'], { input: '{"id": "a", "text": "It rained."}\n', encoding: 'utf8' });
    assert.equal(put.status, 3);
    assert.match(put.stderr, /^absent\.jsonl: ENOENT[^\n]+\n[^\n]+: EISDIR[^\n]+\n1 document put into the queue\n$/u);
    assert.equal(run(['work', '--redis', url, '--clear']).status, 0);
  });

  it('says where no server answers, and which arguments are wrong', async () => {
    const nobody = run(['work', '--redis', `redis://127.0.0.1:${await freePort()}`]);
    assert.equal(nobody.status, 3);
    assert.match(nobody.stderr, /^newsgloss work: no Redis server answers at redis:\/\/127[^\n]+\n$/u);
    for (const args of [[], ['--redis', '127.0.0.1'], ['--redis', url, '--put', '--take'], ['--redis', url, 'a.jsonl'], ['--redis', url, '--lost-after', '0']]) assert.equal(run(['work', ...args]).status, 2, args.join(' '));
  });
});

/** Sends the signal; resolves with the exit code. */
async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return gone;
}

/** Milliseconds that an end in order may take on a machine with other things to do. */
const SOON = 5000;

async function timed(ending: Promise<number | null>): Promise<{ code: number | null; soon: boolean }> {
  const from = Date.now();
  return { code: await ending, soon: Date.now() - from < SOON };
}

/** What a program says on standard error from now on. */
function sayings(child: ChildProcess): { readonly text: () => string; readonly until: (said: RegExp) => Promise<void> } {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
  return {
    text: () => text,
    until: (said) => new Promise((resolve) => {
      const look = (): void => { if (said.test(text)) resolve(); };
      child.stderr?.on('data', look);
      look();
    }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => { resolve(typeof address === 'object' && address ? address.port : 0); });
    });
  });
}
