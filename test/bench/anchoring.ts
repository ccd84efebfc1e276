// How well annotations follow their text: edits of many kinds against the truth, beside what other tools do, in one run.
import { join } from 'node:path';
import { anchorGloss } from '../../server/src/core/anchor/anchor.js';
import { unwrittenGloss } from '../../server/src/core/model/unwritten.js';
import { hashText } from '../../server/src/core/text/hash.js';
import { corporaFolder } from './accuracy.js';
import { type AnnotatedText, annotator, articleSets, type ArticleSet, realPairs } from './anchoring/articles.js';
import { EDITS } from './anchoring/edits.js';
import { count, emptyTally, judge, placesIn, type Tally, type Verdict } from './anchoring/judge.js';
import { METHODS, type Method } from './anchoring/methods.js';
import { draftOf, type Fate, textOfDraft, Truth } from './anchoring/pieces.js';
import { seeded, seedOf } from './anchoring/random.js';
import { longArticle } from './longArticle.js';
import { cpuMs } from '../support/cpu.js';

export interface AnchoringRow { readonly set: string; readonly measure: string; readonly value: number; readonly unit: string }

/** Prints the whole table; the rows are those of our own methods. `only`: one kind of edit. */
export function anchoring(root: string, only?: string): AnchoringRow[] {
  const sets = articleSets(root, corporaFolder(root));
  const rows = sets.flatMap((set) => Object.keys(EDITS).filter((kind) => only === undefined || kind.startsWith(only)).flatMap((kind) => rowsOf(set.name, kind, measured(set, kind))));
  if (only !== undefined) return rows;
  return [...rows, ...rowsOf('corrected articles', 'as published', measuredPairs(join(root, 'test', 'bench', 'anchoring', 'pairs'))), ...speedRows(root)];
}

interface Measured { readonly tally: Tally; readonly ms: number }
type Results = ReadonlyMap<string, Measured>;

function measured(set: ArticleSet, kind: string): Results {
  const cases = set.articles.map((article) => {
    const edit = EDITS[kind];
    if (!edit) throw new Error(`no edit is called ${kind}`);
    const draft = edit(draftOf(article.text), seeded(seedOf(`${article.name} ${kind}`)));
    const truth = new Truth(draft);
    return { article, now: textOfDraft(draft), fates: fatesOf(article, (s) => truth.fateOf(s)) };
  });
  return byMethod((method) => cases.map(({ article, now, fates }) => tried(method, article, now, fates)));
}

function measuredPairs(folder: string): Results {
  const pairs = realPairs(folder).map((pair) => ({
    ...pair,
    fates: pair.before.annotations.map((a): Fates => {
      const span = pair.now.get(a.id);
      return { own: [span ? { kind: 'kept', span, kept: 1 } : { kind: 'deleted' }], parts: [] };
    }),
  }));
  return byMethod((method) => pairs.map((p) => tried(method, p.before, p.text, p.fates)));
}

interface Fates { readonly own: readonly Fate[]; readonly parts: readonly (Fate | undefined)[] }

const fatesOf = (article: AnnotatedText, fate: (s: { start: number; end: number }) => Fate): Fates[] =>
  article.annotations.map((a) => {
    const { own, parts } = placesIn(article.text, a);
    return { own: own.map(fate), parts: parts.map((s) => s && fate(s)) };
  });

interface Trial { readonly verdicts: readonly Verdict[]; readonly ms: number }

function tried(method: Method, article: AnnotatedText, now: string, fates: readonly Fates[]): Trial {
  let placed: ReturnType<Method> = [];
  const ms = cpuMs(() => { placed = method(article, now); });
  const verdicts = fates.map((f, i) => judge(placed[i] ?? { spans: [], told: true }, f.own, f.parts));
  if (process.env['NEWSGLOSS_BENCH_SHOW'] !== undefined) show(article, now, fates, placed, verdicts);
  return { verdicts, ms };
}

