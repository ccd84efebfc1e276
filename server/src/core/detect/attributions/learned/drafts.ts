// The attributions of a unit as the model reads them, with what the rules find inside them; without a model the rules alone decide.
import { NO_PATTERNS, type Cue, type CueLexicon } from '../../../lexicon/cues.js';
import type { Weights } from '../../../learn/weights.js';
import type { Evidence } from '../../../model/analysis.js';
import { isQuote, type Item, type Unit } from '../../words/items.js';
import { headOf } from '../sources.js';
import { handsOnWords, type Frame } from '../frame.js';
import { readingsOf, type Reading } from './decide.js';
import type { Candidate } from './view.js';
import { readUnit } from './read.js';

/** What the model finds in a unit, and what only the rules find. */
export interface LearnedFrames {
  readonly frames: readonly Frame[];
  /** Frames of rules that the model does not take: nested ones at best. */
  readonly doubted: readonly Frame[];
}

export function learnedFrames(unit: Unit, cues: CueLexicon, weights: Weights): LearnedFrames {
  const read = readUnit(unit, cues);
  const readings = readingsOf(read, weights);
  const taken = new Set(readings.map((r) => r.candidate.frame));
  return { frames: readings.map((r) => frameOf(unit.items, r, cues)), doubted: read.frames.filter((f) => !taken.has(f) && handsOnWords(unit.items, f)) };
}

function frameOf(items: readonly Item[], { candidate, chance, source, left, right, cue }: Reading, cues: CueLexicon): Frame {
  const content = [left, right].filter((r) => r !== undefined);
  const ruled = candidate.frame;
  const evidence: Evidence[] = [...(ruled?.evidence ?? [{ rule: 'cue.learned' }]), { rule: 'learned.attribution', detail: String(Math.round(chance * 100)) }];
  return {
    source: source && { range: source, head: ruled?.source?.range.start === source.start && ruled.source.range.end === source.end ? ruled.source.head : headOf(items, source) },
    cue: [cue], content, reading: ruled?.reading ?? guessed(items, content, candidate, lastVerb(items, cue, candidate, cues)), negated: ruled?.negated ?? candidate.group?.negated ?? false,
    evidence, score: Math.round(chance * 100) / 100,
  };
}

/** "used to | say", "went on to | add": the verb of saying at the end of a longer cue. */
const lastVerb = (items: readonly Item[], cue: Reading['cue'], { head }: Candidate, cues: CueLexicon): Cue | undefined =>
  cue.end - 1 > head ? cues.verbs.get(items[cue.end - 1]?.lower ?? '')?.find((c) => c.act === 'communication') : undefined;

/** Force and act of a cue that the lexicon does not know in this use: quoted words are said, an infinitive is meant to be done, the rest is thought. */
function guessed(items: readonly Item[], content: Frame['content'], { kind, end, reading }: Candidate, last: Cue | undefined): Cue {
  const known = reading ?? last;
  if (known) return known;
  if (kind === 'according') return { lemma: 'according to', force: 'neutral', act: 'communication', patterns: NO_PATTERNS };
  const first = items[content[0]?.start ?? 0];
  // "Voss shot back that …", "fired back: “…”"
  if (first?.lower === 'that' && items[end]?.lower === 'back') return { lemma: '', force: 'neutral', act: 'communication', patterns: NO_PATTERNS };
  if (content.some((r) => items.slice(r.start, r.end).some((x) => isQuote(x)))) return { lemma: '', force: 'neutral', act: 'communication', patterns: NO_PATTERNS };
  if (first?.tag === 'TO' || first?.tag === 'VB') return { lemma: '', force: 'thought', act: 'intention', patterns: NO_PATTERNS };
  return { lemma: '', force: 'thought', act: 'attitude', patterns: NO_PATTERNS };
}
