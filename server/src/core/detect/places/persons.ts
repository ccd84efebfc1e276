// Which words of an article are parts of persons' names, going by first names and titles: "Abraham Lincoln" makes a later "Lincoln" a person.
import { elementAt } from '../../base/elementAt.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import { GIVEN_NAME } from '../../lexicon/gazetteerFormat.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Match } from './match.js';
import { BEFORE_PERSON, BODY_HEADS, CALENDAR, PLAIN_OPENERS } from './placeWords.js';
import { Gap, type Unit } from './units.js';

/** Lower-case last words of full names of persons in the article. */
export function personWords(units: readonly Unit[], matches: readonly Match[], gazetteer: Gazetteer, lexicon: Lexicon | undefined): Set<string> {
  const words = new Set<string>();
  const inLongName = new Set<number>();
  for (const match of matches) if (match.last > match.first) for (let i = match.first; i <= match.last; i += 1) inLongName.add(i);
  for (let i = 0; i < units.length; i += 1) {
    const head = units[i];
    if (head === undefined || !isNameWord(head) || inLongName.has(i)) continue;
    const given = isGiven(head, gazetteer, lexicon) || isNamesakeOfPlace(units, i, lexicon);
    if (!given && !afterTitle(units, i, lexicon)) continue;
    const last = nameEnd(units, i);
    const tail = units[last];
    if (tail === undefined || (given && last === i) || inLongName.has(last) || BODY_HEADS.has(tail.lower)) continue;
    words.add(tail.lower);
    if (given) words.add(head.lower);
  }
  return words;
}

const isNameWord = (unit: Unit): boolean => unit.word && unit.capital && !unit.possessive && !unit.shouted && !CALENDAR.has(unit.lower) && !PLAIN_OPENERS.has(unit.lower);

function isGiven(unit: Unit, gazetteer: Gazetteer, lexicon: Lexicon | undefined): boolean {
  const known = lexicon?.names.first.get(unit.lower);
  if (known !== undefined) return !known.alsoWord;
  const entry = gazetteer.findName(unit.lower);
  return entry !== undefined && (entry.flags & GIVEN_NAME) !== 0 && entry.readings.every((reading) => gazetteer.place(reading.place).population < 100_000 && gazetteer.place(reading.place).type === 'city');
}

/** "Georgia Price", "Jordan Smith": a first name that is a place too counts where a common surname follows. */
function isNamesakeOfPlace(units: readonly Unit[], i: number, lexicon: Lexicon | undefined): boolean {
  const next = units[i + 1];
  const head = units[i];
  if (next === undefined || head === undefined || lexicon === undefined || next.gap !== Gap.SPACE || !isNameWord(next)) return false;
  return lexicon.names.first.has(head.lower) && lexicon.names.surnames.has(next.lower) && !BODY_HEADS.has(next.lower) && !BODY_HEADS.has(units[i + 2]?.lower ?? '');
}

function afterTitle(units: readonly Unit[], i: number, lexicon: Lexicon | undefined): boolean {
  const b1 = units[i]?.gap === Gap.SPACE ? elementAt(units, i - 1) : undefined;
  const title = b1?.lower === '.' && b1.gap === Gap.NONE ? elementAt(units, i - 2) : b1;
  return title !== undefined && title.capital && title.lower !== 'st' && title.lower !== 'saint'
    && (BEFORE_PERSON.has(title.lower) || (lexicon?.titles.offices.get(title.lower)?.beforeName ?? false));
}

/** The last word of the run of capitals from `i`, initials and their points taken along; at most five words. */
function nameEnd(units: readonly Unit[], i: number): number {
  let last = i;
  for (let k = i + 1; k < Math.min(units.length, i + 8); k += 1) {
    const unit = units[k];
    if (unit === undefined || unit.gap === Gap.LINE || unit.possessive) break;
    const point = unit.lower === '.' && unit.gap === Gap.NONE && (elementAt(units, k - 1)?.end ?? 0) - (elementAt(units, k - 1)?.start ?? 0) === 1;
    if (point) continue;
    if (!isNameWord(unit) || unit.gap === Gap.NONE) break;
    last = k;
  }
  return last;
}
