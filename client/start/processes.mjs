// Starts other programs, each in a process group of its own, and stops whole groups when this program is told to stop.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { Failure } from './steps.mjs';

const windows = process.platform === 'win32';
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let stopping = false;
const GRACE = 5_000;
const TAIL = 15;

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // the group is gone already
  }
}

/**
 * Starts a program as the head of its own process group.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startGroup(program, args, options) {
  const child = spawn(program, args, { detached: !windows, windowsHide: true, ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Ends a program and everything it started: politely, then by force.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function stopGroup(child) {
  if (child.pid === undefined) return;
  const gone = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise(done => child.once('exit', done));
  signalGroup(child, 'SIGTERM');
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE);
  await gone;
  clearTimeout(force);
  signalGroup(child, 'SIGKILL');
}

/** Whether this program was told to stop: what ends now was ended by us. */
export const isStopping = () => stopping;

/** Ctrl-C, a closed terminal and a plain end of this program all end what it started. */
export function stopAllOnExit() {
  process.once('exit', () => running.forEach(child => signalGroup(child, 'SIGKILL')));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      stopping = true;
      void Promise.all([...running].map(stopGroup)).then(() => process.exit(128 + constants.signals[signal]));
    });
  }
}

/**
 * Runs a program to its end, its output into a log file; a failure shows the log's last lines.
 * @param {{ program: string, args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv, log: string, advice: string }} job
 * @returns {Promise<string>} what it printed
 */
export async function runToEnd({ program, args, cwd, env = process.env, log, advice }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log, { flags: 'a' });
  file.write(`$ ${program} ${args.join(' ')}\n`);
  const child = startGroup(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: windows && /\.cmd$/i.test(program) });
  let output = '';
  const keep = (/** @type {Buffer} */ data) => {
    output += data.toString();
    file.write(data);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const code = await new Promise(done => {
    child.once('close', done);
    child.once('error', error => {
      output += error.message;
      done(127);
    });
  });
  await new Promise(done => file.end(() => done(undefined)));
  if (code !== 0) {
    const last = output.trimEnd().split('\n').slice(-TAIL).map(line => `    ${line}`).join('\n');
    throw new Failure(`${program} ${args.slice(0, 3).join(' ')} ended with ${String(code)}:\n${last}\n    (all of it: ${log})`, advice);
  }
  return output;
}

/**
 * How npm is run: by the npm that runs us, else the one on the PATH.
 * @param {readonly string[]} args
 * @param {string} [node] the Node to run it with
 */
export function npm(args, node = process.execPath) {
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.[cm]?js$/.test(own)) return { program: node, args: [own, ...args] };
  return { program: windows ? 'npm.cmd' : 'npm', args: [...args] };
}

/**
 * This program's environment without the variables that `names` matches.
 * @param {RegExp} names
 * @returns {NodeJS.ProcessEnv}
 */
export function without(names) {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)));
}
