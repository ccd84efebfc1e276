// The joint decision on names and places: what words tell of persons and bodies beats a place of the same name; places take the rest.
import { firstWhere } from '../../base/search.js';
import { contains, sameSpan, shift, type Span } from '../../base/span.js';
import type { Structure } from '../../model/analysis.js';
import type { BlockKind } from '../../model/kinds.js';
import type { PlacedReading } from '../coreference/names.js';
import { mayBePerson, mentionOf, nameOf, join, type NamesFound, type OpenChain } from '../coreference/names.js';
import type { EntityDraft, MentionDraft } from '../coreference/people.js';
import type { Claim } from '../places/articleTraits.js';
import type { PlaceCandidate, PlaceContext, PlaceReading } from '../places/candidates.js';
import type { BlockMemory } from '../memory.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import { metonymTargetOf } from '../places/metonyms.js';
import { resolvePlaces, type LocatedPlace } from '../places/resolve.js';
import { TAG_INDEX, TAGS } from '../../lexicon/tags.js';
import type { Resources } from '../resources.js';
import { SpanIndex } from '../spanIndex.js';
import { keyOf } from '../coreference/people.js';
import { placesIn, type BlockNames, type BlockPlaces } from './blockPlaces.js';
import { LISTED, OWNED } from './kinds.js';
import { placeFame } from './placeLike.js';
import { lettered } from '../../text/lettered.js';

export interface PlaceJob {
  readonly text: string;
  readonly structure: Structure;
  readonly blocks: readonly PlacedReading[];
  readonly names: NamesFound;
  readonly known: readonly MentionDraft[];
  readonly resources: Resources;
  readonly memory: BlockMemory;
  readonly old: BlockMemory | undefined;
  /** The only block whose words are others than in the version before; undefined where more may be. */
  readonly edited: number | undefined;
}

/** Place mentions of the article. Settles the open chains of `names` on the way: places, speakers without other evidence, or nothing. */
export function placeMentions(job: PlaceJob): MentionDraft[] {
  const { text, blocks, names, known, resources } = job;
  const sources = new SpanIndex(sourceHeads(blocks), (s) => s);
  const sure = sureEntities(job, sources);
  const located = withoutKnown(locate(job, sure), known);
  const locatedAt = new SpanIndex(located, (p) => p.span);
  giveWay(names, sure, locatedAt);
  const mentions: MentionDraft[] = [];
  const entities = new Map<number, EntityDraft>();
  const taken = new Set<LocatedPlace>();
  for (const chain of names.open) {
    const place = locatedAt.meeting(chain.span)[0];
    const speaks = sources.meeting(chain.span).some((h) => speaksIn(text, h, chain.span));
    if (place && !(speaks && !mayGovern(place, resources) && chain.named.chain.words.length === 1 && place.form === 'name' && !isTown(chain, resources))) continue;
    if (place) taken.add(place);
    if (!place && chain.named.guess.kind === 'organisation' && !chain.named.chain.titleCase) settleOrganisation(chain, names);
    else if (speaks && !isOffice(chain, resources)) settleSpeaker(chain, names, resources);
  }
  const fixedAt = new SpanIndex([...names.mentions, ...known], (m) => m.span);
  for (const place of located) {
    const around = fixedAt.meeting(place.span);
    if (taken.has(place) || around.some((m) => !(m.kind === 'organisation' && contains(m.span, place.span) && !sameSpan(m.span, place.span)))) continue;
    const partOfName = around.some((m) => m.evidence[0]?.rule === LISTED);
    mentions.push(mentionFor(job, partOfName ? { ...place, form: 'inside-name', governs: false } : place, { entities, sources }));
  }
  names.mentions.sort((a, b) => a.span.start - b.span.start);
  return mentions;
}

function withoutKnown(located: readonly LocatedPlace[], known: readonly MentionDraft[]): LocatedPlace[] {
  const knownAt = new SpanIndex(known, (m) => m.span);
  return located.filter((p) => knownAt.meeting(p.span).length === 0);
}

/** From this score on a name's kind is beyond doubt. */
const SURE = 0.91;

/** Entities that are no places, whatever the words around their names say: known ones, persons told by a title or a first name, and whoever speaks. */
function sureEntities({ names, known, text, resources }: PlaceJob, sources: SpanIndex<Span>): Set<EntityDraft> {
  const sure = new Set<EntityDraft>();
  for (const m of known) if (m.entity) sure.add(m.entity);
  for (const m of names.mentions) {
    const speaks = sources.meeting(m.span).some((h) => speaksIn(text, h, m.span)) && placeFame(text.slice(m.span.start, m.span.end), resources.gazetteer) !== 'great';
    const land = m.kind === 'organisation' && isKnownLand(text.slice(m.span.start, m.span.end), resources.gazetteer);
    if (m.entity && !land && (m.score >= SURE || speaks)) sure.add(m.entity);
  }
  return sure;
}

