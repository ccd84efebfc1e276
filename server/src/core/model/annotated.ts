// One article with all that is known of it: what exporters, counts and views read.
import type { Annotation, ArticleDetails, GlossEntity } from './annotation.js';

export interface AnnotatedArticle {
  /** The article's file name or path as shown to people and written in exports. */
  readonly file: string;
  readonly text: string;
  readonly details: ArticleDetails;
  /** Spans in UTF-16 of `text`; in text order. Suggestions have status `suggested`. */
  readonly annotations: readonly Annotation[];
  readonly entities: readonly GlossEntity[];
  /** Decided annotations whose words are not found in `text` (candidates, orphans): exports count them as lost. */
  readonly unplaced?: readonly Annotation[];
}
