// The joint choice: each group of equal names picks its likeliest reading, given what the other groups pick.
import { elementAt } from '../../base/elementAt.js';
import type { Place } from '../../lexicon/gazetteer.js';
import type { NameForm } from '../../lexicon/gazetteerFormat.js';
import type { Home, PlaceCandidate } from './candidates.js';
import { ownFigures, type ChoiceFigures } from './choiceTraits.js';
import { kilometres, kilometresAlong, lineSquared, pointOf, spotOf, type Spot } from './geography.js';
import { pairFigures } from './pairs.js';
import type { PlaceScorer } from './scorer.js';

export interface Option {
  readonly place: Place;
  readonly form: NameForm;
}

/** Mentions that mean one place. */
export interface Group {
  readonly key: string;
  /** Explained by a comma or a kind word somewhere. */
  readonly qualified: boolean;
  /** Indices of candidates, ascending. */
  readonly members: number[];
  readonly options: readonly Option[];
}

export interface Ranked {
  readonly option: Option;
  readonly score: number;
}

export interface Choice {
  /** Likeliest first; empty where no list knows the name. */
  readonly ranked: readonly Ranked[];
  /** Probability of the first against the others, 0..1. */
  readonly confidence: number;
  /** What the article's other places add to the odds that this is a place. */
  readonly support: number;
  /** Members that the place after their comma holds. */
  readonly contained: ReadonlySet<number>;
  /** Number of the group after the comma that holds the chosen place. */
  readonly container?: number;
  /** The nearest other place of the article. */
  readonly nearest?: { readonly group: number; readonly km: number };
  /** Share of the article's other places in the chosen one's country, 0..1. */
  readonly countryShare: number;
  readonly datelineCountry: boolean;
}

/** Of the region's people. */
const CITY_SHARE = 0.12;
/** Kilometres at which nearness has lost two thirds of its weight. */
const NEAR_KM = 120;
const ROUNDS = 3;
/** Other groups that are asked about nearness; the most frequent ones. */
const MOST_ANCHORS = 60;
/** A group speaks for its country only if it is likely a place at all. Log-odds. */
const TRUSTED = 0.8;

/** What is known besides the names. `spoken`: by country (spoken.ts). */
export interface Around {
  readonly spoken: ReadonlyMap<string, number>;
  readonly home: Home | undefined;
}

/** `weights` in the order of CHOICE_TRAITS. `observe`: is told the figures of the last round, for training. */
export function chooseAll(groups: readonly Group[], candidates: readonly PlaceCandidate[], weights: Float64Array, around: Around, observe?: PlaceScorer['chosen']): Choice[] {
  const links = commaLinks(groups, candidates);
  const kin = kinOf(groups);
  const linksOf = groups.map((): CommaLink[] => []);
  for (const link of links) for (const g of [link.inner, link.outer]) linksOf[g]?.push(link);
  const trust = groups.map((group) => Math.max(...group.members.map((m) => candidates[m]?.logOdds ?? -9)));
  const pairs = pairFigures(groups, (g) => (trust[g] ?? -9) >= TRUSTED, kin);
  const figures = groups.map((group, g) => group.options.map((option, i) => fixedFigures(group, option, candidates, { groups, links: linksOf[g] ?? [], g, spoken: around.spoken, pair: pairs[g]?.[i] ?? 0 })));
  const scored = (): number[][] => groups.map((group, g) => group.options.map((option, i) => (option.place.own === true ? OWN : 0) + (figures[g]?.[i]?.score(weights) ?? 0)));
  let scores = scored();
  let view = viewOf(groups, scores.map((row) => bestIndex(row)), trust, candidates, { home: around.home, kin });
  for (let round = 0; round < ROUNDS; round += 1) {
    groups.forEach((group, g) => group.options.forEach((option, i) => { setContext(figures[g]?.[i], option, g, view); }));
    scores = scored();
    view = viewOf(groups, scores.map((row) => bestIndex(row)), trust, candidates, { home: around.home, kin });
  }
  if (observe) groups.forEach((group, g) => { observe(group.members.flatMap((m) => candidates[m]?.span ?? []), group.options, (figures[g] ?? []).map((f) => f.values)); });
  return groups.map((group, g) => choiceOf(groups, g, group, scores[g] ?? [], { view, links: linksOf[g] ?? [] }));
}

