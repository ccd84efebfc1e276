// An article's annotations as labelled spans with links between them: the shape that most annotation tools share.
import type { Span } from '../../base/span.js';
import type { ArticleDetails, GlossEntity } from '../../model/annotation.js';
import type { FieldName, Fields } from './fields.js';

/** Labels of the parts of a claim; all other labels are kinds of annotations. */
export const SPEAKER = 'speaker';
export const CUE = 'cue';
/** Link from a fragment of an annotation to its next one, for tools whose annotations are one stretch each. */
export const CONTINUES = 'continues';

export interface GraphNode {
  /** Of annotations their own id; of speakers and cues made from the claim's. Unique in the article. */
  readonly id: string;
  /** A kind of annotation, `speaker` or `cue`. */
  readonly label: string;
  /** UTF-16 of the article's text; in text order. */
  readonly spans: readonly Span[];
  readonly fields: Fields;
}

/** `label`: `speaker`, `cue`, `within`, `about`, or the kind of a newsroom's link. */
export interface GraphLink {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

export interface Graph {
  /** Path of the article, as it is written in the export. */
  readonly file: string;
  readonly text: string;
  readonly details: Partial<ArticleDetails>;
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
  readonly entities: readonly GlossEntity[];
}

/**
 * What a format brings back when an export is read again. Its writer gets nothing else, so the table, the report of losses and the
 * round trips of the tests say the same.
 */
export interface Carries {
  readonly ids: boolean;
  readonly fields: 'all' | readonly FieldName[];
  /** Speakers and cues of claims. */
  readonly parts: boolean;
  /** `within`, `about` and the newsroom's links. */
  readonly links: boolean;
  /** `no`: each fragment becomes an annotation of its own. */
  readonly fragments: boolean;
  /** `no`: of annotations that overlap the first and longest one stays. */
  readonly overlaps: boolean;
  /** The table of entities; without it only what names them has their ids. */
  readonly entities: boolean;
  readonly details: boolean;
}

export const EVERYTHING: Carries = { ids: true, fields: 'all', parts: true, links: true, fragments: true, overlaps: true, entities: true, details: true };
