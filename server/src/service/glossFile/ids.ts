// Ids in gloss files: where an id is defined, where it is used, and another name for it everywhere.
import type { Location, Position, TextEdit } from 'vscode-languageserver-types';
import { contains, type Span } from '../../core/base/span.js';
import { parseSource } from '../../core/gloss/parse.js';
import { referencesOf } from '../../core/gloss/references.js';
import type { SourceNode } from '../../core/gloss/sourceTree.js';
import type { GlossFile } from '../../core/model/gloss.js';
import { positionsOf } from '../positions.js';
import type { GlossContext } from './context.js';

export interface IdAt {
  readonly id: string;
  readonly target: 'entity' | 'annotation';
  /** The id itself, UTF-16 of the source. */
  readonly span: Span;
}

/** The id that is written at `position`: its definition or a use. */
export function idAt(context: GlossContext, position: Position): IdAt | undefined {
  const { gloss } = context.reading;
  const offset = context.positions.offsetAt(position);
  if (!gloss) return undefined;
  return [...placesOfIds(context.source, gloss)].find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Where the id is defined in this source; empty where it is not. */
export function definitionOf(uri: string, source: string, { id, target }: Pick<IdAt, 'id' | 'target'>): Location[] {
  const span = target === 'entity' ? entityKeys(source).get(id) : annotationIds(source).get(id);
  return span ? [{ uri, range: positionsOf(source).rangeOf(span) }] : [];
}

/** Every use of the id in one gloss file, its definition with them. */
export function usesOfId(uri: string, source: string, gloss: GlossFile, { id, target }: Pick<IdAt, 'id' | 'target'>): Location[] {
  const positions = positionsOf(source);
  return spansOfId(source, gloss, id, target).map((span) => ({ uri, range: positions.rangeOf(span) }));
}

/** A name that can stand in YAML without quotes and in the command line without escapes; hit: "ilse-brandt", miss: "a b". */
const PLAIN_ID = /^[\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?$/u;
/** What YAML takes for something else than a word; hit: "null", "12", miss: "no-12". */
const NO_WORD = /^(?:null|true|false|yes|no|on|off|[\d.]+)$/iu;

export const isPlainId = (id: string): boolean => PLAIN_ID.test(id) && !NO_WORD.test(id);

/** The edits that give the id another name in one file (a gloss file, or a project file without `gloss`). */
export function renameEdits(source: string, gloss: GlossFile | undefined, from: Pick<IdAt, 'id' | 'target'>, to: string): TextEdit[] {
  const positions = positionsOf(source);
  const defined = from.target === 'entity' ? entityKeys(source).get(from.id) : undefined;
  const spans = gloss ? spansOfId(source, gloss, from.id, from.target) : defined ? [defined] : [];
  return spans.map((span) => ({ range: positions.rangeOf(span), newText: to }));
}

function spansOfId(source: string, gloss: GlossFile, id: string, target: IdAt['target']): Span[] {
  return [...placesOfIds(source, gloss)].filter((p) => p.id === id && p.target === target).map((p) => p.span).sort((a, b) => a.start - b.start);
}

function* placesOfIds(source: string, gloss: GlossFile): Generator<IdAt> {
  const keys = entityKeys(source);
  const known = new Set(gloss.annotations.map((a) => a.id));
  for (const [id, span] of keys) yield { id, target: 'entity', span };
  for (const [id, span] of annotationIds(source)) yield { id, target: 'annotation', span };
  for (const { to, target, span } of referencesOf(gloss)) {
    const own = within(source, span, to);
    if (own) yield { id: to, target: target === 'either' ? (known.has(to) && !keys.has(to) ? 'annotation' : 'entity') : target, span: own };
  }
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

/** The keys of `entities:`, of a gloss file or of a newsroom. */
function entityKeys(source: string): Map<string, Span> {
  const map = section(source, 'entities');
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
