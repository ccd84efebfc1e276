// What stands before the running text of a paragraph: bullets, times, datelines, dates, labels, speakers' names.
import { shift } from '../../base/span.js';
import type { Lead } from '../../model/analysis.js';
import type { LeadKind } from '../../model/kinds.js';
import { WEEKDAY } from '../../text/calendar.js';
import { DATE_PATTERN, TIME_PATTERN } from '../../text/dates.js';
import { plain, type Conventions } from './conventions.js';
import { rememberedIn, type Shape, type Unit } from './units.js';
import { lettered } from '../../text/lettered.js';

/** What only the whole article tells: which names before a colon are speakers, whether single times open entries. */
export interface LeadContext {
  readonly conventions: Conventions;
  /** Names before a colon that are speakers of a transcript, `plain`. */
  readonly speakers: ReadonlySet<string>;
  /** True where several paragraphs begin with a time of day. */
  readonly timed: boolean;
  /** True where many paragraphs end in square brackets: a digest names its sources so, and these are no credits of pictures. */
  readonly digest: boolean;
  /** Under these names things are kept of a paragraph: they hold all of the above but the conventions. */
  readonly keys: { readonly kind: string; readonly openingKind: string; readonly leads: string; readonly openingLeads: string };
}

/** Where in the article the paragraph stands: datelines open an article, or (with an agency) an item. */
export interface LeadPlace {
  readonly opensBody: boolean;
}

/** A line that is nothing but a dateline. */
export const isDatelineAlone = (unit: Unit): boolean => unit.wordCount <= 6 && ENDS_ALONE.test(unit.head) && DATELINE_ALONE.test(unit.head);

export interface FoundLeads {
  readonly leads: readonly Lead[];
  readonly bodyStart: number;
}

/** The leads of `unit` in text order, and where its running text begins. */
export function findLeads(unit: Unit, context: LeadContext, place: LeadPlace): FoundLeads {
  const found = rememberedIn(unit.shape, place.opensBody ? context.keys.openingLeads : context.keys.leads, isFoundLeads, () => moved(readLeads(unit, context, place), -unit.start));
  return moved(found, unit.start);
}

const isFoundLeads = (value: unknown): value is FoundLeads => typeof value === 'object' && value !== null && 'leads' in value && 'bodyStart' in value;

const moved = ({ leads, bodyStart }: FoundLeads, by: number): FoundLeads => ({ leads: leads.length === 0 ? leads : leads.map(({ kind, span }) => ({ kind, span: shift(span, by) })), bodyStart: bodyStart + by });

function readLeads(unit: Unit, context: LeadContext, place: LeadPlace): FoundLeads {
  const leads: Lead[] = [];
  let at = unit.core.start;
  for (let round = 0; round < 5; round += 1) {
    const rest = unit.head.slice(at - unit.core.start);
    const found = nextLead(rest, context, place, leads);
    if (found === undefined) break;
    leads.push({ kind: found.kind, span: { start: at, end: at + found.length } });
    at += found.length + spaceAfter(rest, found.length);
  }
  return { leads, bodyStart: Math.min(at, unit.core.end) };
}

interface FoundLead {
  readonly kind: LeadKind;
  /** UTF-16 units, white space after it not counted. */
  readonly length: number;
}

function nextLead(rest: string, context: LeadContext, place: LeadPlace, before: readonly Lead[]): FoundLead | undefined {
  const has = (kind: LeadKind): boolean => before.some((lead) => lead.kind === kind);
  return (
    (has('bullet') ? signingDash(rest, before) : bullet(rest)) ??
    (has('time') ? undefined : time(rest, context)) ??
    (has('date') ? undefined : date(rest, place)) ??
    (has('label') ? undefined : label(rest, context)) ??
    (has('speakerLabel') ? undefined : speaker(rest, context)) ??
    (has('dateline') ? undefined : dateline(rest, place))
  );
}

const spaceAfter = (rest: string, length: number): number => /^\s*/u.exec(rest.slice(length))?.[0].length ?? 0;

const lead = (kind: LeadKind, words: string | undefined): FoundLead | undefined =>
  words === undefined || words === '' ? undefined : { kind, length: words.trimEnd().length };

