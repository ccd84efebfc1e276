// People beside their own names: named inside the name of something else ("the Quist Foundation"), or by their office alone ("the President"; "Ada Quist, the Harbour Secretary").
import { overlaps, shift, type Span } from '../../base/span.js';
import type { NamedChain } from '../blockReading.js';
import { HELD_OVER } from '../mentions/chains.js';
import { THINGS } from '../mentions/kinds.js';
import type { Resources } from '../resources.js';
import { SpanIndex } from '../spanIndex.js';
import { placeFame } from '../mentions/placeLike.js';
import type { PlacedReading } from './names.js';
import { bearerOf } from './roles.js';
import { keyOf, type Cast, type EntityDraft, type MentionDraft } from './people.js';

/** Mentions of people of `cast` that the names found so far leave out, in text order. `mentions`: those found, in text order. */
export function furtherPersons(text: string, blocks: readonly PlacedReading[], cast: Cast, mentions: readonly MentionDraft[], resources: Resources): MentionDraft[] {
  const taken = new SpanIndex(mentions, (m) => m.span);
  const named = new NamedSoFar(mentions);
  const about: About = { text, cast, taken, named, resources };
  return blocks.flatMap((placed) => placed.reading.chains.flatMap((chain) => insideName({ named: chain, placed }, about) ?? officeBeside({ named: chain, placed }, about) ?? byOffice({ named: chain, placed }, about) ?? []));
}

interface About {
  readonly text: string;
  readonly cast: Cast;
  /** What is found already. */
  readonly taken: SpanIndex<MentionDraft>;
  readonly named: NamedSoFar;
  readonly resources: Resources;
}

/** A chain and the reading that it is of. */
interface Standing {
  readonly named: NamedChain;
  readonly placed: PlacedReading;
}

/** The people named before an offset, those named last first; offsets must not fall. */
class NamedSoFar {
  private readonly order: EntityDraft[] = [];
  private next = 0;

  constructor(private readonly mentions: readonly MentionDraft[]) {}

  before(at: number): EntityDraft[] {
    for (let m = this.mentions[this.next]; m && m.span.start < at; m = this.mentions[++this.next]) {
      if (m.kind !== 'person' || m.form !== 'name' || !m.entity) continue;
      const known = this.order.indexOf(m.entity);
      if (known >= 0) this.order.splice(known, 1);
      this.order.unshift(m.entity);
      if (this.order.length > MOST_PEOPLE) this.order.pop();
    }
    return this.order;
  }
}

/** An office means one of so many people who were named last. */
const MOST_PEOPLE = 40;

/** "Quist" in "Quist Foundation": the name opens with that of somebody whom the article names, or with a first name and a surname before a word for things. */
function insideName(standing: Standing, { cast, taken, resources }: About): MentionDraft | undefined {
  const { named: { chain }, placed } = standing;
  if (chain.words.length < 2 || chain.titleCase) return undefined;
  const whole = shift(chain.span, placed.start);
  const around = taken.meeting(whole);
  if (around.some((m) => m.kind === 'person')) return undefined;
  const words = chain.words;
  const most = Math.min(words.length - 1, MOST_NAMES);
  for (let n = most; n > 0; n--) {
    const name = words.slice(0, n);
    const length = name.join(' ').length;
    const span = { start: whole.start, end: whole.start + length };
    if (around.some((m) => overlaps(m.span, span) && m.span.end <= span.end)) continue;
    const person = bearerOfName(name, words[n] ?? '', cast, resources);
    if (person) return mentionAt(span, 'inside-name', person, standing);
  }
  return undefined;
}

const MOST_NAMES = 4;
/** Hits the F. of "Steven F. Lind Centre". */
const INITIAL = /^\p{Lu}\.?$/u;

