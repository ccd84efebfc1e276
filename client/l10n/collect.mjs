// Collects what the client and the server say into bundle.l10n.json, for translators: `node client/l10n/collect.mjs`; with --check it only compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const BUNDLE = join(import.meta.dirname, 'bundle.l10n.json');
/** A call of `t` with a plain string first; hit: l10n.t('Accept'), miss: t(words). */
const CALLS = /(?:\bl10n\.t|(?<![\w.])t)\(\s*'((?:[^'\\]|\\.)*)'/g;

/** @returns {string[]} every message, sorted */
export function messages() {
  const found = new Set();
  for (const dir of ['client/src', 'server/src/service', 'server/src/lsp']) {
    for (const file of readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
      for (const [, words = ''] of readFileSync(join(root, dir, file), 'utf8').matchAll(CALLS)) found.add(words.replace(/\\(.)/g, '$1'));
    }
  }
  return [...found].sort();
}

const bundle = `${JSON.stringify(Object.fromEntries(messages().map((m) => [m, m])), null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(BUNDLE, bundle);
else if (readFileSync(BUNDLE, 'utf8') !== bundle) {
  process.stderr.write('client/l10n/bundle.l10n.json is not what the sources say: run `node client/l10n/collect.mjs`.\n');
  process.exitCode = 1;
}
