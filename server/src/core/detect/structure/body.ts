// The kinds of the paragraphs below the head: running text, list items, section headings, captions, last lines.
import type { BlockKind } from '../../model/kinds.js';
import { beginsWith, plain, type Conventions } from './conventions.js';
import { findLeads, isDatelineAlone, type LeadContext } from './leads.js';
import { isByline, isCaption, isCreditLine, isDateLine, isReadingTime, isTimeLine } from './meta.js';
import { isProse, rememberedIn, type Shape, type Unit } from './units.js';
import { lettered } from '../../text/lettered.js';

/** So many paragraphs at the end may be last lines by their wording alone. */
const LAST_LINES = 6;

/** The kinds of `units`, the paragraphs below the head. */
export function bodyKinds(units: readonly Unit[], context: LeadContext): BlockKind[] {
  const ended = units.findIndex((unit) => unit.wordCount <= 5 && context.conventions.trailerEnds.has(unit.words.replace(/:$/u, '')));
  const kinds = units.map((unit, index): BlockKind => {
    if (ended >= 0 && index >= ended && isNearEnd(units, ended)) return 'trailer';
    return bodyKind(unit, { count: units.length, index, context });
  });
  return kinds.map((kind, index) => (kind === 'section' && isInTable(units, kinds, index) ? 'paragraph' : kind));
}

/** Whether a paragraph or list item with the words of `before` stays that as `now`, and tells no more than before of those around it: a heading, a table or an end would. */
export const staysRunningText = (kind: BlockKind, before: Shape, now: Unit, place: BodyPlace): boolean =>
  before.wordCount > MOST_SECTION_WORDS && now.wordCount > MOST_SECTION_WORDS && bodyKind(now, place) === kind;

/** So many headings in a row are a table, a list of names or a poem; its first line may be a heading. */
const TABLE_LINES = 4;

function isInTable(units: readonly Unit[], kinds: readonly BlockKind[], index: number): boolean {
  const isPlain = (at: number): boolean => kinds[at] === 'section' && units[at]?.heading === 0;
  if (!isPlain(index) || !isPlain(index - 1)) return false;
  let [from, to] = [index, index];
  while (index - from < TABLE_LINES && isPlain(from - 1)) from -= 1;
  while (to - index < TABLE_LINES && isPlain(to + 1)) to += 1;
  return to - from + 1 >= TABLE_LINES;
}

/** "ENDS" ends a release only where a few notes follow, not half an article. */
const isNearEnd = (units: readonly Unit[], ended: number): boolean => ended >= units.length * 0.4 || units.length - ended <= LAST_LINES;

/** Where a paragraph stands. */
export interface BodyPlace {
  /** Paragraphs below the head. */
  readonly count: number;
  /** Of this one among them. */
  readonly index: number;
  readonly context: LeadContext;
}

function bodyKind(unit: Unit, place: BodyPlace): BlockKind {
  if (unit.heading > 0) return 'section';
  if (isTrailer(unit, place)) return 'trailer';
  const opensBody = place.index === 0;
  const kind = rememberedIn(unit.shape, opensBody ? place.context.keys.openingKind : place.context.keys.kind, isOwnKind, () => ownKind(unit, place.context, opensBody));
  return kind === 'unsaid' ? (isSection(unit, place) ? 'section' : 'paragraph') : kind;
}

/** What the words alone tell; `unsaid` where the place in the article decides between a heading and a paragraph. */
type OwnKind = BlockKind | 'unsaid';

const isOwnKind = (value: unknown): value is OwnKind => typeof value === 'string';

function ownKind(unit: Unit, context: LeadContext, opensBody: boolean): OwnKind {
  const { conventions } = context;
  if (isTimeLine(unit)) return 'date';
  if (isDatelineAlone(unit)) return 'paragraph';
  if (isReadingTime(unit.words)) return 'readingTime';
  if (isCreditLine(unit, conventions)) return 'credit';
  const namesSource = context.digest && unit.tail.endsWith(']');
  if (isCaption(unit, conventions) && !isAgencyAfterProse(unit) && !namesSource) return 'caption';
  if (isDateLine(unit) && unit.ending !== '.') return 'date';
  if (isByline(unit) && unit.wordCount <= 14) return 'byline';
  const { leads } = findLeads(unit, context, { opensBody });
  if (leads.some((lead) => lead.kind === 'bullet')) return 'listItem';
  if (leads.some((lead) => lead.kind === 'label')) return isLabelAlone(unit, leads.at(-1)?.span.end) ? 'section' : 'paragraph';
  return leads.length > 0 ? 'paragraph' : 'unsaid';
}

