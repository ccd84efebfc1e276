// Turns of transcripts and interviews as claims: whose a label's words are, and how far they go on.
import type { Evidence } from '../../model/analysis.js';
import { isTurn, SPEAKER_LABEL } from '../attributions/form.js';
import type { Interview } from '../attributions/interviews.js';
import { turnWords, type TurnLabel } from '../attributions/turns.js';
import type { Draft } from '../attributions/unitFrames.js';
import { readEnd } from '../claims/blockStatements.js';
import type { PlacedReading } from './names.js';
import type { EntityDraft } from './people.js';
import type { Speaker, SpeakerFinder } from './speakers.js';
import type { Spoken } from './spoken.js';

/** Who a label names; whoever asks or answers in an interview by the label alone, but for the one whom the article's head names. */
export function speakerOf({ span, role }: TurnLabel, placed: PlacedReading, finder: SpeakerFinder, interview: Interview<EntityDraft> | undefined): Speaker | undefined {
  if (role === 'name') return finder.labelled(span, placed);
  const entity = role === 'answers' ? interview?.interviewee : undefined;
  return interview && { spans: [span], ...(entity ? { entity } : {}) };
}

/** "THOLKE: …": the whole paragraph is what the speaker in the label says. */
export function turnOf(text: string, placed: PlacedReading, speaker: Speaker, nested: readonly Spoken[]): readonly Spoken[] {
  const content = turnWords(text, placed.start, readEnd(placed));
  const [name] = speaker.spans;
  if (!name || !content) return nested;
  // "Q:", "Ann Penn (chair):", "Q."
  const mark = text.charAt(name.end) === '.' ? name.end : text.indexOf(':', name.end);
  const evidence: Evidence[] = [{ rule: SPEAKER_LABEL, detail: text.slice(name.start, name.end) }];
  const draft: Draft = { source: [], head: undefined, cue: [], content: [], force: 'neutral', act: 'communication', negated: false, lemma: '', score: 0.8, evidence, nested: [] };
  return [{ speaker, draft, cue: [{ start: mark, end: mark + 1 }], content: [content], extended: true, nested }];
}

/** A paragraph without a label between two with one: the turn before goes on, unless somebody is said to speak here. Whether it was so. */
export function goesOnTurn(text: string, placed: PlacedReading, here: readonly Spoken[], turn: Spoken | undefined): boolean {
  if (!turn || !isTurn(turn.draft.evidence)) return false;
  const words = turnWords(text, placed.start, readEnd(placed));
  if (!words || here.some((s) => s.cue.length > 0 && s.speaker?.entity !== undefined && s.speaker.entity !== turn.speaker?.entity)) return false;
  turn.content = [...turn.content, words];
  turn.nested = [...turn.nested, ...here];
  return true;
}
