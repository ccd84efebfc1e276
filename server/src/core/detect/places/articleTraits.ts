// What the whole article tells the learned weights of a name: how often it stands there and how, what else claims its words, and what the places around it say.
import type { Span } from '../../base/span.js';
import { SpanIndex } from '../spanIndex.js';
import type { PlaceCandidate } from './candidates.js';
import type { Choice } from './choose.js';
import type { PlaceScorer } from './scorer.js';

/** A person or body that other detectors see here, not so surely that a place could not be meant. `score`: 0..1. */
export interface Claim {
  readonly span: Span;
  readonly kind: 'person' | 'organisation';
  readonly score: number;
}

/** What being held by the place after the comma adds to the odds of being a place. */
const CONTAINED = 2.5;

/** What the name tagger thinks of a stretch of words. Probabilities. */
export interface TaggedName {
  readonly span: Span;
  readonly odds: { readonly place: number; readonly people: number };
}

/** How far the tagger's log-odds count: in full they would count twice what both read from the same words. Chosen on worldwide.dev. */
const TAGGED_SHARE: Readonly<Record<PlaceCandidate['source'], number>> = { famous: 0, listed: 0.25, pattern: 0.25, run: 0.6, wider: 0.6 };
/** No more log-odds than this either way. */
const MOST_TAGGED = 3.5;

/** Counts over all mentions of one key. */
interface Tally {
  mentions: number;
  /** Sum of what their paragraphs tell. */
  own: number;
  told: number;
  listed: number;
}

/** What other detectors see. */
interface Beside {
  readonly claims?: readonly Claim[];
  readonly tagged?: readonly TaggedName[];
}

/** The sums of the article's traits, one for each candidate. */
export function articleScores(scorer: PlaceScorer, candidates: readonly PlaceCandidate[], choices: readonly (Choice | undefined)[], { claims = [], tagged = [] }: Beside): number[] {
  const tallies = tallyByKey(candidates);
  const claimed = new SpanIndex(claims, (claim) => claim.span);
  const taggedAt = new SpanIndex(tagged, (name) => name.span);
  return candidates.map((candidate, i) => {
    const { source } = candidate;
    scorer.begin();
    const tally = tallies.get(plainKey(candidate.key));
    if (tally !== undefined && source !== 'famous') addTally(scorer, candidate, tally);
    for (const claim of claimed.meeting(candidate.span)) scorer.add(`${claim.kind}.${bucketOf(claim.score)}.${relation(candidate.span, claim.span)}.${source}`);
    scorer.base(biasOf(candidate));
    if (tagged.length > 0 && source !== 'famous') scorer.base(TAGGED_SHARE[source] * taggedLogOdds(candidate.span, taggedAt.meeting(candidate.span)));
    const choice = choices[i];
    if (choice !== undefined && source !== 'run' && source !== 'wider') {
      scorer.base(choice.support + (choice.contained.has(i) ? CONTAINED : 0));
      if (choice.contained.has(i) && source !== 'famous') scorer.add(`${source}.contained`);
      if (choice.ranked[0]?.option.place.own === true) scorer.add('own');
    }
    return scorer.end();
  });
}

function tallyByKey(candidates: readonly PlaceCandidate[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const candidate of candidates) {
    const key = plainKey(candidate.key);
    const tally = tallies.get(key) ?? { mentions: 0, own: 0, told: 0, listed: 0 };
    tally.mentions += 1;
    tally.own += candidate.own;
    if (candidate.told) tally.told += 1;
    if (candidate.listed) tally.listed += 1;
    tallies.set(key, tally);
  }
  return tallies;
}

const plainKey = (key: string): string => (key.startsWith('=') ? key.slice(1) : key);

/** Made once, as in traits.ts. */
const tallyNames = (source: PlaceCandidate['source']): { readonly others: readonly string[]; readonly elsewhere: string; readonly told: readonly string[]; readonly listed: string } => ({
  others: ['0', '1', '2', '5'].map((n) => `${source}.others${n}`), elsewhere: `${source}.elsewhere`, told: ['0', '1', '2', '3'].map((n) => `${source}.told${n}`), listed: `${source}.listedElsewhere`,
});
const TALLY_NAMES = { famous: tallyNames('famous'), listed: tallyNames('listed'), pattern: tallyNames('pattern'), run: tallyNames('run'), wider: tallyNames('wider') };

function addTally(scorer: PlaceScorer, { source, told, listed, own }: PlaceCandidate, tally: Tally): void {
  const others = tally.mentions - 1;
  const names = TALLY_NAMES[source];
  scorer.add(names.others[others > 4 ? 3 : Math.min(2, others)] ?? '');
  if (others === 0) return;
  scorer.add(names.elsewhere, Math.max(-3, Math.min(3, (tally.own - own) / others)));
  const toldElsewhere = tally.told - (told ? 1 : 0);
  scorer.add(names.told[Math.min(3, Math.ceil((4 * toldElsewhere) / others))] ?? '');
  if (tally.listed - (listed ? 1 : 0) > 0) scorer.add(names.listed);
}

/** What guidelines agree on least must be likelier than not to stand: unknown names, places inside the names of bodies. Log-odds. */
const biasOf = ({ source, form }: PlaceCandidate): number => (source === 'run' || source === 'wider' ? -0.5 : form === 'inside-name' ? -0.8 : 0);

const bucketOf = (score: number): string => (score < 0.58 ? '5' : score < 0.7 ? '6' : score < 0.8 ? '7' : score < 0.87 ? '8' : '9');

/** Of the words of the span, those that are tagged otherwise count too. */
function taggedLogOdds(span: Span, names: readonly TaggedName[]): number {
  let place = 0;
  let size = 0;
  for (const name of names) {
    const share = Math.min(span.end, name.span.end) - Math.max(span.start, name.span.start);
    const beyond = Math.max(0, span.start - name.span.start) + Math.max(0, name.span.end - span.end);
    place += share * (name.odds.place + name.odds.people) * (beyond > 1 ? 0.5 : 1);
    size += share;
  }
  if (size === 0) return 0;
  const p = Math.max(0.001, Math.min(0.999, place / size));
  return Math.max(-MOST_TAGGED, Math.min(MOST_TAGGED, Math.log(p / (1 - p))));
}

/** How the candidate lies in the other name. */
function relation(own: Span, other: Span): string {
  if (own.start === other.start && own.end === other.end) return 'same';
  if (own.start <= other.start && own.end >= other.end) return 'around';
  if (own.start >= other.start && own.end <= other.end) return own.start === other.start ? 'opens' : own.end === other.end ? 'closes' : 'inside';
  return 'crosses';
}
