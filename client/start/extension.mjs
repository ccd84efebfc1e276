// Builds the extension and packages it, when something that goes into it changed since.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CACHE, ROOT } from './places.mjs';
import { runToEnd } from './processes.mjs';
import { step } from './steps.mjs';

export const VSIX = join(ROOT, 'newsgloss.vsix');
const STAMP = join(CACHE, 'package.sha256');
/** What can end up in the package; the sources of `dist` are covered by `dist` itself. */
const SHIPPED = ['package.json', '.vscodeignore', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD_PARTY.md', 'dist', 'syntaxes', 'l10n', 'client/media', 'client/l10n', 'client/start/extension.mjs', 'server/schemas', 'server/data', 'samples/newsroom', 'docs/images'];

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap(name => filesUnder(join(path, name)));
}

/** One hash over everything that is shipped. */
export function shippedHash() {
  const hash = createHash('sha256');
  const texts = readdirSync(ROOT).filter(name => /^package\.nls(\.[\w-]+)?\.json$/.test(name));
  for (const file of [...SHIPPED, ...texts].flatMap(name => filesUnder(join(ROOT, name)))) {
    hash.update(`${relative(ROOT, file)}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export async function buildExtension() {
  await step('building the extension', () =>
    runToEnd({ program: process.execPath, args: ['esbuild.mjs'], cwd: ROOT, log: join(CACHE, 'log/build.log'), advice: 'if you changed the sources, mend what the lines above name; otherwise run `npm ci` and start again.' }),
  );
}

/**
 * Makes newsgloss.vsix from what is built.
 * @returns {Promise<string>} the hash of its contents
 */
export async function packageExtension() {
  const hash = shippedHash();
  if (existsSync(VSIX) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return hash;
  await step('packaging the extension', () =>
    runToEnd({
      program: process.execPath,
      args: [join(ROOT, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--no-rewrite-relative-links', '-o', VSIX],
      cwd: ROOT,
      log: join(CACHE, 'log/package.log'),
      advice: 'mend what the lines above name (most often a field of package.json), then start again.',
    }),
  );
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, hash);
  return hash;
}
