// Learns which place a name means: the "choice." lines of place-weights.txt (trainPlaces.ts runs it).
// Gold: articles with points for their places. Each file is held out once, so that the accuracy and calibration told are those on articles not learned from.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Span } from '../src/core/base/span.js';
import { analyse } from '../src/core/detect/analyse.js';
import { CHOICE_TRAITS, choiceWeights } from '../src/core/detect/places/choiceTraits.js';
import { kilometres, pointOf } from '../src/core/detect/places/geography.js';
import { scorerOf } from '../src/core/detect/places/scorer.js';
import type { Resources } from '../src/core/detect/resources.js';
import { loadResources } from '../src/node/resources.js';

interface GoldPlace extends Span {
  readonly lat?: number;
  readonly lon?: number;
}

/** One name of an article: its readings' figures, and which of them are right. */
interface Question {
  readonly corpus: string;
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  readonly people: readonly number[];
  /** Mentions of the name. */
  readonly weight: number;
}

/** As far as the scorers of such corpora let a point be off. */
const NEAR_ENOUGH_KM = 161;

function questionsOf(file: string, resources: Resources): Question[] {
  const corpus = basename(file, '.jsonl');
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').flatMap((line) => {
    const gold: { readonly text: string; readonly places: readonly GoldPlace[] } = JSON.parse(line);
    const questions: Question[] = [];
    const scorer = Object.assign(scorerOf(resources.lexicon), {
      chosen: (mentions: readonly Span[], options: readonly { readonly place: { readonly lat?: number; readonly lon?: number; readonly population: number } }[], figures: readonly Float64Array[]): void => {
        const point = gold.places.find((p) => p.lat !== undefined && mentions.some((m) => m.start === p.start && m.end === p.end));
        const at = point === undefined ? undefined : pointOf(point);
        if (at === undefined || options.length < 2) return;
        const right = options.map(({ place }) => { const own = pointOf(place); return own !== undefined && kilometres(own, at) <= NEAR_ENOUGH_KM; });
        if (right.some((r) => r)) questions.push({ corpus, rows: figures.map((f) => f.slice()), right, people: options.map((o) => o.place.population), weight: mentions.length });
      },
    });
    analyse(gold.text, { ...resources, placeScorer: scorer });
    return questions;
  });
}

const scoresOf = ({ rows }: Question, weights: Float64Array): number[] => rows.map((row) => row.reduce((sum, x, k) => sum + x * (weights[k] ?? 0), 0));

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((s) => Math.exp(s - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((r) => r / sum);
}

/** Gradient steps on the log-likelihood of the right readings, kept near the weights `from`. */
function learn(questions: readonly Question[], from: Float64Array): Float64Array {
  const weights = from.slice();
  const squares = new Float64Array(weights.length).fill(1e-6);
  const total = questions.reduce((sum, q) => sum + Math.sqrt(q.weight), 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = weights.map((w, k) => KEEP * (w - (from[k] ?? 0)));
    for (const q of questions) {
      const p = softmax(scoresOf(q, weights));
      const mass = p.reduce((sum, x, i) => sum + (q.right[i] === true ? x : 0), 0);
      q.rows.forEach((row, i) => {
        const pull = ((p[i] ?? 0) - (q.right[i] === true ? (p[i] ?? 0) / Math.max(mass, 1e-12) : 0)) * Math.sqrt(q.weight) / total;
        row.forEach((x, k) => { slope[k] = (slope[k] ?? 0) + pull * x; });
      });
    }
    slope.forEach((d, k) => {
      squares[k] = 0.95 * (squares[k] ?? 0) + 0.05 * d * d;
      weights[k] = (weights[k] ?? 0) - (RATE * d) / Math.sqrt((squares[k] ?? 0) + 1e-10);
    });
  }
  return weights;
}

const STEPS = 300;
const RATE = 0.03;
/** Strength of the pull towards the weights set by hand; chosen, with COOLER, by what is learned on three corpora and right on the fourth. */
const KEEP = 0.02;
/** Hands set the weights too sure of themselves. */
const COOLER = 0.75;

const best = (values: readonly number[]): number => values.reduce((top, v, i) => (v > (values[top] ?? -Infinity) ? i : top), 0);
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1));

function accuracy(questions: readonly Question[], pick: (q: Question) => number): string {
  const all = questions.reduce((sum, q) => sum + q.weight, 0);
  return percent(questions.reduce((sum, q) => sum + (q.right[pick(q)] === true ? q.weight : 0), 0), all);
}

/** The lines for place-weights.txt, and what is right on articles that were not learned from. */
export function learnChoice(files: readonly string[]): { readonly lines: readonly string[]; readonly told: string } {
  const resources = loadResources();
  const questions = files.flatMap((file) => questionsOf(file, resources));
  const hand = handWeights();
  const weights = learn(questions, hand);
  return {
    lines: CHOICE_TRAITS.map((trait, k) => `choice.${trait} ${(weights[k] ?? 0).toFixed(2)}`),
    told: [...heldOut(questions, hand), CHOICE_TRAITS.map((trait, k) => `${trait} ${(weights[k] ?? 0).toFixed(2)} (${(hand[k] ?? 0).toFixed(1)})`).join(', ')].join('\n'),
  };
}

const handWeights = (): Float64Array => choiceWeights(undefined).map((weight) => COOLER * weight);

/** One line a corpus, then the calibration over all. */
function heldOut(questions: readonly Question[], hand: Float64Array): string[] {
  const bins = Array.from({ length: 10 }, () => ({ sure: 0, right: 0, all: 0 }));
  const lines = [...new Set(questions.map((q) => q.corpus))].map((corpus) => {
    const held = questions.filter((q) => q.corpus === corpus);
    const weights = learn(questions.filter((q) => q.corpus !== corpus), hand);
    for (const q of held) count(bins, q, weights);
    return `${corpus}: most people ${accuracy(held, (q) => best(q.people))}, by hand ${accuracy(held, (q) => best(scoresOf(q, hand)))}, learned elsewhere ${accuracy(held, (q) => best(scoresOf(q, weights)))}`;
  });
  const calibration = bins.flatMap((bin, i) => (bin.all === 0 ? [] : [`${String(i / 10)}–${String((i + 1) / 10)}: ${String(bin.all)} mentions, thought ${percent(bin.sure, bin.all)}, right ${percent(bin.right, bin.all)}`]));
  return [...lines, ...calibration];
}

function count(bins: readonly { sure: number; right: number; all: number }[], q: Question, weights: Float64Array): void {
  const p = softmax(scoresOf(q, weights));
  const first = best(p);
  // Namesakes in one spot are one answer, as in the engine.
  const sure = p.reduce((sum, x, i) => sum + (q.right[i] === q.right[first] && q.right[first] === true ? x : i === first ? x : 0), 0);
  const bin = bins[Math.min(9, Math.floor(10 * sure))];
  if (bin === undefined) return;
  bin.sure += sure * q.weight;
  bin.right += q.right[first] === true ? q.weight : 0;
  bin.all += q.weight;
}
