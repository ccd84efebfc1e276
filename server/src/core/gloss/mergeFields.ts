// Three-way merge of one mapping: what one side changed is taken; what both changed is kept as ours, with both readings.
import { type Fields, printOf, textIn } from './values.js';
import { isList, isMapValue, type YamlMap, type YamlValue } from './yamlText.js';

/** Both readings of what both sides changed. */
export interface Conflict {
  readonly ours: YamlValue;
  readonly theirs: YamlValue;
}

export interface MergedFields {
  /** Changes to ours. */
  readonly set: ReadonlyMap<string, YamlValue>;
  readonly removed: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** From which side the fields of a group come that belong together. */
  readonly from: (group: FieldGroup) => 'ours' | 'theirs' | 'both';
}

/** Fields that mean something only together. `settle`: which side counts where both changed them, if that can be told. */
export interface FieldGroup {
  readonly keys: readonly string[];
  readonly settle: (ours: Fields, theirs: Fields) => 'ours' | 'theirs' | undefined;
}

/** Where an annotation stands. The same words carried to two texts by two people are no conflict. */
export const PLACE: FieldGroup = {
  keys: ['span', 'of', 'quote', 'context', 'speaker', 'cue'],
  settle: (ours, theirs) => (wordsOf(ours) === wordsOf(theirs) ? 'ours' : undefined),
};

/** The same decision by two people: the later one stays. */
export const DECISION: FieldGroup = {
  keys: ['status', 'by', 'when'],
  settle: (ours, theirs) => {
    if (textIn(ours, 'status') !== textIn(theirs, 'status')) return undefined;
    return (textIn(theirs, 'when') ?? '') > (textIn(ours, 'when') ?? '') ? 'theirs' : 'ours';
  },
};

/** The text that positions are of: ours where both were made anew; what comes from theirs then says of which text it is. */
export const ARTICLE_TEXT: FieldGroup = { keys: ['text', 'codePoints', 'blob'], settle: () => 'ours' };

export function mergeFields(base: Fields, ours: Fields, theirs: Fields, groups: readonly FieldGroup[]): MergedFields {
  const [set, removed, conflicts] = [new Map<string, YamlValue>(), [] as string[], [] as Conflict[]];
  const from = new Map<FieldGroup, 'ours' | 'theirs' | 'both'>();
  for (const group of [...groups, ...single(base, ours, theirs, groups)]) {
    const side = sideOf(group, base, ours, theirs);
    from.set(group, side === 'conflict' ? 'ours' : side);
    if (side === 'conflict') conflicts.push(readings(group, ours, theirs));
    if (side !== 'theirs') continue;
    for (const key of group.keys) {
      const value = theirs.get(key);
      if (value === undefined) { if (ours.has(key)) removed.push(key); } else if (printOf(value) !== printOf(ours.get(key))) set.set(key, value);
    }
  }
  return { set, removed, conflicts, from: (group) => from.get(group) ?? 'both' };
}

/** Every key of no group is a group of its own. */
function single(base: Fields, ours: Fields, theirs: Fields, groups: readonly FieldGroup[]): FieldGroup[] {
  const taken = new Set(groups.flatMap((g) => g.keys));
  const keys = new Set([...ours.keys(), ...theirs.keys(), ...base.keys()].filter((k) => !taken.has(k)));
  return [...keys].map((key) => ({ keys: [key], settle: () => undefined }));
}

function sideOf(group: FieldGroup, base: Fields, ours: Fields, theirs: Fields): 'ours' | 'theirs' | 'both' | 'conflict' {
  const print = (fields: Fields): string => group.keys.map((k) => printOf(fields.get(k))).join('\n');
  const [b, o, t] = [print(base), print(ours), print(theirs)];
  if (o === t) return 'both';
  if (t === b) return 'ours';
  return o === b ? 'theirs' : (group.settle(ours, theirs) ?? 'conflict');
}

/** Of a group just the fields that differ. */
function readings(group: FieldGroup, ours: Fields, theirs: Fields): Conflict {
  const keys = group.keys.filter((k) => printOf(ours.get(k)) !== printOf(theirs.get(k)));
  const of = (fields: Fields): YamlMap => ({ entries: keys.flatMap((k) => { const value = fields.get(k); return value === undefined ? [] : [[k, value] as const]; }) });
  return { ours: of(ours), theirs: of(theirs) };
}

export const conflictValue = (conflicts: readonly Conflict[]): YamlValue => conflicts.map((c): YamlMap => ({ entries: [['ours', c.ours], ['theirs', c.theirs]] }));

/** The words of a place and of its parts, and whom they name, without positions. */
const wordsOf = (fields: Fields): string => ['quote', 'speaker', 'cue'].map((k) => printOf(withoutPositions(fields.get(k)))).join('\n');

function withoutPositions(value: YamlValue | undefined): YamlValue | undefined {
  if (value === undefined || typeof value !== 'object') return value;
  if (isList(value)) return value.flatMap((v) => withoutPositions(v) ?? []);
  return isMapValue(value) ? { entries: value.entries.filter(([k]) => k !== 'span') } : value;
}
