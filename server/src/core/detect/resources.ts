// What the detectors need beside the text: word lists, and (where there is one) the world's place names.
import type { Gazetteer } from '../lexicon/gazetteer.js';
import type { NameReader } from './names/nameReader.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { PlaceScorer } from './places/scorer.js';

export interface Resources {
  readonly lexicon: Lexicon;
  readonly gazetteer?: Gazetteer;
  /** The learned name tagger; without it the rules decide alone. */
  readonly names?: NameReader;
  /** For training: is told what the weights of places would be told. */
  readonly placeScorer?: PlaceScorer;
}
