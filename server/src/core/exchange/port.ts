// What an export format is: a table row for choosing it, and a writer that takes one article after the other.
import type { WorldOutline } from '../map/outline.js';
import type { AnnotatedArticle } from '../model/annotated.js';
import type { Status } from '../model/kinds.js';
import type { LossCounter } from './losses.js';
import type { Scheme } from './conll/tags.js';
import type { Carries } from './graph/graph.js';
import type { OffsetUnit } from './offsets.js';
import type { PreparedArticle } from './prepare.js';
import type { Reader } from './reading/port.js';
import type { Abbreviations } from '../text/abbreviations.js';

export interface ExportOptions {
  /** Statuses besides accepted, edited and added. */
  readonly with?: readonly ('suggested' | 'rejected')[];
  /** CSV: a byte order mark first, for spreadsheet programs that ask for one. Default: none. */
  readonly bom?: boolean;
  /** CSV: text cells that a spreadsheet would run as formulas get a `'` in front. Default: true. */
  readonly guardFormulas?: boolean;
  /** W3C: absolute IRI, ending in `/`, under which articles and annotations are named. Default: `https://example.invalid/`. */
  readonly base?: string;
  /** CoNLL-2003: how words are tagged. Default: iob2. */
  readonly scheme?: Scheme;
  /** Formats made of sentences: where a full stop ends none. Without it every one may. */
  readonly abbreviations?: Abbreviations;
  /** HTML: coasts and borders for the map. Without them it shows points only. */
  readonly outline?: WorldOutline;
}

/** Text to be appended to a file of the export. Chunks of one file come in order; files of single articles come whole. */
export interface Chunk {
  /** Relative path, `/` between names, safe on every system. */
  readonly file: string;
  readonly text: string;
  /** Instead of `text`, which is empty: the bytes of a file that is no text; such files come whole. */
  readonly bytes?: Uint8Array;
}

/** State of one running export. */
export interface ArticleWriter {
  add(article: PreparedArticle): readonly Chunk[];
  /** What can only be written when all articles are known. */
  end(): readonly Chunk[];
}

export interface WriterContext {
  readonly options: ExportOptions;
  readonly losses: LossCounter;
}

export interface Format {
  readonly id: string;
  readonly label: string;
  /** One line: what it is for and what it loses. */
  readonly detail: string;
  /** Of the main file, with the dot. */
  readonly extension: string;
  /** True where the export is a single file however many articles there are. */
  readonly singleFile: boolean;
  /** True where its files are no text. */
  readonly binary?: boolean;
  /** What its positions count; absent where it has none. */
  readonly unit?: OffsetUnit | 'both';
  /** What comes back when an export is read again; absent where nothing does. */
  readonly carries?: Carries;
  readonly open: (context: WriterContext) => ArticleWriter;
  /** Absent where the format is only written. */
  readonly reader?: Reader;
}

/** The statuses that an export with these options carries. */
export function exportedStatuses(options: Pick<ExportOptions, 'with'>): ReadonlySet<Status> {
  return new Set<Status>(['accepted', 'edited', 'added', ...(options.with ?? [])]);
}

export type { AnnotatedArticle };
