// A snapshot as the value that exporters and counts read: for the editor and the command line the same.
import type { AnnotatedArticle } from '../core/model/annotated.js';
import { annotatedArticle as assemble } from '../core/review/annotated.js';
import type { Snapshot } from './snapshot.js';

/** `file`: the article's name or path as the export shows it. `withStatuses`: besides accepted, edited and added. */
export function annotatedArticle(snapshot: Snapshot, file: string, withStatuses: readonly ('suggested' | 'rejected')[]): AnnotatedArticle {
  const { text, marks, details, glossFile } = snapshot;
  return assemble({ file, text, marks, details, withStatuses, ...(glossFile ? { gloss: glossFile } : {}) });
}
