// npm test [-- --only NAME …] [--no-editor]: from a bare clone on, everything that can be checked here; closes with one line of counts.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureCodeServer } from '../client/start/codeServer.mjs';
import { ensureDependencies } from '../client/start/dependencies.mjs';
import { buildExtension, packageExtension, VSIX } from '../client/start/extension.mjs';
import { onPath, ROOT } from '../client/start/places.mjs';
import { startGroup, stopAllOnExit, stopGroup } from '../client/start/processes.mjs';
import { Failure, say, seconds, tell } from '../client/start/steps.mjs';
import { endStrays, MARK } from './strays.mjs';

const HELP = `npm test [-- --only NAME[,NAME…]] [--no-editor] [--grep WORDS]

Names: types, lint, a folder of test/ (core, service, lsp, cli, …), neovim, inhost (inside VS Code's extension host), screen (in front of VS Code).
--no-editor leaves out neovim, inhost and screen.
With CI=true a missing browser or Neovim is a failure; otherwise those suites are counted as skipped.`;

const TALLIES = join(ROOT, 'test/results/tally');
const MOCHA = join(ROOT, 'node_modules/mocha/bin/mocha.js');
/** Compiled. */
const SEED = join(ROOT, 'out/test/support/seed.js');
const REPORTER = join(ROOT, 'test/editor/rig/tally.cjs');
const LIMIT = 420_000;
/** The suite in front of a browser does what a person does, one thing after the other. */
const SCREEN_LIMIT = 1_200_000;
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const EDITORS = ['neovim', 'inhost', 'screen'];

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: readonly { title: string, message: string }[] }} Count */
/** @typedef {{ name: string, run: () => Promise<Count> }} Suite */

const ONE_PASSED = Object.freeze({ passed: 1, failed: 0, skipped: 0 });
const ONE_FAILED = Object.freeze({ passed: 0, failed: 1, skipped: 0 });
const ONE_SKIPPED = Object.freeze({ passed: 0, failed: 0, skipped: 1 });

/**
 * Runs a program of the project in front of the person; the exit code.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {number} [limit] Milliseconds.
 * @returns {Promise<number>}
 */
async function node(args, env = {}, limit = LIMIT) {
  const child = startGroup(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  const late = setTimeout(() => {
    say(`    did not end within ${limit / 1000} s: stopped`);
    void stopGroup(child);
  }, limit);
  const code = await new Promise(done => child.once('close', done).once('error', () => done(127)));
  clearTimeout(late);
  await stopGroup(child);
  return code ?? 1;
}

/** A check that has no tests of its own counts as one. */
const check = (/** @type {readonly string[]} */ args) => async () => ((await node(args)) === 0 ? ONE_PASSED : ONE_FAILED);

/** What every suite stands on; always run. @type {Suite[]} */
const BEFORE = [
  { name: 'types', run: check([join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'tsconfig.json', 'test/editor']) },
  { name: 'bundle', run: () => buildExtension().then(() => ONE_PASSED) },
];

/**
 * Runs something that leaves its counts in a file; no file, or an exit code that the counts do not explain, is one failure more.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
async function counted(name, args, env = {}) {
  const tally = join(TALLIES, `${name}.json`);
  rmSync(tally, { force: true });
  const code = await node(args, { ...env, NEWSGLOSS_TALLY: tally }, name === 'screen' ? SCREEN_LIMIT : LIMIT);
  if (!existsSync(tally)) {
    say(`    ${name} ended with ${code} before it had counts to give`);
    return ONE_FAILED;
  }
  /** @type {Count} */
  const count = JSON.parse(readFileSync(tally, 'utf8'));
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1, failures: [{ title: name, message: `ended with ${code} though no test failed` }] } : count;
}

/**
 * A suite in front of a browser meets a busy machine now and then: such a test may be tried again, twice.
 * @param {string} name
 * @param {readonly string[]} files
 * @param {string | undefined} grep
 */
const mocha = (name, files, grep) => counted(name, ['--enable-source-maps', MOCHA, '--reporter', REPORTER, '--require', SEED, ...(name === 'screen' ? ['--retries', '2'] : []), ...(grep === undefined ? [] : ['--grep', grep]), ...files]);

/**
 * Compiled tests of one folder of test/ whose sources are still there.
 * @param {string} folder
 */
function compiledTests(folder) {
  const sources = readdirSync(join(ROOT, 'test', folder), { recursive: true, encoding: 'utf8' });
  return sources.filter(file => file.endsWith('.test.ts')).sort().map(file => join(ROOT, 'out/test', folder, file.replace(/\.ts$/, '.js')));
}

/**
 * @param {string | undefined} grep
 * @returns {Suite[]}
 */
