// One open gloss file, with the article that it is about and the newsroom's kinds.
import type { GlossReading } from '../../core/model/gloss.js';
import type { Project } from '../../core/model/project.js';
import { type Positions, positionsOf } from '../positions.js';
import type { GlossSource, Snapshot } from '../snapshot.js';
import { articleUriOf } from '../uris.js';

export interface GlossContext {
  readonly uri: string;
  readonly articleUri: string;
  readonly source: string;
  readonly reading: GlossReading;
  readonly positions: Positions;
  readonly project: Project;
  /** Undefined where the article is not there. */
  readonly article?: Snapshot;
}

export const glossContext = ({ uri, source, reading }: GlossSource, project: Project, article: Snapshot | undefined): GlossContext =>
  ({ uri, articleUri: articleUriOf(uri), source, reading, positions: positionsOf(source), project, ...(article ? { article } : {}) });

/** Id of the annotation whose block holds `offset`. */
export function annotationAt({ reading }: GlossContext, offset: number): string | undefined {
  for (const [id, span] of reading.gloss?.places.annotations.all() ?? []) if (span.start <= offset && offset <= span.end) return id;
  return undefined;
}

export function entityAt({ reading }: GlossContext, offset: number): string | undefined {
  for (const [id, span] of reading.gloss?.places.entities ?? []) if (span.start <= offset && offset <= span.end) return id;
  return undefined;
}
