// A data folder like the installed one with one file in it that is really damaged; the rest is linked.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRepositoryFile } from './repository.js';

/** Ways in which a file comes to harm, each on its bytes. */
export const DAMAGE: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'is cut off': (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  'is cut off in its header': (bytes) => bytes.subarray(0, 30),
  'is empty': () => Buffer.alloc(0),
  'has one byte changed': (bytes) => flipped(bytes, Math.floor(0.7 * bytes.length)),
  'has another version': (bytes) => Buffer.concat([bytes.subarray(0, 4), Buffer.from([99, 0, 0, 0]), bytes.subarray(8)]),
  'is something else': () => Buffer.from('<html><body>Not found</body></html>\n'),
};

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

/** Folders for data, taken away at the end. Call inside `describe`. */
export function damagedData(): (file: string, damage: (bytes: Buffer) => Buffer, folder?: string) => string {
  const made: string[] = [];
  after(() => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });
  return (file, damage, within) => {
    const source = findRepositoryFile('server/data');
    const folder = within ?? mkdtempSync(join(tmpdir(), 'newsgloss-data-'));
    if (within === undefined) made.push(folder);
    mkdirSync(join(folder, 'models'), { recursive: true });
    for (const name of readdirSync(join(source, 'models')).filter((n) => n.endsWith('.bin'))) symlinkSync(join(source, 'models', name), join(folder, 'models', name));
    cpSync(join(source, 'lexicon'), join(folder, 'lexicon'), { recursive: true });
    for (const name of ['gazetteer.bin', 'world-110m.txt', 'other-names.txt']) symlinkSync(join(source, name), join(folder, name));
    rmSync(join(folder, file));
    writeFileSync(join(folder, file), damage(readFileSync(join(source, file))));
    return folder;
  };
}
