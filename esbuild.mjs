// Builds dist/: the client, the map's window, the language server and the command line as one file each, and the data that they read.
import * as esbuild from 'esbuild';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const dist = join(root, 'dist');
const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: !development,
  sourcemap: development,
  logLevel: 'warning',
  legalComments: 'none',
  // Its main file loads its parts in a way that no bundler follows.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};

/** One entry: where it starts, what it is called in dist/, what stays outside. */
const bundles = [
  { in: 'client/src/extension.ts', out: 'client.js', external: ['vscode'] },
  { in: 'server/src/lsp/start.ts', out: 'server.js', external: [] },
  { in: 'server/src/lsp/main.ts', out: 'server-main.js', external: [] },
  { in: 'client/webview/map/main.ts', out: 'map/map.js', external: [], platform: 'browser', format: 'iife', target: 'chrome120' },
  { in: 'server/src/cli/main.ts', out: 'newsgloss.js', external: ['./server.js', 'bullmq', 'ioredis'], banner: { js: '#!/usr/bin/env node' } },
];

function copyData() {
  mkdirSync(dist, { recursive: true });
  cpSync(join(root, 'server/data'), join(dist, 'data'), { recursive: true, filter: (path) => !path.includes(join('server', 'data', 'build')) });
  cpSync(join(root, 'client/webview/map/map.css'), join(dist, 'map/map.css'));
  const schemas = join(root, 'server/schemas');
  if (existsSync(schemas)) cpSync(schemas, join(dist, 'schemas'), { recursive: true });
}

copyData();
const options = bundles
  .filter((b) => existsSync(join(root, b.in)))
  .map((b) => ({ ...common, entryPoints: [b.in], outfile: join(dist, b.out), external: b.external, ...(b.platform ? { platform: b.platform, format: b.format, target: b.target } : {}), ...(b.banner ? { banner: b.banner } : {}) }));
if (watch) {
  const contexts = await Promise.all(options.map((o) => esbuild.context(o)));
  await Promise.all(contexts.map((c) => c.watch()));
} else {
  await Promise.all(options.map((o) => esbuild.build(o)));
}
