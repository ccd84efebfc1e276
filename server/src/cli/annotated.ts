// An opened article as the value that exports and counts are made from.
import type { AnnotatedArticle } from '../core/model/annotated.js';
import { annotatedArticle } from '../core/review/annotated.js';
import type { ArticleFile } from './articleFile.js';

export const annotatedFile = ({ input, snapshot }: ArticleFile, withStatuses: readonly ('suggested' | 'rejected')[]): AnnotatedArticle =>
  annotatedArticle({
    file: input.name,
    text: snapshot.text,
    marks: snapshot.marks,
    structure: snapshot.analysis.structure,
    withStatuses,
    ...(snapshot.glossFile ? { gloss: snapshot.glossFile } : {}),
  });
