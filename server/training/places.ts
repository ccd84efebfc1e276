// Learns what makes a name a place: the lines of place-weights.txt that are no "choice." (trainPlaces.ts runs it).
// Gold: one article a line, {"id","text","places","peoples","organizations","persons"} with UTF-16 offsets; see server/data/models/places.md.
import { readFileSync } from 'node:fs';
import type { Span } from '../src/core/base/span.js';
import { analyse } from '../src/core/detect/analyse.js';
import type { PlaceScorer, WordTrait } from '../src/core/detect/places/scorer.js';
import { loadResources } from '../src/node/resources.js';
import { learn, type Example } from './logistic.js';

interface Gold {
  readonly text: string;
  readonly places: readonly Span[];
  readonly peoples?: readonly Span[];
  readonly organizations?: readonly Span[];
  readonly persons?: readonly Span[];
}

interface Record {
  readonly span: Span;
  readonly traits: ReadonlyMap<string, number>;
}

/** Writes down what the weights would be told, while it scores with those of an earlier round (none at first). */
class Recorder implements PlaceScorer {
  readonly records: Record[] = [];
  /** Places inside the names of bodies. */
  readonly inside: Record[] = [];
  private readonly lists = new Map<number, ReadonlyMap<string, number>>();
  private traits = new Map<string, number>();

  constructor(private readonly weights: ReadonlyMap<string, number>) {}

  begin(): void {
    this.traits = new Map();
  }

  base(logOdds: number): void {
    this.add(BASE, logOdds);
  }

  add(trait: string, value = 1): void {
    this.traits.set(trait, (this.traits.get(trait) ?? 0) + value);
  }

  word(trait: WordTrait, word: string): void {
    this.add(`${trait}:${word}`);
  }

  /** A sum that no other list has: its last bits are a number of the list. */
  end(): number {
    const sum = Math.round(1e3 * sumOf(this.traits, this.weights)) / 1e3 + 1e-9 * (this.lists.size + 1);
    this.lists.set(sum, this.traits);
    return sum;
  }

  total(span: Span, own: number, article: number): number {
    const [a, b] = [this.lists.get(own) ?? new Map<string, number>(), this.lists.get(article) ?? new Map<string, number>()];
    this.records.push({ span, traits: new Map([...a, ...b, [BASE, (a.get(BASE) ?? 0) + (b.get(BASE) ?? 0)]]) });
    return own + article;
  }

  meant(span: Span, sum: number): number {
    this.inside.push({ span, traits: this.lists.get(sum) ?? new Map() });
    return sum;
  }
}

const sumOf = (traits: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>): number =>
  [...traits].reduce((sum, [name, value]) => sum + value * (name === BASE ? 1 : (weights.get(name) ?? 0)), 0);

/** The trait that holds the hand-set log-odds. */
const BASE = 'base';

const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
const inside = (a: Span, b: Span): boolean => a.start >= b.start && a.end <= b.end;

const overlapsAny = (span: Span, others: readonly Span[] = []): boolean => others.some((o) => o.start < span.end && o.end > span.start);

/** Whether the gold has it; undefined where guidelines differ (names inside names). */
function labelOf({ span, traits }: Record, gold: Gold): boolean | undefined {
  const people = traits.has('famous.adjective') || traits.has('listed.adjective') || traits.has('famous.demonym') || traits.has('listed.demonym');
  if (gold.places.some((p) => same(p, span))) return true;
  if ((gold.peoples ?? []).some((p) => same(p, span))) return people ? true : undefined;
  const known = !(traits.has('run') || traits.has('wider'));
  if (people || (known && (gold.organizations ?? []).some((p) => same(p, span)))) return overlapsAny(span, gold.persons) ? false : undefined;
  if (known && (overlapsAny(span, gold.places) || [...(gold.organizations ?? []), ...(gold.peoples ?? [])].some((p) => inside(span, p) && !same(span, p)))) return undefined;
  return false;
}

/** What the engine meets in the articles, as it is with the weights of an earlier round. */
export function examplesOf(documents: readonly Gold[], weights: ReadonlyMap<string, number>): Example[] {
  // Without the name tagger: it was learned from the same articles, and is surer of them than it will ever be of others.
  const { names: _tagger, ...resources } = loadResources();
  return documents.flatMap((gold, group) => {
    const recorder = new Recorder(weights);
    analyse(gold.text, { ...resources, placeScorer: recorder });
    const meant = recorder.inside.flatMap((record): Example[] => {
      const positive = gold.places.some((p) => same(p, record.span));
      return !record.traits.has(BASE) && (positive || (gold.organizations ?? []).some((o) => inside(record.span, o))) ? [{ traits: record.traits, offset: 0, positive, group }] : [];
    });
    return meant.concat(recorder.records.flatMap((record): Example[] => {
      const positive = labelOf(record, gold);
      if (positive === undefined) return [];
      const traits = new Map(record.traits);
      traits.delete(BASE);
      return [{ traits, offset: record.traits.get(BASE) ?? 0, positive, group }];
    }));
  });
}

export const readGold = (file: string): Gold[] => readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line): Gold => JSON.parse(line));

/** The second round knows what the first thought of the same name elsewhere in the article. */
const ROUNDS = 2;

const HOW = { rounds: 8, step: 0.15, shrink: 3e-3, leastGroups: 4 };

/** Traits of names that the lists or a pattern know, and the words beside them. */
// Hit: "listed.given", "before:in"; miss: "run.others0", "unknown-before:in".
const KNOWN = /^(?:listed|pattern|before2?|after2?)(?:[.:]|$)/u;

/** Half-way back to what was set by hand, where hands had set something: one corpus of one kind of paper is no ground for more. */
const halved = (weights: ReadonlyMap<string, number>): Map<string, number> => new Map([...weights].map(([name, weight]) => [name, KNOWN.test(name) ? weight / 2 : weight]));

/** The lines for place-weights.txt, and what to say of them. */
export function learnPlaces(files: readonly string[]): { readonly lines: readonly string[]; readonly told: string } {
  const documents = files.flatMap(readGold);
  let weights: ReadonlyMap<string, number> = new Map();
  let examples: Example[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    examples = examplesOf(documents, weights);
    weights = learn(examples, HOW);
  }
  weights = halved(weights);
  const lines = [...weights].filter(([name, weight]) => Math.abs(weight) >= 0.03 && !name.includes(' ')).map(([name, weight]) => `${name} ${weight.toFixed(2)}`).sort();
  const right = examples.filter((e) => (e.offset + sumOf(e.traits, weights) > 0) === e.positive).length;
  return { lines, told: `${String(examples.length)} names, ${String(lines.length)} weights, right on its own examples ${((100 * right) / examples.length).toFixed(1)} %` };
}
