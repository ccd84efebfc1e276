// Ids in gloss and project files: where an id is defined, where it is used, and another name for it everywhere.
import type { Location, TextEdit } from 'vscode-languageserver-types';
import { contains, type Span } from '../../core/base/span.js';
import { parseSource } from '../../core/gloss/parse.js';
import { referencesOf } from '../../core/gloss/references.js';
import type { SourceNode } from '../../core/gloss/sourceTree.js';
import type { GlossFile } from '../../core/model/gloss.js';
import { positionsOf } from '../positions.js';

export interface IdAt {
  readonly id: string;
  readonly target: 'entity' | 'annotation' | 'kind';
  /** The id itself, UTF-16 of the source. */
  readonly span: Span;
}

type Named = Pick<IdAt, 'id' | 'target'>;

/** A gloss file as it was read, or a newsroom's file (without `gloss`). */
export interface IdSource {
  readonly uri: string;
  readonly source: string;
  readonly gloss?: GlossFile;
}

/** The id that is written at `offset`: its definition or a use. */
export const idAt = (file: IdSource, offset: number): IdAt | undefined => placesOfIds(file).find(({ span }) => span.start <= offset && offset <= span.end);

/** Where the id is defined in this source; empty where it is not. */
export function definitionOf(file: IdSource, { id, target }: Named): Location[] {
  const span = definitionsOf(file, target).get(id);
  return span ? [{ uri: file.uri, range: positionsOf(file.source).rangeOf(span) }] : [];
}

/** Every use of the id in one file; `definition`: with the place where it is defined. */
export function usesOfId(file: IdSource, named: Named, definition: boolean): Location[] {
  const positions = positionsOf(file.source);
  const defined = definitionsOf(file, named.target).get(named.id);
  return spansOfId(file, named).filter((span) => definition || span.start !== defined?.start).map((span) => ({ uri: file.uri, range: positions.rangeOf(span) }));
}

/** A name that can stand in YAML without quotes and in the command line without escapes; hit: "ilse-brandt", miss: "a b". */
const PLAIN_ID = /^[\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?$/u;
/** What YAML takes for something else than a word; hit: "null", "12", miss: "no-12". */
const NO_WORD = /^(?:null|true|false|yes|no|on|off|[\d.]+)$/iu;

export const isPlainId = (id: string): boolean => PLAIN_ID.test(id) && !NO_WORD.test(id);

/** The edits that give the id another name in one file. */
export function renameEdits(file: IdSource, from: Named, to: string): TextEdit[] {
  const positions = positionsOf(file.source);
  return spansOfId(file, from).map((span) => ({ range: positions.rangeOf(span), newText: to }));
}

const spansOfId = (file: IdSource, { id, target }: Named): Span[] => placesOfIds(file).filter((p) => p.id === id && p.target === target).map((p) => p.span).sort((a, b) => a.start - b.start);

function definitionsOf({ source, gloss }: IdSource, target: IdAt['target']): ReadonlyMap<string, Span> {
  if (target === 'annotation') return annotationIds(source);
  return target === 'entity' ? keysOf(source, 'entities') : gloss ? new Map() : keysOf(source, 'kinds');
}

function placesOfIds({ source, gloss }: IdSource): IdAt[] {
  const entities = keysOf(source, 'entities');
  const places: IdAt[] = [...entities].map(([id, span]) => ({ id, target: 'entity', span }));
  return [...places, ...(gloss ? [...idsOfAnnotations(source, gloss, entities), ...kindsInGloss(source, gloss)] : kindsInProject(source))];
}

function idsOfAnnotations(source: string, gloss: GlossFile, entities: ReadonlyMap<string, Span>): IdAt[] {
  const known = new Set(gloss.annotations.map((a) => a.id));
  const uses = referencesOf(gloss).flatMap(({ to, target, span }): IdAt[] => {
    const own = within(source, span, to);
    return own ? [{ id: to, target: target === 'either' ? (known.has(to) && !entities.has(to) ? 'annotation' : 'entity') : target, span: own }] : [];
  });
  return [...[...annotationIds(source)].map(([id, span]): IdAt => ({ id, target: 'annotation', span })), ...uses];
}

/** The kinds that annotations and entities are said to be of. */
function kindsInGloss(source: string, { annotations, entities, places }: GlossFile): IdAt[] {
  return [...annotations, ...entities].flatMap(({ id, kind }): IdAt[] => {
    const span = places.fields.get(`${id}/kind`);
    const own = span && within(source, span, kind);
    return own ? [{ id: kind, target: 'kind', span: own }] : [];
  });
}

/** Where a newsroom defines kinds, and where it names them: of its entities, as speakers, at the ends of links. */
function kindsInProject(source: string): IdAt[] {
  const keys = [...keysOf(source, 'kinds')].map(([id, span]): IdAt => ({ id, target: 'kind', span }));
  const fieldsOf = (name: string, fields: readonly string[]): SourceNode[] => {
    const map = section(source, name);
    const values = map?.type === 'map' ? map.entries.map((e) => e.value) : [];
    return values.flatMap((v) => (v.type === 'map' ? v.entries.filter((e) => fields.includes(e.key ?? '')).map((e) => e.value) : []));
  };
  const named = [...fieldsOf('entities', ['kind']), ...fieldsOf('kinds', ['speaker']), ...fieldsOf('links', ['from', 'to'])].flatMap((n) => (n.type === 'seq' ? n.items.map((i) => i.value) : [n]));
  return [...keys, ...named.flatMap((n): IdAt[] => {
    const own = n.type === 'scalar' && typeof n.value === 'string' ? within(source, n.span, n.value) : undefined;
    return own && n.type === 'scalar' ? [{ id: String(n.value), target: 'kind', span: own }] : [];
  })];
}

/** The id itself within the place of its field: without quotation marks, and in lists the one item. */
function within(source: string, span: Span, id: string): Span | undefined {
  for (let at = source.indexOf(id, span.start); at >= 0 && at + id.length <= span.end; at = source.indexOf(id, at + 1)) {
    if (!partOfId(source.charAt(at - 1)) && !partOfId(source.charAt(at + id.length))) return { start: at, end: at + id.length };
  }
  return undefined;
}

const ID_LETTER = /[\p{L}\p{N}_-]/u;
const partOfId = (c: string): boolean => ID_LETTER.test(c);

/** The keys of `entities:` or `kinds:`. */
function keysOf(source: string, name: 'entities' | 'kinds'): Map<string, Span> {
  const map = section(source, name);
  return new Map(map?.type === 'map' ? map.entries.flatMap((e) => (e.key === undefined ? [] : [[e.key, within(source, e.keySpan, e.key) ?? e.keySpan] as const])) : []);
}

function annotationIds(source: string): Map<string, Span> {
  const list = section(source, 'annotations');
  const ids = new Map<string, Span>();
  if (list?.type !== 'seq') return ids;
  for (const { value } of list.items) {
    const id = value.type === 'map' ? value.entries.find((e) => e.key === 'id')?.value : undefined;
    if (id?.type !== 'scalar' || typeof id.value !== 'string') continue;
    const own = within(source, id.span, id.value);
    if (own && contains(id.span, own) && !ids.has(id.value)) ids.set(id.value, own);
  }
  return ids;
}

function section(source: string, name: string): SourceNode | undefined {
  const tree = parseSource(source);
  const root = tree.ok ? tree.value.root : undefined;
  return root?.type === 'map' ? root.entries.find((e) => e.key === name)?.value : undefined;
}
