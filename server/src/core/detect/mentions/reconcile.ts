// Rules and tagger together: where the tagger reads other borders or another kind than the rules, who is believed.
import { elementAt } from '../../base/elementAt.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { NameOdds, NameReading } from '../names/nameReader.js';
import type { Evidence } from '../../model/analysis.js';
import { overlaps, type Span } from '../../base/span.js';
import type { Resources } from '../resources.js';
import { isCapital, isSpaced, type Word } from '../words/words.js';
import { linkedEnd } from './chainEnd.js';
import { chainAt, HELD_OVER, isHashtag, NO_WORD, type NameChain } from './chains.js';
import { placeFame } from './placeLike.js';
import { EVENT, EVENTS, guessKind, isCertain, isNobody, isWhole, type KindGuess } from './kinds.js';

export interface GuessedChain {
  readonly chain: NameChain;
  readonly guess: KindGuess;
}

/** A word at the head of a sentence that is no name by itself, but may be somebody's surname: "Ham said". */
export const OPENING = 'name.opening';

/** A rule's kind stands against the tagger where the tagger gives it at least this much. Chosen on worldwide.train. */
const RULE_STANDS = 0.3;
/** And a rule that is hardly ever wrong (a first name that is no word) where it gives this much. */
const SURE_RULE_STANDS = 0.2;
/** Score of such a rule. */
const SURE_RULE = 0.9;

/** The chains of one sentence after both have spoken, in text order. `chains` and `readings` are in text order. */
export function reconcile(words: readonly Word[], chains: readonly GuessedChain[], readings: readonly NameReading[], resources: Resources): GuessedChain[] {
  const named = withLinkedNames(readings, words).filter((r) => r.kind === 'person' || r.kind === 'organisation').flatMap((r) => bodiesIn(withItsPlace(withInitials(withParticle(withoutPlace(withoutBody(withoutLetters(withoutOpener(r, words), words), words, resources), words, resources), words), words), readings, words), words, resources.lexicon)).filter((r) => !isStretch(r, words, resources.lexicon) && !isHashtag(words, r.start) && !isStorm(words, r));
  const whole = chains.filter(({ guess }) => isWhole(guess));
  const kept = [...whole];
  const taken: Span[] = whole.map(({ chain }) => chain.span);
  for (const reading of named) {
    const span = spanOf(words, reading);
    if (!span || whole.some(({ chain }) => overlaps(chain.span, span))) continue;
    if (isOfTitle(reading, words, resources) || isInTitle(reading, span, chains)) {
      taken.push(span);
      continue;
    }
    const titled = reading.kind === 'organisation' ? chains.find((c) => holdsPerson(c, span) || isBodyBehindOf(c, span, words[reading.start], resources.lexicon)) : undefined;
    if (titled) {
      taken.push(span);
      kept.push(titled);
      continue;
    }
    const other = reading.kind === 'organisation' ? chains.find((c) => c.guess.kind === 'organisation' && c.chain.span.end === span.end && (c.chain.span.start < span.start || onlyArticle(words, reading, c.chain.span))) : undefined;
    const same = other ?? chains.find((c) => c.chain.span.start === span.start && c.chain.span.end === span.end);
    const chain = same?.chain ?? chainAt(words, reading.start, reading.end, resources.lexicon);
    if (!chain) continue;
    const rule = same?.guess ?? guessKind(chain, resources);
    const vetoed = !hasFellows(words, reading) && isVetoed(reading, rule, chain, resources.lexicon);
    // The rules' own borders are believed where neither kind nor borders of the tagger are.
    if (vetoed && !same && chains.some((c) => overlaps(c.chain.span, span))) continue;
    taken.push(span);
    kept.push({ chain, guess: vetoed ? doubtedGuess(rule, reading) : learnedGuess(reading, rule) });
  }
  for (const own of chains) {
    if (taken.some((t) => overlaps(t, own.chain.span))) continue;
    const inside = readings.filter((r) => { const s = spanOf(words, r); return s !== undefined && overlaps(s, own.chain.span); });
    kept.push(doubted(own, inside));
  }
  for (const reading of readings) {
    const span = spanOf(words, reading);
    const word = words[reading.start];
    if (!span || !word || reading.kind !== 'none' || reading.end - reading.start > 1 || word.tag === 'DT' || word.tag === 'PRP' || word.tag === 'IN' || kept.some((c) => overlaps(c.chain.whole, span))) continue;
    const chain = chainAt(words, reading.start, reading.end, resources.lexicon);
    if (chain?.opening === true && (chain.acts || chain.hints.length > 0 || words[reading.end]?.tag === ',')) kept.push({ chain, guess: { kind: 'unknown', score: 0.2, gender: 'u', evidence: [{ rule: OPENING }], odds: reading.odds } });
  }
  return kept.sort((a, b) => a.chain.span.start - b.chain.span.start);
}

