// The joint choice: each group of equal names picks its likeliest reading, given what the other groups pick.
import type { Place } from '../../lexicon/gazetteer.js';
import type { NameForm } from '../../lexicon/gazetteerFormat.js';
import type { PlaceCandidate } from './candidates.js';
import { kilometres, pointOf, type Point } from './geography.js';

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

/** Weights of the score, in powers of ten of population where nothing else is said. */
const W = {
  country: 1.5, capital: 1, region: -0.2, weak: -2, alias: -0.15, district: -0.4, adjective: 3, countryShare: 1.6, regionShare: 1.6, near: 1.8, comma: 6, asked: 3, hand: 6.5,
  own: 30, dateline: 0.6, noPeople: 2, seat: 0.3, namesakeCity: -1,
} as const;
/** Of the region's people. */
const CITY_SHARE = 0.12;
/** Kilometres at which nearness has lost two thirds of its weight. */
const NEAR_KM = 120;
const ROUNDS = 3;
/** Other groups that are asked about nearness; the most frequent ones. */
const MOST_ANCHORS = 60;
/** A group speaks for its country only if it is likely a place at all. Log-odds. */
const TRUSTED = 0.8;

export function chooseAll(groups: readonly Group[], candidates: readonly PlaceCandidate[]): Choice[] {
  const links = commaLinks(groups, candidates);
  const linksOf = groups.map((): CommaLink[] => []);
  for (const link of links) for (const g of [link.inner, link.outer]) linksOf[g]?.push(link);
  const fixed = groups.map((group, g) => group.options.map((option) => priorOf(option) + namesakeCity(group, option) + askedOf(group, option, candidates) + commaOf(groups, linksOf[g] ?? [], g, option)));
  const trust = groups.map((group) => Math.max(...group.members.map((m) => candidates[m]?.logOdds ?? -9)));
  let picks = fixed.map((scores) => bestIndex(scores));
  let scores = fixed;
  for (let round = 0; round < ROUNDS; round += 1) {
    const view = viewOf(groups, picks, trust, candidates);
    scores = groups.map((group, g) => group.options.map((option, i) => (fixed[g]?.[i] ?? 0) + contextOf(option, g, view)));
    picks = scores.map((row) => bestIndex(row));
  }
  const view = viewOf(groups, picks, trust, candidates);
  return groups.map((group, g) => choiceOf(groups, g, group, scores[g] ?? [], { view, links: linksOf[g] ?? [] }));
}

/** Log10 of the people, with what the kind of place adds. */
function priorOf(option: Option): number {
  const { place, form } = option;
  if (place.own === true) return W.own;
  let score = place.population > 0 ? Math.log10(place.population + 10) : W.noPeople;
  if (place.type === 'country') score = Math.log10(place.population + 10) + W.country;
  else if (place.type === 'capital') score += W.capital;
  else if (place.type === 'region') score = place.population > 0 ? score + W.region : W.hand;
  else if (place.type === 'district') score += W.district;
  else if (place.type === 'county') score = place.population > 0 ? score : W.hand - 1;
  else if (place.type !== 'city') score = W.hand;
  if (place.rank === 4) score += W.seat;
  if (form === 'weak') score += W.weak;
  else if (form === 'adjective' || form === 'demonym') score += W.adjective;
  return score;
}

/** "New York", "São Paulo", "Kandahar": a region named after a city that holds a good part of its people is the lesser reading. */
function namesakeCity(group: Group, option: Option): number {
  if (option.place.type !== 'region') return 0;
  const city = group.options.some(({ place, form }) => place.region === option.place.id && form === 'name' && place.population >= CITY_SHARE * option.place.population && place.population > 0);
  return city ? W.namesakeCity : 0;
}

function askedOf(group: Group, option: Option, candidates: readonly PlaceCandidate[]): number {
  const asks = candidates[group.members.find((m) => candidates[m]?.asks !== undefined) ?? -1]?.asks;
  if (asks === undefined) return 0;
  const { type } = option.place;
  if (asks === 'city') return type === 'city' || type === 'capital' || type === 'district' ? W.asked : type === 'region' ? -1 : 0;
  return asks === type ? W.asked : 0;
}

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

function commaOf(groups: readonly Group[], links: readonly CommaLink[], g: number, option: Option): number {
  let best = 0;
  for (const link of links) {
    if (link.inner === g && (groups[link.outer]?.options.some((outer) => holds(outer, option)) ?? false)) best = Math.max(best, option.place.type === 'country' ? 0 : W.comma);
    if (link.outer === g && (groups[link.inner]?.options.some((inner) => holds(option, inner)) ?? false)) best = Math.max(best, isWide(option) ? W.comma - 2 : 1);
  }
  return best;
}

