// The few words beside names that decide who is meant: what announces a quotation, opens a sentence, stands between a role and a name.
import { lettered } from '../../text/lettered.js';

/** `announcedBefore` looks at no more before an offset, `opensSentence` neither. UTF-16 units. */
export const OPENING_REACH = 40;
/** What stands between a role and the name that explains it is shorter. UTF-16 units. */
export const APPOSITION_REACH = 40;

/** A colon ends what stands before `at`: "Councillor Pryce said:". */
export const announcedBefore = (text: string, at: number): boolean => ANNOUNCES.test(text.slice(Math.max(0, at - 8), at));

/** The name at `at` opens its sentence, titles apart. */
export const opensSentence = (text: string, at: number): boolean => OPENS.test(text.slice(Math.max(0, at - OPENING_REACH), at));

/** Only a comma, an article and a form of address stand between a role and a name: "spokeswoman, Ms Quist". */
export const explains = (between: string): boolean => between.length <= APPOSITION_REACH && APPOSED.test(between);

/** Hits the colon of "Councillor Pryce said:" before a paragraph's end. */
const ANNOUNCES = /:\s+$/u;
/** Hits what stands before the name in "…safe. But Kelly was relentless."; misses "experience says that ". */
const OPENS = lettered(/(?:^|[.!?]["”’]?\s+|\n)(?:(?:But|Then|Still|Yet|And)\s+)?(?:\p{Lu}[\p{L}.]*\s+){0,3}$/u);
/** What stands between a nominal and the name behind it. */
const APPOSED = /^,\s+(?:\p{Lu}[\p{L}-]+['’]s\s+)?(?:the\s+(?:\p{Ll}[\p{Ll}-]+\s+){0,3})?(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Rev|H\.E|Sheikh|Chief|Hon|Alhaji|Alhaja|Engr|Barr|Justice|Pastor|Capt|Col|Gen|Maj|Lt|Sgt|Cpl|Brig|Adm|Cmdr|Det|Insp|Supt)\.?\s+){0,3}$/u;