/** Names that were taken for a person or a body, and stand where a place is found that is likelier, are taken back. */
function giveWay(names: NamesFound, sure: ReadonlySet<EntityDraft>, located: SpanIndex<LocatedPlace>): void {
  const lost = (m: MentionDraft): boolean => m.entity !== undefined && !sure.has(m.entity) && located.meeting(m.span).some((place) => m.kind === 'person' || contains(place.span, m.span));
  const tally = new Map<EntityDraft, { all: number; lost: number }>();
  for (const m of names.mentions) {
    if (!m.entity) continue;
    const count = tally.get(m.entity) ?? { all: 0, lost: 0 };
    tally.set(m.entity, { all: count.all + 1, lost: count.lost + (lost(m) ? 1 : 0) });
  }
  const gone = new Set([...tally].filter(([, count]) => 2 * count.lost > count.all).map(([entity]) => entity));
  if (gone.size === 0) return;
  const kept = names.mentions.filter((m) => m.entity === undefined || !gone.has(m.entity));
  names.mentions.splice(0, names.mentions.length, ...kept);
  for (const entity of gone) names.cast.forget(entity);
}

function locate(job: PlaceJob, sure: ReadonlySet<EntityDraft>): LocatedPlace[] {
  const { text, structure, resources, names, known } = job;
  if (!resources.gazetteer) return [];
  const fixed = [...names.mentions, ...known].sort((a, b) => a.span.start - b.span.start);
  const isSure = (m: MentionDraft): boolean => m.entity === undefined || sure.has(m.entity);
  const isBody = (m: MentionDraft): boolean => m.kind === 'organisation' && !isKnownLand(text.slice(m.span.start, m.span.end), resources.gazetteer);
  const context: PlaceContext = {
    text, gazetteer: resources.gazetteer, lexicon: resources.lexicon, structure,
    persons: fixed.filter((m) => (m.kind === 'person' && isSure(m)) || isSaints(m)).map((m) => m.span),
    organisations: fixed.filter(isBody).map((m) => m.span),
    claims: fixed.flatMap((m): Claim[] => {
      if (isBody(m)) return [{ span: m.span, kind: 'organisation', score: m.score }];
      return m.kind === 'person' && !isSure(m) ? [{ span: m.span, kind: 'person', score: m.score }] : [];
    }),
    tagged: job.blocks.flatMap((placed) => placed.reading.names.map(({ span, odds }) => ({ span: shift(span, placed.start), odds }))),
    ...(resources.home === undefined ? {} : { home: resources.home }),
    ...(resources.placeScorer === undefined ? {} : { scorer: resources.placeScorer }),
  };
  const { candidates, countryWords } = placesOf(job, context);
  return resolvePlaces({ ...context, countryWords }, candidates, { now: job.memory.article, old: job.old?.article.places });
}

/** "St Paul's Hospital": the saint is no town. */
const isSaints = ({ evidence: [first] }: MentionDraft): boolean => first?.rule === OWNED && SAINT.test(first.detail ?? '');

/** "West Bank", "Hudson Bay": land and water of several words in the list, whatever body their last word may head. */
function isKnownLand(words: string, gazetteer: Gazetteer | undefined): boolean {
  const entry = words.includes(' ') ? gazetteer?.findName(words) : undefined;
  return entry?.readings.some(({ place, form }) => (form === 'name' || form === 'alias') && LAND.has(gazetteer?.place(place).type ?? '')) ?? false;
}

/** Hits the beginning of "St. Paul's Hospital"; misses "Stanford". */
const SAINT = /^(?:St\.?|Saint) /u;

const LAND: ReadonlySet<string> = new Set(['country', 'region', 'area', 'ocean', 'sea', 'gulf', 'bay', 'strait', 'river', 'lake', 'island', 'islands', 'peninsula', 'mountain', 'mountains', 'desert']);

/** Blocks that name no places of the story. */
const SILENT: ReadonlySet<BlockKind> = new Set<BlockKind>(['trailer', 'credit', 'readingTime']);

