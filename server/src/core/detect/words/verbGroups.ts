// Verb groups of a unit: auxiliaries, adverbs and the head verb together ("has repeatedly denied"), with what they tell of voice and negation.
import { elementAt } from '../../base/elementAt.js';
import type { Item } from './items.js';
import { isFiniteTag, isMark, isNominal, isQuote } from './items.js';

/** Item indices; `end` is exclusive. */
export interface VerbGroup {
  readonly start: number;
  readonly end: number;
  /** Index of the main verb. */
  readonly head: number;
  readonly finite: boolean;
  /** Begins with "to". */
  readonly infinitive: boolean;
  readonly gerund: boolean;
  readonly participle: boolean;
  readonly passive: boolean;
  readonly negated: boolean;
}

const BE: ReadonlySet<string> = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'s", "'re", "'m", 'get', 'got', 'gets']);
const HAVE: ReadonlySet<string> = new Set(['has', 'have', 'had', "'ve", 'having']);
const AUXILIARIES: ReadonlySet<string> = new Set([
  ...BE, 'have', 'has', 'had', 'having', "'ve", "'d", "'ll", 'do', 'does', 'did', 'will', 'would', 'can', 'could', 'may', 'might', 'must', 'shall', 'should', 'ca', 'wo', 'cannot',
]);
const NEGATIONS: ReadonlySet<string> = new Set(['not', "n't", 'never', 'hardly', 'no']);

/** All verb groups, left to right, never overlapping. */
export function verbGroups(items: readonly Item[]): VerbGroup[] {
  const groups: VerbGroup[] = [];
  let i = 0;
  while (i < items.length) {
    const group = groupAt(items, i);
    if (group) groups.push(group);
    i = group ? group.end : i + 1;
  }
  return groups.map((group, n) => (group.participle && isFiniteAfterAll(items, groups, n) ? finiteAfterAll(group) : group));
}

const finiteAfterAll = ({ start, end, head, infinitive, passive, gerund, negated }: VerbGroup): VerbGroup => ({ start, end, head, infinitive, passive, finite: true, gerund, participle: false, negated });

/** "The minister stressed" read as a participle: right behind a noun, not followed by "by", and no other verb of this clause is finite. */
function isFiniteAfterAll(items: readonly Item[], groups: readonly VerbGroup[], n: number): boolean {
  const group = groups[n];
  const before = group ? elementAt(items, group.start - 1) : undefined;
  if (!group || !before || group.end - group.start > 1) return false;
  const host = before.tag === 'RB' ? elementAt(items, group.start - 2) : before;
  if (items[group.head]?.lower === 'said') return true;
  if (before.tag === ',') return opensMainClause(items, group);
  if (!host || !(isNominal(host) || host.tag === 'WP') || host.tag === 'POS' || items[group.end]?.lower === 'by') return false;
  if (host.tag === 'PRP' || host.tag === 'WP') return true;
  for (let i = group.start - 1; i >= 0 && !isBorder(items[i]); i--) if (isFinite(items[i])) return false;
  for (let i = group.end; i < items.length && !isBorder(items[i]); i++) if (isFinite(items[i])) return false;
  return true;
}

/** "Her manager, Tom Reuel, suggested that", "… told reporters": the first verb of the sentence, insertions apart, with "that" or a listener behind it. */
function opensMainClause(items: readonly Item[], group: VerbGroup): boolean {
  const next = items[group.end];
  const tells = items[group.head]?.lower === 'told' && next !== undefined && (isNominal(next) || next.tag === 'DT') && next.tag !== 'POS';
  if (!tells && next?.lower !== 'that' && next?.tag !== 'TO') return false;
  let relative = false;
  for (let i = group.start - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.tag === 'WP' || item?.tag === 'WDT') relative = false;
    if (isFinite(item)) relative = true;
  }
  return !relative;
}

const isFinite = (item: Item | undefined): boolean => item !== undefined && isFiniteTag(item.tag);
const isBorder = (item: Item | undefined): boolean => item === undefined || isQuote(item) || isMark(item) || item.lower === 'that' || item.tag === 'CC' || item.tag === 'WP' || item.tag === 'WDT' || item.tag === 'WRB' || item.lower === 'as';

function groupAt(items: readonly Item[], at: number): VerbGroup | undefined {
  const first = items[at];
  if (!first) return undefined;
  const infinitive = first.tag === 'TO';
  if (!infinitive && !first.tag.startsWith('VB') && first.tag !== 'MD') return undefined;
  let head = at;
  if (infinitive) {
    head = skipAdverbs(items, at + 1);
    if (!items[head]?.tag.startsWith('VB')) return undefined;
  }
  let passive = false;
  for (let guard = 0; guard < MAX_CHAIN; guard++) {
    const verb = items[head];
    if (!verb || !(verb.tag === 'MD' || AUXILIARIES.has(verb.lower))) break;
    const next = skipAdverbs(items, head + 1);
    const tag = items[next]?.tag;
    if (tag !== 'VB' && tag !== 'VBN' && tag !== 'VBG' && !(tag === 'VBD' && (BE.has(verb.lower) || HAVE.has(verb.lower))) && !(tag === 'VBP' && verb.tag === 'MD')) break;
    if (tag === 'VBG' && !BE.has(verb.lower)) break;
    passive = BE.has(verb.lower) && (tag === 'VBN' || tag === 'VBD');
    head = next;
  }
  const start = at;
  const finite = isFiniteTag(first.tag);
  return {
    start, end: head + 1, head, infinitive, passive,
    finite,
    gerund: first.tag === 'VBG',
    participle: first.tag === 'VBN',
    negated: items.slice(Math.max(0, at - 1), head + 1).some((w) => NEGATIONS.has(w.lower)),
  };
}

/** No clause has more verbs in one group. */
const MAX_CHAIN = 6;

function skipAdverbs(items: readonly Item[], at: number): number {
  let i = at;
  while (i < items.length && i < at + 3 && items[i]?.tag === 'RB') i += 1;
  return i;
}

export const isAuxiliary = (item: Item | undefined): boolean => item !== undefined && (item.tag === 'MD' || AUXILIARIES.has(item.lower));
export const isForm = (item: Item | undefined, forms: ReadonlySet<string>): boolean => item !== undefined && forms.has(item.lower);
