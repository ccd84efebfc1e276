// The documents of `annotate --jsonl`: one JSON object a line with "id" and "text".
import { err, ok, type Result } from '../core/base/result.js';

export interface Document {
  readonly id: string | number;
  readonly text: string;
}

const BLANK = /^\s*$/u;

/** The document; undefined for a blank line; an error in words for anything else. A byte order mark may begin the first line. */
export function readDocument(bytes: Uint8Array): Result<Document | undefined, string> {
  const line = decode(bytes);
  if (line === undefined) return err('not UTF-8');
  if (BLANK.test(line)) return ok(undefined);
  const value = parse(line);
  if (!value.ok) return value;
  const document = value.value;
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return err('not a JSON object');
  const [id, text] = ['id' in document ? document.id : undefined, 'text' in document ? document.text : undefined];
  if (typeof id !== 'string' && typeof id !== 'number') return err('"id" is missing, or neither text nor a number');
  return typeof text === 'string' ? ok({ id, text }) : err('"text" is missing, or no text');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(line: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(line));
  } catch (error) {
    return err(`not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}
