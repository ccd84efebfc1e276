// The packed program: what `npm pack` makes is installed into an empty folder, without a network, and runs there.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Context } from 'mocha';
import { completionScript, SHELLS } from '../../server/src/cli/completion.js';
import { manPage } from '../../server/src/cli/manPage.js';
import { COMMANDS } from '../../server/src/cli/run.js';
import { version } from '../../server/src/cli/version.js';
import { ARTICLE } from '../support/cliHarness.js';
import { has, missing } from '../support/exportOnDisk.js';
import { findRepositoryFile, REPOSITORY } from '../support/repository.js';

const SPECS = COMMANDS.map((c) => c.spec);
/** npm is a script on Windows. */
const SHELL = process.platform === 'win32';

describe('the packed program', function () {
  this.timeout(180_000);
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsgloss-pack-'));
    execFileSync(process.execPath, [join(REPOSITORY, 'esbuild.mjs')], { cwd: REPOSITORY });
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: REPOSITORY, stdio: 'pipe', shell: SHELL });
    const packed = readdirSync(folder).find((n) => n.endsWith('.tgz')) ?? '';
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'empty', 'package.json'), '{"private": true}\n');
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed)], { cwd: join(folder, 'empty'), stdio: 'pipe', shell: SHELL });
  });
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  it('annotates with npx, needs no other package, and answers as a worker thread too', () => {
    const cwd = join(folder, 'empty');
    writeFileSync(join(cwd, 'pier.txt'), ARTICLE);
    const listed = spawnSync('npx', ['--offline', 'newsgloss', 'annotate', 'pier.txt'], { cwd, encoding: 'utf8', shell: SHELL });
    assert.equal(listed.status, 0, listed.stderr);
    assert.match(listed.stdout, /^pier\.txt:3:13: place Helsinki/mu);
    const filtered = spawnSync('npx', ['--offline', 'newsgloss', 'annotate', '--jsonl', '-j', '2'], { cwd, encoding: 'utf8', shell: SHELL, input: `${JSON.stringify({ id: 'a', text: ARTICLE })}\n` });
    assert.match(filtered.stdout, /^\{"id":"a"/u);
    assert.deepEqual(readdirSync(join(cwd, 'node_modules')).filter((n) => !n.startsWith('.')), ['newsgloss']);
  });
});

describe('what a shell and man(1) read', () => {
  it('is the manual page of the present commands', () => {
    assert.equal(readFileSync(join(REPOSITORY, 'docs', 'newsgloss.1'), 'utf8'), manPage(SPECS, version()), 'npm run man writes it anew');
  });

  const canRun = (context: Context, command: string, ...args: readonly string[]): void => { if (!has(command, ...args)) missing(context, command); };

  it('renders as a manual page without a warning but for the date that it has not', function () {
    canRun(this, 'mandoc', '-T', 'utf8', join(REPOSITORY, 'docs', 'newsgloss.1'));
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', join(REPOSITORY, 'docs', 'newsgloss.1')], { encoding: 'utf8' });
    assert.deepEqual(stdout.split('\n').filter((l) => l !== '' && !l.includes('missing date')), []);
  });

  it('completes commands, options and the values of options in bash', function () {
    canRun(this, 'bash');
    const complete = (...words: string[]): string[] => spawnSync('bash', ['-c', `${completionScript('bash', SPECS)}\nCOMP_WORDS=(newsgloss "$@"); COMP_CWORD=$#; _newsgloss; printf '%s\\n' "\${COMPREPLY[@]}"`, 'bash', ...words], { encoding: 'utf8' }).stdout.trim().split('\n');
    assert.deepEqual(complete('ann'), ['annotate']);
    assert.deepEqual(complete('check', '--fo'), ['--format']);
    assert.deepEqual(complete('check', '--format', 's'), ['sarif']);
    assert.deepEqual(complete('export', '-f', 'bra'), ['brat']);
  });

  it('completes them in an interactive zsh, too', function () {
    this.timeout(60_000);
    canRun(this, 'zsh');
    canRun(this, 'python3');
    const script = join(mkdtempSync(join(tmpdir(), 'newsgloss-zsh-')), '_newsgloss');
    writeFileSync(script, completionScript('zsh', SPECS));
    const { stdout, stderr } = spawnSync('python3', [findRepositoryFile('test/support/zshCompletes.py'), script, 'ann', 'check --fo', 'check --format s', 'export -f bra', 'convert --from=cons'], { encoding: 'utf8' });
    rmSync(dirname(script), { recursive: true });
    assert.deepEqual(stdout.trim().split('\n'), ['annotate', 'check --format', 'check --format sarif', 'export -f brat', 'convert --from=cons'], stderr);
  });

  it('completes them in fish', function () {
    this.timeout(60_000);
    canRun(this, 'fish');
    const complete = (line: string): string[] => spawnSync('fish', ['--no-config', '-c', `${completionScript('fish', SPECS)}\ncomplete -C ${JSON.stringify(line)}`], { encoding: 'utf8' }).stdout.trim().split('\n').map((l) => l.split('\t')[0] ?? '');
    assert.deepEqual(complete('newsgloss ann'), ['annotate']);
    assert.deepEqual(complete('newsgloss check --form'), ['--format']);
    assert.deepEqual(complete('newsgloss check --format s'), ['sarif']);
    assert.deepEqual(complete('newsgloss export -f bra'), ['brat']);
  });

  it('names every command and option in each shell’s script', () => {
    for (const shell of SHELLS) {
      const script = completionScript(shell, SPECS);
      for (const spec of SPECS) for (const option of Object.keys(spec.options)) assert.ok(script.includes(spec.name) && script.includes(shell === 'fish' ? `-l ${option} ` : `--${option}`), `${shell}: ${spec.name} --${option}`);
    }
  });
});
