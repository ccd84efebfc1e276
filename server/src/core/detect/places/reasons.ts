// Says in plain words why a reading of a place name was chosen.
import type { Gazetteer, Place } from '../../lexicon/gazetteer.js';
import type { Evidence } from '../../model/analysis.js';
import { HOME_GROUP, type Choice, type Group } from './choose.js';

/** At least one reason; figures in people and kilometres. */
export function evidenceFor(gazetteer: Gazetteer, group: Group, choice: Choice, choices: readonly (Choice | undefined)[]): Evidence[] {
  const best = choice.ranked[0]?.option.place;
  if (best === undefined) return [];
  const reasons: Evidence[] = [];
  const over = choice.ranked[1]?.option.place;
  if (best.own === true) reasons.push({ rule: 'place.own', detail: "the newsroom's own list" });
  const container = choice.container === undefined ? undefined : choices[choice.container]?.ranked[0]?.option.place;
  if (container !== undefined) reasons.push({ rule: 'place.comma', detail: container.name });
  if (group.options.length > 1) {
    if (choice.countryShare >= 0.2 && best.type !== 'country') reasons.push({ rule: 'place.country-context', detail: countryName(gazetteer, best) });
    const near = choice.nearest;
    const neighbour = near === undefined ? undefined : choices[near.group]?.ranked[0]?.option.place;
    if (near !== undefined && neighbour !== undefined && near.km < 200) reasons.push({ rule: 'place.near', detail: `${String(Math.round(near.km))} km from ${neighbour.name}` });
    if (near !== undefined && near.group === HOME_GROUP && near.km < 200) reasons.push({ rule: 'place.home', detail: `${String(Math.round(near.km))} km` });
    if (choice.datelineCountry && best.type !== 'country') reasons.push({ rule: 'place.dateline', detail: countryName(gazetteer, best) });
    if (best.population > 0 && best.population >= Math.max(...choice.ranked.slice(1).map((other) => other.option.place.population))) {
      reasons.push({ rule: 'place.population', detail: `${grouped(best.population)} people` });
    }
    if (over !== undefined) reasons.push({ rule: 'place.over', detail: `chosen over ${toldApart(gazetteer, over, best)}` });
  } else {
    reasons.push({ rule: 'place.only', detail: best.type });
  }
  return reasons;
}

/** With its kind where the name alone would tell nothing: "Hamburg, Germany (region)". */
function toldApart(gazetteer: Gazetteer, other: Place, chosen: Place): string {
  const name = fullName(gazetteer, other);
  return name === fullName(gazetteer, chosen) && !name.endsWith(')') ? `${name} (${other.type})` : name;
}

/** "Paris, Texas" or "Paris, France". */
export function fullName(gazetteer: Gazetteer, place: Place): string {
  const region = place.region === undefined ? undefined : gazetteer.place(place.region).name;
  const country = place.type === 'country' ? undefined : countryName(gazetteer, place);
  const holder = (place.country === 'US' || place.country === 'CA' || place.country === 'GB' || place.country === 'AU') && region !== undefined ? region : country;
  if (holder === undefined || holder === '') return place.name;
  return holder === place.name ? `${place.name} (${place.type})` : `${place.name}, ${holder}`;
}

const countryName = (gazetteer: Gazetteer, place: Place): string => (place.country === undefined ? '' : (gazetteer.countryPlace(place.country)?.name ?? place.country));

/** "2,988,507". */
function grouped(figure: number): string {
  return String(figure).replace(THOUSANDS, ',');
}

// Hit: between "2" and "988" in "2988507"; miss: the beginning of "988".
const THOUSANDS = /\B(?=(?:\d{3})+$)/gu;
