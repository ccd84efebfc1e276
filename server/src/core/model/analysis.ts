// What the engine says about one article text: structure, mentions, entities, attributions, each with its evidence.
import type { Span } from '../base/span.js';
import type { Act, BlockKind, ClaimForm, EntityKind, Force, LeadKind, MentionForm } from './kinds.js';

/** One reason for a finding, for the hover's "why": a stable code, and the words or figures it rests on. */
export interface Evidence {
  /** Stable, dotted, e.g. `cue.said`, `name.title`, `place.population`. */
  readonly rule: string;
  /** The words, feature or figure in question, as plain text (never markup). */
  readonly detail?: string;
}

/** Something that stands before a block's running text: a label ("Why it matters:"), a dateline, an inline date. */
export interface Lead {
  readonly kind: LeadKind;
  readonly span: Span;
}

/** A block is one paragraph-like piece of the article: never empty, never overlapping, in text order. */
export interface Block {
  readonly kind: BlockKind;
  /** Without surrounding white space. */
  readonly span: Span;
  readonly leads: readonly Lead[];
  /** The running text after the leads; what detectors read. May be empty. */
  readonly body: Span;
  /** Parts inside the block that are no running text, e.g. a bracketed photo credit in a caption. */
  readonly asides: readonly { readonly kind: 'credit'; readonly span: Span }[];
}

export interface Structure {
  readonly blocks: readonly Block[];
  /** Publication date as the article gives it, ISO `YYYY-MM-DD`. */
  readonly date?: string;
  readonly title?: string;
  readonly byline?: string;
}

/** A stretch between quotation marks. `span` includes the marks; `inner` does not. */
export interface Quotation {
  readonly span: Span;
  readonly inner: Span;
  /** `scare`: a word or title in marks, not speech; `speech`: words of somebody; `open`: a mark without its partner. */
  readonly kind: 'speech' | 'scare' | 'title' | 'open';
  /** True where a quotation of several paragraphs goes on in the next block (no closing mark, re-opened there). */
  readonly continues: boolean;
}

/** One gazetteer candidate of a place mention. Coordinates in degrees, population in people. */
export interface PlaceRef {
  readonly name: string;
  /** country | capital | city | region | sea | river | mountain | continent | area | institution … */
  readonly type: string;
  readonly geonames?: number;
  readonly lat?: number;
  readonly lon?: number;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly region?: string;
  readonly population?: number;
  /** Why this candidate; the runners-up carry none. */
  readonly evidence?: readonly Evidence[];
}

export interface Mention {
  /** Index in `Analysis.mentions`. */
  readonly index: number;
  readonly span: Span;
  readonly kind: EntityKind;
  readonly form: MentionForm;
  /** Index in `Analysis.entities`; undefined where unresolved. */
  readonly entity?: number;
  /** 0..1. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

export interface Entity {
  /** Index in `Analysis.entities`. */
  readonly index: number;
  readonly kind: EntityKind;
  /** The fullest name in the article. */
  readonly name: string;
  /** Every role that the article gives ("lead negotiator"), in order of appearance. */
  readonly roles: readonly string[];
  /** Other forms in the article, without `name`. */
  readonly aliases: readonly string[];
  /** Indices in `Analysis.mentions`, in text order. */
  readonly mentions: readonly number[];
  /** For places, and for organisations named by a place ("Moscow" as a speaker). */
  readonly place?: PlaceRef;
  readonly placeAlternatives?: readonly PlaceRef[];
  /** True for unnamed sources ("a senior official"). */
  readonly anonymous?: boolean;
}

export interface Source {
  readonly spans: readonly Span[];
  /** Index in `Analysis.mentions` of the speaker's mention, where it is one. */
  readonly mention?: number;
  /** Index in `Analysis.entities`. */
  readonly entity?: number;
}

export interface Attribution {
  /** Index in `Analysis.attributions` for outermost ones; nested ones count on from there in `Analysis.attributions` order of text. */
  readonly source?: Source;
  readonly cue: readonly Span[];
  /** At least one fragment, in text order, without surrounding white space, never overlapping. */
  readonly content: readonly Span[];
  readonly form: Exclude<ClaimForm, 'own'>;
  readonly force: Force;
  readonly act: Act;
  readonly negated?: boolean;
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly nested: readonly Attribution[];
}

/** A check-worthy statement of the article's own, in nobody's mouth. */
export interface OwnStatement {
  readonly span: Span;
  /** How much it is worth a check, 0..1. */
  readonly score: number;
  /** So clearly worth one that it is marked for the reader; the others are for lists by score. */
  readonly striking: boolean;
  readonly evidence: readonly Evidence[];
}

export interface Analysis {
  readonly structure: Structure;
  readonly sentences: readonly Span[];
  readonly quotations: readonly Quotation[];
  /** In text order. */
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  /** Outermost attributions in text order of their content. */
  readonly attributions: readonly Attribution[];
  readonly statements: readonly OwnStatement[];
  /** `en`, or `other` where the article does not read as English (then only structure, quotations and the newsroom's own names). */
  readonly language: 'en' | 'other';
}
