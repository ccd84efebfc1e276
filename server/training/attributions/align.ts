// Gold attributions of an article laid over the candidates of its units: what each learned decision should have answered.
import { readUnit, type ReadUnit } from '../../src/core/detect/attributions/learned/read.js';
import type { Range } from '../../src/core/detect/words/phrases.js';
import type { CueLexicon } from '../../src/core/lexicon/cues.js';
import type { GoldArticle, GoldAttribution, Pair, PlacedUnit } from './articles.js';

/** The right answers for one candidate that is a cue. Item ranges; undefined where the gold has none in this unit, `off` where its border is none of ours. */
export interface Answer {
  readonly candidate: number;
  readonly cue: Range | 'off';
  readonly source: Range | 'none' | 'off';
  readonly left: Range | 'none' | 'off';
  readonly right: Range | 'none' | 'off';
}

export interface AlignedUnit {
  readonly read: ReadUnit;
  readonly answers: readonly Answer[];
  /** Candidates that are neither cue nor no cue: they stand inside the words of somebody. */
  readonly unknown: ReadonlySet<number>;
}

export interface AlignmentCounts { total: number; cued: number; placed: number; off: number }

export function alignArticle(article: GoldArticle, units: readonly PlacedUnit[], cues: CueLexicon, counts: AlignmentCounts): AlignedUnit[] {
  const gold = article.attributions.filter((a) => a.ignore !== true);
  counts.total += gold.length;
  return units.map(({ unit, base }) => {
    const read = readUnit(unit, cues);
    const { items } = read.view;
    const from = base + unit.start;
    const to = base + unit.end;
    const answers: Answer[] = [];
    const taken = new Set<number>();
    for (const a of gold) {
      const cue = hull(a.cue);
      if (!cue || cue[0] < from || cue[0] >= to) continue;
      counts.cued += 1;
      const inCue = (i: number): boolean => { const item = items[i]; return item !== undefined && base + item.start >= cue[0] && base + item.end <= cue[1]; };
      const heads = read.view.candidates.map((c, k) => ({ c, k })).filter(({ c, k }) => inCue(c.head) && !taken.has(k));
      const chosen = heads.find(({ c }) => c.kind === 'verb') ?? heads[0];
      if (!chosen) continue;
      counts.placed += 1;
      taken.add(chosen.k);
      const map = mapper(items, base);
      const answer = answerOf(a, chosen.k, map, [from, to], chosen.c.head);
      for (const part of [answer.left, answer.right]) if (part === 'off') counts.off += 1;
      answers.push(answer);
    }
    const held = new Set<number>();
    read.view.candidates.forEach((c, k) => {
      const at = base + (items[c.head]?.start ?? 0);
      if (!taken.has(k) && gold.some((a) => a.content.some(([s, e]) => s <= at && at < e))) held.add(k);
    });
    return { read, answers, unknown: held };
  });
}

type Mapper = (span: Pair) => Range | 'off';

function mapper(items: ReadUnit['view']['items'], base: number): Mapper {
  const starts = new Map(items.map((item, i) => [base + item.start, i]));
  const ends = new Map(items.map((item, i) => [base + item.end, i + 1]));
  return ([s, e]) => {
    const start = starts.get(s);
    const end = ends.get(e);
    return start === undefined || end === undefined || end <= start ? 'off' : { start, end };
  };
}

function answerOf(a: GoldAttribution, candidate: number, map: Mapper, [from, to]: Pair, head: number): Answer {
  const inUnit = (s: Pair): boolean => s[0] < to && s[1] > from;
  const cue = hull(a.cue);
  const source = hull(a.source);
  const content = joined(a.content).filter(inUnit).map(map);
  const known = content.filter((r) => r !== 'off');
  const off = known.length < content.length;
  const left = known.filter((r) => r.end <= head);
  const right = known.filter((r) => r.start > head);
  const side = (r: Range | undefined): Range | 'none' | 'off' => r ?? (off ? 'off' : 'none');
  return {
    candidate, cue: cue ? map(cue) : 'off', source: source ? (inUnit(source) ? map(source) : 'off') : 'none',
    left: side(left[0]), right: side(right[0]),
  };
}

function hull(spans: readonly Pair[]): Pair | undefined {
  if (spans.length === 0) return undefined;
  return [Math.min(...spans.map((s) => s[0])), Math.max(...spans.map((s) => s[1]))];
}

/** Fragments with nothing but white space between them as one. */
function joined(spans: readonly Pair[]): Pair[] {
  const out: [number, number][] = [];
  for (const [s, e] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out[out.length - 1];
    if (last && s <= last[1] + 1) last[1] = Math.max(last[1], e);
    else out.push([s, e]);
  }
  return out;
}
