// A snapshot as the value that exporters and counts read: for the editor and the command line the same.
import type { AnnotatedArticle } from '../core/model/annotated.js';
import { annotatedArticle as assemble } from '../core/review/annotated.js';
import type { Snapshot } from './snapshot.js';

/** `file`: the article's name or path as the export shows it. `withStatuses`: besides accepted, edited and added; without suggestions no analysis is made. */
export function annotatedArticle(snapshot: Snapshot, file: string, withStatuses: readonly ('suggested' | 'rejected')[]): AnnotatedArticle {
  const { text, glossFile } = snapshot;
  const found = withStatuses.includes('suggested') ? { marks: snapshot.marks, details: snapshot.details } : { marks: snapshot.decided, details: snapshot.statedDetails };
  return assemble({ file, text, ...found, withStatuses, ...(glossFile ? { gloss: glossFile } : {}) });
}
