// From YAML source to its tree by the `yaml` package, whatever the YAML; the only file that knows that package.
import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Alias, type CST, type Document, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Result } from '../base/result.js';
import { err, ok } from '../base/result.js';
import type { Span } from '../base/span.js';
import type { GlossProblem } from '../model/gloss.js';
import { checkBounds } from './bounds.js';
import { type Entry, entryEnd, type Item, itemEnd, NO_UNITS, type SourceNode, type SourceTree } from './sourceTree.js';

/**
 * The tree of a whole source, or of a stretch of one that is YAML by itself. Errors: as `parseSource` names them. Never throws.
 * `maxDepth`: levels that the source may have at most.
 */
export function yamlTree(source: string, maxDepth?: number): Result<SourceTree, readonly GlossProblem[]> {
  const outOfBounds = checkBounds(source, maxDepth);
  if (outOfBounds) return err([outOfBounds]);
  const document = parseYaml(source);
  if (!document.ok) return document;
  const problems = document.value.errors.map((e) => syntaxProblem(e.code, e.message, e.pos, source));
  if (problems.length > 0) return err(problems);
  return buildTree(document.value, source);
}

function parseYaml(source: string): Result<Document, readonly GlossProblem[]> {
  try {
    return ok(parseDocument(source, { uniqueKeys: false, keepSourceTokens: true, schema: 'core', resolveKnownTags: false, prettyErrors: false, logLevel: 'error' }));
  } catch (error) {
    // `yaml` reports bad input as values; what it throws all the same (a stack too deep) must not take the server down.
    return err([syntaxProblem('UNREADABLE', error instanceof Error ? error.message : String(error), [0, 0], source)]);
  }
}