const isWide = (option: Option): boolean => option.place.type === 'country' || option.place.type === 'region';

interface Anchor {
  readonly group: number;
  readonly point: Point;
  readonly place: Place;
}

/** What the present picks say together. */
interface View {
  readonly countries: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<number, number>;
  readonly total: number;
  readonly anchors: readonly Anchor[];
  readonly own: readonly { readonly country?: string; readonly region?: number; readonly weight: number }[];
  readonly datelineCountry?: string;
}

function viewOf(groups: readonly Group[], picks: readonly number[], trust: readonly number[], candidates: readonly PlaceCandidate[]): View {
  const countries = new Map<string, number>();
  const regions = new Map<number, number>();
  const anchors: { anchor: Anchor; weight: number }[] = [];
  let total = 0;
  let datelineCountry: string | undefined;
  const own = groups.map((group, g) => {
    const place = group.options[picks[g] ?? -1]?.place;
    if (place === undefined || (trust[g] ?? -9) < TRUSTED) return { weight: 0 };
    const weight = Math.sqrt(group.members.length);
    const region = place.type === 'region' ? place.id : place.region;
    if (place.country !== undefined) countries.set(place.country, (countries.get(place.country) ?? 0) + weight);
    if (region !== undefined) regions.set(region, (regions.get(region) ?? 0) + weight);
    total += weight;
    const point = pointOf(place);
    if (point !== undefined && isLocal(place)) anchors.push({ anchor: { group: g, point, place }, weight });
    if (datelineCountry === undefined && group.members.some((m) => candidates[m]?.dateline === true)) datelineCountry = place.country;
    return { weight, ...(place.country === undefined ? {} : { country: place.country }), ...(region === undefined ? {} : { region }) };
  });
  anchors.sort((a, b) => b.weight - a.weight || a.anchor.group - b.anchor.group);
  return {
    countries, regions, total, own, anchors: anchors.slice(0, MOST_ANCHORS).map(({ anchor }) => anchor),
    ...(datelineCountry === undefined ? {} : { datelineCountry }),
  };
}

/** Small enough that nearness to its point says something. */
const isLocal = (place: Place): boolean => place.type !== 'country' && place.type !== 'continent' && place.type !== 'area' && place.type !== 'ocean' && place.type !== 'bloc' && place.type !== 'region';

function contextOf(option: Option, g: number, view: View): number {
  const { place } = option;
  if (place.own === true) return 0;
  const share = shares(place, g, view);
  const near = isLocal(place) ? nearestAnchor(place, g, view) : undefined;
  const nearness = near === undefined ? 0 : Math.exp(-near.km / NEAR_KM);
  const dateline = place.country !== undefined && place.country === view.datelineCountry && place.type !== 'country' ? W.dateline : 0;
  return W.countryShare * share.country + (place.type === 'country' ? 0 : W.regionShare * share.region) + W.near * nearness + dateline;
}

/** Shares of the other groups that lie in the same country, in the same region. */
function shares(place: Place, g: number, view: View): { country: number; region: number } {
  const own = view.own[g];
  const total = view.total - (own?.weight ?? 0);
  if (total <= 0) return { country: 0, region: 0 };
  const region = place.type === 'region' ? place.id : place.region;
  const inCountry = place.country === undefined ? 0 : (view.countries.get(place.country) ?? 0) - (own?.country === place.country ? (own?.weight ?? 0) : 0);
  const inRegion = region === undefined ? 0 : (view.regions.get(region) ?? 0) - (own?.region === region ? (own?.weight ?? 0) : 0);
  return { country: inCountry / total, region: inRegion / total };
}

function nearestAnchor(place: Place, g: number, view: View): { group: number; km: number } | undefined {
  const point = pointOf(place);
  if (point === undefined) return undefined;
  let best: { group: number; km: number } | undefined;
  for (const anchor of view.anchors) {
    if (anchor.group === g || anchor.place.id === place.id) continue;
    const km = kilometres(point, anchor.point);
    if (best === undefined || km < best.km) best = { group: anchor.group, km };
  }
  return best;
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

/** Softmax over the scores, namesakes in the same spot counted once. The factor makes a lead of one power of ten about 9 to 1. */
function confidenceOf(ranked: readonly Ranked[]): number {
  const best = ranked[0];
  if (best === undefined) return 0;
  const point = pointOf(best.option.place);
  let sum = 1;
  for (const other of ranked.slice(1)) {
    const spot = pointOf(other.option.place);
    if (point !== undefined && spot !== undefined && kilometres(point, spot) < 40) continue;
    sum += Math.exp(2.2 * (other.score - best.score));
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
