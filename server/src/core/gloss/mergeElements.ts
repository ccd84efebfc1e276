// What becomes of each annotation and entity when two versions of a file meet.
import { type Conflict, conflictValue, DECISION, mergeFields, PLACE } from './mergeFields.js';
import { type Element, isOwnId, placeKey, type Side } from './mergeSides.js';
import { type Fields, printOf, textIn } from './values.js';
import { isList, isMapValue, text, type YamlValue } from './yamlText.js';

/** One element of the result. */
export interface Outcome {
  readonly of: 'annotation' | 'entity';
  readonly id: string;
  /** `replace`: ours as a whole by theirs. */
  readonly kind: 'keep' | 'add' | 'change' | 'replace' | 'remove';
  /** In ours; undefined for `add`. */
  readonly at: Element | undefined;
  /** All fields, of `add` and `replace`. */
  readonly fields: Fields;
  /** As theirs writes it, where it can stand so. */
  readonly lines: readonly string[] | undefined;
  /** Of `change`. */
  readonly set: Fields;
  readonly removed: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** First position in the text. */
  readonly position: number;
}

export interface MergeInput {
  readonly base: Side;
  readonly ours: Side;
  readonly theirs: Side;
  /** Of the article's text in the result. */
  readonly hash: string | undefined;
}

type Kind = Outcome['of'];

export class Merger {
  /** Ids of theirs that are another one in the result: the same annotation added twice, or another annotation of the same id. */
  private readonly renamed: ReadonlyMap<string, string>;

  constructor(private readonly input: MergeInput) {
    this.renamed = renamedIds(input);
  }

  entities(): Outcome[] {
    const { base, ours, theirs } = this.input;
    return this.outcomes('entity', { base: base.entities, ours: ours.entities, theirs: [...theirs.entities.values()].map((e) => [e.id, e] as const) });
  }

  annotations(): Outcome[] {
    const { base, ours, theirs } = this.input;
    const theirIds = [...theirs.annotations.values()].map((e) => [this.renamed.get(e.id) ?? e.id, e] as const);
    return this.outcomes('annotation', { base: base.annotations, ours: ours.annotations, theirs: theirIds });
  }

  private outcomes(of: Kind, sides: { readonly base: ReadonlyMap<string, Element>; readonly ours: ReadonlyMap<string, Element>; readonly theirs: readonly (readonly [string, Element])[] }): Outcome[] {
    const theirs = new Map(sides.theirs);
    const ids = new Set([...sides.ours.keys(), ...theirs.keys()]);
    return [...ids].map((id) => this.outcome(of, id, { base: sides.base.get(id), ours: sides.ours.get(id), theirs: theirs.get(id) }));
  }

  private outcome(of: Kind, id: string, { base, ours, theirs }: { readonly base: Element | undefined; readonly ours: Element | undefined; readonly theirs: Element | undefined }): Outcome {
    const nothing: Outcome = { of, id, kind: 'keep', at: ours, fields: new Map(), lines: undefined, set: new Map(), removed: [], conflicts: [], position: 0 };
    if (ours && theirs) return this.both(nothing, base, ours, theirs);
    if (theirs) return base ? this.theyChanged(nothing, base, theirs) : this.added(nothing, theirs);
    if (!ours || !base) return ours ? this.kept(nothing, ours, []) : nothing;
    return base.print === ours.print ? { ...nothing, kind: 'remove' } : this.kept(nothing, ours, [{ ours: text('changed'), theirs: text('removed') }]);
  }

  /** Removed here. Unchanged there, it stays so; else it comes back. */
  private theyChanged(nothing: Outcome, base: Element, theirs: Element): Outcome {
    return base.print === theirs.print ? nothing : this.added(nothing, theirs, [{ ours: text('removed'), theirs: text('changed') }]);
  }

  private kept(nothing: Outcome, ours: Element, conflicts: readonly Conflict[]): Outcome {
    const set = new Map<string, YamlValue>([...this.ofField(nothing.of, ours.fields, this.input.ours.hash), ...conflictField(conflicts)]);
    return set.size === 0 ? nothing : { ...nothing, kind: 'change', set, conflicts };
  }

  private added(nothing: Outcome, theirs: Element, conflicts: readonly Conflict[] = []): Outcome {
    const extra = new Map([...this.ofField(nothing.of, theirs.fields, this.input.theirs.hash), ...conflictField(conflicts)]);
    const [fields, changed] = this.translated(nothing, theirs);
    for (const [key, value] of extra) fields.set(key, value);
    const verbatim = !changed && extra.size === 0 && theirs.lines.length > 0 && !ANCHORED.test(theirs.lines.join('\n'));
    return { ...nothing, kind: 'add', fields, lines: verbatim ? theirs.lines : undefined, conflicts, position: this.input.theirs.positions.get(theirs.id) ?? 0 };
  }