// Hits "- We", "• Tokyo", "1. The", "> Dry"; misses "-5", "3.5", "– which" (a dash before a small letter).
const BULLET = lettered(/^(?:[-*+•●▪◦‣·](?=\s+\S)|[–—](?=\s+[\p{Lu}"“'‘\d])|\d{1,2}[.)](?=\s+[*_]{0,3}[\p{Lu}"“'‘])|>+(?=\s?\S))/u);

const bullet = (rest: string): FoundLead | undefined => lead('bullet', BULLET.exec(rest)?.[0]);

// Hits "— Ada Quist", "—Ada Quist"; misses "— which".
const SIGNING_DASH = lettered(/^[-–—―](?=\s*\p{Lu})/u);

/** "> — Ada Quist": the dash of a signature behind the mark of a block quotation. */
const signingDash = (rest: string, [first, second]: readonly Lead[]): FoundLead | undefined =>
  (first?.kind === 'bullet' && second === undefined ? lead('bullet', SIGNING_DASH.exec(rest)?.[0]) : undefined);

// Hits "14.32 The dam", "9:05 am GMT - Police"; misses "14:32 was the time".
const TIME = lettered(new RegExp(`^(?:\\[|\\()?${TIME_PATTERN}(?:\\]|\\))?(?<sep>[ \\u00A0]*[-–—|:])?(?=\\s+["“'‘]?[\\p{Lu}\\d])`, 'iu'));
const CAPITAL_NEXT = lettered(/^\s+["“'‘]?[\p{Lu}\d]/u);

function time(rest: string, context: LeadContext): FoundLead | undefined {
  const match = TIME.exec(rest);
  if (match === null || !CAPITAL_NEXT.test(rest.slice(match[0].length))) return undefined;
  return context.timed || match.groups?.['sep'] !== undefined ? lead('time', match[0]) : undefined;
}

// Hits "date 2022-03-29 Russia", "March 29, 2022 – The"; misses "March 29, 2022 was".
const DATE_LEAD = lettered(new RegExp(`^(?:(?:date|published|posted|updated):?\\s+)?(?:${DATE_PATTERN})(?<sep>\\s*[-–—|:])?(?=\\s)`, 'iu'));
// How anything that `DATE_LEAD` hits begins, to spare the large pattern. Hits "Published", "3 March", "Tues"; misses "The".
const DATE_BEGINS = /^(?:\d|dat|pub|pos|upd|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
// Hits "2022"; misses "29".
const HAS_YEAR = /(?:19|20)\d\d/u;

function date(rest: string, place: LeadPlace): FoundLead | undefined {
  const match = DATE_BEGINS.test(rest) ? DATE_LEAD.exec(rest) : null;
  if (match === null || !CAPITAL_NEXT.test(rest.slice(match[0].length))) return undefined;
  const separated = match.groups?.['sep'] !== undefined;
  return separated || (place.opensBody && HAS_YEAR.test(match[0])) ? lead('date', match[0]) : undefined;
}

const CAPITALS = "\\p{Lu}[\\p{Lu}\\p{M}.'’-]+(?:[ /]\\p{Lu}[\\p{Lu}\\p{M}.'’-]*){0,4}";
const NAMES = "\\p{Lu}[\\p{L}\\p{M}.'’-]+(?: (?:of|the|and|de|la|al|\\p{Lu}[\\p{L}\\p{M}.'’-]+)){0,3}";
const WHEN = `(?:,? (?:${DATE_PATTERN}|${WEEKDAY}))?`;
const AGENCY = '(?: ?[(/](?<agency>[^()]{2,50})\\)?)?';
const DASH = '\\.?(?: ?(?:—|–|―|--+|\\uFFFD) ?| ?- )\\s*';
// Hits "VARNHOLM, Germany, March 2 (Nordpress) - A", "SYDNEY and KUALA LUMPUR —", "PARIS – "; misses "NATO — the" (small letter next).
const DATELINE_CAPITALS = lettered(new RegExp(`^${CAPITALS}(?:(?:,? and |[,/] ?)${CAPITALS})?(?:, ${NAMES}){0,3}${WHEN}${AGENCY}${DASH}(?=["“‘'$€£\\p{Lu}\\d])`, 'u'));
// Hits "Istanbul (Reuters) - The", "Varnholm, 3 March – The", "Nairobi – The"; what it needs more is asked in `dateline`.
const DATELINE_NAMES = lettered(new RegExp(`^${NAMES}(?:, ${NAMES}){0,2}(?<when>${WHEN})${AGENCY}${DASH}(?=["“‘'$€£\\p{Lu}\\d])`, 'u'));
// A dateline on a line of its own. Hits "Varnholm (CNN)"; misses "Varnholm (left)".
const DATELINE_ALONE = lettered(new RegExp(`^${NAMES}(?:, ${NAMES})? \\((?:\\p{Lu}{2,5}|Reuters|Associated Press)\\)[ —–-]*$`, 'u'));
// What stands between two dashes is an aside: "Tamsin Orr — Baker of the year — has". Hits " — has"; misses "— The".
const SECOND_DASH = lettered(/^[^.!?]{0,200} ?[—–-]{1,2} \p{Ll}/u);
// Hits "(Reuters) - The"; misses "(left) and".
const AGENCY_ONLY = lettered(/^\([\p{Lu}][^()]{1,40}\) ?(?:—|–|--+|-) ?(?=["“‘'\p{Lu}\d])/u);
// Hits "NEW DELHI: India", "Muscat: The"; misses "Pryce: we". Only right at the beginning of the running text.
const DATELINE_COLON = lettered(/^(?:\p{Lu}[\p{Lu}.'’-]{2,}(?: \p{Lu}[\p{Lu}.'’-]+){0,2}|\p{Lu}\p{Ll}{2,}):\s+(?=\p{Lu}\p{Ll})/u);
/** A dateline stands before a whole paragraph, not before a few words. UTF-16 units. */
const LEAST_AFTER_COLON = 60;
/** In ordinary letters the word before the colon may as well be who speaks. UTF-16 units. */
const LEAST_AFTER_NAME = 120;
const SMALL_LETTER = lettered(/^\p{Lu}\p{Ll}/u);

/** Hits what no dateline in capitals begins with, "The port", to spare the large patterns; misses "OSLO", "Ölme". */
const NO_CAPITALS = /^(?:[^A-Z\u0080-\u{10ffff}]|.[^A-Z.'\u0080-\u{10ffff}-])/u;
/** Hits the end of "Varnholm (CNN) —"; misses "the port." */
const ENDS_ALONE = /\)[ —–-]*$/u;

function dateline(rest: string, place: LeadPlace): FoundLead | undefined {
  const capitals = NO_CAPITALS.test(rest) ? null : DATELINE_CAPITALS.exec(rest);
  if (capitals !== null && (place.opensBody || capitals.groups?.['agency'] !== undefined)) return lead('dateline', capitals[0]);
  const agency = rest.startsWith('(') ? AGENCY_ONLY.exec(rest) : null;
  const alone = ENDS_ALONE.test(rest) ? DATELINE_ALONE.exec(rest) : null;
  if (alone !== null) return lead('dateline', alone[0]);
  if (agency !== null && place.opensBody) return lead('dateline', agency[0]);
  const names = place.opensBody ? DATELINE_NAMES.exec(rest) : null;
  if (names !== null && !SECOND_DASH.test(rest.slice(names[0].length))) return lead('dateline', names[0]);
  const colon = place.opensBody ? DATELINE_COLON.exec(rest) : null;
  if (colon === null) return undefined;
  const least = SMALL_LETTER.test(colon[0]) ? LEAST_AFTER_NAME : LEAST_AFTER_COLON;
  return rest.length - colon[0].length >= least ? lead('dateline', colon[0]) : undefined;
}

// Words before a colon, bold or not. Hits "Why it matters:", "**Yes, but:**"; misses "At 9:30". Group 1: the words.
const COLON_LABEL = lettered(/^[*_]{0,3}(\d{1,2} [\p{L}' ’]{2,30}|[\p{L}][\p{L}'’ ,;-]{0,45}?)[*_]{0,3}:[*_]{0,3}(?=\s|$)/u);

function label(rest: string, context: LeadContext): FoundLead | undefined {
  const match = COLON_LABEL.exec(rest);
  if (match?.[1] === undefined) return undefined;
  const words = plain(match[1]);
  const { labels, links, kickers } = context.conventions;
  return labels.has(words) || links.has(words) || kickers.has(words) ? { kind: 'label', length: match[0].length } : undefined;
}

// Hits "MODERATOR:", "Q:", "Ann Penn (chair):", a quoted transcript's “THOLKE:”; misses "She said:". Group 1: the name.
const SPEAKER = lettered(/^[*_]{0,3}["“]?(\p{Lu}[\p{L}.'’ -]{0,40}?)(?: ?[([][^()[\]]{1,40}[)\]])?[*_]{0,3}:[*_]{0,3}(?=\s|$)/u);

// How interviews without colons part questions and answers. Hits "Q. When", "**A.** Never"; misses "A fine", "Q.E.D.". Group 1: the letter.
const DOTTED = lettered(/^[*_]{0,3}([QA])\.[*_]{0,3}(?=\s)/u);

function speaker(rest: string, context: LeadContext): FoundLead | undefined {
  const dotted = context.speakers.has(DOTTED_QUESTION) ? DOTTED.exec(rest) : null;
  if (dotted !== null) return { kind: 'speakerLabel', length: dotted[0].length };
  const match = SPEAKER.exec(rest);
  return match?.[1] !== undefined && context.speakers.has(plain(match[1])) ? { kind: 'speakerLabel', length: match[0].length } : undefined;
}

// Hits "Q", "A", "Question"; misses "Quay".
const QUESTION_ANSWER = /^(?:q|a|question|answer|q & a)$/u;
// Hits "THOLKE", "DR. PENN"; misses "Tholke".
const ALL_CAPITALS = lettered(/^[\p{Lu} .'’-]{2,}$/u);
// Hits "Ann Penn"; misses "She said", "Their plan is simple".
const NAME = lettered(/^(?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){0,3}$/u);

const DOTTED_QUESTION = 'q.';
const DOTTED_ANSWER = 'a.';

/** What the leads of single paragraphs hang on, counted over all of them. */
export function leadContext(units: readonly Unit[], conventions: Conventions): LeadContext {
  const counts = new Map<string, { count: number; sure: boolean }>();
  let times = 0;
  let bracketed = 0;
  for (const unit of units) {
    const { bracket, time, speaker } = signsOf(unit.shape, conventions);
    if (bracket) bracketed += 1;
    if (time) times += 1;
    if (speaker === undefined) continue;
    const { words, sure } = speaker;
    const known = counts.get(words);
    counts.set(words, { count: (known?.count ?? 0) + 1, sure: sure && (known?.sure ?? true) });
  }
  // "A. Quist resigned" is no answer where nothing is asked.
  if (!counts.has(DOTTED_QUESTION) || !counts.has(DOTTED_ANSWER)) for (const words of [DOTTED_QUESTION, DOTTED_ANSWER]) counts.delete(words);
  const all = [...counts.values()];
  const turns = all.reduce((sum, { count }) => sum + count, 0);
  const isTranscript = all.some(({ count, sure }) => sure && count >= 2) || (counts.has('q') && counts.has('a')) || counts.has(DOTTED_ANSWER);
  const sureTurns = isTranscript ? all.reduce((sum, { count, sure }) => sum + (sure ? count : 0), 0) : 0;
  // "Rosa Brandt:" at her first turn, "RB:" from then on.
  const shortened = (name: string): boolean => counts.get(name.split(' ').map((w) => w.charAt(0)).join(''))?.sure === true && name.includes(' ');
  const speakers = [...counts].filter(([name, { count, sure }]) => (sure ? sureTurns >= 2 : turns >= 3 && (count >= 2 || shortened(name)))).map(([name]) => name);
  const [timed, digest] = [times >= 2, bracketed > 3];
  const key = `${timed} ${digest} ${speakers.join('|')}`;
  const keys = { kind: `kind ${key}`, openingKind: `opening kind ${key}`, leads: `leads ${key}`, openingLeads: `opening leads ${key}` };
  return { conventions, speakers: new Set(speakers), timed, digest, keys };
}

/** What of a paragraph counts for the whole article. */
interface Signs {
  readonly bracket: boolean;
  readonly time: boolean;
  /** A name before a colon, `plain`; sure: written as transcripts write their speakers. */
  readonly speaker?: { readonly words: string; readonly sure: boolean };
}

const isSigns = (value: unknown): value is Signs => typeof value === 'object' && value !== null && 'bracket' in value;

const signsOf = (shape: Shape, conventions: Conventions): Signs => rememberedIn(shape, 'signs', isSigns, () => readSigns(shape, conventions));

/** Whether words count for the whole article as those of `before` did. */
export function sameSigns(before: Shape, now: Shape, conventions: Conventions): boolean {
  const [a, b] = [signsOf(before, conventions), signsOf(now, conventions)];
  return a.bracket === b.bracket && a.time === b.time && a.speaker?.words === b.speaker?.words && a.speaker?.sure === b.speaker?.sure;
}

function readSigns({ head, tail }: Shape, conventions: Conventions): Signs {
  const signs = { bracket: tail.endsWith(']'), time: TIME.test(head) };
  const dotted = DOTTED.exec(head)?.[1];
  if (dotted !== undefined) return { ...signs, speaker: { words: dotted === 'Q' ? DOTTED_QUESTION : DOTTED_ANSWER, sure: true } };
  const name = SPEAKER.exec(head)?.[1];
  if (name === undefined || !(NAME.test(name) || ALL_CAPITALS.test(name))) return signs;
  const words = plain(name);
  if (conventions.labels.has(words) || conventions.links.has(words) || conventions.kickers.has(words)) return signs;
  return { ...signs, speaker: { words, sure: QUESTION_ANSWER.test(words) || ALL_CAPITALS.test(name) } };
}