/** "Bashar | al-Assad", "Wanjiku | wa Ngugi": what the small word joins to a person's name belongs to it. */
function withLinkedNames(readings: readonly NameReading[], words: readonly Word[]): readonly NameReading[] {
  const longer: NameReading[] = [];
  for (const reading of readings) {
    const last = longer[longer.length - 1];
    if (last && last.end > reading.start) continue;
    const end = reading.kind === 'person' ? linkedEnd(words, reading.end) : reading.end;
    longer.push(end > reading.end ? { ...reading, end } : reading);
  }
  return longer;
}

/** "Currently Quist is …", "Railing Against Quist": an adverb or preposition at the head of a sentence, and what stands before a preposition of a headline, is no part of a person's name. */
function withoutOpener(reading: NameReading, words: readonly Word[]): NameReading {
  for (let i = reading.end - 2; i >= reading.start; i--) if (DESCRIBES.test(words[i]?.text ?? '')) return { ...reading, start: i + 1 };
  if (reading.kind === 'person') for (let i = reading.end - 2; i > reading.start; i--) if (words[i]?.tag === 'IN' && isCapital(words[i] ?? NO_WORD)) return { ...reading, start: i + 1 };
  const tag = words[reading.start]?.tag;
  const opener = reading.start === 0 && (tag === 'RB' || tag === 'IN' || tag === 'DT' || tag === 'CC' || tag === 'WRB');
  return opener && reading.kind === 'person' && reading.end - reading.start > 1 ? { ...reading, start: reading.start + 1 } : reading;
}

/** Hits "Kong-listed", "Oxford-trained" before a name; misses "Udvar-Hazy". */
const DESCRIBES = /\p{L}-(?:led|based|born|listed|backed|trained|run|owned|educated|linked|allied|affiliated|controlled|funded|held|made|occupied|registered|sponsored|supported)$/u;

/** "Ambassador to Jordan | Ada Quist", "University of Norland Seattle | Ada Quist": a well-known place before two words of a name, where an office is held over it or more capitals go before, is no part of the name. */
function withoutPlace(reading: NameReading, words: readonly Word[], { lexicon, gazetteer }: Resources): NameReading {
  const { kind, start, end } = reading;
  const [first, before, office] = [words[start], elementAt(words, start - 1), elementAt(words, start - 2)];
  if (kind !== 'person' || end - start < 3 || !first || !before || !isCapital(words[start + 1] ?? NO_WORD)) return reading;
  const held = HELD_OVER.has(before.lower) && office !== undefined && isCapital(office) && lexicon.titles.offices.has(office.lower);
  if (!held && !(isCapital(before) && isSpaced(first) && !lexicon.names.first.has(first.lower))) return reading;
  return placeFame(first.text, gazetteer) === 'great' ? { ...reading, start: start + 1 } : reading;
}

/** "Halden Council | Ada Quist said": a body or an office right before a first name that is no word is no part of the person's name. */
function withoutBody(reading: NameReading, words: readonly Word[], { lexicon: { names, titles } }: Resources): NameReading {
  if (reading.kind !== 'person') return reading;
  for (let i = reading.end - 2; i > reading.start; i--) {
    const before = words[i - 1]?.lower ?? '';
    if (names.first.get(words[i]?.lower ?? '')?.alsoWord === false && !names.first.has(before) && (titles.organisations.has(before) || titles.offices.get(before)?.beforeName === true)) return { ...reading, start: i };
  }
  return reading;
}

