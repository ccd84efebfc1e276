// Installs VS Code in its served form (npm package code-server) and the Node it needs into the project's cache, from the npm registry alone.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { CACHE, CODE_SERVER_CACHE, onPath } from './places.mjs';
import { npm, runToEnd, without } from './processes.mjs';
import { Failure, say, step } from './steps.mjs';

/*
 * 4.139.1 is VS Code 1.139.1. It wants Node 24, which npm has too; in exchange nothing in it must be compiled before it starts. 4.100.3 would run on
 * Node 20, but needs a compiler (argon2) and a ripgrep that its installer fetches from outside the registry.
 */
const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';
const HOME = join(CODE_SERVER_CACHE, CODE_SERVER);
const LOG = join(CACHE, 'log/code-server-install.log');
const ADVICE = 'check that the npm registry can be reached (`npm ping`) and that 1 GB of disk is free, then start again; or install VS Code from https://code.visualstudio.com, so that `code` is on the PATH.';

/** @typedef {{ node: string, entry: string }} Served */

/** @returns {Served} */
const served = () => ({ node: join(HOME, 'node/node_modules/.bin/node'), entry: join(HOME, 'app/node_modules/code-server/out/node/entry.js') });

/** @param {string} folder */
const binOf = folder => join(folder, 'node/node_modules/.bin');

/**
 * npm under the Node that code-server wants, in `cwd`.
 * @param {string} folder
 * @param {string} cwd
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [more]
 */
function npmIn(folder, cwd, args, more = {}) {
  const node = join(binOf(folder), 'node');
  const ready = existsSync(node);
  const run = npm(args, ready ? node : process.execPath);
  const env = { ...without(/^npm_(package_|lifecycle_|config_local_prefix)/), npm_config_yes: 'true', ...more, PATH: ready ? `${binOf(folder)}${delimiter}${process.env.PATH ?? ''}` : process.env.PATH };
  return runToEnd({ ...run, cwd, env, log: LOG, advice: ADVICE });
}

/** @param {string} folder */
function emptyPackage(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  return folder;
}

/** @param {string} folder */
async function installInto(folder) {
  const quiet = ['--no-audit', '--no-fund', '--no-save'];
  await step(`fetching Node ${NODE} from npm, which this VS Code runs on (about 190 MB)`, () => npmIn(folder, emptyPackage(join(folder, 'node')), ['install', `node@${NODE}`, ...quiet]));
  const app = emptyPackage(join(folder, 'app'));
  await step(`fetching VS Code as code-server ${CODE_SERVER} from npm (about 600 MB on disk)`, () => npmIn(folder, app, ['install', `code-server@${CODE_SERVER}`, '--ignore-scripts', ...quiet]));
  await npmIn(folder, app, ['rebuild', 'argon2']);
  const vscode = join(app, 'node_modules/code-server/lib/vscode');
  await step('fetching what VS Code itself uses', () => npmIn(folder, vscode, ['install', '--omit=dev', '--ignore-scripts', ...quiet]));
  rmSync(join(vscode, 'node_modules.asar'), { force: true, recursive: true });
  symlinkSync('node_modules', join(vscode, 'node_modules.asar'));
  await buildLogger(folder, vscode);
}

/** VS Code's own log files and Output panel need one small compiled module; the rest works without. */
async function buildLogger(/** @type {string} */ folder, /** @type {string} */ vscode) {
  const missing = ['make', 'g++', 'python3'].filter(name => onPath(name) === undefined);
  const headers = resolve(dirname(process.execPath), '..');
  if (missing.length > 0 || !existsSync(join(headers, 'include/node/node_api.h'))) {
    say(`    (no compiler or Node headers here${missing.length > 0 ? `: ${missing.join(', ')}` : ''}; VS Code works, only its log files and Output panel stay empty)`);
    return;
  }
  const watchdog = ['native-watchdog', '@vscode/native-watchdog'].filter(name => existsSync(join(vscode, 'node_modules', name)));
  try {
    await step('compiling its logger', () => npmIn(folder, vscode, ['rebuild', '@vscode/spdlog', ...watchdog], { npm_config_nodedir: headers }));
  } catch {
    say(`    (it did not compile; VS Code works, only its log files and Output panel stay empty; see ${LOG})`);
  }
}

/** Leftovers of installs that were broken off. */
function sweep() {
  for (const name of existsSync(CODE_SERVER_CACHE) ? readdirSync(CODE_SERVER_CACHE) : []) {
    const owner = /\.part-(\d+)$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(CODE_SERVER_CACHE, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where the served VS Code lies; installs it at the first call.
 * @returns {Promise<Served>}
 */
export async function ensureCodeServer() {
  if (existsSync(HOME)) return served();
  if (process.platform === 'win32')
    throw new Failure('There is no `code` on the PATH, and VS Code cannot be served on Windows.', 'install VS Code from https://code.visualstudio.com, tick "Add to PATH", open a new terminal and start again.');
  sweep();
  const part = `${HOME}.part-${process.pid}`;
  say('VS Code is not installed here (no `code` on the PATH): fetching a served one, once, into the project\'s cache.');
  await installInto(part);
  try {
    renameSync(part, HOME);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(HOME)) throw error; // another start was quicker: its install is as good
  }
  return served();
}
