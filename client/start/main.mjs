// npm start [-- FOLDER]: a VS Code with this extension, on the sample newsroom or on one's own folder; from a bare clone on.
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openInBrowser } from './browser.mjs';
import { ensureCodeServer } from './codeServer.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { buildExtension, packageExtension, VSIX } from './extension.mjs';
import { CACHE, FIRST_ARTICLE, onPath, ROOT, SAMPLE } from './places.mjs';
import { isStopping, runToEnd, stopAllOnExit } from './processes.mjs';
import { installExtension, startVSCode, workbenchAddress, writeSettings } from './serve.mjs';
import { Failure, say, step, tell } from './steps.mjs';

const HELP = `npm start [-- [FOLDER] [--serve] [--port N] [--no-open]]

Opens VS Code with Newsgloss on FOLDER (default: samples/newsroom).
Where \`code\` is on the PATH, that VS Code is used; otherwise one is served on 127.0.0.1 from the npm package code-server.

  --serve     serve one even where \`code\` is on the PATH
  --port N    serve on this port (default: any free one)
  --no-open   do not open a browser`;

/** @typedef {{ folder: string, serve: boolean, port: number, open: boolean }} Wishes */

/** @returns {Wishes | undefined} undefined: help was asked for */
function wishes() {
  const options = /** @type {const} */ ({ serve: { type: 'boolean' }, port: { type: 'string' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } });
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), HELP);
  }
  const { values, positionals } = parsed;
  if (values.help) return undefined;
  if (positionals.length > 1) throw new Failure(`One folder at a time, not ${positionals.length}: ${positionals.join(' ')}.`, HELP);
  return { folder: folderOf(positionals[0]), serve: values.serve ?? false, port: portOf(values.port), open: !values['no-open'] };
}

/** @param {string | undefined} named */
function folderOf(named) {
  const folder = named === undefined ? SAMPLE : resolve(process.env.INIT_CWD ?? process.cwd(), named);
  if (!existsSync(folder)) throw new Failure(`There is no folder ${folder}.`, 'name an existing folder: npm start -- FOLDER');
  if (!statSync(folder).isDirectory()) throw new Failure(`${folder} is not a folder.`, 'name the folder that the article lies in: npm start -- FOLDER');
  return realpathSync(folder);
}

/** @param {string | undefined} named */
function portOf(named) {
  const port = Number(named ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Failure(`${String(named)} is not a port.`, 'give a number from 1024 to 65535, or leave --port out.');
  return port;
}

/**
 * A folder of one's own is taken as it is: its texts are articles, nothing is asked and nothing written for that.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
const givenFolder = folder => (isSample(folder) ? {} : { NEWSGLOSS_ARTICLES: 'all' });

/** @param {string} folder */
const isSample = folder => folder === realpathSync(SAMPLE);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Failure(`Node ${process.versions.node} is too old.`, 'install Node 20.19 or newer from https://nodejs.org.');
}

/**
 * A VS Code of the desktop, the extension in development.
 * @param {string} code
 * @param {Wishes} wish
 */
async function desktop(code, { folder }) {
  const trust = isSample(folder) ? ['--disable-workspace-trust'] : [];
  const first = isSample(folder) ? [join(folder, FIRST_ARTICLE)] : [];
  await step(`opening VS Code on ${folder}`, () =>
    runToEnd({
      program: code,
      args: [`--extensionDevelopmentPath=${ROOT}`, ...trust, folder, ...first],
      cwd: ROOT,
      env: { ...process.env, ...givenFolder(folder) },
      log: join(CACHE, 'log/code.log'),
      advice: 'read what VS Code says above; `npm start -- --serve` serves one in the browser instead.',
    }),
  );
  say('VS Code is open, Newsgloss with it.');
}

/**
 * A VS Code in the browser, the extension installed; runs until it is told to stop.
 * @param {Wishes} wish
 */
async function servedOne({ folder, port, open }) {
  const served = await ensureCodeServer();
  const home = join(CACHE, 'start');
  const hash = await packageExtension();
  const stamp = join(home, 'installed.sha256');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
    mkdirSync(home, { recursive: true });
    await step('installing the extension', () => installExtension(served, home, VSIX));
    writeFileSync(stamp, hash);
  }
  writeSettings(home, {}, { keep: true });
  // The sample newsroom is ours: nothing to ask. One's own folder VS Code asks about, as always.
  const server = await step('starting VS Code', () => startVSCode(served, { home, port, trustAll: isSample(folder), env: givenFolder(folder) }));
  const address = workbenchAddress(server.port, { folder, ...(isSample(folder) ? { open: join(folder, FIRST_ARTICLE) } : {}) });
  const opened = open && (await openInBrowser(address));
  say(`\nVS Code with Newsgloss on ${folder}:\n\n  ${address}\n`);
  say(opened ? 'It opens in your browser.' : 'Open this address in a browser on this machine.');
  say('It listens on this machine only. Ctrl-C ends it.');
  await new Promise(done => server.child.once('exit', done));
  if (isStopping()) return;
  throw new Failure(`VS Code ended by itself:\n${server.output().trimEnd().split('\n').slice(-10).join('\n')}`, 'start again; if it ends again, remove the folder .cache/start of the project.');
}

async function main() {
  checkNode();
  const wish = wishes();
  if (wish === undefined) {
    say(HELP);
    return;
  }
  await ensureDependencies();
  await buildExtension();
  const code = wish.serve ? undefined : onPath('code');
  if (code !== undefined) await desktop(code, wish);
  else await servedOne(wish);
}

stopAllOnExit();
main().catch(error => {
  if (isStopping()) return;
  tell(error);
  process.exitCode = 1;
});
