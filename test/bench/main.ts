// npm run bench [accuracy|anchoring|speed|places|gloss|exchange] [SET] [--update]: measures, prints beside the committed baseline, and with --update writes it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { accuracy } from './accuracy.js';
import { anchoring } from './anchoring.js';
import { exchange } from './exchange.js';
import { gloss } from './gloss.js';
import { placesSpeed } from './placesSpeed.js';
import { speed } from './speed.js';

interface Row { readonly set: string; readonly measure: string; readonly value: number; readonly unit: string }

const root = findRoot(__dirname);
const baselines = join(root, 'test', 'bench', 'baseline');

async function main(args: readonly string[]): Promise<void> {
  const words = args.filter((a) => !a.startsWith('--'));
  const what = words[0] ?? 'all';
  if (!['all', 'accuracy', 'anchoring', 'speed', 'places', 'gloss', 'exchange'].includes(what)) {
    process.stderr.write('usage: npm run bench [accuracy|anchoring|speed|places|gloss|exchange] [SET] [-- --update]\n');
    process.exitCode = 2;
    return;
  }
  const update = args.includes('--update');
  if (what === 'all' || what === 'accuracy') report('accuracy', (await accuracy(root, words[1])).map((f) => ({ set: f.set, measure: f.measure, value: f.percent, unit: '%' })), update);
  if (what === 'all' || what === 'anchoring') report('anchoring', anchoring(root, words[1]), update);
  if (what === 'all' || what === 'speed') report('speed', await speed(root), update);
  if (what === 'all' || what === 'places') report('places', placesSpeed(root), update);
  if (what === 'all' || what === 'gloss') report('gloss', await gloss(root), update);
  if (what === 'all' || what === 'exchange') report('exchange', await exchange(root, what === 'exchange' ? words[1] : undefined), update);
}

function report(name: string, rows: readonly Row[], update: boolean): void {
  const file = join(baselines, `${name}.json`);
  const before = existsSync(file) ? readRows(file) : [];
  process.stdout.write(`\n${name}   (${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node})\n`);
  process.stdout.write(`${'set'.padEnd(20)} ${'measure'.padEnd(52)} ${'now'.padStart(10)} ${'baseline'.padStart(10)}\n`);
  for (const r of rows) {
    const old = before.find((b) => b.set === r.set && b.measure === r.measure);
    process.stdout.write(`${r.set.padEnd(20)} ${r.measure.padEnd(52)} ${`${r.value} ${r.unit}`.padStart(10)} ${(old ? `${old.value} ${old.unit}` : '–').padStart(10)}\n`);
  }
  if (!update) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(rows, null, 1)}\n`);
}

function readRows(file: string): Row[] {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** The folder of package.json above `from`: the bench runs from out/ and from its sources alike. */
function findRoot(from: string): string {
  const up = dirname(from);
  if (existsSync(join(from, 'package.json'))) return from;
  if (up === from) throw new Error('no package.json above the bench');
  return findRoot(up);
}

const isRow = (x: unknown): x is Row => typeof x === 'object' && x !== null && 'set' in x && 'measure' in x && 'value' in x && 'unit' in x;

main(process.argv.slice(2)).catch((e: unknown) => {
  process.stderr.write(`${e instanceof Error ? e.stack ?? e.message : String(e)}\n`);
  process.exitCode = 1;
});
