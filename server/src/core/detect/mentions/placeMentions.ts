// The joint decision on names and places: what words tell of persons and bodies beats a place of the same name; places take the rest.
import { contains, overlaps, shift, type Span } from '../../base/span.js';
import type { Structure } from '../../model/analysis.js';
import type { PlacedReading } from '../coreference/names.js';
import { mentionOf, nameOf, join, type NamesFound, type OpenChain } from '../coreference/names.js';
import type { EntityDraft, MentionDraft } from '../coreference/people.js';
import { findPlaces, type PlaceContext } from '../places/candidates.js';
import { metonymTargetOf } from '../places/metonyms.js';
import { resolvePlaces, type LocatedPlace } from '../places/resolve.js';
import type { Resources } from '../resources.js';
import { keyOf } from '../coreference/people.js';

export interface PlaceJob {
  readonly text: string;
  readonly structure: Structure;
  readonly blocks: readonly PlacedReading[];
  readonly names: NamesFound;
  readonly known: readonly MentionDraft[];
  readonly resources: Resources;
}

/** Place mentions of the article. Settles the open chains of `names` on the way: places, speakers without other evidence, or nothing. */
export function placeMentions(job: PlaceJob): MentionDraft[] {
  const { text, structure, blocks, names, known, resources } = job;
  const sources = sourceHeads(blocks);
  const fixed = [...names.mentions, ...known].sort((a, b) => a.span.start - b.span.start);
  const located = locate(text, structure, fixed, resources).filter((p) => !known.some((m) => overlaps(m.span, p.span)));
  const mentions: MentionDraft[] = [];
  const entities = new Map<number, EntityDraft>();
  const taken = new Set<LocatedPlace>();
  for (const chain of names.open) {
    const place = located.find((p) => overlaps(p.span, chain.span));
    const speaks = sources.some((h) => speaksIn(text, h, chain.span));
    if (place && !(speaks && !mayGovern(place, resources) && chain.named.chain.words.length === 1 && place.form === 'name')) continue;
    if (place) taken.add(place);
    if (!place && chain.named.guess.kind === 'organisation' && !chain.named.chain.titleCase) settleOrganisation(chain, names);
    else if (speaks) settleSpeaker(chain, names);
  }
  for (const place of located) {
    if (taken.has(place) || fixed.some((m) => overlaps(m.span, place.span) && !(m.kind === 'organisation' && contains(m.span, place.span)))) continue;
    const inside = fixed.some((m) => contains(m.span, place.span));
    mentions.push(mentionFor(job, place, { inside, entities, sources }));
  }
  names.mentions.sort((a, b) => a.span.start - b.span.start);
  return mentions;
}

function locate(text: string, structure: Structure, fixed: readonly MentionDraft[], resources: Resources): LocatedPlace[] {
  if (!resources.gazetteer) return [];
  const context: PlaceContext = {
    text, gazetteer: resources.gazetteer, lexicon: resources.lexicon, structure,
    persons: fixed.filter((m) => m.kind === 'person').map((m) => m.span),
    organisations: fixed.filter((m) => m.kind === 'organisation').map((m) => m.span),
  };
  return resolvePlaces(context, findPlaces(context));
}

function sourceHeads(blocks: readonly PlacedReading[]): Span[] {
  const heads: Span[] = [];
  const collect = (drafts: PlacedReading['reading']['drafts'], start: number): void => {
    for (const draft of drafts) {
      if (draft.head && draft.act === 'communication') heads.push(shift(draft.head, start));
      collect(draft.nested, start);
    }
  };
  for (const placed of blocks) collect(placed.reading.drafts, placed.start);
  return heads;
}

/** The name is the whole source, an article apart. */
const speaksIn = (text: string, head: Span, name: Span): boolean => contains(head, name) && keyOf(text.slice(head.start, head.end)) === keyOf(text.slice(name.start, name.end));

const mayGovern = (place: LocatedPlace, resources: Resources): boolean => place.place !== undefined && resources.gazetteer !== undefined && metonymTargetOf(resources.gazetteer, place.place) !== undefined;

function settleOrganisation(chain: OpenChain, names: NamesFound): void {
  const { chain: name, guess } = chain.named;
  names.mentions.push(mentionOf(chain, names.cast.organisation(nameOf(name.words), name.acronym), guess.score));
}

/** A single capital that speaks and is no place: a person, or with an article a body. */
function settleSpeaker(chain: OpenChain, names: NamesFound): void {
  const { chain: name, guess } = chain.named;
  const person = !name.determined && name.words.length <= 3;
  const entity = person ? join(names.cast.person(name.words, guess.gender), chain) : names.cast.organisation(nameOf(name.words));
  names.mentions.push(mentionOf(chain, entity, 0.6, person ? 'name.speaks' : 'organisation.speaks'));
}

interface Surrounded {
  readonly inside: boolean;
  readonly entities: Map<number, EntityDraft>;
  readonly sources: readonly Span[];
}

function mentionFor({ text, blocks, resources }: PlaceJob, place: LocatedPlace, { inside, entities, sources }: Surrounded): MentionDraft {
  const words = text.slice(place.span.start, place.span.end);
  const speaks = sources.some((h) => speaksIn(text, h, place.span)) && mayGovern(place, resources);
  const entity = entityFor(place, words, entities);
  const placed = blocks.find((b) => b.start <= place.span.start && place.span.start < b.start + (b.reading.sentences[b.reading.sentences.length - 1]?.end ?? 0));
  const sentence = placed ? placed.reading.sentences.findIndex((s) => s.end > place.span.start - placed.start) : 0;
  const target = speaks && place.place && resources.gazetteer ? metonymTargetOf(resources.gazetteer, place.place) : undefined;
  return {
    span: place.span, kind: 'place', form: inside ? 'inside-name' : speaks ? 'metonym' : place.form, entity, score: place.score,
    evidence: target !== undefined ? [{ rule: 'place.speaks', detail: target }, ...place.evidence] : place.evidence,
    sentence: (placed?.firstSentence ?? 0) + Math.max(0, sentence), block: placed?.block ?? 0, leads: false,
  };
}

function entityFor(place: LocatedPlace, words: string, entities: Map<number, EntityDraft>): EntityDraft {
  const known = entities.get(place.referent);
  const named = place.form === 'name' || place.form === 'inside-name' || place.form === 'metonym';
  if (known) {
    if (words !== known.name) known.aliases.add(words);
    return known;
  }
  const name = place.place && !named ? place.place.name : words;
  const made: EntityDraft = {
    kind: 'place', name, roles: [], aliases: new Set(words !== name ? [words] : []), gender: 'u', placeAlternatives: place.alternatives, ...(place.place ? { place: place.place } : {}),
  };
  entities.set(place.referent, made);
  return made;
}
