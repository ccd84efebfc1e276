// What the learned weights are told of a name: what it is, how it is written, what stands around it, and what the article says elsewhere.
import { elementAt } from '../../base/elementAt.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { COMMON_WORD, GIVEN_NAME, SURNAME } from '../../lexicon/gazetteerFormat.js';
import type { Match } from './match.js';
import { isPatternOnly } from './patterns.js';
import { BODY_HEADS } from './placeWords.js';
import { isRun } from './runs.js';
import type { PlaceScorer } from './scorer.js';
import type { Surroundings } from './surroundings.js';
import { Gap, type Unit } from './units.js';
import type { Weight } from './weigh.js';

/** How the name was found: famous or small in the lists, by its pattern, a run that no list knows, a run with a listed name inside. */
export type Source = 'famous' | 'listed' | 'pattern' | 'run' | 'wider';

const FLAGS = [
  'locative', 'softLocative', 'direction', 'kindOf', 'kindAfter', 'hyphenTail', 'hyphenOther', 'contains', 'listed', 'afterTitle', 'afterGiven', 'beforeSurname',
  'beforeListedSurname', 'ofBody', 'personElsewhere', 'saysFollows', 'possessiveFollows', 'capitalBefore', 'capitalAfter', 'dateline', 'bareNoun',
  'calendarBefore', 'bareArticle', 'fullName',
] as const satisfies readonly (keyof Surroundings)[];

/** The names of a source's traits, "run.locative" and so on, made once: joining strings for every name would take longer than all that is asked of them. */
interface TraitNames {
  readonly flags: readonly string[];
  /** By number of words, from 0; by letters in capitals, from 0. */
  readonly words: readonly string[];
  readonly upper: readonly string[];
  readonly of: Readonly<Record<(typeof OTHERS)[number], string>>;
  readonly forms: ReadonlyMap<string, string>;
}

const OTHERS = ['container', 'toldName', 'toldWord', 'opens', 'common', 'surname', 'given', 'capitalBefore', 'capitalNext', 'firstName', 'lastName', 'bodyHead', 'plainHead', 'plainFirst'] as const;
const FORMS = ['name', 'adjective', 'demonym', 'inside-name'];

function namesFor(source: Source): TraitNames {
  const of = Object.fromEntries(OTHERS.map((name) => [name, `${source}.${name}`])) as TraitNames['of'];
  return {
    of,
    flags: FLAGS.map((flag) => `${source}.${flag}`),
    words: [0, 1, 2, 3, 4].map((n) => `${source}.words${String(n)}`),
    upper: [0, 1, 2, 3, 4, 5].map((n) => `${source}.upper${String(n)}`),
    forms: new Map(FORMS.map((form) => [form, `${source}.${form}`])),
  };
}

const NAMES: Readonly<Record<Source, TraitNames>> = { famous: namesFor('famous'), listed: namesFor('listed'), pattern: namesFor('pattern'), run: namesFor('run'), wider: namesFor('wider') };

/** From this hand-set log-odds on a name counts as famous: countries, capitals, millions. */
const FAMOUS = 3.9;

/** Hand-set log-odds weigh no more than this: enough can be said against every name. */
const MOST_HAND = 6;

/** An unknown name that opens the article as its dateline. */
const DATELINE = 6;

export interface Told {
  readonly match: Match;
  readonly around: Surroundings;
  readonly weight: Weight;
  readonly form: string;
}

/** The sum of the traits that the name's own paragraph gives. */
export function ownScore(scorer: PlaceScorer, units: readonly Unit[], told: Told, lexicon: Lexicon | undefined): number {
  const { match, around, weight } = told;
  const source = sourceOf(match, weight);
  scorer.begin();
  if (source !== 'run' && source !== 'wider') scorer.base(Math.max(-MOST_HAND, Math.min(MOST_HAND, weight.logOdds)));
  else if (around.dateline) scorer.base(DATELINE);
  // Countries and great cities: what the lists and the rules say is enough, and no corpus should teach otherwise.
  if (source === 'famous') return scorer.end();
  const names = NAMES[source];
  scorer.add(source);
  scorer.add(names.forms.get(told.form) ?? '');
  for (let i = 0; i < FLAGS.length; i += 1) {
    const flag = FLAGS[i];
    if (flag !== undefined && around[flag]) scorer.add(names.flags[i] ?? '');
  }
  if (around.container !== undefined) scorer.add(names.of.container);
  const explained = around.locative || around.kindOf || around.kindAfter || around.contains;
  if (explained && (match.flags & (GIVEN_NAME | SURNAME)) !== 0) scorer.add(names.of.toldName);
  if (explained && (match.flags & COMMON_WORD) !== 0) scorer.add(names.of.toldWord);
  addShape(scorer, units, match, source);
  addWords(scorer, units, match, { source, lexicon });
  return scorer.end();
}

export function sourceOf(match: Match, weight: Weight): Source {
  if (isRun(match)) return match.holds ? 'wider' : 'run';
  if (isPatternOnly(match)) return 'pattern';
  return (weight.known ?? -9) >= FAMOUS ? 'famous' : 'listed';
}

function addShape(scorer: PlaceScorer, units: readonly Unit[], match: Match, source: Source): void {
  const head = units[match.first];
  const words = Math.min(4, match.last - match.first + 1);
  const names = NAMES[source];
  scorer.add(names.words[words] ?? '');
  if (head?.opens === true) scorer.add(names.of.opens);
  if (head?.upper === true && words === 1) scorer.add(names.upper[Math.min(5, match.end - match.start)] ?? '');
  if ((match.flags & COMMON_WORD) !== 0) scorer.add(names.of.common);
  if ((match.flags & SURNAME) !== 0) scorer.add(names.of.surname);
  if ((match.flags & GIVEN_NAME) !== 0) scorer.add(names.of.given);
}

