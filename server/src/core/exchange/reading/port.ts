// What a reader of a foreign format is: from files to annotated articles, or to what is wrong with them.
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { Loss, LossCounter } from '../losses.js';

/** A file as the host read it. */
export interface ForeignFile {
  /** Relative path, `/` between names. */
  readonly name: string;
  /** Decoded as UTF-8 (UTF-16 by its mark), without a byte order mark; undefined where the bytes are no text. */
  readonly text: string | undefined;
  readonly bytes: Uint8Array;
}

/** Why a file cannot be read. Plain text, no full stop. */
export interface ImportProblem {
  readonly file: string;
  /** From 1; absent where the file as a whole is meant. */
  readonly line?: number;
  /** What was expected, and what stood there. */
  readonly message: string;
}

export interface ReadContext {
  readonly losses: LossCounter;
  /** Kinds that the newsroom has: they are taken as they stand, other labels may be other names of them. */
  readonly kinds: ReadonlySet<string>;
  /** Reports what is malformed; after a few the rest is not told. */
  problem(file: string, line: number | undefined, message: string): void;
}

/** How people and lists choose a reader. */
export interface Reader {
  /** Endings of the files that hold annotations, with the dot, in lower case; other files only go with them. */
  readonly endings: readonly string[];
  /** Names of articles whose text the files do not hold; the host puts those that it has beside them. */
  readonly wants?: (files: readonly ForeignFile[]) => readonly string[];
  /**
   * All articles of the files. Ids are the foreign ones where the format carries none of ours, and stand in `foreign` too. Spans are
   * UTF-16 of the article's `text`, which is the text as the foreign file has it.
   */
  readonly read: (files: readonly ForeignFile[], context: ReadContext) => readonly AnnotatedArticle[];
}

export interface Reading {
  /** Empty where there are problems: a malformed file gives nothing. */
  readonly articles: readonly AnnotatedArticle[];
  readonly losses: readonly Loss[];
  readonly problems: readonly ImportProblem[];
}
