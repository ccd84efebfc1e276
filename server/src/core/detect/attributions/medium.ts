// What somebody says or writes something in: "said in a statement", "wrote on Twitter".
import { elementAt } from '../../base/elementAt.js';
import type { Item } from '../words/items.js';
import { phraseFrom, type Range } from '../words/phrases.js';

const MEDIA: ReadonlySet<string> = new Set(['statement', 'interview', 'email', 'e-mail', 'tweet', 'tweets', 'post', 'letter', 'release', 'speech', 'twitter', 'facebook', 'memo', 'briefing', 'report', 'message', 'telegram', 'column', 'editorial', 'op-ed', 'essay', 'blog', 'conference']);

/** The phrase behind the preposition at item `at`, and whether it ends in a word for such a thing; undefined where no phrase stands there. */
export function phraseBehind(items: readonly Item[], at: number): { readonly range: Range; readonly last: Item | undefined; readonly medium: boolean } | undefined {
  const range = items[at]?.tag === 'IN' ? phraseFrom(items, at + 1, false) : undefined;
  const last = range && elementAt(items, range.end - 1);
  return range && { range, last, medium: last !== undefined && MEDIA.has(last.lower) };
}
