// A quick guess whether a plain text is a news article, made before any server runs; it only decides whether to ask.

const MOST_CHARACTERS = 60_000;
const FEWEST_WORDS = 60;

/** Verbs and phrases of reported speech; hit: "she said", miss: "sayings". */
const REPORTING = /\b(?:said|says|told|according to|announced|denied|warned|urged|claimed|insisted|confirmed|stressed|tweeted|in a statement|spokes(?:man|woman|person))\b/giu;
/** Words that news has and novels and manuals seldom do; hit: "the ministry", miss: "mystery". */
const PUBLIC_LIFE = /\b(?:minister|ministry|president|government|officials?|police|parliament|council|mayor|court|prosecutors?|election|union|company|authorit(?:y|ies)|percent|per cent|million|billion|agency|reporters?|residents|lawmakers?|committee|governor|senator|embassy)\b/giu;
const WEEKDAY = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/gu;
/** Hit: "2 March 2026", "March 2, 2026", "2026-03-02"; miss: "March of time". */
const DATE = /\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},?\s+\d{4}|\d{4}-\d{2}-\d{2})\b/u;
/** A byline on its own line; hit: "By Ada Winter", miss: "By the time". */
const BYLINE = /^(?:By|BY)\s+\p{Lu}[\p{L}.'’-]+\s+\p{Lu}/mu;
/** A dateline; hit: "VARNHOLM, March 2 (Wire) —", "LYSBY —"; miss: "WARNING: do". */
const DATELINE = /^\p{Lu}{3,}[\p{Lu} .'’-]{0,30}(?:,[^—–\n]{1,40})?\s[—–-]\s/mu;
const READING_TIME = /^\d{1,3}[\s-]min(?:ute)?s? read$/imu;
/** Lines that prose does not have: code, logs, lists of settings; hit: "x = 3;", "[12:01:22] started"; miss: "Mr. Kern = the chair" within prose ends in no such sign. */
const MACHINE_LINE = /[;{}]\s*$|^\s*(?:\[?\d{2}:\d{2}:\d{2}|#include|import |from \S+ import|def |const |let |var |\/\/|<\/?\w|\w+\s*=\s*\S+$|\$ )/u;

/** True where the text has the marks of news: people quoted or reported, public life, a date or dateline; not code, logs or lists. */
export function readsLikeNews(text: string): boolean {
  const sample = text.slice(0, MOST_CHARACTERS);
  const words = count(sample, /[\p{L}\p{N}]+/gu, 4000);
  if (words < FEWEST_WORDS || isMachineMade(sample)) return false;
  const perThousand = 1000 / words;
  const reporting = count(sample, REPORTING, 200) * perThousand;
  const publicLife = count(sample, PUBLIC_LIFE, 200) * perThousand;
  const score = weigh(reporting, 2, 6) + weigh(publicLife, 3, 10) + headSigns(sample) + (count(sample, WEEKDAY, 10) > 0 ? 1 : 0);
  return reporting > 0 && score >= 4;
}

const weigh = (rate: number, some: number, many: number): number => (rate >= many ? 2 : rate >= some ? 1 : 0);

/** Date, byline, dateline or reading time near the top. */
function headSigns(text: string): number {
  const head = text.slice(0, 1500);
  return [DATE, BYLINE, DATELINE, READING_TIME].filter((sign) => sign.test(head)).length;
}

function isMachineMade(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/u).filter((l) => l.trim() !== '').slice(0, 400);
  const machine = lines.filter((l) => MACHINE_LINE.test(l.slice(0, 500))).length;
  return machine * 5 > lines.length;
}

function count(text: string, pattern: RegExp, most: number): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) if (++found >= most) break;
  return found;
}