/** "Ada Quist | SC", "Ben Olsen | OBE": letters behind a name are no part of it. */
function withoutLetters(reading: NameReading, words: readonly Word[]): NameReading {
  let { end } = reading;
  while (reading.kind === 'person' && end - reading.start > 2 && LETTERS.has(words[end - 1]?.text ?? '')) end -= 1;
  return end < reading.end ? { ...reading, end } : reading;
}

/** Degrees, honours and seats. */
const LETTERS: ReadonlySet<string> = new Set(['BL', 'SC', 'KC', 'QC', 'MBE', 'OBE', 'CBE', 'MP', 'MEP', 'MSP', 'MLA', 'TD', 'MD', 'PhD', 'DSO', 'FRS', 'GBE', 'KBE', 'DBE', 'SAN', 'MLC', 'MHA']);

/** "W. Ada Quist", "Z. Quist": initials before a name belong to it, also at the head of a sentence. */
function withInitials(reading: NameReading, words: readonly Word[]): NameReading {
  let { start } = reading;
  while (reading.kind === 'person' && start > 0 && INITIAL.test(words[start - 1]?.text ?? '') && isSpaced(words[start] ?? NO_WORD)) start -= 1;
  return start < reading.start ? { ...reading, start } : reading;
}

/** Hits "W."; misses "St.". */
const INITIAL = /^\p{Lu}\.$/u;

/** "bin Quist said": the small word that opens a surname belongs to it. */
function withParticle(reading: NameReading, words: readonly Word[]): NameReading {
  const { kind, start } = reading;
  const [particle, before] = [elementAt(words, start - 1), elementAt(words, start - 2)];
  if (kind !== 'person' || !particle || !OPENING_PARTICLES.has(particle.text) || (before && isCapital(before))) return reading;
  return { ...reading, start: start - 1 };
}

const OPENING_PARTICLES: ReadonlySet<string> = new Set(['bin', 'ibn', 'bint', 'van', 'von', 'de', 'du', 'di', 'da', 'dos', 'del', 'della', 'al', 'abu']);

/** "University of | Bern": a body's name does not end with "of"; what follows it belongs to it, even where it reads like a place. */
function withItsPlace(reading: NameReading, readings: readonly NameReading[], words: readonly Word[]): NameReading {
  if (reading.kind !== 'organisation' || words[reading.end - 1]?.lower !== 'of') return reading;
  const next = readings.find((r) => r.start === reading.end && r.kind === 'place');
  return { ...reading, end: next?.end ?? reading.end - 1 };
}

/** "Jal Shakti Minister Ada Quist": what she is minister of, and nobody. */
function isOfTitle({ kind, start, end }: NameReading, words: readonly Word[], { lexicon, gazetteer }: Resources): boolean {
  const [office, next] = [words[end], words[end + 1]];
  if (kind !== 'person' || !office || !next || !isCapital(office) || !isCapital(next) || !isSpaced(next)) return false;
  return lexicon.titles.offices.get(office.lower)?.beforeName === true && words.slice(start, end).every((w) => !lexicon.names.first.has(w.lower) && placeFame(w.text, gazetteer) === 'none');
}

/** The same where the rules see the whole title before a name, and the tagger is in doubt. */
const isInTitle = ({ kind, odds }: NameReading, span: Span, chains: readonly GuessedChain[]): boolean =>
  kind === 'person' && odds.person < HALF && chains.some(({ chain }) => chain.title !== undefined && chain.whole.start <= span.start && span.end < chain.span.start);

/** "Halden Council and Moss Council": two bodies, where what stands before "and" is one already. */
function bodiesIn(reading: NameReading, words: readonly Word[], { titles }: Pick<Lexicon, 'titles'>): NameReading[] {
  if (reading.kind !== 'organisation' || !titles.organisations.has(words[reading.end - 1]?.lower ?? '')) return [reading];
  for (let i = reading.start + 2; i < reading.end - 2; i++) if (words[i]?.lower === 'and' && titles.organisations.has(words[i - 1]?.lower ?? '')) return [{ ...reading, end: i }, ...bodiesIn({ ...reading, start: i + 1 }, words, { titles })];
  return [reading];
}

