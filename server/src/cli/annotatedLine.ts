// One line of `annotate --jsonl`: a document becomes an annotated document.
import type { Result } from '../core/base/result.js';
import { createAnalyser } from '../core/detect/analyse.js';
import { worthIn } from '../core/detect/claims/worth.js';
import type { Resources } from '../core/detect/resources.js';
import { documentRecord, type RecordKinds } from '../core/exchange/jsonl/record.js';
import { readDocument } from './documents.js';

/** The line with its line end; undefined for a blank one; an error in words where it is no document. */
export type AnnotatedLine = Result<string | undefined, string>;

/** A line of the input without its line end, counted from 1. */
export interface WholeLine {
  readonly number: number;
  readonly bytes: Uint8Array;
}

export function lineAnnotator(resources: Resources, kinds: RecordKinds): (bytes: Uint8Array) => AnnotatedLine {
  const analyser = createAnalyser(resources);
  return (bytes) => {
    const read = readDocument(bytes);
    if (!read.ok || !read.value) return read.ok ? { ok: true, value: undefined } : read;
    const { id, text } = read.value;
    const analysis = analyser.analyse(text);
    const worth = worthIn(text, analysis.sentences, resources.lexicon.worth);
    return { ok: true, value: `${JSON.stringify({ ...documentRecord(String(id), text, analysis, { ...kinds, worth }), id })}\n` };
  };
}