/** What all blocks tell; that of blocks whose words and names have not changed is kept. */
function placesOf(job: PlaceJob, context: PlaceContext): PlaceReading {
  const all: PlaceCandidate[] = [];
  const words = new Set<string>();
  // What stands above the story, its headline for one, may name places before the dateline does.
  let opens = true;
  const persons = new SpanIndex(context.persons ?? [], (s) => s);
  const organisations = new SpanIndex(context.organisations ?? [], (s) => s);
  const named: (BlockPlaces | undefined)[] = [];
  job.memory.article.named = named;
  const past = job.edited === undefined ? [] : (job.old?.article.reading?.named ?? []);
  for (const [n, block] of job.structure.blocks.entries()) {
    if (SILENT.has(block.kind)) continue;
    const { start } = block.span;
    const own: BlockNames = { persons: persons.meeting(block.span).map((s) => shift(s, -start)), organisations: organisations.meeting(block.span).map((s) => shift(s, -start)) };
    const before = n === job.edited ? undefined : past[n];
    const found = before && sameSpans(before.persons, own.persons) && sameSpans(before.organisations, own.organisations) ? before.found
      : placesIn(job.text.slice(start, block.span.end), own, { now: job.memory.places, old: job.old?.places }, { ...job.resources, gazetteer: context.gazetteer });
    named[n] = { persons: own.persons, organisations: own.organisations, found };
    const base = all.length;
    for (const c of found.candidates) all.push(moved(c, start, base, opens));
    if (block.kind === 'paragraph' && found.candidates.length > 0) opens = false;
    for (const word of found.countryWords) words.add(word);
  }
  return { candidates: all, countryWords: [...words] };
}

const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean => a.length === b.length && a.every((s, i) => { const other = b[i]; return other !== undefined && sameSpan(s, other); });

/** `start` on in the text, `base` on in the list of candidates. `opens`: no paragraph before names a place. */
function moved(candidate: PlaceCandidate, start: number, base: number, opens: boolean): PlaceCandidate {
  const { form, readings, logOdds, own, source, told, listed, meant, governs, evidence, key, asks, container, dateline, patternType } = candidate;
  return {
    span: shift(candidate.span, start), form, readings, logOdds, own, source, told, listed, meant, governs, evidence, key, asks, patternType,
    container: container === undefined ? undefined : container + base, dateline: dateline && opens,
  };
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

/** The name is the whole source, an article apart, or one of the names that are it together: "Egypt and Costa Rica". */
function speaksIn(text: string, head: Span, name: Span): boolean {
  if (!contains(head, name)) return false;
  const [whole, own] = [text.slice(head.start, head.end), text.slice(name.start, name.end)];
  return keyOf(whole) === keyOf(own) || (LIST.test(whole) && whole.split(JOINTS).some((one) => keyOf(one) === keyOf(own)));
}

// Hit: "Egypt and Costa Rica", "Russia, Iran and Turkey"; miss: "officials in Egypt and Libya".
const LIST = lettered(/^(?:(?:the )?\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}(?:, and |, | and |$)){2,8}$/u);
// Hit: ", " and " and " between names; miss: the space of "Costa Rica".
const JOINTS = /, and |, | and /u;

const mayGovern = (place: LocatedPlace, resources: Resources): boolean => place.place !== undefined && resources.gazetteer !== undefined && metonymTargetOf(resources.gazetteer, place.place) !== undefined;

/** "the Cabinet Secretary" is an office, whoever holds it. */
function isOffice(chain: OpenChain, { lexicon }: Resources): boolean {
  const last = chain.named.chain.words[chain.named.chain.words.length - 1];
  return lexicon.titles.offices.has(last?.toLowerCase() ?? '');
}

function settleOrganisation(chain: OpenChain, names: NamesFound): void {
  const { chain: name, guess } = chain.named;
  names.mentions.push(mentionOf(chain, names.cast.organisation(nameOf(name.words), name.acronym), guess.score));
}

/** A well-known town or country whose name is nobody's: "Springfield finds its water". */
function isTown(chain: OpenChain, { lexicon, gazetteer }: Resources): boolean {
  const word = chain.named.chain.words[0] ?? '';
  const lower = word.toLowerCase();
  return placeFame(word, gazetteer) === 'great' && !lexicon.names.first.has(lower) && !lexicon.names.surnames.has(lower);
}

