// From aligned units to examples of each learned decision.
import { emptyValues, hashesOf, type Templates } from '../../src/core/learn/features.js';
import { acceptFeatures } from '../../src/core/detect/attributions/learned/acceptFeatures.js';
import { leftEndFeatures, leftStartFeatures, rightEndFeatures, rightStartFeatures } from '../../src/core/detect/attributions/learned/contentFeatures.js';
import { cueEndFeatures, cueFeatures, cueStartFeatures } from '../../src/core/detect/attributions/learned/cueFeatures.js';
import { NONE, PART, PARTS } from '../../src/core/detect/attributions/learned/parts.js';
import { sourceEndFeatures, sourceStartFeatures } from '../../src/core/detect/attributions/learned/sourceFeatures.js';
import { cueEnds, cueStarts, leftEnds, leftStarts, rightEnds, rightStarts, sourceEnds, sourceStarts } from '../../src/core/detect/attributions/learned/places.js';
import { proposalsOf } from '../../src/core/detect/attributions/learned/decide.js';
import type { Weights } from '../../src/core/learn/weights.js';
import { ruledSource } from '../../src/core/detect/attributions/learned/read.js';
import { phraseEndingAt, type Range } from '../../src/core/detect/words/phrases.js';
import type { AlignedUnit, Answer } from './align.js';
import { Choices } from './learner.js';

const values = emptyValues();

export interface Lost { asked: number; lost: number }

/** One `Choices` for each decision. */
export function emptyChoices(): Choices[] {
  return Array.from({ length: PARTS }, (_, part) => new Choices(part, part === PART.cue || part === PART.accept));
}

export function addCueExamples({ read, answers, unknown }: AlignedUnit, into: Choices): void {
  const cues = new Set(answers.map((a) => a.candidate));
  read.view.candidates.forEach((c, k) => {
    if (unknown.has(k)) return;
    into.addCandidate(hashesOf(cueFeatures(values, read.view, c, k, read.held[k] ?? 0), values));
    into.close(cues.has(k) ? 1 : 0);
  });
}

/** Examples of attributions as another model reads them: right where the cue is one and most of the content is. */
export function addAcceptExamples({ read, answers, unknown }: AlignedUnit, weights: Weights, into: Choices): void {
  for (const reading of proposalsOf(read, weights)) {
    if (unknown.has(reading.index)) continue;
    const answer = answers.find((a) => a.candidate === reading.index);
    const gold = answer ? [answer.left, answer.right].filter((r): r is Range => typeof r === 'object') : [];
    const own = [reading.left, reading.right].filter((r) => r !== undefined);
    into.addCandidate(hashesOf(acceptFeatures(values, read.view, reading.candidate, reading), values));
    into.close(answer && sharedShare(own, gold) >= 0.5 ? 1 : 0);
  }
}

/** Items in both, of those in either. */
function sharedShare(a: readonly Range[], b: readonly Range[]): number {
  const size = (ranges: readonly Range[]): number => ranges.reduce((n, r) => n + r.end - r.start, 0);
  let shared = 0;
  for (const x of a) for (const y of b) shared += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  const all = size(a) + size(b) - shared;
  return all === 0 ? 0 : shared / all;
}

/** Examples of where things begin and end. `chances`: tenths, of each candidate to be a cue. */
export function addPlaceExamples({ read, answers }: AlignedUnit, chances: readonly number[], into: readonly Choices[], lost: Lost[]): void {
  const { view } = read;
  const choose = (part: number, places: readonly number[], gold: number, featuresOf: (p: number) => Templates): void => {
    const at = places.indexOf(gold);
    const choices = into[part];
    const tally = lost[part];
    if (tally) tally.asked += 1;
    if (at < 0 && tally) tally.lost += 1;
    if (at < 0 || !choices) return;
    for (const p of places) choices.addCandidate(hashesOf(featuresOf(p), values));
    choices.close(at);
  };
  for (const answer of answers) addAnswer(answer);

  function addAnswer({ candidate, cue, source, left, right }: Answer): void {
    const c = view.candidates[candidate];
    if (!c) return;
    const rule = ruledSource(read, c);
    if (source !== 'off') choose(PART.sourceEnd, sourceEnds(view, c), source === 'none' ? NONE : source.end, (p) => sourceEndFeatures(values, view, c, p, rule));
    const range = source === 'none' || source === 'off' ? undefined : source;
    if (range) {
      const phrase = phraseEndingAt(view.items, range.end - 1)?.start ?? NONE;
      choose(PART.sourceStart, sourceStarts(view, c, range.end), range.start, (p) => sourceStartFeatures(values, view, c, p, { end: range.end, phrase, rule }));
    }
    if (source === 'off') return;
    const from = right === 'none' || right === 'off' ? NONE : right.start;
    if (right !== 'off') choose(PART.rightStart, rightStarts(view, c), from, (p) => rightStartFeatures(values, view, c, p, range));
    if (right !== 'off' && right !== 'none') {
      const context = { start: right.start, source: range, chances };
      choose(PART.rightEnd, rightEnds(view, right.start), right.end, (p) => rightEndFeatures(values, view, c, p, context));
    }
    const edge = Math.min(c.start, range?.start ?? c.start);
    if (left !== 'off' && right !== 'off' && edge > 0) choose(PART.leftStart, leftStarts(view, edge), left === 'none' ? NONE : left.start, (p) => leftStartFeatures(values, view, c, p, { source: range, right: from }));
    if (left !== 'off' && left !== 'none') choose(PART.leftEnd, leftEnds(view, left.start, edge), left.end, (p) => leftEndFeatures(values, view, c, p, { source: range, start: left.start }));
    if (cue === 'off') return;
    choose(PART.cueStart, cueStarts(c), cue.start, (p) => cueStartFeatures(values, view, c, p, range));
    if (right !== 'off') choose(PART.cueEnd, cueEnds(view, c), cue.end, (p) => cueEndFeatures(values, view, c, p, { source: range, right: from }));
  }
}