/** "Sund Basin in Co Leitrim to Moss", "Hodh Ouest" before "region", "Downtown Halden", what follows "of Main Street,": a stretch of places, no body and nobody. */
function isStretch({ kind, start, end, odds }: NameReading, words: readonly Word[], { titles }: Lexicon): boolean {
  if (STRETCHES.has(words[end]?.lower ?? '') && odds[kind] < SURE) return true;
  if (kind === 'person' && words[start - 1]?.tag === ',' && ROADS.has(words[start - 2]?.lower ?? '') && isCapital(words[start - 2] ?? NO_WORD)) return true;
  if (kind === 'person' && end - start > 1 && PARTS.has(words[start]?.lower ?? '')) return true;
  if (kind !== 'organisation') return false;
  const inner = words.slice(start, end);
  if (inner[0]?.lower === 'co' || inner[0]?.lower === 'co.') return true;
  const way = inner.findIndex((w) => w.lower === 'in' || w.lower === 'to');
  return way > 0 && !inner.slice(0, way).some((w) => titles.organisations.has(w.lower)) && !titles.organisations.has(inner[inner.length - 1]?.lower ?? '');
}

/** "Storm Edda", "Operation Quist": the name is no person's. */
const isStorm = (words: readonly Word[], { start }: NameReading): boolean => { const before = elementAt(words, start - 1); return before !== undefined && isCapital(before) && EVENTS.has(before.lower); };

/** Parts of towns and lands, before their name. */
const PARTS: ReadonlySet<string> = new Set(['downtown', 'uptown', 'northern', 'southern', 'eastern', 'western', 'central', 'greater', 'mainland', 'northeastern', 'northwestern', 'southeastern', 'southwestern']);
const STRETCHES: ReadonlySet<string> = new Set(['region', 'regions', 'province', 'provinces', 'village', 'villages', 'oblast', 'governorate', 'prefecture']);

/** "Quist and her colleagues": somebody, however unlikely the name. */
const hasFellows = (words: readonly Word[], { kind, end }: NameReading): boolean => kind === 'person' && words[end]?.lower === 'and' && words[end + 1]?.tag === 'PRP$' && words[end + 1]?.lower !== 'its';

/** "The Ministry of Fisheries": the article that opens the reading is no part of the name that the rules see. */
const onlyArticle = (words: readonly Word[], { start }: NameReading, name: Span): boolean => words[start]?.lower === 'the' && words[start + 1]?.start === name.start;

/** "Harbour Court Justice Ada Quist", "Insp Ada Quist of Halden Police": a title before the name speaks for a person, whatever the long run looks like. */
function holdsPerson({ chain, guess }: GuessedChain, whole: Span): boolean {
  const titled = chain.hints.includes('title') || chain.hints.includes('honorific');
  return titled && guess.kind === 'person' && chain.span.end <= whole.end && chain.span.start > whole.start;
}

/** "Cranes of Halden Lifting Ltd": the first word is a common one in the plural, the body begins behind "of". */
function isBodyBehindOf({ chain, guess }: GuessedChain, whole: Span, first: Word | undefined, lexicon: Lexicon): boolean {
  if (guess.kind !== 'organisation' || chain.span.end !== whole.end || chain.span.start <= whole.start || !first) return false;
  return first.lower.endsWith('s') && !lexicon.titles.organisations.has(first.lower);
}

function spanOf(words: readonly Word[], { start, end }: NameReading): Span | undefined {
  const [first, last] = [words[start], words[end - 1]];
  return first && last ? { start: first.start, end: last.end } : undefined;
}

/** The tagger's kind; the rules' reasons too where they agree. */
function learnedGuess({ kind, odds }: NameReading, rule: KindGuess): KindGuess {
  const learned: Evidence = { rule: 'name.learned', detail: `${Math.round(100 * odds[kind])} %` };
  if (kind !== 'person' && kind !== 'organisation') return rule;
  if (rule.kind !== kind && rule.kind !== 'unknown' && (isCertain(rule) || rule.evidence[0]?.rule === CAPITALS) && odds[kind] < SURE) return withOdds(rule, swapped(odds));
  if (rule.kind === 'person' && rule.score > SURE_RULE && kind === 'organisation' && odds[kind] < HALF) return withOdds(rule, odds);
  if (rule.kind === kind) return { kind, score: Math.max(odds[kind], rule.score), gender: rule.gender, evidence: [...rule.evidence, learned], odds };
  return { kind, score: odds[kind], gender: kind === 'person' ? rule.gender : 'u', evidence: [learned], odds };
}

