// The texts that gloss files were made for: seen in this session, kept on disk by earlier ones, or in the history of the folder.
import { hashText } from '../core/text/hash.js';
import { decodedText } from '../core/text/normalise.js';
import type { TextCache } from '../node/textCache.js';
import type { Log } from './log.js';

/** A text by its hash, and where else it may be found. */
export interface Wanted {
  readonly hash: string;
  /** The article's address. */
  readonly uri: string;
  /** Git's id of the file, where the gloss file names it. */
  readonly blob?: string;
  readonly encoding?: string;
}

/** Versions of articles that somebody else keeps; undefined where there is none of that hash. */
export type History = (wanted: Wanted) => Promise<string | undefined>;

export class FormerTexts {
  private readonly seen = new Map<string, string | undefined>();

  constructor(
    private readonly cache: () => TextCache | undefined,
    private readonly history: History,
    private readonly log: Log,
  ) {}

  /** Looks for the text with this hash; asks the disk and the folder's history once. */
  async find(wanted: Wanted): Promise<string | undefined> {
    const { hash } = wanted;
    if (this.seen.has(hash)) return this.seen.get(hash);
    const text = (await this.load(hash)) ?? (await this.history(wanted));
    this.keep(hash, text);
    return text;
  }

  /** A decision was made for this text. */
  async store({ text, hash }: { readonly text: string; readonly hash: string }): Promise<void> {
    const known = this.seen.get(hash) !== undefined;
    this.keep(hash, text);
    if (known) return;
    try {
      await this.cache()?.put(hash, decodedText(text));
    } catch (error) {
      this.log.error('keeping a former text', error);
    }
  }

  private keep(hash: string, text: string | undefined): void {
    if (this.seen.size >= KEPT) this.seen.clear();
    this.seen.set(hash, text);
  }

  private async load(hash: string): Promise<string | undefined> {
    try {
      const text = await this.cache()?.get(hash);
      return text !== undefined && hashText(text) === hash ? text : undefined;
    } catch (error) {
      this.log.error('reading a former text', error);
      return undefined;
    }
  }
}

const KEPT = 50;