/** A newsroom's own place beats all others of its name. */
const OWN = 90;

interface Linked {
  readonly groups: readonly Group[];
  readonly links: readonly CommaLink[];
  readonly g: number;
  readonly spoken: ReadonlyMap<string, number>;
  /** How another name speaks for the option by lying beside it (pairs.ts). */
  readonly pair: number;
}

/** What does not depend on the choices of others. */
function fixedFigures(group: Group, option: Option, candidates: readonly PlaceCandidate[], linked: Linked): ChoiceFigures {
  const figures = ownFigures(option);
  if (hasNamesakeCity(group, option)) figures.set('namesakeCity');
  const asks = elementAt(candidates, group.members.find((m) => candidates[m]?.asks !== undefined) ?? -1)?.asks;
  const { type } = option.place;
  if (asks !== undefined && (asks === type || (asks === 'city' && (type === 'capital' || type === 'district')))) figures.set('asked');
  else if (asks === 'city' && type === 'region') figures.set('askedOther');
  setCommas(figures, option, linked);
  if (option.place.country !== undefined) figures.set('spoken', linked.spoken.get(option.place.country) ?? 0);
  if (linked.pair > 0) figures.set('pair', linked.pair);
  return figures;
}

/** "New York", "São Paulo", "Kandahar": a region named after a city that holds a good part of its people is the lesser reading. */
const hasNamesakeCity = (group: Group, { place: region }: Option): boolean => region.type === 'region'
  && group.options.some(({ place, form }) => place.region === region.id && form === 'name' && place.population >= CITY_SHARE * region.population && place.population > 0);

interface CommaLink {
  readonly inner: number;
  readonly outer: number;
  readonly member: number;
}

function commaLinks(groups: readonly Group[], candidates: readonly PlaceCandidate[]): CommaLink[] {
  const groupOf = new Map<number, number>();
  groups.forEach((group, g) => group.members.forEach((member) => groupOf.set(member, g)));
  return candidates.flatMap((candidate, member) => {
    const inner = groupOf.get(member);
    const outer = candidate.container === undefined ? undefined : groupOf.get(candidate.container);
    return inner === undefined || outer === undefined || inner === outer ? [] : [{ inner, outer, member }];
  });
}

/** Whether `outer` is the region or country (or a region by a hand-kept row) that `inner` lies in. */
export function holds(outer: Option, inner: Option): boolean {
  if (outer.place.id === inner.place.id || outer.form === 'adjective' || outer.form === 'demonym') return false;
  if (outer.place.type === 'country') return outer.place.country === inner.place.country && inner.place.type !== 'country';
  if (outer.place.type === 'region') return inner.place.region === outer.place.id;
  const near = outer.place.type === 'county' || outer.place.type === 'capital' || outer.place.type === 'city' || outer.place.type === 'area' || outer.place.type === 'island';
  if (!near || inner.place.country !== outer.place.country || inner.place.country === undefined) return false;
  const [a, b] = [pointOf(outer.place), pointOf(inner.place)];
  const reach = outer.place.type === 'county' || outer.place.type === 'area' || outer.place.type === 'island' ? 80 : 25;
  return a !== undefined && b !== undefined && kilometres(a, b) < reach && inner.place.population < Math.max(outer.place.population, 1);
}

function setCommas(figures: ChoiceFigures, option: Option, { groups, links, g }: Linked): void {
  for (const link of links) {
    if (link.inner === g && option.place.type !== 'country' && (groups[link.outer]?.options.some((outer) => holds(outer, option)) ?? false)) figures.set('comma');
    if (link.outer === g && (groups[link.inner]?.options.some((inner) => holds(option, inner)) ?? false)) figures.set(isWide(option) ? 'holds' : 'holdsNear');
  }
}

const isWide = (option: Option): boolean => option.place.type === 'country' || option.place.type === 'region';