/** Shown on its first line only. */
function syntaxProblem(code: string, message: string, pos: readonly [number, number], source: string): GlossProblem {
  const start = Math.min(pos[0], source.length);
  const lineEnd = source.indexOf('\n', start);
  const span = { start, end: Math.min(Math.max(pos[1], start), lineEnd < 0 ? source.length : lineEnd) };
  return { code: code === 'MULTIPLE_DOCS' ? 'gloss.several-documents' : 'gloss.syntax', severity: 'error', span, args: [firstLine(message)] };
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? message;

interface Building {
  readonly source: string;
  readonly anchors: Map<string, SourceNode>;
  readonly aliased: Set<string>;
  readonly problems: GlossProblem[];
}

function buildTree(document: Document, source: string): Result<SourceTree, readonly GlossProblem[]> {
  const building: Building = { source, anchors: new Map(), aliased: new Set(), problems: [] };
  const root = document.contents === null ? undefined : build(document.contents, [], building);
  if (building.problems.length > 0) return err(building.problems);
  const empty = root?.type === 'scalar' && root.value === null && root.span.start === root.span.end;
  return ok({ source, root: empty ? undefined : root, aliased: building.aliased, units: NO_UNITS });
}

type Token = CST.SourceToken;

/** `before`: the tokens between the node and what precedes it, among them its anchor and tag. */
function build(node: unknown, before: readonly Token[], building: Building): SourceNode {
  if (isAlias(node)) return buildAlias(node, building);
  const made = isMap(node) ? buildMap(node, before, building) : isSeq(node) ? buildSeq(node, before, building) : buildScalar(isScalar(node) ? node : undefined, before, building);
  if (made.anchor !== undefined) building.anchors.set(made.anchor, made);
  return made;
}

function buildAlias(node: Alias, building: Building): SourceNode {
  building.aliased.add(node.source);
  const target = building.anchors.get(node.source);
  const span = spanOf(node.range);
  if (!target) building.problems.push({ code: 'gloss.unknown-anchor', severity: 'error', span, args: [node.source] });
  return { type: 'alias', span, start: span.start, name: node.source, target: () => target };
}

function buildScalar(node: Scalar | undefined, before: readonly Token[], building: Building): SourceNode {
  const span = spanOf(node?.range);
  const mark = QUOTED_BY[node?.type ?? 'PLAIN'];
  if (mark !== undefined && !isClosed(building.source.slice(span.start, span.end), mark)) {
    building.problems.push({ code: 'gloss.syntax', severity: 'error', span: { start: span.start, end: span.start + 1 }, args: [`Missing closing ${mark}quote`] });
  }
  const raw = node?.value;
  const value = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' || raw === null ? raw : (node?.source ?? null);
  return { type: 'scalar', span, start: propsStart(before, span.start), ...anchorOf(node), value, style: STYLES[node?.type ?? 'PLAIN'] ?? 'plain' };
}

const QUOTED_BY: Readonly<Record<string, '"' | "'" | undefined>> = { QUOTE_DOUBLE: '"', QUOTE_SINGLE: "'" };

/** `yaml` takes a text for closed whose last mark is escaped, at the end of the source. */
function isClosed(quoted: string, mark: '"' | "'"): boolean {
  const escape = mark === '"' ? '\\' : mark;
  let escapes = 0;
  while (quoted.charAt(quoted.length - 2 - escapes) === escape && escapes < quoted.length - 2) escapes++;
  return quoted.length > 1 && quoted.endsWith(mark) && escapes % 2 === 0;
}

const STYLES: Readonly<Record<string, 'plain' | 'single' | 'double' | 'block'>> = {
  PLAIN: 'plain', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double', BLOCK_LITERAL: 'block', BLOCK_FOLDED: 'block',
};

function buildMap(node: YAMLMap, before: readonly Token[], building: Building): SourceNode {
  const entries = node.items.map((pair) => buildEntry(pair, building));
  const flow = isFlow(node);
  const span = flow ? spanOf(node.range) : blockSpan(node.range, entryEnd(entries.at(-1), building.source));
  return { type: 'map', span, start: propsStart(before, span.start), ...anchorOf(node), flow, entries };
}

function buildEntry(pair: Pair, building: Building): Entry {
  const token = pair.srcToken;
  const key = build(pair.key, token?.start ?? [], building);
  const explicit = token?.start.find((t) => t.type === 'explicit-key-ind')?.offset;
  const value = pair.value === null || pair.value === undefined ? nothingAt(key.span.end) : build(pair.value, token?.sep ?? [], building);
  return { key: keyText(key), keySpan: key.span, start: explicit ?? key.start, value };
}

function keyText(key: SourceNode): string | undefined {
  if (key.type !== 'scalar') return undefined;
  return key.value === null ? '' : String(key.value);
}

const nothingAt = (offset: number): SourceNode => ({ type: 'scalar', span: { start: offset, end: offset }, start: offset, value: null, style: 'plain' });

function buildSeq(node: YAMLSeq, before: readonly Token[], building: Building): SourceNode {
  const flow = isFlow(node);
  const tokens = itemTokens(node, flow);
  const items = node.items.map((item, i): Item => {
    const start = tokens[i] ?? [];
    const value = isPair(item) ? pairAsMap(item, building) : build(item, start, building);
    const dash = start.find((t) => t.type === 'seq-item-ind')?.offset;
    return { start: dash ?? value.start, value };
  });
  const span = flow ? spanOf(node.range) : blockSpan(node.range, itemEnd(items.at(-1), building.source));
  return { type: 'seq', span, start: propsStart(before, span.start), ...anchorOf(node), flow, items };
}

/** A block ends where its content does; `yaml` counts the comments and line ends below in. */
const blockSpan = (range: readonly [number, number, number] | null | undefined, end: number | undefined): Span => ({ start: range?.[0] ?? 0, end: end ?? range?.[1] ?? 0 });

/** `[a: 1]` holds a map of one entry without brackets of its own. */
function pairAsMap(pair: Pair, building: Building): SourceNode {
  const entry = buildEntry(pair, building);
  const span = { start: entry.start, end: Math.max(entry.keySpan.end, entry.value.span.end) };
  return { type: 'map', span, start: span.start, flow: true, entries: [entry] };
}

/** The tokens before each item's value; what holds only a comment or a line end is no item. */
function itemTokens(node: YAMLSeq, flow: boolean): (readonly Token[])[] {
  const token = node.srcToken;
  if (token?.type !== 'block-seq' && token?.type !== 'flow-collection') return [];
  const items: readonly CST.CollectionItem[] = token.items;
  return items.filter((i) => flow || i.start.some((t) => t.type === 'seq-item-ind')).map((i) => i.start);
}

const isFlow = (node: YAMLMap | YAMLSeq): boolean => node.flow === true || node.srcToken?.type === 'flow-collection';

function propsStart(before: readonly Token[], valueStart: number): number {
  const first = before.find((t) => t.type === 'anchor' || t.type === 'tag');
  return first && first.offset < valueStart ? first.offset : valueStart;
}

const anchorOf = (node: { anchor?: string | undefined } | undefined): { anchor?: string } => (node?.anchor ? { anchor: node.anchor } : {});

const spanOf = (range: readonly [number, number, number] | null | undefined): Span => ({ start: range?.[0] ?? 0, end: range?.[1] ?? 0 });
