// All export formats, and the one way to run them.
import type { AnnotatedArticle } from '../model/annotated.js';
import { bratFormat } from './brat/write.js';
import { conll2003Format } from './conll/conll2003.js';
import { conlluFormat } from './conll/conllu.js';
import { csvFormat, tsvFormat } from './csv/write.js';
import { doccanoFormat } from './doccano/write.js';
import { geojsonFormat, linkedPlacesFormat } from './geo/write.js';
import { htmlFormat } from './html/write.js';
import { markdownFormat } from './markdown/write.js';
import { jsonlFormat } from './jsonl/write.js';
import { labelStudioFormat } from './labelstudio/write.js';
import { type Loss, lossCounter } from './losses.js';
import { fileNames } from './names.js';
import { type Chunk, exportedStatuses, type ExportOptions, type Format } from './port.js';
import { prepareArticle } from './prepare.js';
import { refiFormat } from './refi/write.js';
import { schemaOrgFormat } from './schemaorg/write.js';
import { spacyFormat } from './spacy/write.js';
import { teiFormat } from './tei/write.js';
import { casJsonFormat, xmiFormat } from './uima/write.js';
import { w3cFormat } from './w3c/write.js';
import { webannoFormat } from './webanno/write.js';

/** In the order in which people are offered them. */
export const FORMATS: readonly Format[] = [htmlFormat, markdownFormat, csvFormat, tsvFormat, jsonlFormat, labelStudioFormat, doccanoFormat, spacyFormat, conll2003Format, conlluFormat, bratFormat, w3cFormat, webannoFormat, teiFormat, casJsonFormat, xmiFormat, refiFormat, geojsonFormat, linkedPlacesFormat, schemaOrgFormat];

export const findFormat = (id: string): Format | undefined => FORMATS.find((f) => f.id === id);

export interface ExportFile {
  /** Relative path, `/` between names. */
  readonly name: string;
  /** To be written in UTF-8; empty where there are bytes. */
  readonly content: string;
  readonly bytes?: Uint8Array;
}

export interface Export {
  readonly files: readonly ExportFile[];
  readonly losses: readonly Loss[];
  /** Annotations of the exported statuses that the articles hold. */
  readonly annotations: number;
}

/** An export that runs article by article: what it gives back can be written at once, so memory stays flat. */
export interface ExportRun {
  add(article: AnnotatedArticle): readonly Chunk[];
  end(): { readonly chunks: readonly Chunk[]; readonly losses: readonly Loss[]; readonly annotations: number };
}

export function startExport(format: Format, options: ExportOptions = {}): ExportRun {
  const losses = lossCounter();
  const names = fileNames();
  const statuses = exportedStatuses(options);
  const writer = format.open({ options, losses });
  let annotations = 0;
  return {
    add(article) {
      const { name, changed } = names.take(article.file);
      if (changed) losses.add('file.renamed', article.file);
      const prepared = prepareArticle(article, name, statuses, losses);
      annotations += prepared.annotations.length;
      return writer.add(prepared);
    },
    end() {
      const chunks = writer.end();
      return { chunks, losses: losses.list(), annotations };
    },
  };
}

/** The whole export in memory. Files stand in the order in which they were begun. */
export function exportArticles(format: Format, articles: readonly AnnotatedArticle[], options: ExportOptions = {}): Export {
  const run = startExport(format, options);
  const parts = new Map<string, string[]>();
  const binary = new Map<string, Uint8Array>();
  const take = (chunks: readonly Chunk[]): void => {
    for (const { file, text, bytes } of chunks) {
      if (bytes) binary.set(file, bytes);
      const known = parts.get(file);
      if (known) known.push(text);
      else parts.set(file, [text]);
    }
  };
  for (const article of articles) take(run.add(article));
  const { chunks, losses, annotations } = run.end();
  take(chunks);
  const files = [...parts].map(([name, texts]): ExportFile => {
    const bytes = binary.get(name);
    return { name, content: texts.join(''), ...(bytes ? { bytes } : {}) };
  });
  return { files, losses, annotations };
}
