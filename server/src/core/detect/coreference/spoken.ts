// An attribution whose speaker is known, before the article's findings have numbers.
import { shift, type Span } from '../../base/span.js';
import type { Draft } from '../attributions/unitFrames.js';
import type { PlacedReading } from './names.js';
import type { Speaker, SpeakerFinder } from './speakers.js';

export interface Spoken {
  readonly speaker: Speaker | undefined;
  readonly draft: Draft;
  /** In the article. */
  readonly cue: readonly Span[];
  content: Span[];
  /** The content is more than the draft's own. */
  extended: boolean;
  nested: readonly Spoken[];
}

/** `outer`: who says the words that `draft` is part of. */
export function spokenOf(draft: Draft, placed: PlacedReading, finder: SpeakerFinder, outer: Speaker | undefined): Spoken {
  const speaker = finder.find(draft, placed, outer);
  return {
    speaker, draft, cue: draft.cue.map((s) => shift(s, placed.start)), content: draft.content.map((s) => shift(s, placed.start)), extended: false,
    nested: draft.nested.map((d) => spokenOf(d, placed, finder, speaker ?? outer)),
  };
}
