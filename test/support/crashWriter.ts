// A program that writes one file again and again, each version telling its number, until it is killed: node crashWriter.js FILE.
import { replaceFile } from '../../server/src/node/files.js';
import { readBytes } from '../../server/src/node/files.js';
import { versionBytes, versionOf } from './crashVersions.js';

async function main(path: string): Promise<void> {
  for (;;) {
    const now = await readBytes(path);
    const next = versionBytes((now ? versionOf(now) ?? -1 : 0) + 1);
    await replaceFile(path, now, next);
    process.stdout.write('.');
  }
}

void main(process.argv[2] ?? '');
