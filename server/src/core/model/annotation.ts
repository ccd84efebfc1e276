// Annotations as the gloss file holds them, with positions in UTF-16 units of the current text.
import type { Span } from '../base/span.js';
import type { Act, AnchorState, ClaimForm, Force, MentionForm, Status } from './kinds.js';

/** A part of a claim (its speaker or cue): where it stands and whom it names. `span` is absent where only the entity is known. */
export interface SpeakerPart {
  readonly entity?: string;
  readonly span?: Span;
  readonly quote?: string;
}

export interface CuePart {
  readonly span: Span;
  readonly quote: string;
}

export interface Verdict {
  readonly rating?: string;
  readonly summary?: string;
  readonly sources?: readonly string[];
  readonly by?: string;
  readonly when?: string;
}

export interface Link {
  readonly kind: string;
  readonly to: string;
}

export type AttributeValue = string | number | boolean | readonly string[];

interface Common {
  /** Unique in its file, e.g. `m-4kx9`; suggestions of the engine that nobody decided on carry `~` and a position. */
  readonly id: string;
  /** Mentions: an entity kind of the tagset. Claims: `claim`. */
  readonly kind: string;
  /** Fragments in text order; mentions have exactly one. UTF-16. */
  readonly spans: readonly Span[];
  /** One per fragment. */
  readonly quotes: readonly string[];
  /** Text before the first and after the last fragment. */
  readonly context?: readonly [string, string];
  readonly status: Status;
  readonly by?: string;
  readonly when?: string;
  readonly score?: number;
  readonly why?: string;
  readonly note?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly links?: readonly Link[];
  readonly within?: string;
  readonly foreign?: Readonly<Record<string, string>>;
  readonly was?: { readonly quote: string; readonly text: string };
  /** SHA-256 of the text that the spans were made for, where it is not the file's own `article.text`. */
  readonly of?: string;
}

export interface MentionAnnotation extends Common {
  readonly type: 'mention';
  /** Id in `GlossFile.entities` or of the newsroom. */
  readonly entity?: string;
  readonly as?: MentionForm;
}

export interface ClaimAnnotation extends Common {
  readonly type: 'claim';
  readonly speaker: readonly SpeakerPart[];
  readonly cue: readonly CuePart[];
  readonly act?: Act;
  readonly form?: ClaimForm;
  readonly force?: Force;
  readonly negated?: boolean;
  readonly about?: readonly string[];
  readonly verdict?: Verdict;
}

export type Annotation = MentionAnnotation | ClaimAnnotation;

export interface GlossEntity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly aliases: readonly string[];
  readonly geonames?: number;
  /** [latitude, longitude] in degrees. */
  readonly at?: readonly [number, number];
  readonly country?: string;
  readonly by?: string;
  readonly when?: string;
  readonly note?: string;
}

export interface ArticleDetails {
  readonly file: string;
  /** `sha256:…` of the decoded text with LF line ends. */
  readonly text?: string;
  readonly blob?: string;
  readonly codePoints?: number;
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly byline?: string;
  /** ISO date. */
  readonly published?: string;
  readonly language?: string;
  readonly encoding?: string;
}

/** An annotation of a gloss file met with the current text: `annotation.spans` are carried to that text. */
export interface AnchoredAnnotation {
  readonly annotation: Annotation;
  readonly state: AnchorState;
  /** For `candidate`: where it may stand now. */
  readonly proposal?: readonly Span[];
}
