// Former texts of articles out of git, and where a user's cache lies.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashText } from '../../server/src/core/text/hash.js';
import { userCacheFolder } from '../../server/src/node/cacheFolder.js';
import { textFromGit } from '../../server/src/node/gitTexts.js';

describe('the former text of an article', () => {
  let folder = '';
  const run = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: folder, encoding: 'utf8' }).trim();
  const commit = (text: string | Uint8Array, name = 'sub/harbour.txt'): string => {
    writeFileSync(join(folder, name), text);
    run('add', '-A');
    run('commit', '-qm', 'as published');
    return run('rev-parse', `HEAD:${name}`);
  };
  const path = (): string => join(folder, 'sub', 'harbour.txt');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsgloss-git-'));
    mkdirSync(join(folder, 'sub'));
    run('init', '-q');
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('is git’s blob, whatever its line ends and wherever it was committed', async () => {
    const blob = commit('One 😀.\r\nTwo.\r\n');
    run('mv', 'sub/harbour.txt', 'sub/other.txt');
    run('commit', '-qm', 'renamed');
    assert.equal(await textFromGit(path(), { hash: hashText('One 😀.\nTwo.\n'), blob }), 'One 😀.\nTwo.\n');
  });

  it('is the committed one, or one of an earlier version', async () => {
    commit('First.\n');
    commit('Second.\n');
    writeFileSync(path(), 'Third, not committed.\n');
    assert.equal(await textFromGit(path(), { hash: hashText('Second.\n') }), 'Second.\n');
    assert.equal(await textFromGit(path(), { hash: hashText('First.\n') }), 'First.\n');
  });

  it('is read in the encoding of the article', async () => {
    commit(Uint8Array.of(0x4d, 0x61, 0x6c, 0x6d, 0xf6));
    assert.equal(await textFromGit(path(), { hash: hashText('Malmö'), encoding: 'windows-1252' }), 'Malmö');
  });

  it('is none where no version has this hash, where the blob is another text, and where there is no repository', async () => {
    const blob = commit('First.\n');
    assert.equal(await textFromGit(path(), { hash: hashText('Never.\n') }), undefined);
    assert.equal(await textFromGit(path(), { hash: hashText('Never.\n'), blob }), undefined);
    assert.equal(await textFromGit(path(), { hash: hashText('Never.\n'), blob: '--help' }), undefined);
    assert.equal(await textFromGit(join(tmpdir(), 'newsgloss-no-such-folder', 'a.txt'), { hash: hashText('First.\n') }), undefined);
  });
});

describe('the cache folder of a user', () => {
  it('lies where the platform keeps such folders', () => {
    assert.equal(userCacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux'), join('/x', 'newsgloss'));
    assert.match(userCacheFolder({}, 'linux'), /\.cache[/\\]newsgloss$/u);
    assert.match(userCacheFolder({}, 'darwin'), /Library[/\\]Caches[/\\]newsgloss$/u);
    assert.equal(userCacheFolder({ LOCALAPPDATA: '/l' }, 'win32'), join('/l', 'newsgloss', 'cache'));
  });
});
