// A gloss file as a value that stands in no source: what is met with a text without being a file.
import type { Annotation, ArticleDetails, GlossEntity } from './annotation.js';
import { type BlockPlaces, GLOSS_VERSION, type GlossFile } from './gloss.js';

const NO_BLOCKS: BlockPlaces = { has: () => false, get: () => undefined, all: () => [] };

/** Spans of `annotations`: code points, as in any gloss file. */
export function unwrittenGloss(article: ArticleDetails, annotations: readonly Annotation[] = [], entities: readonly GlossEntity[] = []): GlossFile {
  const olderTexts = new Set(annotations.flatMap((a) => a.of ?? []));
  return { version: GLOSS_VERSION, article, entities, annotations, olderTexts, places: { annotations: NO_BLOCKS, fields: new Map(), entities: new Map() } };
}