/** By group: itself and those whose name holds its name, or is held by it. "Dublin City" is no witness for what "Dublin" means. */
function kinOf(groups: readonly Group[]): ReadonlySet<number>[] {
  const kin = groups.map((_, g) => new Set([g]));
  const byKey = new Map<string, number[]>();
  groups.forEach(({ key }, g) => byKey.set(key, [...(byKey.get(key) ?? []), g]));
  groups.forEach(({ key }, g) => {
    for (const part of partsOf(key)) {
      for (const other of byKey.get(part) ?? []) {
        kin[g]?.add(other);
        kin[other]?.add(g);
      }
    }
  });
  return kin;
}

/** The key itself, and what it begins and ends with: "new york city" gives "new", "new york", "york city", "city". */
function partsOf(key: string): string[] {
  const words = key.split(' ');
  return [key, ...words.slice(1).flatMap((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')])];
}

/** `place`: none for the outlet's home, which is not named. */
interface Anchor {
  readonly group: number;
  readonly spot: Spot;
  readonly place?: Place;
}

/** The outlet's home counts like a place named once. */
const HOME = 1;
/** Its number among the anchors. */
export const HOME_GROUP = -1;

/** What the present picks say together. */
interface View {
  readonly countries: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<number, number>;
  readonly total: number;
  readonly kin: readonly ReadonlySet<number>[];
  readonly anchors: readonly Anchor[];
  readonly own: readonly { readonly country?: string; readonly region?: number; readonly weight: number }[];
  readonly datelineCountry?: string;
}

function viewOf(groups: readonly Group[], picks: readonly number[], trust: readonly number[], candidates: readonly PlaceCandidate[], { home, kin }: { home: Home | undefined; kin: readonly ReadonlySet<number>[] }): View {
  const countries = new Map<string, number>();
  const regions = new Map<number, number>();
  const anchors: { anchor: Anchor; weight: number }[] = [];
  let total = home === undefined ? 0 : HOME;
  if (home !== undefined) {
    countries.set(home.country, HOME);
    if (home.region !== undefined) regions.set(home.region, HOME);
  }
  let datelineCountry: string | undefined;
  const own = groups.map((group, g) => {
    const place = elementAt(group.options, picks[g] ?? -1)?.place;
    if (place === undefined || (trust[g] ?? -9) < TRUSTED) return { weight: 0 };
    const weight = Math.sqrt(group.members.length);
    const region = place.type === 'region' ? place.id : place.region;
    if (place.country !== undefined) countries.set(place.country, (countries.get(place.country) ?? 0) + weight);
    if (region !== undefined) regions.set(region, (regions.get(region) ?? 0) + weight);
    total += weight;
    const spot = isLocal(place) ? spotOf(place) : undefined;
    if (spot !== undefined) anchors.push({ anchor: { group: g, spot, place }, weight });
    if (datelineCountry === undefined && group.members.some((m) => candidates[m]?.dateline === true)) datelineCountry = place.country;
    return { weight, ...(place.country === undefined ? {} : { country: place.country }), ...(region === undefined ? {} : { region }) };
  });
  const at = home === undefined ? undefined : spotOf(home);
  if (at !== undefined) anchors.push({ anchor: { group: HOME_GROUP, spot: at }, weight: HOME });
  anchors.sort((a, b) => b.weight - a.weight || a.anchor.group - b.anchor.group);
  return {
    countries, regions, total, own, kin, anchors: anchors.slice(0, MOST_ANCHORS).map(({ anchor }) => anchor),
    ...(datelineCountry === undefined ? {} : { datelineCountry }),
  };
}

/** Small enough that nearness to its point says something. */
const isLocal = (place: Place): boolean => place.type !== 'country' && place.type !== 'continent' && place.type !== 'area' && place.type !== 'ocean' && place.type !== 'bloc' && place.type !== 'region';

function setContext(figures: ChoiceFigures | undefined, option: Option, g: number, view: View): void {
  const { place } = option;
  if (figures === undefined || place.own === true) return;
  const share = shares(place, g, view);
  const near = isLocal(place) ? nearestAnchor(place, g, view) : undefined;
  figures.set('countryShare', share.country);
  figures.set('regionShare', place.type === 'country' ? 0 : share.region);
  figures.set('near', near === undefined ? 0 : Math.exp(-near.km / NEAR_KM));
  figures.set('dateline', place.country !== undefined && place.country === view.datelineCountry && place.type !== 'country' ? 1 : 0);
}

/** As many places are thought to lie elsewhere: one other place is no country. */
const FEW = 1.5;

/** Shares of the other groups that lie in the same country, in the same region. */
function shares(place: Place, g: number, view: View): { country: number; region: number } {
  const region = place.type === 'region' ? place.id : place.region;
  let total = view.total;
  let inCountry = place.country === undefined ? 0 : (view.countries.get(place.country) ?? 0);
  let inRegion = region === undefined ? 0 : (view.regions.get(region) ?? 0);
  for (const k of view.kin[g] ?? []) {
    const pick = view.own[k];
    if (pick === undefined) continue;
    total -= pick.weight;
    if (pick.country !== undefined && pick.country === place.country) inCountry -= pick.weight;
    if (pick.region !== undefined && pick.region === region) inRegion -= pick.weight;
  }
  // What is left of a sum of roots may be a little under zero.
  if (total <= 1e-9) return { country: 0, region: 0 };
  return { country: Math.max(0, inCountry) / (total + FEW), region: Math.max(0, inRegion) / (total + FEW) };
}

function nearestAnchor(place: Place, g: number, view: View): { group: number; km: number } | undefined {
  const spot = spotOf(place);
  if (spot === undefined) return undefined;
  const kin = view.kin[g];
  let group: number | undefined;
  let least = Infinity;
  for (const anchor of view.anchors) {
    const squared = lineSquared(spot, anchor.spot);
    if (squared >= least || kin?.has(anchor.group) === true || anchor.place?.id === place.id) continue;
    group = anchor.group;
    least = squared;
  }
  return group === undefined ? undefined : { group, km: kilometresAlong(least) };
}

function bestIndex(scores: readonly number[]): number {
  let best = -1;
  scores.forEach((score, i) => {
    if (best < 0 || score > (scores[best] ?? -Infinity)) best = i;
  });
  return best;
}

function choiceOf(groups: readonly Group[], g: number, group: Group, scores: readonly number[], context: { view: View; links: readonly CommaLink[] }): Choice {
  const ranked = group.options.map((option, i) => ({ option, score: scores[i] ?? 0 })).sort((a, b) => b.score - a.score || a.option.place.id - b.option.place.id);
  const best = ranked[0];
  const contained = new Set<number>();
  let container: number | undefined;
  for (const link of context.links) {
    const held = best === undefined || (groups[link.outer]?.options.some((outer) => isWide(outer) && holds(outer, best.option)) ?? false);
    if (link.inner !== g || !held) continue;
    contained.add(link.member);
    container ??= link.outer;
  }
  const near = best === undefined || !isLocal(best.option.place) ? undefined : nearestAnchor(best.option.place, g, context.view);
  const share = best === undefined ? { country: 0, region: 0 } : shares(best.option.place, g, context.view);
  return {
    ranked,
    confidence: confidenceOf(ranked),
    support: best === undefined ? 0 : supportOf(best.option.place, share, near),
    contained,
    ...(container === undefined ? {} : { container }),
    ...(near === undefined ? {} : { nearest: near }),
    countryShare: share.country,
    datelineCountry: best?.option.place.country !== undefined && best.option.place.country === context.view.datelineCountry,
  };
}

/** Softmax over the scores, namesakes in the same spot counted once. */
function confidenceOf(ranked: readonly Ranked[]): number {
  const best = ranked[0];
  if (best === undefined) return 0;
  const point = pointOf(best.option.place);
  let sum = 1;
  for (const other of ranked.slice(1)) {
    const spot = pointOf(other.option.place);
    if (point !== undefined && spot !== undefined && kilometres(point, spot) < 40) continue;
    sum += Math.exp(other.score - best.score);
  }
  return 1 / sum;
}

/** A small town is likelier meant where the article is about its country or its neighbours, and less where it is not. */
function supportOf(place: Place, share: { country: number; region: number }, near: { km: number } | undefined): number {
  if (place.own === true || (place.type !== 'city' && place.type !== 'district' && place.type !== 'county' && !(place.type === 'region' && place.geonames === undefined))) return 0;
  const close = near !== undefined && near.km < 200 ? 1 : 0;
  const byCountry = share.country >= 0.15 ? 0.4 + Math.min(0.6, share.country) : -0.8;
  return byCountry + close + (share.region > 0.15 ? 0.5 : 0);
}