const isLabelAlone = (unit: Unit, labelEnd: number | undefined): boolean => labelEnd !== undefined && labelEnd >= unit.core.end;

/** A full paragraph of prose with "(Reuters)" behind its last stop is no caption. */
const isAgencyAfterProse = (unit: Unit): boolean => unit.wordCount > 45 && AGENCY_AFTER_STOP.test(unit.tail);

// Hits "said. (Reuters)"; misses "quay (Reuters)".
const AGENCY_AFTER_STOP = /[.!?]["”’]? ?\([^()]{2,40}\)$/u;

// Brackets, dashes and emphasis before the first word of a last line. Hits "(", "— "; misses "a".
const WRAPPING = /^[([*_\s—–-]+/u;

const withoutWrapping = (unit: Unit): string => unit.words.replace(WRAPPING, '');

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

function isTrailer(unit: Unit, { count, index, context }: BodyPlace): boolean {
  if (unit.wordCount > 80) return false;
  const { conventions } = context;
  if (rememberedIn(unit.shape, 'opens a trailer', isFlag, () => beginsWith(conventions.trailerOpens, withoutWrapping(unit)) || isLink(unit, conventions))) return true;
  if (count - index > LAST_LINES || index === 0) return false;
  const words = withoutWrapping(unit);
  if (beginsWith(conventions.trailerLast, words) && unit.wordCount <= 40) return true;
  if (conventions.trailerHolds.some((phrase) => words.includes(phrase)) && unit.wordCount <= 60) return true;
  return unit.wordCount <= 25 && count - index <= 2 && MAIL_ADDRESS.test(unit.head);
}

// Hits "press@council.example"; misses "@council".
const MAIL_ADDRESS = /[\w.+-]@[\w-]+\.[\w.]+/u;

/** "Go deeper: The crane that Varnholm never wanted". */
function isLink(unit: Unit, conventions: Conventions): boolean {
  const colon = unit.words.indexOf(':');
  const label = plain(unit.words.slice(0, colon < 0 ? unit.words.length : colon).replace(/[*_]/gu, ''));
  return conventions.links.has(label) && unit.wordCount <= 40 && (colon > 0 || unit.wordCount <= 4);
}

/** UTF-16 units and words. */
const LONGEST_SECTION = 90;
const MOST_SECTION_WORDS = 12;

/** A short line without a full stop between paragraphs. */
function isSection(unit: Unit, { count, index, context }: BodyPlace): boolean {
  if (unit.core.end - unit.core.start > LONGEST_SECTION || unit.wordCount > MOST_SECTION_WORDS || unit.wordCount === 0) return isRule(unit);
  if (context.conventions.labels.has(unit.words.replace(/:$/u, ''))) return true;
  if (unit.ending === '.' || unit.ending === ',' || isProse(unit) || SPEECH.test(unit.head) || SPEECH_BEHIND.test(unit.head)) return false;
  if (SOURCE_BEHIND.test(unit.tail)) return false;
  if (unit.ending === ':' || BROKEN_OFF.test(unit.tail)) return false;
  if (!OPENS_HEADING.test(unit.head)) return false;
  return index + 1 < count || (index > 0 && unit.wordCount <= 4);
}

// A sentence and its source. Hits "It fell. [Post]"; misses "Fees [updated]".
const SOURCE_BEHIND = /[.!?]["”’]? [[(][^[\]()]{2,60}[\])]$/u;
// Somebody was interrupted, or a list goes on. Hits "I hire --", "new pumps;", "he would, and"; misses "Fees".
const BROKEN_OFF = /[—–;-]$|\b(?:the|an?|of|and|or|that|which|his|her|their)$/u;
// Hits "Fees", "“Beyond", "10 things"; misses "and", "- We".
const OPENS_HEADING = lettered(/^["“‘'¿¡]?[\p{Lu}\p{Lo}\d]/u);
// Somebody speaks: a line that opens with words in marks and ends with them or goes on behind. Hits "“Never!”", "“Never” – A. Penn"; misses "The “bill”".
const SPEECH = /^["“].*["”](?:$|,? [—–―-])/u;

// Hits "Brandt then asked, “With cranes?”"; misses "The “bill”", "Fees: what next?".
const SPEECH_BEHIND = /[,:] ?["“][^"“”]*[.?!…]["”]$/u;

// A line of signs between parts. Hits "***", "---"; misses "a".
const RULE = /^[\s*_=~#•·—–-]{1,80}$/u;
const isRule = (unit: Unit): boolean => RULE.test(unit.head);
