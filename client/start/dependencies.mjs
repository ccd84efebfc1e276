// Installs the npm packages that the lock file names, when they are not there or are others.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ROOT } from './places.mjs';
import { npm, runToEnd } from './processes.mjs';
import { step } from './steps.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function locked(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** Whether node_modules holds what package-lock.json asks for (packages for other systems aside). */
export function dependenciesAreCurrent(root = ROOT) {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = locked(installed);
  return Object.entries(locked(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || have[path]?.version === version || (optional === true && have[path] === undefined),
  );
}

export async function ensureDependencies() {
  if (dependenciesAreCurrent()) return;
  const { program, args } = npm(['ci', '--no-audit', '--no-fund']);
  await step('installing the npm packages that this project uses (once; about a minute)', () =>
    runToEnd({
      program,
      args,
      cwd: ROOT,
      log: join(CACHE, 'log/npm-ci.log'),
      advice: 'check that the npm registry can be reached (`npm ping`), then start again; or run `npm ci` yourself and read what it says.',
    }),
  );
}
