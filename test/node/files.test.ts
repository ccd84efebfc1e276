// Writing files whole or not at all, and reading bytes as the text that they are.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { decodeExact, decodeText, encodeEdited, encodeUtf8, labelOf } from '../../server/src/node/encoding.js';
import { readBytes, removeFile, replaceFile, writeWhole } from '../../server/src/node/files.js';
import { textCache } from '../../server/src/node/textCache.js';
import { walk } from '../../server/src/node/walk.js';
import { applyEdits } from '../../server/src/core/gloss/sourceEdits.js';
import { hashText } from '../../server/src/core/text/hash.js';

describe('files', () => {
  let folder = '';
  const path = (name: string): string => join(folder, name);
  const bytes = (text: string): Uint8Array => encodeUtf8(text);
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'newsgloss-files-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('are replaced only while they hold what was read', async () => {
    writeFileSync(path('a'), 'one');
    assert.equal(await replaceFile(path('a'), bytes('one'), bytes('two')), 'written');
    assert.equal(await replaceFile(path('a'), bytes('one'), bytes('three')), 'changed');
    assert.equal(readFileSync(path('a'), 'utf8'), 'two');
  });

  it('are made only where none is, also when two make them at once', async () => {
    const outcomes = await Promise.all(['x', 'y', 'z'].map((text) => replaceFile(path('new'), undefined, bytes(text))));
    assert.equal(outcomes.filter((o) => o === 'written').length, 1);
  });

  it('that vanished count as changed, and are not made again', async () => {
    assert.equal(await replaceFile(path('gone'), bytes('one'), bytes('two')), 'changed');
    assert.equal(existsSync(path('gone')), false);
  });

  it('leave no temporary file behind, whatever came of it', async () => {
    writeFileSync(path('a'), 'one');
    await replaceFile(path('a'), bytes('other'), bytes('two'));
    await replaceFile(path('a'), bytes('one'), bytes('two'));
    await assert.rejects(replaceFile(path('no/such/folder/a'), undefined, bytes('x')));
    assert.deepEqual(readdirSync(folder), ['a']);
  });

  it('keep permissions, and links stay links', async function () {
    if (process.platform === 'win32') this.skip();
    writeFileSync(path('real'), 'one');
    chmodSync(path('real'), 0o640);
    symlinkSync('real', path('link'));
    assert.equal(await replaceFile(path('link'), bytes('one'), bytes('two')), 'written');
    assert.equal(readFileSync(path('real'), 'utf8'), 'two');
    assert.equal(statSync(path('real')).mode & 0o777, 0o640);
  });

  it('are removed only while they hold what was read', async () => {
    writeFileSync(path('a'), 'one');
    assert.equal(await removeFile(path('a'), bytes('two')), 'changed');
    assert.equal(await removeFile(path('a'), bytes('one')), 'removed');
    assert.equal(await readBytes(path('a')), undefined);
  });

  it('of a folder are listed in one order, without dot folders and packages', async () => {
    for (const name of ['b/z.txt', 'b/a.txt', 'a.txt', '.git/x.txt', 'node_modules/x.txt', 'a.json']) {
      mkdirSync(join(path(name), '..'), { recursive: true });
      writeFileSync(path(name), '');
    }
    const found: string[] = [];
    for await (const p of walk(folder, { accept: (p) => p.endsWith('.txt') })) found.push(p);
    assert.deepEqual(found, ['a.txt', 'b/a.txt', 'b/z.txt']);
  });

  it('of former texts are found by hash, and nothing else is', async () => {
    const cache = textCache(path('cache'));
    const hash = hashText('The quay is closed.\n');
    assert.equal(await cache.get(hash), undefined);
    await cache.put(hash, 'The quay is closed.\n');
    assert.equal(await textCache(path('cache')).get(hash), 'The quay is closed.\n');
    await cache.put('sha256:../../evil', 'x');
    assert.deepEqual(readdirSync(path('cache')).length, 1);
  });

  it('written whole replace whatever stood there', async () => {
    await writeWhole(path('out'), bytes('1'));
    await writeWhole(path('out'), bytes('2'));
    assert.equal(readFileSync(path('out'), 'utf8'), '2');
  });
});

describe('encodings', () => {
  it('come from the byte order mark before any name', () => {
    assert.deepEqual(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0x00]), 'utf8'), { text: 'a', encoding: 'utf-16le', bom: true });
    assert.deepEqual(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 'latin1'), { text: 'a', encoding: 'utf-8', bom: true });
  });

  it('are known by the names that editors and the web use', () => {
    assert.deepEqual(['utf8', 'UTF-8', 'latin1', 'windows1252', 'iso88592', 'koi8r', 'shiftjis', 'nonsense'].map(labelOf), ['utf-8', 'utf-8', 'windows-1252', 'windows-1252', 'iso-8859-2', 'koi8-r', 'shift_jis', undefined]);
  });

  it('that do not fit, or do not exist, are said and not guessed', () => {
    assert.equal(decodeText(Buffer.from('caf\xe9', 'latin1')).problem?.code, 'undecodable');
    assert.equal(decodeText(Buffer.from('caf\xe9', 'latin1'), 'latin1').text, 'café');
    assert.equal(decodeText(bytesOf('a'), 'klingon').problem?.code, 'unknown-encoding');
    assert.equal(decodeText(bytesOf('a\uFFFDb')).problem, undefined);
  });

  it('keep every UTF-8 text exact, a byte order mark too', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, mark) => {
      const whole = (mark ? '\uFEFF' : '') + text;
      assert.equal(decodeExact(encodeUtf8(whole)), whole);
    }));
    assert.equal(decodeExact(new Uint8Array([0xe9])), undefined);
  });

  it('give the bytes of an edited text from those of the former one', () => {
    const piece = fc.constantFrom('a', 'é', '“', '😀', '\uD83D', '\uDE00', '\r\n', 'e\u0301', '\uFEFF');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(text, fc.array(fc.tuple(fc.nat(20), fc.nat(20), text), { maxLength: 3 }), (before, wishes) => {
      const edits: { span: { start: number; end: number }; newText: string }[] = [];
      for (const [from, length, newText] of wishes) {
        const start = Math.min(before.length, (edits.at(-1)?.span.end ?? 0) + from);
        edits.push({ span: { start, end: Math.min(before.length, start + length) }, newText });
      }
      const after = applyEdits(before, edits);
      assert.deepEqual([...encodeEdited(before, encodeUtf8(before), edits, after)], [...encodeUtf8(after)]);
    }), { numRuns: 2000 });
  });
});

const bytesOf = (text: string): Uint8Array => encodeUtf8(text);
