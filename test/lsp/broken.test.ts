// The broken samples: each shows the diagnostic that it is named after, and no other.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPair } from '../support/lspPair.js';
import { findRepositoryFile } from '../support/repository.js';

const folder = findRepositoryFile('samples/broken');
const articles = readdirSync(folder).filter((f) => f.endsWith('.txt'));

describe('the broken samples', () => {
  it('are there', () => { assert.ok(articles.length >= 13, String(articles.length)); });

  for (const name of articles) {
    it(`${name} shows its code and no other`, async () => {
      const files = Object.fromEntries([name, `${name}.gloss.yaml`, 'newsgloss.yaml'].flatMap((f) => (readdirSync(folder).includes(f) ? [[f, readFileSync(join(folder, f))]] : [])));
      const pair = await startPair({ files });
      await pair.open(name);
      const codes: string[] = [];
      for (const f of [name, `${name}.gloss.yaml`]) {
        const { items } = await pair.about<{ items: { code: string; message: string }[] }>(f, 'diagnostic');
        for (const item of items) {
          codes.push(item.code);
          assert.ok(!item.message.startsWith(item.code), `no sentence for ${item.code}`);
        }
      }
      const code = name.replace('.txt', '');
      assert.deepEqual([...new Set(codes)], [code]);
      assert.deepEqual(pair.errors(), []);
      await pair.stop();
    });
  }

  it('project.syntax shows its code in the project file, and the built-in settings count', async () => {
    const inner = join(folder, 'project.syntax');
    const pair = await startPair({ files: Object.fromEntries(readdirSync(inner).map((f) => [f, readFileSync(join(inner, f))])) });
    await pair.open('newsgloss.yaml');
    const { items } = await pair.about<{ items: { code: string }[] }>('newsgloss.yaml', 'diagnostic');
    assert.deepEqual([...new Set(items.map((d) => d.code))], ['project.syntax']);
    await pair.open('notice.txt');
    assert.ok((await pair.marks('notice.txt')).structure.length > 0);
    await pair.stop();
  });
});
