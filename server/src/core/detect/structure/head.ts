// The head of an article: everything above its first paragraph of running text, sorted into headline, standfirst and facts about it.
import type { BlockKind } from '../../model/kinds.js';
import { firstDate } from '../../text/dates.js';
import { plain, type Conventions } from './conventions.js';
import { findLeads, isDatelineAlone, type LeadContext } from './leads.js';
import { isByline, isCaption, isCreditLine, isDateLine, isNameLine, isReadingTime, isRoleLine, isTimeLine } from './meta.js';
import { hasSentenceInside, isProse, type Unit } from './units.js';
import { lettered } from '../../text/lettered.js';

/** A head longer than this is none. Paragraphs. */
const LONGEST_HEAD = 16;
/** Headline, its repetition, standfirst: more lines of words without a fact below them are no head. */
const MOST_OWN_LINES = 3;
/** UTF-16 units. */
const LONGEST_HEADLINE = 220;
const LONGEST_STANDFIRST = 400;

export interface Head {
  /** Of the units above the first paragraph, in order; empty where the text begins with running prose. */
  readonly kinds: readonly BlockKind[];
  /** No paragraph from this one on was looked at. */
  readonly looked: number;
}

export function findHead(units: readonly Unit[], context: LeadContext): Head {
  const facts = units.slice(0, LONGEST_HEAD).map((unit) => factKind(unit, context.conventions));
  const { end, looked } = headEnd(units, facts, context);
  return { kinds: nameHead(units.slice(0, end), facts.slice(0, end), context.conventions), looked };
}

/** So many paragraphs below one are looked at to tell what it is. */
const LOOKED_BELOW = 5;

/** What a line of the head says about the article; undefined for words of the article itself. */
function factKind(unit: Unit, conventions: Conventions): BlockKind | undefined {
  if (isReadingTime(unit.words)) return 'readingTime';
  if (isTimeLine(unit) || isDatelineAlone(unit)) return undefined;
  if (isByline(unit)) return 'byline';
  if (isDateLine(unit)) return 'date';
  if (isCreditLine(unit, conventions)) return 'credit';
  if (!isProse(unit) || unit.wordCount < 80) return isCaption(unit, conventions) ? 'caption' : undefined;
  return undefined;
}

const isAboutArticle = (kind: BlockKind | undefined): boolean => kind === 'byline' || kind === 'date' || kind === 'readingTime';

/** The index of the first unit of running text, and of the first one that was not looked at. */
function headEnd(units: readonly Unit[], facts: readonly (BlockKind | undefined)[], context: LeadContext): { readonly end: number; readonly looked: number } {
  const limit = Math.min(units.length, LONGEST_HEAD);
  const own: number[] = [];
  for (let index = 0; index < limit; index += 1) {
    const unit = units[index];
    if (unit === undefined || facts[index] !== undefined) continue;
    if (!opensBody(unit, index, context)) {
      own.push(index);
      if (own.length > MOST_OWN_LINES && !facts.slice(index, index + LOOKED_BELOW).some(isAboutArticle)) return { end: own[MOST_OWN_LINES - 1] ?? index, looked: index + LOOKED_BELOW };
      continue;
    }
    if (index === 0 ? !isFullStopHeadline(units, context) : !isStandfirst(units, index, facts, context)) return { end: index, looked: index + LOOKED_BELOW };
  }
  return { end: units.length > limit ? lastFact(facts) + 1 : onlyHead(units, facts, limit), looked: limit + LOOKED_BELOW };
}

/** Running text begins: prose, or a paragraph after a dateline, label, bullet, time or speaker's name. */
function opensBody(unit: Unit, index: number, context: LeadContext): boolean {
  if (isTimeLine(unit) || isDatelineAlone(unit)) return true;
  if (isProse(unit)) return true;
  if (unit.heading > 0 || index === 0) return false;
  const leads = findLeads(unit, context, { opensBody: true }).leads;
  if (leads.some((lead) => lead.kind === 'dateline')) return unit.ending !== '' || unit.wordCount >= 20;
  return leads.some((lead) => lead.kind === 'bullet' || lead.kind === 'time' || lead.kind === 'speakerLabel');
}

/** No unit of running text among the first ones: the head ends at the last fact about the article, or after the first line. */
const lastFact = (facts: readonly (BlockKind | undefined)[]): number => facts.findLastIndex((kind) => isAboutArticle(kind));

function onlyHead(units: readonly Unit[], facts: readonly (BlockKind | undefined)[], limit: number): number {
  return Math.max(lastFact(facts) + 1, Math.min(1, units.length, limit));
}

