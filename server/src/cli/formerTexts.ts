// The texts that a gloss file's annotations were made for, for the command line: from the cache that it shares with the editor, or from git.
import type { FormerText } from '../core/anchor/anchor.js';
import { basesOf } from '../core/anchor/bases.js';
import type { GlossFile } from '../core/model/gloss.js';
import { hashText } from '../core/text/hash.js';
import { decodedText } from '../core/text/normalise.js';
import { textFromGit } from '../node/gitTexts.js';
import { textCache } from '../node/textCache.js';
import type { CliIo } from './io.js';

/** Those that are another text than `present` and can be found. A cache that cannot be read is none. */
export async function formerTexts(gloss: GlossFile, articlePath: string, present: string, { textFolder }: CliIo): Promise<FormerText[]> {
  const found: FormerText[] = [];
  for (const hash of basesOf(gloss, hashText(present))) {
    const { blob, encoding } = gloss.article;
    const wanted = { hash, ...(blob !== undefined && hash === gloss.article.text ? { blob } : {}), ...(encoding !== undefined ? { encoding } : {}) };
    const text = (await cached(hash, textFolder)) ?? (await textFromGit(articlePath, wanted));
    if (text !== undefined) found.push({ hash, text });
  }
  return found;
}

/** Keeps the text that annotations are written for, so that they can follow when it changes. */
export async function keepText(text: string, { textFolder, err }: CliIo): Promise<void> {
  if (textFolder === undefined) return;
  try {
    await textCache(textFolder).put(hashText(text), decodedText(text));
  } catch (error) {
    err(`the text was not kept for later comparison: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

async function cached(hash: string, folder: string | undefined): Promise<string | undefined> {
  try {
    const text = folder === undefined ? undefined : await textCache(folder).get(hash);
    return text !== undefined && hashText(text) === hash ? text : undefined;
  } catch {
    return undefined;
  }
}
