// newsgloss install-git, merge and textconv under real git: two branches, one gloss file.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { applyOperations } from '../../server/src/core/gloss/edit.js';
import { readGloss } from '../../server/src/core/gloss/read.js';
import type { MentionAnnotation } from '../../server/src/core/model/annotation.js';
import { cli, folders } from '../support/cliHarness.js';
import { findRepositoryFile } from '../support/repository.js';

const TEXT = 'Crane down in Varnholm port\n\nVARNHOLM, Monday. "The quay is safe," harbour master Ilse Brandt told us, "and ships may dock."\n';
const FILE = "it's a port.txt.gloss.yaml";

function withMarks(source: string | undefined, ...words: readonly string[]): string {
  const operations = words.map((w) => {
    const start = TEXT.indexOf(w);
    assert.ok(start >= 0, w);
    const annotation: MentionAnnotation = { type: 'mention', id: `m-${w.toLowerCase().replaceAll(' ', '-')}`, kind: 'place', spans: [{ start, end: start + w.length }], quotes: [w], status: 'accepted', by: 'ada', when: '2026-11-23T09:30:00Z' };
    return { kind: 'put', annotation } as const;
  });
  const done = applyOperations(source, operations, { file: FILE.replace('.gloss.yaml', ''), text: TEXT });
  assert.ok(done.ok);
  return done.value.source;
}

describe('gloss files in git', function () {
  this.timeout(60_000);
  const made: string[] = [];
  let program = '';
  const hasGit = spawnSync('git', ['--version']).status === 0;

  before(function () {
    if (!hasGit) return this.skip();
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsgloss git ')));
    made.push(folder);
    program = join(folder, 'newsgloss.cjs');
    buildSync({ entryPoints: [findRepositoryFile('server/src/cli/main.ts')], bundle: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'], outfile: program, logLevel: 'error' });
  });
  after(() => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });

  const git = (cwd: string, ...args: readonly string[]): { readonly code: number | null; readonly out: string } => {
    const done = spawnSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' } });
    return { code: done.status, out: done.stdout + done.stderr };
  };

  function repository(source: string | undefined): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsgloss-repo-')));
    made.push(folder);
    git(folder, 'init', '-q', '-b', 'main');
    writeFileSync(join(folder, "it's a port.txt"), TEXT);
    if (source !== undefined) writeFileSync(join(folder, FILE), source);
    commit(folder);
    return folder;
  }

  function commit(folder: string): void {
    git(folder, 'add', '-A');
    assert.equal(git(folder, 'commit', '-qm', 'x').code, 0);
  }

  const install = (folder: string, ...more: readonly string[]): void => { execFileSync(process.execPath, [program, 'install-git', ...more], { cwd: folder, stdio: 'pipe' }); };
  const now = (folder: string): string => readFileSync(join(folder, FILE), 'utf8');
  const ids = (folder: string): string[] => readGloss(now(folder)).gloss?.annotations.map((a) => a.id) ?? assert.fail(now(folder));

  /** `theirs` on a branch, `ours` on main, merged into main. */
  function mergeBranches(folder: string, ours: string, theirs: string): { readonly code: number | null; readonly out: string } {
    git(folder, 'checkout', '-qb', 'ben');
    writeFileSync(join(folder, FILE), theirs);
    commit(folder);
    git(folder, 'checkout', '-q', 'main');
    writeFileSync(join(folder, FILE), ours);
    commit(folder);
    return git(folder, 'merge', '-q', '--no-edit', 'ben');
  }

  const BASE = withMarks(undefined, 'Varnholm', 'Ilse Brandt');

  it('with additions of two people in one gap merge by themselves', () => {
    const folder = repository(BASE);
    install(folder);
    const { code, out } = mergeBranches(folder, withMarks(BASE, 'quay'), withMarks(BASE, 'Monday'));
    assert.equal(code, 0, out);
    assert.deepEqual(ids(folder), ['m-varnholm', 'm-monday', 'm-quay', 'm-ilse-brandt']);
  });

  it('with additions of two people at the end merge by themselves', () => {
    const folder = repository(BASE);
    install(folder);
    const { code, out } = mergeBranches(folder, withMarks(BASE, 'ships'), withMarks(BASE, 'dock'));
    assert.equal(code, 0, out);
    assert.deepEqual(ids(folder), ['m-varnholm', 'm-ilse-brandt', 'm-ships', 'm-dock']);
  });

  it('that both people made anew merge by themselves', () => {
    const folder = repository(undefined);
    install(folder, '--shared');
    commit(folder);
    const { code, out } = mergeBranches(folder, withMarks(undefined, 'ships', 'Varnholm'), withMarks(undefined, 'dock'));
    assert.equal(code, 0, out);
    assert.deepEqual(ids(folder), ['m-varnholm', 'm-ships', 'm-dock']);
    assert.match(readFileSync(join(folder, '.gitattributes'), 'utf8'), /^\*\.gloss\.yaml merge=newsgloss diff=newsgloss$/mu);
  });

  it('merge without the driver where an untouched block lies between', () => {
    const folder = repository(BASE);
    const { code, out } = mergeBranches(folder, withMarks(BASE, 'Crane'), withMarks(BASE, 'ships'));
    assert.equal(code, 0, out);
    assert.deepEqual(ids(folder), ['m-crane', 'm-varnholm', 'm-ilse-brandt', 'm-ships']);
  });

  it('that two people decided differently are a conflict for git, and still YAML', () => {
    const folder = repository(BASE);
    install(folder);
    const change = (status: string, by: string): string => BASE.replace(/accepted\n(\s+)by: ada/u, `${status}\n$1by: ${by}`);
    const { code, out } = mergeBranches(folder, change('edited', 'ada'), change('rejected', 'ben'));
    assert.equal(code, 1);
    assert.match(out, /look for "conflict": m-varnholm/u);
    assert.match(git(folder, 'status', '--short').out, /^UU /mu);
    assert.deepEqual(readGloss(now(folder)).problems.map((p) => p.code), ['gloss.conflict']);
  });

  it('show their differences in words, without positions', () => {
    const folder = repository(BASE);
    install(folder);
    writeFileSync(join(folder, FILE), withMarks(BASE, 'dock').replace(/span: \[14, 22\]/u, 'span: [13, 21]'));
    const lines = git(folder, 'diff', '--no-color').out.split('\n').filter((l) => /^[-+](?![-+])/u.test(l));
    assert.deepEqual(lines, ['+place m-dock “dock” · accepted by ada 2026-11-23T09:30:00Z']);
  });

  it('go git’s own way again once it is taken back', () => {
    const folder = repository(BASE);
    install(folder);
    install(folder);
    assert.equal(readFileSync(join(folder, '.git/info/attributes'), 'utf8').split('\n').filter((l) => l.includes('newsgloss')).length, 1);
    install(folder, '--remove');
    assert.equal(readFileSync(join(folder, '.git/info/attributes'), 'utf8').includes('newsgloss'), false);
    assert.equal(git(folder, 'config', '--get', 'merge.newsgloss.driver').code, 1);
  });
});