// Words that are small in a headline with capitals. Hits "of"; misses "River".
const SMALL_WORD = /^(?:a|an|and|as|at|but|by|for|from|in|into|is|it|of|off|on|or|over|the|to|up|vs|with)$/u;
const CAPITALISED = lettered(/^["“‘'(]*[\p{Lu}\d]/u);
const LETTERS = lettered(/\p{L}/u);

/** A first line that ends in a full stop is a headline only if it is In Capitals Like This, or a dateline follows at once. */
function isFullStopHeadline(units: readonly Unit[], context: LeadContext): boolean {
  const [first, second] = units;
  if (first === undefined || second === undefined || !first.gapAfter || isTimeLine(first)) return false;
  if (first.core.end - first.core.start > 160 || second.core.end - second.core.start < first.core.end - first.core.start) return false;
  if (hasSentenceInside(first)) return false;
  if (findLeads(second, context, { opensBody: true }).leads.some((lead) => lead.kind === 'dateline')) return true;
  const words = first.head.split(/\s+/u).filter((word) => LETTERS.test(word) && !SMALL_WORD.test(word));
  return words.length >= 3 && words.filter((word) => CAPITALISED.test(word)).length >= words.length * 0.8;
}

/** A sentence or two between headline and byline or date, or right below the headline with a gap after it. */
function isStandfirst(units: readonly Unit[], index: number, facts: readonly (BlockKind | undefined)[], context: LeadContext): boolean {
  const unit = units[index];
  const next = units[index + 1];
  if (unit === undefined || next === undefined || unit.core.end - unit.core.start > LONGEST_STANDFIRST) return false;
  if (isTimeLine(unit) || findLeads(unit, context, { opensBody: true }).leads.length > 0) return false;
  const hasHeadline = facts.slice(0, index).some((kind) => kind === undefined);
  if (!hasHeadline || STARTS_QUOTED.test(unit.head)) return false;
  const nextFacts = facts.slice(index + 1, index + 4);
  const factsFollow = isAboutArticle(nextFacts[0]) || (isAboutArticle(nextFacts[1]) && nextFacts[0] !== undefined);
  if (factsFollow) return true;
  const onlyHeadlineAbove = index === 1 || (index === 2 && units[0]?.words === units[1]?.words);
  const belowHeadline = !unit.gapBefore && unit.gapAfter && onlyHeadlineAbove;
  return belowHeadline && isProse(next) && next.gapAfter && unit.core.end - unit.core.start <= 300;
}

// Somebody's words in marks belong to the story. Hits "“We"; misses "We".
const STARTS_QUOTED = /^["“]/u;

/** Kinds for the units above the text: the headline is the first that is no fact and no kicker; what repeats it is one too. */
function nameHead(units: readonly Unit[], facts: readonly (BlockKind | undefined)[], conventions: Conventions): BlockKind[] {
  const headline = headlineIndex(units, facts, conventions);
  const title = units[headline]?.words;
  const names = facts.some((kind) => isAboutArticle(kind));
  return units.map((unit, index): BlockKind => {
    const fact = facts[index];
    if (fact !== undefined) return fact;
    if (index < headline) return 'section';
    if (index === headline) return unit.core.end - unit.core.start <= LONGEST_HEADLINE ? 'headline' : 'paragraph';
    if (unit.words === title) return 'headline';
    if (conventions.kickers.has(unit.words) || conventions.labels.has(unit.words)) return 'section';
    if (names && index > 0 && (isRoleLine(unit) || (isNameLine(unit) && besideFact(units, facts, index)))) return 'byline';
    const isHeading = unit.wordCount <= 3 && unit.ending === '';
    return isHeading ? 'section' : 'standfirst';
  });
}

const besideFact = (units: readonly Unit[], facts: readonly (BlockKind | undefined)[], index: number): boolean => {
  const next = units[index + 1];
  return isAboutArticle(facts[index - 1]) || isAboutArticle(facts[index + 1]) || (next !== undefined && isRoleLine(next));
};

/** Behind kickers and a letterhead ("MINISTRY OF …", "Press statement"), which stand above the headline. */
function headlineIndex(units: readonly Unit[], facts: readonly (BlockKind | undefined)[], conventions: Conventions): number {
  const own = units.map((_, index) => index).filter((index) => facts[index] === undefined && (units[index]?.wordCount ?? 0) > 0);
  const marked = own.filter((index) => conventions.kickers.has(plain((units[index]?.words ?? '').replace(/:$/u, ''))));
  const lastMark = marked.at(-1);
  const behind = own.find((index) => lastMark !== undefined && index > lastMark);
  const letterhead = own.filter((index) => lastMark !== undefined && index < lastMark);
  if (behind !== undefined && letterhead.every((index) => (units[index]?.wordCount ?? 0) <= 6)) return behind;
  const [first, second] = own;
  if (first === undefined) return -1;
  const isEyebrow = second !== undefined && isShortAbove(units[first], units[second]);
  return isEyebrow ? second : first;
}

/** "Shipping" above "Crane collapse shuts main quay": one to three words, none of them a sentence. */
function isShortAbove(above: Unit | undefined, below: Unit | undefined): boolean {
  if (above === undefined || below === undefined || isProse(below)) return false;
  return above.wordCount <= 2 && above.head.length <= 25 && above.ending === '' && below.wordCount >= 4 && below.wordCount < 25;
}

/** The ISO date somewhere in a line of the head. */
export const dateIn = (unit: Unit): string | undefined => firstDate(unit.head)?.iso;