function bearerOfName(name: readonly string[], next: string, cast: Cast, { lexicon, gazetteer }: Resources): EntityDraft | undefined {
  const known = cast.findPerson(name, 'u');
  const last = keyOf(name[name.length - 1]);
  const own = known?.name.split(' ') ?? [];
  if (known?.kind === 'person' && own.length > 1 && keyOf(own[own.length - 1]) === last && placeFame(name.join(' '), gazetteer) !== 'great') return known;
  const first = lexicon.names.first.get((name[0] ?? '').toLowerCase());
  const thing = THINGS.has(next.toLowerCase()) || lexicon.titles.organisations.has(next.toLowerCase());
  const surname = lexicon.names.surnames.has(last) || !lexicon.tags.words.has(last);
  const plain = name.length === 2 || (name.length > 2 && name.slice(1, -1).every((w) => INITIAL.test(w)));
  return plain && first?.alsoWord === false && thing && surname && placeFame(name.join(' '), gazetteer) !== 'great' ? cast.person(name, first.gender) : undefined;
}

/** "Ada Quist, the Harbour Secretary", "Norland's Prime Minister, Ada Quist": the office with a capital, beside the name of whoever bears it. */
function officeBeside(standing: Standing, { text, taken, resources: { lexicon } }: About): MentionDraft | undefined {
  const { named: { chain }, placed } = standing;
  if (!lexicon.titles.offices.has(keyOf(headWord(chain.words)))) return undefined;
  const span = shift(chain.span, placed.start);
  const around = taken.meeting({ start: Math.max(0, span.start - LONGEST_JOINT), end: span.end + LONGEST_JOINT });
  // A place or body that the office names is no hindrance: "the Halden Harbour Secretary".
  if (around.some((m) => overlaps(m.span, span) && (m.kind === 'person' || m.span.end >= span.end))) return undefined;
  const named = around.find((m) => m.kind === 'person' && m.form === 'name' && (BEFORE_OFFICE.test(text.slice(m.span.end, span.start)) || (OPENS_OFFICE.test(text.slice(Math.max(0, span.start - 12), span.start)) && text.slice(span.end, m.span.start) === ', ')));
  return named?.entity && mentionAt(span, 'nominal', named.entity, standing);
}

/** The word that tells what an office is: "Secretary" of "Secretary of State". */
const headWord = (words: readonly string[]): string | undefined => {
  const of = words.findIndex((w) => HELD_OVER.has(w.toLowerCase()));
  return of > 0 ? words[of - 1] : words[words.length - 1];
};

/** Letters between a name and its office, one of the name's own counted. */
const LONGEST_JOINT = 7;
// Between a name and the office behind it. Hits ", the "; misses " and the ".
const BEFORE_OFFICE = /^, (?:the |an? )?$/u;
// Before an office that a name explains. Hits "The ", "Norland's ", "our "; misses "as ".
const OPENS_OFFICE = /(?:^|[\s“"‘(])(?:[Tt]he|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts) $|['’]s? $/u;

/** "The President" behind "President Ada Quist": the office with a capital, of somebody who bears it. */
function byOffice(standing: Standing, { text, named: people, taken, resources: { lexicon } }: About): MentionDraft | undefined {
  const { named: { chain, guess }, placed } = standing;
  if (guess.evidence[0]?.rule !== 'name.title-alone' || chain.titleCase) return undefined;
  const span = shift(chain.span, placed.start);
  if (!MEANS_BEARER.test(text.slice(Math.max(0, span.start - 12), span.start)) || taken.meeting(span).length > 0) return undefined;
  const words = chain.words.join(' ').toLowerCase();
  const head = keyOf(chain.words[chain.words.length - 1]);
  const bearer = bearerOf({ kind: 'person', head, definite: true, anonymous: false, name: words, whole: `the ${words}` }, people.before(span.start), lexicon.titles.kin);
  return bearer && mentionAt(span, 'nominal', bearer, standing);
}

// What stands before an office that means who holds it. Hits "The ", "Norland's "; misses "as ", "a ", "for ".
const MEANS_BEARER = /(?:^|[\s“"'‘(])[Tt]he $|['’]s? $|, $|(?:^|[.!?]["”’]?\s+|\n)$/u;

const mentionAt = (span: Span, form: 'inside-name' | 'nominal', entity: EntityDraft, { named, placed }: Standing): MentionDraft => ({
  span, kind: 'person', form, entity, score: form === 'inside-name' ? 0.8 : 0.7, evidence: [{ rule: form === 'inside-name' ? 'name.inside' : 'nominal.office', detail: entity.name }],
  sentence: placed.firstSentence + named.sentence, block: placed.block, leads: false,
});
