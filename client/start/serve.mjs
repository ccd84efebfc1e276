// Starts a served VS Code on a free port of 127.0.0.1 and knows the addresses of its pages.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { runToEnd, startGroup, stopGroup, without } from './processes.mjs';
import { Failure } from './steps.mjs';

const START_LIMIT = 60_000;
const POLL = 100;

/** Settings of a VS Code that keeps to itself: nothing fetched, nothing sent, no first-run pages. */
export const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/**
 * The arguments and environment shared by every run of code-server on `home`.
 * @param {{ node: string, entry: string }} served
 * @param {string} home
 */
function launcher(served, home) {
  const config = join(home, 'config.yaml');
  mkdirSync(join(home, 'data/User'), { recursive: true });
  mkdirSync(join(home, 'extensions'), { recursive: true });
  writeFileSync(config, '{}\n');
  const args = [served.entry, '--config', config, '--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')];
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...without(/^(PORT|PASSWORD|HASHED_PASSWORD|VSCODE_|ELECTRON_|npm_)/),
    PATH: `${dirname(served.node)}${delimiter}${process.env.PATH ?? ''}`,
    XDG_CONFIG_HOME: join(home, 'xdg/config'),
    XDG_DATA_HOME: join(home, 'xdg/share'),
    XDG_CACHE_HOME: join(home, 'xdg/cache'),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  };
  return { args, env };
}

/**
 * Writes the user settings of `home`, unless a person has some there already and `keep` is set.
 * @param {string} home
 * @param {Record<string, unknown>} settings
 * @param {{ keep?: boolean }} [options]
 */
export function writeSettings(home, settings, { keep = false } = {}) {
  const file = join(home, 'data/User/settings.json');
  if (keep && existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2)}\n`);
}

/**
 * Installs a packaged extension into `home`.
 * @param {{ node: string, entry: string }} served
 * @param {string} home
 * @param {string} vsix
 */
export async function installExtension(served, home, vsix) {
  const { args, env } = launcher(served, home);
  await runToEnd({
    program: served.node,
    args: [...args, '--install-extension', vsix, '--force'],
    cwd: home,
    env,
    log: join(home, 'install-extension.log'),
    advice: `remove ${home} and start again; the folder holds nothing but this VS Code's own state.`,
  });
}

/** @param {number} wanted 0 for any */
function freePort(wanted) {
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', () => refuse(new Failure(`Port ${wanted} of 127.0.0.1 is taken.`, 'choose another one, or leave `--port` out.')));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : wanted));
    });
  });
}

/** @param {number} port */
async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} port
 * @param {() => string} output
 */
async function untilReady(child, port, output) {
  const limit = Date.now() + START_LIMIT;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > limit)
      throw new Failure(`The served VS Code did not start:\n${output().trimEnd().split('\n').slice(-15).join('\n')}`, 'remove the folder .cache of the project and start again.');
    await new Promise(done => setTimeout(done, POLL));
  }
}

/**
 * Starts VS Code with its state in `home`.
 * @param {{ node: string, entry: string }} served
 * @param {{ home: string, port?: number, trustAll?: boolean, driver?: boolean, grace?: number, env?: NodeJS.ProcessEnv }} options
 */
export async function startVSCode(served, { home, port: wanted = 0, trustAll = false, driver = false, grace, env: more = {} }) {
  const { args, env } = launcher(served, home);
  const port = await freePort(wanted);
  const flags = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--disable-proxy'];
  if (trustAll) flags.push('--disable-workspace-trust');
  if (driver) flags.push('--vscode-option', 'enable-smoke-test-driver'); // extension tests are named in the address only with it; it hides notifications
  if (grace !== undefined) flags.push('--reconnection-grace-time', String(grace)); // how many seconds the extension host of a closed page waits for it
  const child = startGroup(served.node, [...args, '--bind-addr', `127.0.0.1:${port}`, ...flags], { cwd: home, env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (/** @type {Buffer} */ data) => {
    output = (output + data.toString()).slice(-100_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.once('error', error => keep(Buffer.from(error.message)));
  try {
    await untilReady(child, port, () => output);
  } catch (error) {
    await stopGroup(child);
    throw error;
  }
  return { child, port, home, output: () => output, stop: () => stopGroup(child) };
}

/**
 * The address of a workbench on `folder`; `payload` is what VS Code takes from it, `open` a file to open.
 * @param {number} port
 * @param {{ folder: string, open?: string, payload?: readonly (readonly [string, string])[] }} what
 */
export function workbenchAddress(port, { folder, open, payload = [] }) {
  const address = new URL(`http://127.0.0.1:${port}/`);
  address.searchParams.set('folder', folder);
  const entries = [['skipWelcome', 'true'], ...(open === undefined ? [] : [['openFile', remoteUri(port, open)]]), ...payload];
  address.searchParams.set('payload', JSON.stringify(entries));
  return address.href;
}

/**
 * How the workbench names a file of this machine.
 * @param {number} port
 * @param {string} path
 */
export const remoteUri = (port, path) => `vscode-remote://127.0.0.1:${port}${path}`;