/** Every mistake of the methods that may be applied silently, for a person who mends them. */
function show(article: AnnotatedText, now: string, fates: readonly Fates[], placed: ReturnType<Method>, verdicts: readonly Verdict[]): void {
  verdicts.forEach((v, i) => {
    if (v === 'right' || v === 'deleted' || v === 'uncounted') return;
    const found = placed[i]?.spans.map((s) => now.slice(Math.max(0, s.start - 15), s.start) + '[' + now.slice(s.start, s.end) + ']').join(' … ');
    const truth = fates[i]?.own.map((f) => (f.kind === 'kept' ? now.slice(Math.max(0, f.span.start - 15), f.span.start) + '[' + now.slice(f.span.start, f.span.end) + ']' : f.kind)).join(' … ');
    process.stdout.write(`${v} ${article.name} ${JSON.stringify(article.annotations[i]?.quotes)}\n   truth ${JSON.stringify(truth)}\n   found ${JSON.stringify(found)}\n`);
  });
}

function byMethod(run: (method: Method) => readonly Trial[]): Results {
  const wanted = process.env['NEWSGLOSS_BENCH_SHOW'];
  return new Map(Object.entries(METHODS).filter(([name]) => !wanted || name === wanted).map(([name, method]) => {
    const trials = run(method);
    const tally = emptyTally();
    for (const t of trials) for (const v of t.verdicts) count(tally, v);
    return [name, { tally, ms: trials.reduce((sum, t) => sum + t.ms, 0) / Math.max(1, trials.length) }];
  }));
}

const METHOD = 20;
const CELL = 11;

function rowsOf(set: string, kind: string, results: Results): AnchoringRow[] {
  const [first] = results.values();
  const head = ['right', 'wrong', 'told', 'false home', 'told home', 'ms'].map((w) => w.padStart(CELL)).join('');
  process.stdout.write(`\n${set}, ${kind}: ${first?.tally.alive ?? 0} that live, ${first?.tally.deleted ?? 0} deleted\n${''.padEnd(METHOD)}${head}\n`);
  for (const [name, { tally: t, ms }] of results) {
    const cells = [percent(t.right, t.alive), percent(t.wrong, t.alive), percent(t.toldWrong, t.alive), percent(t.falseHome, t.deleted), percent(t.toldHome, t.deleted), ms];
    process.stdout.write(`${name.padEnd(METHOD)}${cells.map((c) => c.toFixed(2).padStart(CELL)).join('')}\n`);
  }
  return [...results].filter(([name]) => name.startsWith('ours')).flatMap(([name, { tally: t }]) => [
    { set, measure: `${kind}, ${name}: right`, value: percent(t.right, t.alive), unit: '%' },
    { set, measure: `${kind}, ${name}: wrong place`, value: percent(t.wrong, t.alive), unit: '%' },
    { set, measure: `${kind}, ${name}: false home`, value: percent(t.falseHome, t.deleted), unit: '%' },
  ]);
}

/** Two decimals. */
const percent = (n: number, of: number): number => (of === 0 ? 0 : Math.round((10_000 * n) / of) / 100);

const ROUNDS = 7;

/** Processor time of 2,000 annotations in 20,000 words, under each kind of edit that this set is known for. An old text comes with its hash, by which it is found. */
function speedRows(root: string): AnchoringRow[] {
  const long = annotator()('long', longArticle(root, 20_000));
  const annotations = Array.from({ length: 2000 }, (_, i) => long.annotations[Math.floor((i * long.annotations.length) / 2000)]).filter((a) => a !== undefined);
  const gloss = unwrittenGloss({ file: 'a.txt', text: hashText(long.text) }, annotations);
  const rows: AnchoringRow[] = [];
  for (const kind of ['typos', 'insert sentences', 'move paragraphs', 'mix']) {
    const now = textOfDraft(EDITS[kind]?.(draftOf(long.text), seeded(seedOf(kind))) ?? []);
    for (const [name, old] of [['old text', { text: long.text, hash: hashText(long.text) }], ['no old text', undefined]] as const) {
      const samples = Array.from({ length: ROUNDS }, () => cpuMs(() => anchorGloss(gloss, now, old))).sort((a, b) => a - b);
      rows.push({ set: '20,000 words, 2,000 annotations', measure: `${kind}, ${name}: processor time`, value: Math.round(10 * (samples[ROUNDS >> 1] ?? 0)) / 10, unit: 'ms' });
    }
  }
  return rows;
}
