// What the detectors need beside the text: word lists, and (where there are any) the world's place names and learned models.
import type { Gazetteer } from '../lexicon/gazetteer.js';
import type { NameReader } from './names/nameReader.js';
import type { Weights } from '../learn/weights.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Home } from './places/candidates.js';
import type { PlaceScorer } from './places/scorer.js';

export interface Resources {
  readonly lexicon: Lexicon;
  readonly gazetteer?: Gazetteer;
  /** The learned name tagger; without it the rules decide alone. */
  readonly names?: NameReader;
  /** Where the paper is at home. */
  readonly home?: Home;
  /** For training: is told what the weights of places would be told. */
  readonly placeScorer?: PlaceScorer;
  /** The learned model of attributions; without it the rules alone decide. */
  readonly attributions?: Weights;
}