interface Known {
  readonly source: Source;
  readonly lexicon: Lexicon | undefined;
}

function addWords(scorer: PlaceScorer, units: readonly Unit[], match: Match, { source, lexicon }: Known): void {
  const first = units[match.first];
  const last = units[match.last];
  const b1 = first === undefined || first.gap === Gap.LINE ? undefined : elementAt(units, match.first - 1);
  const b2 = b1 === undefined || b1.gap === Gap.LINE ? undefined : elementAt(units, match.first - 2);
  const a1 = units[match.last + 1]?.gap === Gap.LINE ? undefined : units[match.last + 1];
  const a2 = a1 === undefined || units[match.last + 2]?.gap === Gap.LINE ? undefined : units[match.last + 2];
  const unknown = source === 'run' || source === 'wider';
  const { of } = NAMES[source];
  scorer.word(unknown ? 'unknown-before' : 'before', b1 === undefined ? '^' : b1.lower);
  scorer.word(unknown ? 'unknown-before2' : 'before2', b1 === undefined || b2 === undefined ? '^' : b2.lower);
  scorer.word(unknown ? 'unknown-after' : 'after', a1 === undefined ? '$' : a1.lower);
  scorer.word(unknown ? 'unknown-after2' : 'after2', a1 === undefined || a2 === undefined ? '$' : a2.lower);
  if (b1?.capital === true && b1.word) scorer.add(of.capitalBefore);
  if (a1?.capital === true && a1.word && !BODY_HEADS.has(a1.lower)) scorer.add(of.capitalNext);
  if (source === 'famous' || source === 'listed') return;
  const head = last?.lower ?? '';
  scorer.word('head', head);
  if (match.last > match.first) scorer.word('first', first?.lower ?? '');
  for (const size of [2, 3, 4]) if (head.length > size + 1) scorer.word('ending', head.slice(-size));
  if (lexicon === undefined) return;
  if (lexicon.names.first.has(first?.lower ?? '')) scorer.add(of.firstName);
  if (lexicon.names.surnames.has(head)) scorer.add(of.lastName);
  if (lexicon.titles.organisations.has(head)) scorer.add(of.bodyHead);
  if (lexicon.tags.words.has(head)) scorer.add(of.plainHead);
  if (match.last > match.first && lexicon.tags.words.has(first?.lower ?? '')) scorer.add(of.plainFirst);
}

/** Whether a place inside the name of a body is meant for itself ("Karnataka" in "Karnataka High Court") or but a part of the name ("Kyiv" in "Kyiv Post"): the sum for the weights. */
export function meantScore(scorer: PlaceScorer, units: readonly Unit[], match: Match, type: string): number {
  const [b1, a1] = [elementAt(units, match.first - 1), units[match.last + 1]];
  scorer.begin();
  const last = units[nameEnd(units, match.last)]?.lower ?? '';
  const wide = type === 'country' || type === 'region';
  if (OWNERS.has(last) || !(wide || b1?.lower === 'of' || PUBLIC.has(last))) scorer.base(NEVER);
  scorer.add('inside');
  scorer.add(`inside.${type}`);
  if (b1?.lower === 'of') scorer.add('inside.of');
  if ((units[match.first]?.upper ?? false) && match.first === match.last) scorer.add('inside.upper');
  scorer.word('inside-before', b1 === undefined ? '^' : b1.lower);
  scorer.word('inside-after', a1 === undefined ? '$' : a1.lower);
  scorer.word('inside-first', units[nameStart(units, match.first)]?.lower ?? '');
  scorer.word('inside-last', units[nameEnd(units, match.last)]?.lower ?? '');
  return scorer.end();
}

/** Bodies that are nobody's of the place that they are called after: papers, companies, clubs, contests. Last words of their names. */
const OWNERS: ReadonlySet<string> = new Set(('post times herald tribune gazette chronicle guardian telegraph news press journal fc club team cup open prix airlines airways inc ltd llc plc '
  + 'group holdings partners company corp corporation marathon festival').split(' '));
/** Bodies of the place itself. */
const PUBLIC: ReadonlySet<string> = new Set(('government ministry department police court council commission authority board agency army navy force forces parliament senate congress assembly '
  + 'embassy bureau office guard sheriff prosecutor municipality administration').split(' '));
const NEVER = -9;

const LINKS: ReadonlySet<string> = new Set(['of', 'for', 'and', 'the', '&']);
/** Names of bodies have hardly more words on either side. */
const MOST_BESIDE = 6;

function nameEnd(units: readonly Unit[], from: number): number {
  let last = from;
  for (let i = from + 1; i <= from + MOST_BESIDE; i += 1) {
    const unit = units[i];
    if (unit === undefined || unit.gap === Gap.LINE || unit.possessive || !unit.word) break;
    if (unit.capital) last = i;
    else if (!LINKS.has(unit.lower)) break;
  }
  return last;
}

function nameStart(units: readonly Unit[], from: number): number {
  let first = from;
  for (let i = from - 1; i >= from - MOST_BESIDE && i >= 0; i -= 1) {
    const unit = units[i];
    if (unit === undefined || units[i + 1]?.gap === Gap.LINE || unit.possessive || !unit.word) break;
    if (unit.capital) first = i;
    else if (!LINKS.has(unit.lower)) break;
  }
  return first;
}
