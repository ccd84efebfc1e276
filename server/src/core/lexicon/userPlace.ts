// A place of the newsroom's own, as the gazetteer takes it in.
import type { Span } from '../base/span.js';
import type { PlaceType } from './gazetteerFormat.js';

export interface UserPlace {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly type: PlaceType;
  /** The newsroom's own word for what it is ("checkpoint"), where it is none of PLACE_TYPES. */
  readonly label?: string;
  /** Degrees, WGS 84. */
  readonly lat?: number;
  readonly lon?: number;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly population?: number;
  readonly geonames?: number;
  /** Where the entry stands in its file, UTF-16; for jumps. */
  readonly source?: Span;
}