function folderSuites(grep) {
  return readdirSync(join(ROOT, 'test'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !['editor', 'neovim'].includes(entry.name))
    .map(entry => ({ name: entry.name, files: compiledTests(entry.name) }))
    .filter(({ files }) => files.length > 0)
    .map(({ name, files }) => ({ name, run: () => mocha(name, files, grep) }));
}

/**
 * @param {string} what
 * @param {string} advice
 * @returns {Count}
 */
function missing(what, advice) {
  say(`    ${what} is not here. ${advice}`);
  return process.env.CI === 'true' ? ONE_FAILED : ONE_SKIPPED;
}

/** @param {(browser: string) => Promise<Count>} run */
const withBrowser = run => () => {
  const browser = process.env.CHROMIUM || BROWSERS.map(name => onPath(name)).find(Boolean);
  return browser ? run(browser) : Promise.resolve(missing('Chromium', 'Install it (Debian: apt-get install chromium) or name one in CHROMIUM.'));
};

/**
 * @param {string | undefined} grep
 * @returns {Suite[]}
 */
function editorSuites(grep) {
  const screens = () => readdirSync(join(ROOT, 'test/editor/screen')).filter(file => file.endsWith('.test.mts')).map(file => join(ROOT, 'out/editor/screen', file.replace(/\.mts$/, '.mjs')));
  return [
    { name: 'neovim', run: () => (onPath('nvim') === undefined ? Promise.resolve(missing('Neovim', 'Install it (Debian: apt-get install neovim).')) : mocha('neovim', compiledTests('neovim'), grep)) },
    {
      name: 'inhost',
      run: withBrowser(async browser => {
        await ensureCodeServer();
        return counted('inhost', [join(ROOT, 'out/editor/inhost.mjs')], { CHROMIUM: browser, ...(grep === undefined ? {} : { NEWSGLOSS_GREP: grep }) });
      }),
    },
    {
      name: 'screen',
      run: withBrowser(async browser => {
        await ensureCodeServer();
        await packageExtension();
        process.env.CHROMIUM = browser;
        process.env.NEWSGLOSS_VSIX = VSIX;
        return mocha('screen', screens(), grep);
      }),
    },
  ];
}

/**
 * @param {Suite} suite
 * @returns {Promise<Count>}
 */
async function runSuite({ name, run }) {
  const began = Date.now();
  say(`\n== ${name}`);
  let count;
  try {
    count = await run();
  } catch (error) {
    tell(error);
    count = ONE_FAILED;
  }
  say(`== ${name}: ${line(count)} (${seconds(began)})`);
  return count;
}

/** @param {Count} count */
const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** @typedef {{ only: readonly string[], editor: boolean, grep: string | undefined }} Wish */

/** @returns {Wish | undefined} undefined: help was asked for */
function wishes() {
  let values;
  try {
    ({ values } = parseArgs({ options: { only: { type: 'string', multiple: true }, 'no-editor': { type: 'boolean' }, grep: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }));
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), HELP);
  }
  if (values.help) return undefined;
  return { only: (values.only ?? []).flatMap(names => names.split(',')), editor: !values['no-editor'], grep: values.grep };
}

/**
 * @param {Wish} wish
 * @returns {Promise<Count>}
 */
async function runAll(wish) {
  mkdirSync(TALLIES, { recursive: true });
  await ensureDependencies();
  /** @type {Suite[]} */
  const all = [
    { name: 'lint', run: check([join(ROOT, 'node_modules/eslint/bin/eslint.js'), '.']) },
    ...folderSuites(wish.grep),
    ...editorSuites(wish.grep),
  ];
  const names = [...BEFORE, ...all].map(({ name }) => name);
  const unknown = wish.only.filter(name => !names.includes(name));
  if (unknown.length > 0) throw new Failure(`There is no suite ${unknown.join(', ')}.`, `choose from: ${names.join(', ')}.`);
  const chosen = all.filter(({ name }) => (wish.only.length === 0 ? wish.editor || !EDITORS.includes(name) : wish.only.includes(name)));
  const counts = [];
  for (const suite of [...BEFORE, ...chosen]) counts.push({ name: suite.name, ...(await runSuite(suite)) });
  sayAgain(counts);
  return counts.reduce((sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }));
}

/**
 * What failed, at the end once more: a long run's beginning has scrolled away by then.
 * @param {readonly (Count & { name: string })[]} counts
 */
function sayAgain(counts) {
  const red = counts.filter(({ failed }) => failed > 0);
  if (red.length > 0) say('\nfailed:');
  for (const { name, failures = [] } of red) {
    if (failures.length === 0) say(`  ${name}`);
    for (const { title, message } of failures) say(`  ${name}: ${title}\n    ${message.split('\n').slice(0, 12).join('\n    ')}`);
  }
}

async function main() {
  const wish = wishes();
  if (wish === undefined) return say(HELP);
  const total = await runAll(wish).catch(error => {
    tell(error);
    return ONE_FAILED;
  });
  endStrays(process.env[MARK]);
  say(`\n${line(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

stopAllOnExit();
process.env[MARK] = `${process.pid}-${Date.now()}`;
process.chdir(ROOT);
main().catch(error => {
  tell(error);
  process.exitCode = 1;
});
