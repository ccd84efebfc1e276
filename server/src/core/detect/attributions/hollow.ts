// Readings that hand nothing on: "nobody asked us", "you say that", "who asked not to be named".
import { isMark, type Item } from '../words/items.js';
import type { Frame } from './frame.js';

/** Pronouns and pointing words: as the whole content they hold no claim. */
const POINTING: ReadonlySet<string> = new Set(['me', 'you', 'him', 'her', 'it', 'us', 'them', 'i', 'he', 'she', 'we', 'they', 'that', 'this', 'these', 'those', 'so', 'what', 'who', 'myself', 'yourself', 'himself', 'herself', 'itself', 'ourselves', 'themselves', 'something', 'anything', 'nothing', 'everything']);
/** Speakers that nobody is. "No one" is read by its second word. */
const NOBODY: ReadonlySet<string> = new Set(['nobody', 'none', 'neither', 'anybody', 'anyone']);
const NAMELESS: ReadonlySet<string> = new Set(['named', 'identified', 'quoted', 'anonymous']);

/** Whether `frame` says nothing that anybody could check or dispute. Quoted words always say something, and so does who denies "it". */
export function isHollow(items: readonly Item[], frame: Frame): boolean {
  const content: Item[] = [];
  for (const range of frame.content) {
    for (let i = range.start; i < range.end; i++) {
      const item = items[i];
      if (!item) continue;
      if (item.tag === '"') return false;
      if (!isMark(item)) content.push(item);
    }
  }
  return (frame.reading.force !== 'denial' && (content.every((x) => POINTING.has(x.lower)) || withholds(content))) || asksForNoName(content) || (frame.source === undefined && NOBODY.has(content[0]?.lower ?? '')) || (frame.source !== undefined && isNobody(items, frame.source.head));
}

const DETAILS: ReadonlySet<string> = new Set(['evidence', 'proof', 'details', 'detail', 'explanation', 'explanations', 'reason', 'reasons', 'comment', 'comments', 'examples', 'timetable', 'timeline']);

/** "offered no evidence", "gave no further details": nothing was said. */
function withholds(content: readonly Item[]): boolean {
  const last = content[content.length - 1];
  return content.length <= 3 && content[0]?.lower === 'no' && last !== undefined && DETAILS.has(last.lower);
}

/** "asked not to be named", "asked to remain anonymous" */
function asksForNoName(content: readonly Item[]): boolean {
  const last = content[content.length - 1];
  return last !== undefined && content.length <= 5 && content.some((x) => x.tag === 'TO') && NAMELESS.has(last.lower);
}

function isNobody(items: readonly Item[], head: { readonly start: number; readonly end: number }): boolean {
  // "Anyone who tells you they know": whoever it is.
  const relative = items[head.start]?.tag === 'WP' && head.start > 0;
  const first = items[relative ? head.start - 1 : head.start]?.lower ?? '';
  return NOBODY.has(first) || (first === 'no' && (items[head.start + 1]?.lower === 'one' || items[head.start + 1]?.lower === 'body'));
}
