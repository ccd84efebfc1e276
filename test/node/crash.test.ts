// Writers that are killed at any moment, and writers that write at once: nothing is lost and nothing is left.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../server/src/node/files.js';
import { beside, clearAbandoned, withLock } from '../../server/src/node/lock.js';
import { crashRounds, seeded } from '../support/crash.js';

describe('a writer that is killed', () => {
  it('leaves the old or the new file, and nothing else after the next start', async () => {
    assert.ok((await crashRounds(12, seeded(7))) > 0);
  }).timeout(60_000);

  it('leaves a lock that the next writer does not wait for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsgloss-lock-'));
    const file = join(folder, 'a');
    const names = beside(file);
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.once('exit', resolve));
    symlinkSync(`${gone.pid ?? 0}@${hostname()}:0a0a0a0a0a0a`, names.lock);
    writeFileSync(names.temporary, 'half');
    assert.equal(await replaceFile(file, undefined, Buffer.from('whole')), 'written');
    assert.deepEqual([readdirSync(folder), readFileSync(file, 'utf8')], [['a'], 'whole']);
    rmSync(folder, { recursive: true });
  });
});

describe('a writer at work', () => {
  it('is not disturbed by one that tidies up, and is waited for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsgloss-lock-'));
    const file = join(folder, 'a');
    const order: string[] = [];
    let second: Promise<unknown> = Promise.resolve();
    await withLock(file, async () => {
      await clearAbandoned(file);
      assert.equal(readdirSync(folder).length, 1);
      order.push('first');
      second = withLock(file, () => Promise.resolve(order.push('second')));
      await clearAbandoned(file);
      order.push('still first');
    });
    await second;
    assert.deepEqual(order, ['first', 'still first', 'second']);
    assert.deepEqual(readdirSync(folder), []);
    rmSync(folder, { recursive: true });
  });

  it('loses nothing beside others that add to the same file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsgloss-lock-'));
    const file = join(folder, 'a');
    const add = async (line: string): Promise<void> => {
      for (;;) {
        let now: Buffer | undefined;
        try { now = readFileSync(file); } catch { now = undefined; }
        if ((await replaceFile(file, now, Buffer.concat([now ?? Buffer.alloc(0), Buffer.from(line)]))) === 'written') return;
      }
    };
    const lines = Array.from({ length: 12 }, (_, i) => `line ${i}\n`);
    await Promise.all(lines.map(add));
    assert.deepEqual(readFileSync(file, 'utf8').split(/(?<=\n)/u).sort(), lines.sort());
    assert.deepEqual(readdirSync(folder), ['a']);
    rmSync(folder, { recursive: true });
  }).timeout(30_000);
});
