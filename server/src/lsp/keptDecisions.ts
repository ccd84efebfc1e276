// Decisions that wait, kept on disk as well, so that a restart of the server or of the computer loses none.
import { diffTexts } from '../core/anchor/diff.js';
import type { KeptFiles } from '../node/keptFiles.js';
import { operationsFrom } from './keptOperations.js';
import type { Log } from './log.js';
import { carried, type WaitingDecision } from './waiting.js';

const VERSION = 1;

export class KeptDecisions {
  /** `files`: undefined where the client names no folder; then nothing is kept. */
  constructor(private readonly files: () => KeptFiles | undefined, private readonly log: Log) {}

  /** What waited for this article in an earlier session, or undefined where nothing is kept. */
  async load(uri: string): Promise<Kept | undefined> {
    try {
      const content = await this.files()?.get(uri);
      const kept = content === undefined ? undefined : parse(content);
      if (content !== undefined && kept?.uri !== uri) this.log.info(`kept decisions for ${uri} are not readable and stay where they are`);
      return kept?.uri === uri ? kept : undefined;
    } catch (error) {
      this.log.error('reading kept decisions', error);
      return undefined;
    }
  }

  /** `text`: the article that the spans of the decisions are made for. */
  async save(uri: string, text: string, decisions: readonly WaitingDecision[]): Promise<void> {
    try {
      await this.files()?.put(uri, decisions.length === 0 ? undefined : `${JSON.stringify({ newsgloss: VERSION, uri, text, decisions })}\n`);
    } catch (error) {
      this.log.error('keeping decisions', error);
    }
  }
}

export interface Kept {
  readonly uri: string;
  readonly text: string;
  readonly decisions: readonly WaitingDecision[];
}

/** The decisions with their spans carried to the article as it is now. */
export function broughtTo(text: string, kept: Kept): readonly WaitingDecision[] {
  if (text === kept.text) return kept.decisions;
  const backwards = diffTexts(kept.text, text).reverse(); // from the end, so that earlier positions still hold
  return kept.decisions.map((d) => backwards.reduce((moved, { old, now }) => carried(moved, { span: old, length: now.end - now.start }), d));
}

function parse(content: string): Kept | undefined {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('newsgloss' in value) || value.newsgloss !== VERSION) return undefined;
  if (!('uri' in value) || typeof value.uri !== 'string' || !('text' in value) || typeof value.text !== 'string' || !('decisions' in value) || !Array.isArray(value.decisions)) return undefined;
  const { uri, text } = value;
  const decisions: unknown[] = value.decisions;
  const read = decisions.map((d) => (typeof d === 'object' && d !== null && 'operations' in d ? operationsFrom(d.operations, text.length) : undefined));
  return read.every((r) => r !== undefined) ? { uri, text, decisions: read.map((operations) => ({ operations })) } : undefined;
}