  private both(nothing: Outcome, base: Element | undefined, ours: Element, theirs: Element): Outcome {
    const [fields, changed] = this.translated(nothing, theirs);
    if (base && !changed && this.takesLines(nothing.of, base, ours, theirs)) return { ...nothing, kind: 'replace', fields, lines: theirs.lines };
    const groups = nothing.of === 'annotation' ? [PLACE, DECISION] : [];
    const made = mergeFields(base?.fields ?? new Map(), ours.fields, fields, groups);
    const sideHash = made.from(PLACE) === 'theirs' ? this.input.theirs.hash : this.input.ours.hash;
    const set = new Map<string, YamlValue>([...made.set, ...conflictField(made.conflicts)]);
    const place = new Map([...ours.fields, ...made.set]);
    if (made.from(PLACE) !== 'both') for (const [key, value] of this.ofField(nothing.of, place, sideHash)) set.set(key, value);
    if (set.size === 0 && made.removed.length === 0) return nothing;
    return { ...nothing, kind: 'change', set, removed: made.removed, conflicts: made.conflicts };
  }

  /** True where ours is as it was, to the byte, and theirs can stand in its place as it is written. */
  private takesLines(of: Kind, base: Element, ours: Element, theirs: Element): boolean {
    const written = (e: Element): string => e.lines.join('\n');
    if (ours.lines.length === 0 || theirs.lines.length === 0 || written(ours) !== written(base) || written(theirs) === written(base)) return false;
    return !ANCHORED.test(written(theirs)) && this.ofField(of, theirs.fields, this.input.theirs.hash).length === 0;
  }

  /** `of` for positions that are of another text than the article's. */
  private ofField(of: Kind, fields: Fields, sideHash: string | undefined): readonly (readonly [string, YamlValue])[] {
    const { hash } = this.input;
    if (of === 'entity' || fields.has('of') || sideHash === undefined || sideHash === hash) return [];
    return [['of', text(sideHash)]];
  }

  /** Theirs with the ids that it has, and uses, in the result; and whether any of them is another one. */
  private translated({ of, id }: Outcome, theirs: Element): readonly [Map<string, YamlValue>, boolean] {
    const fields = new Map(theirs.fields);
    if (of === 'entity') return [fields, false];
    if (id !== theirs.id) fields.set('id', { style: 'word', value: id });
    for (const key of ['within', 'about', 'links']) {
      const value = fields.get(key);
      if (value !== undefined) fields.set(key, this.renamedIn(value));
    }
    return [fields, [...fields].some(([k, v]) => printOf(v) !== printOf(theirs.fields.get(k)))];
  }

  private renamedIn(value: YamlValue): YamlValue {
    if (typeof value !== 'object') return value;
    if (isList(value)) return value.map((v) => this.renamedIn(v));
    if (isMapValue(value)) return { entries: value.entries.map(([k, v]) => [k, k === 'to' ? this.renamedIn(v) : v]) };
    return { ...value, value: this.renamed.get(value.value) ?? value.value };
  }
}

const conflictField = (conflicts: readonly Conflict[]): readonly (readonly [string, YamlValue])[] => (conflicts.length > 0 ? [['conflict', conflictValue(conflicts)]] : []);

/** An anchor, alias or tag where a value begins: it may lead out of the block. Hit: "at: *here", "- &x {", miss: `quote: "R&D"`. */
const ANCHORED = /(?:^|[:\-[{,])\s+[&*!]/mu;

function renamedIds({ base, ours, theirs }: MergeInput): Map<string, string> {
  const renamed = new Map<string, string>();
  const added = (side: Side): Element[] => [...side.annotations.values()].filter((e) => isOwnId(e.id) && !base.annotations.has(e.id));
  const twins = new Map(added(ours).filter((e) => !theirs.annotations.has(e.id)).map((e) => [placeKey(e, ours.hash), e.id]));
  for (const e of added(theirs)) {
    const other = ours.annotations.get(e.id);
    const twin = other ? undefined : twins.get(placeKey(e, theirs.hash));
    if (twin !== undefined) renamed.set(e.id, twin);
    else if (other && placeKey(other, ours.hash) !== placeKey(e, theirs.hash) && textIn(other.fields, 'kind') !== textIn(e.fields, 'kind')) renamed.set(e.id, freeId(e.id, ours, theirs));
  }
  return renamed;
}

function freeId(id: string, ours: Side, theirs: Side): string {
  for (let n = 2; ; n++) {
    const wished = `${id}-${n}`;
    if (!ours.annotations.has(wished) && !theirs.annotations.has(wished)) return wished;
  }
}
