// What the words of a source and those around it tell of who speaks.
import { lettered } from '../../text/lettered.js';
import { keyOf, type EntityDraft } from './people.js';

/** Hits "the traders of Eastport" of "He asked the traders of Eastport, ", "analysts" of "defying analysts ". Group 1: the phrase. */
export const PHRASE_BEFORE = lettered(/(?:^|\s)((?:the|an?|some|many|several|two|three|other|its|his|her|their)\s(?:\p{Ll}[\p{Ll}-]*\s){0,3}?\p{Ll}[\p{Ll}-]*(?:\s(?:of|from|in|at)\s(?:the\s)?[\p{Lu}][\p{L}-]*)?|\p{Ll}[\p{Ll}-]{2,}s),?\s$/u);
/** Hits the end of "Eastport, ", "Eastport ". */
export const GAP_BEFORE = /,?\s$/u;

/** Hits "a 36-year-old Eastport man". */
export const A_MAN = /\ban? (?:[\p{L}\d-]+ ){0,4}(?:man|boy|grandfather)\b/iu;
/** Hits "a retired woman". */
export const A_WOMAN = /\ban? (?:[\p{L}\d-]+ ){0,4}(?:woman|girl|grandmother)\b/iu;

/** Hits "RB", "JFK"; misses "A", "Q". */
export const INITIALS = /^[A-Z]{2,3}$/u;

/** What stands before a name in its phrase: nothing of another phrase ("a spokesman for"), or the person's own office ("Secretary of State"). */
export const isTitleOrBare = (before: string, entity: EntityDraft | undefined): boolean => !COMPLEMENT.test(before) || entity?.roles.some((r) => keyOf(r) === keyOf(before.trim())) === true;

/** "the Kremlin" for "Kremlin": the place is the whole phrase, not part of "officials in Moscow". */
export const isBare = (phrase: string, name: string): boolean => keyOf(phrase) === keyOf(name);

/** Hits " of the FBI", ", a pilot"; misses "'s lawyer". */
export const AFTER_NAME = /^(?:,| of | for | from | at | in | with | \()/u;
/** Hits the article of "The crane's maker". */
export const LEADING_ARTICLE = /^(?:the|a|an) /iu;
/** Hits "Texans", "the French"; misses "a Texan". */
export const PLURAL = /^(?!an? )(?:.*s|the .*(?:s|sh|ch|se|men))$/iu;
/** Hits "the Scot", "the Frenchman"; misses "the French", "the Texans". */
export const ONE_OF_THEM = /^the \p{Lu}\p{L}*(?<!s|sh|ch|se|men)$/iu;
/** What stands between two who speak together. */
export const TOGETHER = /^(?:, |,? and (?:the )?)$/u;
/** Hits what stands behind the name in "Ferrari's team principal": the whole is one person. */
export const OWNS = /^['’]s?\s/u;
/** Hits what follows the name in "Frei and her colleagues"; misses "Frei and her dog". */
export const WITH_OTHERS = /^ and (?:his|her|their|other|fellow) \p{Ll}[\p{Ll} -]*(?:s|men|women|people|children)$/u;
/** Hits "leaders of "; misses "President ". */
export const COMPLEMENT_FIRST = /(?:^|\s)(?:of|for|at|in|from|with|on|to|by|near|along|across|around|outside|inside|behind)\s/u;
/** Hits the end of "a spokesman for the"; misses "Foreign Minister". */
const COMPLEMENT = lettered(/(?:^|\s)(?:of|for|at|in|from|with|on|to|by|near|along|across|around|outside|inside|behind|and)\s+(?:the\s+|a\s+|an\s+)?(?:lower\s+|upper\s+)?(?:\p{Lu}[\p{L}.]*\s+)*$/u);
