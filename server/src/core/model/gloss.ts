// A gloss file as a value, the operations that change it, and the problems met in reading it.
import type { Span } from '../base/span.js';
import type { Annotation, ArticleDetails, GlossEntity } from './annotation.js';

/** The newest version of the format that this program writes and edits. */
export const GLOSS_VERSION = 1;

/** `spans` of `annotations` are **code points** of the stored text here (gloss-format 8); anchoring turns them into UTF-16. */
export interface GlossFile {
  readonly version: number;
  readonly article: ArticleDetails;
  readonly entities: readonly GlossEntity[];
  readonly annotations: readonly Annotation[];
  /** Hashes of the texts that some annotations' spans belong to (`of`) instead of to the article's. */
  readonly olderTexts: ReadonlySet<string>;
  /** Where each annotation and entity stands in the YAML source (UTF-16), by id; for diagnostics and jumps. */
  readonly places: GlossPlaces;
}

export interface GlossPlaces {
  /** The whole block of an annotation. */
  readonly annotations: BlockPlaces;
  /** The value node of one field, key `id/field`, e.g. `c-7k2p/quote`. */
  readonly fields: FieldPlaces;
  readonly entities: ReadonlyMap<string, Span>;
}

export interface BlockPlaces {
  has(id: string): boolean;
  get(id: string): Span | undefined;
  /** In the order of the file. */
  all(): readonly (readonly [id: string, Span])[];
}

export interface FieldPlaces {
  get(key: string): Span | undefined;
}

/** Something wrong in a gloss or project file. `code` is stable (`gloss.unknown-entity`); words are made by the service. */
export interface GlossProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** In the YAML source, UTF-16. */
  readonly span: Span;
  /** Plain words and figures for the message, never markup. */
  readonly args: readonly string[];
}

export interface GlossReading {
  /** undefined where the source does not parse or is of a newer version: such a file is never written. */
  readonly gloss?: GlossFile;
  readonly problems: readonly GlossProblem[];
  /** False where the file must not be written (does not parse, newer version, over the bounds). */
  readonly writable: boolean;
}

/** What changes in a gloss file. Spans are **UTF-16 of the current article text** here; the writer turns them into code points. */
export type GlossOperation =
  /** Adds the annotation, or changes just the fields that differ from the stored one with the same id. */
  | { readonly kind: 'put'; readonly annotation: Annotation }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'putEntity'; readonly entity: GlossEntity }
  | { readonly kind: 'removeEntity'; readonly id: string }
  | { readonly kind: 'setArticle'; readonly details: Partial<ArticleDetails> };

/** One replacement in a source text, UTF-16; edits of one list never overlap and stand in text order. */
export interface SourceEdit {
  readonly span: Span;
  readonly newText: string;
}
