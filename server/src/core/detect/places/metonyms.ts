// Places that stand for those who govern there: "Moscow pledged", "the Kremlin", "Washington".
import type { Gazetteer, Place } from '../../lexicon/gazetteer.js';
import type { PlaceRef } from '../../model/analysis.js';
import type { PlaceCandidate } from './candidates.js';
import { lettered } from '../../text/lettered.js';

/** Whether a candidate may speak: its likeliest reading is a country, a capital, a bloc, or a place that stands for a body. */
export function isCapitalOrCountry(gazetteer: Gazetteer, candidate: PlaceCandidate): boolean {
  return candidate.readings.slice(0, 1).some((reading) => metonymTarget(gazetteer, gazetteer.place(reading.place)) !== undefined);
}

/** For whom this place speaks when it is said to say something ("the government of Russia"); undefined where it speaks for nobody. */
export function metonymTarget(gazetteer: Gazetteer, place: Place): string | undefined {
  const listed = gazetteer.standsFor(place.id);
  if (listed !== undefined) return listed;
  if (place.type === 'country') return governmentOf(place.name);
  if (place.type === 'bloc') return place.name;
  if (place.name === 'Brussels') return 'the European Union';
  const country = place.type === 'capital' && place.country !== undefined ? gazetteer.countryPlace(place.country) : undefined;
  return country === undefined ? undefined : governmentOf(country.name);
}

/** The same for a resolved place. */
export function metonymTargetOf(gazetteer: Gazetteer, ref: PlaceRef): string | undefined {
  const entry = gazetteer.findName(ref.name);
  const same = entry?.readings.map((reading) => gazetteer.place(reading.place)).find((place) => place.type === ref.type && place.country === ref.country);
  return same === undefined ? undefined : metonymTarget(gazetteer, same);
}

const WITH_ARTICLE = /^(?:United |Netherlands|Philippines|Bahamas|Maldives|Czech|Dominican|Central African|Democratic|Republic|Comoros|Seychelles|Solomon|Marshall|Ivory|Palestinian)/u;

function governmentOf(country: string): string {
  // Hit: "United States" → "the government of the United States"; miss: "France".
  return `the government of ${WITH_ARTICLE.test(country) ? 'the ' : ''}${country}`;
}

/** Verbs that governments do and towns do not, in the past and the present. */
const GOVERNS: ReadonlySet<string> = new Set(('pledged pledges vowed vows warned warns condemned condemns accused accuses denied denies rejected rejects urged urges demanded demands threatened threatens insisted insists '
  + 'announced announces agreed agrees refused refuses retaliated retaliates protested protests recognised recognises recognized recognizes signed signs ratified ratifies imposed imposes summoned summons '
  + 'expelled expels promised promises offered offers proposed proposes backed backs vetoed vetoes negotiated negotiates wants wanted hopes hoped fears feared believes believed considers considered '
  + 'says said maintains maintained argues argued responded responds replied replies dismissed dismisses claimed claims admitted admits acknowledged acknowledges called calls').split(' '));

// Hit: " and Beijing", ", France and Italy" before a verb; miss: " in the north".
const AND_OTHERS = lettered(/^(?:(?:, and|,| and| or) (?:the )?\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}){0,4}/u);
// Hit: " also warned", " has pledged", " pledged"; miss: "-based".
const NEXT_VERB = lettered(/^ (?:(?:also|again|has|have|had|later|then|now|still|repeatedly|never|quickly|already) ){0,2}(\p{Ll}+)/u);
// Hit: the end of "talks in "; miss: the end of "On Monday ".
const PLACED = lettered(/(?:^|[^\p{L}])(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|to|of|outside|inside|across|through|around|over|for|with|by|into|between|against|on) (?:the )?(?:\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?(?:,| and) (?:the )?)?$/u);
/** As far as is looked, in UTF-16 units. */
const AHEAD = 90;
const BEHIND = 40;

/** Whether the name at `start..end`, with those joined to it, is the subject of something that governments do: "Moscow and Beijing warned against it". */
export function governs(text: string, start: number, end: number): boolean {
  const rest = text.slice(end, end + AHEAD);
  const others = AND_OTHERS.exec(rest)?.[0] ?? '';
  const verb = NEXT_VERB.exec(rest.slice(others.length))?.[1] ?? NEXT_VERB.exec(rest)?.[1] ?? '';
  return GOVERNS.has(verb) && !PLACED.test(text.slice(Math.max(0, start - BEHIND), start));
}
