// Exports and `annotate` of very many articles by the bundled program: articles a second, memory, and what a second job brings.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchArticle } from './exchange/articles.js';
import { type ProgramRun, runProgram, runScript } from './programRun.js';
import { round, type SpeedRow } from './speed.js';

const ARTICLES = 10_000;
/** Of this part of the articles the memory is compared with that of all. */
const FEW = 0.2;
const PER_FOLDER = 100;
/** Formats that are written line by line. */
const LINES = ['jsonl', 'csv', 'tsv', 'doccano', 'spacy', 'conll2003', 'conllu', 'webanno', 'brat'] as const;
/** `annotate` is run so often with each number of jobs, in turn, and the quickest of each is taken: others may use the machine too. */
const ROUNDS = 3;

/** `count`: fewer articles for a trial. */
export async function exchange(root: string, count = String(ARTICLES)): Promise<readonly SpeedRow[]> {
  const articles = Number(count);
  if (!Number.isInteger(articles) || articles < PER_FOLDER) throw new Error(`bench exchange takes a number of articles from ${PER_FOLDER}, not "${count}"`);
  const folder = mkdtempSync(join(tmpdir(), 'newsgloss-bench-'));
  try {
    const some = write(folder, articles);
    const bench: Bench = { root, folder, some, articles };
    return [...(await exportFigures(bench)), ...(await memoryFigures(bench)), ...(await annotateFigures(bench))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Bench {
  readonly root: string;
  readonly folder: string;
  /** Folders with the first of the articles. */
  readonly some: readonly string[];
  readonly articles: number;
}

function write(folder: string, articles: number): string[] {
  const few: string[] = [];
  for (let i = 0; i < articles; i++) {
    const inside = join(folder, 'articles', String(Math.floor(i / PER_FOLDER)).padStart(3, '0'));
    if (i % PER_FOLDER === 0) {
      mkdirSync(inside, { recursive: true });
      if (i < FEW * articles) few.push(inside);
    }
    const { file, text, gloss } = benchArticle(i);
    writeFileSync(join(inside, file), text);
    writeFileSync(join(inside, `${file}.gloss.yaml`), gloss);
  }
  return few;
}

/** Both cores at work. By processor time: what two cores would do that had nothing else to do and never waited for one another. */
async function exportFigures({ root, folder, articles }: Bench): Promise<SpeedRow[]> {
  const rows: SpeedRow[] = [];
  for (const format of LINES) {
    const { wall, cpu } = await exported(root, format, ['--jobs', '2', join(folder, 'articles')], folder);
    rows.push({ set: `export ${format}`, measure: 'on two cores, by the clock', value: Math.round(articles / wall), unit: 'articles/s' });
    rows.push({ set: `export ${format}`, measure: 'in two seconds of processor time', value: Math.round((2 * articles) / cpu), unit: 'articles' });
  }
  return rows;
}

async function exported(root: string, format: string, args: readonly string[], folder: string): Promise<ProgramRun> {
  const out = join(folder, 'out');
  const run = await runProgram(root, ['export', '--format', format, '--out', out, ...args]);
  rmSync(out, { recursive: true, force: true });
  return run;
}

async function memoryFigures({ root, folder, some }: Bench): Promise<SpeedRow[]> {
  const few = await exported(root, 'jsonl', ['--jobs', '1', ...some], folder);
  const all = await exported(root, 'jsonl', ['--jobs', '1', join(folder, 'articles')], folder);
  return [
    { set: 'export jsonl', measure: 'most memory, a fifth of the articles, one job', value: few.memory, unit: 'MB' },
    { set: 'export jsonl', measure: 'most memory, all articles, one job', value: all.memory, unit: 'MB' },
  ];
}

/** Programs whose work, named by a number, is done once by one program and in halves by two at once: compromise reading an article of 3,200 words so often, millions of additions. */
const PEERS = [{ set: 'compromise 14', script: 'peer.js', work: 100 }, { set: 'additions alone', script: 'additions.js', work: 400 }] as const;

/**
 * The peers of two jobs are two programs that know nothing of one another, each with half of the articles; compromise, once and in two halves at once; and nothing but
 * additions likewise: what they bring is what the machine has to give.
 */
async function annotateFigures({ root, folder, articles }: Bench): Promise<SpeedRow[]> {
  const [one, two]: [ProgramRun[], ProgramRun[]] = [[], []];
  const apart: number[] = [];
  const peers = PEERS.map((peer) => ({ ...peer, whole: [] as number[], halved: [] as number[] }));
  const halves = halvesOf(join(folder, 'articles'));
  for (let i = 0; i < ROUNDS; i++) {
    for (const [jobs, runs] of [['1', one], ['2', two]] as const) runs.push(await runProgram(root, ['annotate', '--jobs', jobs, join(folder, 'articles')]));
    const pair = await Promise.all(halves.map((half) => runProgram(root, ['annotate', '--jobs', '1', ...half])));
    apart.push(longest(pair));
    for (const { script, work, whole, halved } of peers) {
      const path = join(__dirname, 'exchange', script);
      whole.push((await runScript(path, [String(work)])).wall);
      halved.push(longest(await Promise.all([1, 2].map(() => runScript(path, [String(work / 2)])))));
    }
  }
  const [slow, fast] = [least(one, 'wall'), least(two, 'wall')];
  return [
    { set: 'annotate', measure: 'one job, by the clock', value: Math.round(articles / slow), unit: 'articles/s' },
    { set: 'annotate', measure: 'two jobs, by the clock', value: Math.round(articles / fast), unit: 'articles/s' },
    { set: 'annotate', measure: 'two jobs against one, by the clock', value: Math.round((100 * slow) / fast) / 100, unit: '×' },
    { set: 'annotate', measure: 'two programs of half the articles each against one, by the clock', value: Math.round((100 * slow) / Math.min(...apart)) / 100, unit: '×' },
    ...peers.map(({ set, whole, halved }): SpeedRow => ({ set, measure: 'two programs of half the work each against one, by the clock', value: Math.round((100 * Math.min(...whole)) / Math.min(...halved)) / 100, unit: '×' })),
    { set: 'annotate', measure: 'processor time of two jobs against one', value: Math.round((100 * least(two, 'cpu')) / least(one, 'cpu')) / 100, unit: '×' },
    { set: 'annotate', measure: 'most memory, two jobs', value: Math.max(...two.map((r) => r.memory)), unit: 'MB' },
  ];
}

function halvesOf(folder: string): readonly [string[], string[]] {
  const all = readdirSync(folder).sort().map((name) => join(folder, name));
  const middle = Math.ceil(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)];
}

const longest = (runs: readonly ProgramRun[]): number => Math.max(...runs.map(({ wall }) => wall));

const least = (runs: readonly ProgramRun[], key: 'wall' | 'cpu'): number => round(Math.min(...runs.map((r) => r[key])));