describe('merge', () => {
  const folder = folders();
  const BASE = withMarks(undefined, 'Varnholm', 'Ilse Brandt');

  it('leaves ours as it is where theirs cannot be read, and says where', async () => {
    const cwd = folder({ base: BASE, ours: BASE, theirs: 'newsgloss: 1\narticle: [\n' });
    const { code, err } = await cli(['merge', 'base', 'ours', 'theirs', '--path', 'a.txt.gloss.yaml'], { cwd });
    assert.equal(code, 3);
    assert.match(err, /^a\.txt\.gloss\.yaml: not merged, ours is kept: their version, line \d+, column \d+: This is no YAML/u);
    assert.equal(readFileSync(join(cwd, 'ours'), 'utf8'), BASE);
  });

  it('keeps the comments of both where git merges the lines', async () => {
    const cwd = folder({ base: BASE, ours: BASE.replace('annotations:', 'annotations: # ours'), theirs: `${withMarks(BASE, 'dock')}# theirs\n` });
    assert.equal((await cli(['merge', 'base', 'ours', 'theirs'], { cwd })).code, 0);
    const source = readFileSync(join(cwd, 'ours'), 'utf8');
    assert.ok(source.includes('# ours') && source.endsWith('# theirs\n'), source);
  });

  it('takes three files, and nothing else', async () => {
    assert.equal((await cli(['merge', 'a', 'b'])).code, 2);
    assert.equal((await cli(['textconv'])).code, 2);
    assert.equal((await cli(['install-git'], { cwd: folder({}) })).code, existsSync('/.git') ? 0 : 3);
  });
});