/** A single capital that speaks and is no place: a person, or with an article a body. */
function settleSpeaker(chain: OpenChain, names: NamesFound, { lexicon }: Resources): void {
  const { chain: name, guess } = chain.named;
  const last = (name.words[name.words.length - 1] ?? '').toLowerCase();
  const met = names.cast.findOrganisation(nameOf(name.words));
  const bearer = met || name.determined || name.words.length > 1 ? undefined : names.cast.findPerson(name.words, 'u');
  if (bearer && bearer.name.endsWith(` ${name.words[0] ?? ''}`)) {
    names.mentions.push(mentionOf(chain, bearer, 0.7, 'name.surname-of'));
    return;
  }
  if (!met && name.opening && isPlainPlural(name.words, lexicon)) {
    names.mentions.push(mentionOf(chain, names.cast.group(nameOf(name.words)), 0.6, 'group.speaks'));
    return;
  }
  if (!met && name.opening && isPlainWord(name.words, lexicon)) return;
  const named = lexicon.names.first.has((name.words[0] ?? '').toLowerCase()) || lexicon.names.surnames.has(last);
  const person = !met && mayBePerson(guess) && !name.determined && name.words.length <= 3 && (named || !(lexicon.tags.words.has(last) || lexicon.titles.organisations.has(last)));
  const entity = person ? join(names.cast.person(name.words, guess.gender), chain) : names.cast.organisation(nameOf(name.words));
  names.mentions.push(mentionOf(chain, entity, 0.6, person ? 'name.speaks' : 'organisation.speaks'));
}

/** "Residents", "Forecasters" at the head of a sentence: people, by a common word. */
function isPlainPlural(words: readonly string[], { tags, titles, names }: Resources['lexicon']): boolean {
  const word = (words[0] ?? '').toLowerCase();
  if (words.length !== 1 || !word.endsWith('s') || titles.organisations.has(word)) return false;
  return tags.words.get(word)?.[0]?.tag === TAG_INDEX.get('NNS') || (AGENTS.test(word) && !names.surnames.has(word) && !names.first.has(word));
}

/** Hits "forecasters", "cyclists"; misses "sanders" (a surname by the list). */
const AGENTS = /^[a-z]{3,}(?:ers|ors|ists|icians|keepers)$/u;

/** "Almond grower Ada Quist": a common noun or adjective at the head of a sentence names no body. */
function isPlainWord(words: readonly string[], { tags, titles, names }: Resources['lexicon']): boolean {
  const word = (words[0] ?? '').toLowerCase();
  const top = TAGS[tags.words.get(word)?.[0]?.tag ?? -1];
  return words.length === 1 && (top === 'NN' || top === 'JJ') && !titles.organisations.has(word) && !titles.groups.has(word) && !names.surnames.has(word) && !names.first.has(word);
}

interface Surrounded {
  readonly entities: Map<number, EntityDraft>;
  readonly sources: SpanIndex<Span>;
}

function mentionFor({ text, blocks, resources }: PlaceJob, place: LocatedPlace, { entities, sources }: Surrounded): MentionDraft {
  const words = text.slice(place.span.start, place.span.end);
  const subject = place.form === 'name' && (sources.meeting(place.span).some((h) => speaksIn(text, h, place.span)) || place.governs);
  const speaks = subject && mayGovern(place, resources);
  const entity = entityFor(place, words, entities);
  const placed = blocks[firstWhere(blocks.length, (k) => (blocks[k]?.start ?? Infinity) > place.span.start) - 1];
  const sentence = placed ? placed.reading.sentences.findIndex((s) => s.end > place.span.start - placed.start) : 0;
  const target = speaks && place.place && resources.gazetteer ? metonymTargetOf(resources.gazetteer, place.place) : undefined;
  return {
    span: place.span, kind: 'place', form: speaks ? 'metonym' : place.form, entity, score: place.score,
    evidence: target !== undefined ? [{ rule: 'place.speaks', detail: target }, ...place.evidence] : place.evidence,
    sentence: (placed?.firstSentence ?? 0) + Math.max(0, sentence), block: placed?.block ?? 0, leads: false,
  };
}

function entityFor(place: LocatedPlace, words: string, entities: Map<number, EntityDraft>): EntityDraft {
  const known = entities.get(place.referent);
  const named = place.form === 'name' || place.form === 'inside-name' || place.form === 'metonym';
  if (known) {
    if (named && known.name === known.name.toUpperCase() && keyOf(known.name) === keyOf(words) && words !== words.toUpperCase()) {
      known.aliases.add(known.name);
      known.name = words;
    }
    if (words !== known.name) known.aliases.add(words);
    return known;
  }
  const shouted = words.length > 3 && words === words.toUpperCase() && place.place !== undefined && keyOf(place.place.name) === keyOf(words);
  const name = place.place && (!named || shouted) ? place.place.name : words;
  const made: EntityDraft = {
    kind: 'place', name, roles: [], aliases: new Set(words !== name ? [words] : []), gender: 'u', placeAlternatives: place.alternatives, ...(place.place ? { place: place.place } : {}),
  };
  entities.set(place.referent, made);
  return made;
}
