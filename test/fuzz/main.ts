// npm run fuzz [-- gloss|places|long|crash|programs] [--runs N] [--seed N]: long runs of what npm test does shortly. Prints counts; ends with 1 at the first fault.
import { parseArgs } from 'node:util';
import { crashRounds, seeded } from '../support/crash.js';
import { fuzzGloss } from '../support/fuzzGloss.js';
import { fuzzPlaces } from '../support/fuzzPlaces.js';
import { longTexts } from './long.js';
import { programRounds } from './programs.js';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  const what = positionals[0] ?? 'all';
  const seed = Number(values.seed);
  const runs = (usual: number): number => (values.runs === undefined ? usual : Number(values.runs));
  if (what === 'all' || what === 'gloss') {
    const counts = fuzzGloss(runs(100_000), seeded(seed), (c) => { process.stderr.write(`${JSON.stringify(c)}\n`); });
    process.stdout.write(`gloss files, seed ${seed}: ${JSON.stringify(counts)}\n`);
  }
  if (what === 'all' || what === 'places') process.stdout.write(`lists of places, binaries, sources of the gazetteer, seed ${seed}: ${JSON.stringify(fuzzPlaces(runs(30_000), seeded(seed)))}\n`);
  if (what === 'all' || what === 'long') process.stdout.write(`texts of up to 5 MB, milliseconds of processor time: ${JSON.stringify(longTexts())}\n`);
  if (what === 'all' || what === 'crash') {
    const versions = await crashRounds(runs(1000), seeded(seed));
    process.stdout.write(`killed writers, seed ${seed}: ${runs(1000)} killed, ${versions} versions written, each whole\n`);
  }
  if (what === 'all' || what === 'programs') process.stdout.write(`${JSON.stringify(await programRounds(runs(100), seeded(seed)))}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? `${error.stack ?? error.message}\n${String(error.cause)}` : String(error)}\n`);
  process.exitCode = 1;
});