const withOdds = ({ kind, score, gender, evidence }: KindGuess, odds: NameOdds): KindGuess => ({ kind, score, gender, evidence, odds });

/** Persons and organisations changed for one another. */
const swapped = ({ person, organisation, place, people, none }: NameOdds): NameOdds => ({ person: organisation, organisation: person, place, people, none });

/** A chain that the tagger takes for no person or organisation. */
function doubted(own: GuessedChain, readings: readonly NameReading[]): GuessedChain {
  const { kind } = own.guess;
  const reading = readings[readings.length - 1];
  if (!reading) return own;
  const { odds } = reading;
  if (kind === 'organisation' && isCertain(own.guess)) return own;
  return { chain: own.chain, guess: kind === 'unknown' || odds[kind] >= (own.guess.score > SURE_RULE ? SURE_RULE_STANDS : RULE_STANDS) ? withOdds(own.guess, odds) : doubtedGuess(own.guess, reading) };
}

/** Nothing that is told of the kind; namesakes and places may claim it. */
const doubtedGuess = (rule: KindGuess, { odds }: NameReading): KindGuess =>
  ({ kind: 'unknown', score: 0.3, gender: rule.gender, evidence: rule.kind === 'unknown' ? rule.evidence : [{ rule: 'name.capitals' }], odds });

/** A body told by nothing but its capitals: "NATO". */
const CAPITALS = 'organisation.capitals';

/** What the tagger must give a reading that the word lists speak against. */
const SURE = 0.8;
/** A body that is hardly more likely than not is none where a first name stands that is no word. */
const HALF = 0.6;
/** Less is nothing, wherever it stands. */
const LEAST = 0.45;

/** Less is nothing at the head of a sentence, where every word has a capital. */
const HARDLY = 0.6;

/** Hits "R-N.C." behind a senator's name and the X of "said on X"; misses "R-Evolution". */
const PARTY_OR_LETTER = /^(?:[RDI]-(?:\p{Lu}\.?){1,4}|\p{Lu})$/u;
/** What ends with one of these is neither a person nor a body, whatever it looks like. */
const ROADS: ReadonlySet<string> = new Set(['street', 'road', 'avenue', 'lane', 'boulevard', 'river', 'highway', 'canal']);

/** An office alone is nobody's name; streets, well-known places and common words at the head of a sentence must be read as something else with certainty. */
function isVetoed({ kind, odds }: NameReading, rule: KindGuess, chain: NameChain, lexicon: Lexicon): boolean {
  const code = rule.evidence[0]?.rule;
  if (kind !== 'person' && kind !== 'organisation') return false;
  const last = (chain.words[chain.words.length - 1] ?? '').toLowerCase();
  const link = chain.words.findIndex((w) => w === 'for' || w === 'of');
  const head = link > 0 ? (chain.words[link - 1] ?? '').toLowerCase() : last;
  if (code === EVENT) return true;
  if (chain.words.length === 1 && PARTY_OR_LETTER.test(chain.words[0] ?? '')) return true;
  if (code === 'name.title-alone' || (kind === 'organisation' && lexicon.titles.offices.get(head)?.beforeName === true)) return true;
  if (kind === 'person' && rule.kind !== kind && isNobody(chain, odds[kind])) return true;
  if (kind === 'person' && chain.words.length === 1 && lexicon.titles.groups.has(last)) return true;
  if (rule.kind !== 'unknown') return false;
  if (chain.words.length === 1 && lexicon.cues.verbs.has(last)) return true;
  if (odds[kind] < LEAST) return true;
  if (ROADS.has(last) && chain.words.length > 1) return true;
  if (odds[kind] >= SURE) return false;
  const common = chain.words.length === 1 && chain.opening && (odds[kind] < HARDLY || lexicon.tags.words.has(last));
  return common || code === 'name.thing' || (code === 'name.place-too' && chain.words.length > 1);
}
