// A newsroom's own places as GeoJSON (RFC 7946), and as plain JSON of the same shape as the YAML list.
import { createScanner, findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode, SyntaxKind } from 'jsonc-parser';
import type { Span } from '../base/span.js';
import { Entries, type Field, type Fields, numberOf, type UserGazetteer } from './gazetteerEntries.js';

// Hit: "{\"type\"", "\n [ {", "{}"; miss: "{places: […]}", "- name: Ur", "[name]".
const JSON_START = /^\ufeff?\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[{\]]|$))/u;

export const isJson = (text: string): boolean => JSON_START.test(text) && !YAML_IN_BRACES.test(text);

// A list in braces whose keys stand without marks; hit: "[{name: Ur}]"; miss: "[{\"name\": …".
const YAML_IN_BRACES = /^\ufeff?\s*\[\s*\{\s*[^"\s}]/u;

/** Deeper files are no lists of places; the parser takes a call for each level. */
const MOST_DEEP = 100;

export function readFeatures(text: string): UserGazetteer {
  const entries = new Entries();
  const source = text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
  const deep = tooDeepAt(source);
  if (deep !== undefined) {
    entries.problem('too-deep', deep, String(MOST_DEEP));
    return entries;
  }
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  // Beyond the first mistake nothing is sure.
  if (first !== undefined) entries.problem('json', { start: first.offset, end: Math.max(first.offset + 1, first.offset + first.length) }, wordsOf(printParseErrorCode(first.error)));
  if (root !== undefined) readRoot(entries, root, first !== undefined);
  return entries;
}

// Hit: between "Comma" and "Expected"; miss: the beginning.
const BETWEEN_WORDS = /(?<=[a-z])(?=[A-Z])/u;
const wordsOf = (code: string): string => code.split(BETWEEN_WORDS).join(' ').toLowerCase();

function tooDeepAt(source: string): Span | undefined {
  const scanner = createScanner(source, true);
  let depth = 0;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    if (kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.OpenBracketToken) depth += 1;
    else if (kind === SyntaxKind.CloseBraceToken || kind === SyntaxKind.CloseBracketToken) depth -= 1;
    if (depth > MOST_DEEP) return { start: scanner.getTokenOffset(), end: scanner.getTokenOffset() + 1 };
  }
  return undefined;
}

/** A collection of features, one feature, or a list of entries such as YAML has them. `broken`: what is missing may stand behind the mistake. */
function readRoot(entries: Entries, root: Node, broken: boolean): void {
  const features = findNodeAtLocation(root, ['features']);
  const listed = root.type === 'array' ? root : findNodeAtLocation(root, ['places']);
  if (valueAt(root, 'type') === 'Feature') addFeature(entries, root);
  else if (features?.type === 'array') each(entries, features, addFeature);
  else if (listed?.type === 'array') each(entries, listed, (to, node) => { if (valueAt(node, 'type') === 'Feature') addFeature(to, node); else addPlain(to, node); });
  else if (!broken) entries.problem('not-geojson', spanOf(root));
}

function each(entries: Entries, list: Node, add: (entries: Entries, node: Node) => void): void {
  for (const node of list.children ?? []) {
    if (entries.full(spanOf(node))) return;
    add(entries, node);
  }
}

const spanOf = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

const valueAt = (node: Node, name: string): unknown => {
  const found = findNodeAtLocation(node, [name]);
  return found === undefined ? undefined : getNodeValue(found);
};

function addPlain(entries: Entries, node: Node): void {
  if (node.type === 'object') entries.add(fieldsOf(node), spanOf(node));
  else entries.problem('no-name', spanOf(node));
}

function addFeature(entries: Entries, feature: Node): void {
  const properties = findNodeAtLocation(feature, ['properties']);
  const fields = new Map(properties?.type === 'object' ? fieldsOf(properties) : []);
  for (const [ours, theirs] of OTHER_WORDS) {
    const other = fields.get(theirs);
    if (!fields.has(ours) && other !== undefined) fields.set(ours, other);
  }
  const aliases = fields.get('aliases');
  // OpenStreetMap parts names by semicolons.
  if (typeof aliases?.value === 'string') fields.set('aliases', { ...aliases, value: aliases.value.split(/[;|]/u) });
  entries.add(fields, spanOf(feature), pointOf(entries, findNodeAtLocation(feature, ['geometry'])));
}

/** Our word for a property, and what Linked Places and OpenStreetMap call it. */
const OTHER_WORDS: readonly (readonly [string, string])[] = [['name', 'title'], ['aliases', 'alt_name'], ['type', 'place']];

function fieldsOf(node: Node): Fields {
  return new Map((node.children ?? []).flatMap((property): [string, Field][] => {
    const [key, value] = property.children ?? [];
    return key === undefined || value === undefined ? [] : [[String(key.value), { value: getNodeValue(value), span: spanOf(value) }]];
  }));
}

/** The point, or the middle of what a line or an area covers. */
function pointOf(entries: Entries, geometry: Node | undefined): { lat: number; lon: number } | 'bad' | undefined {
  if (geometry === undefined || geometry.type === 'null') return undefined;
  const coordinates = findNodeAtLocation(geometry, ['coordinates']) ?? findNodeAtLocation(geometry, ['geometries']);
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  const fits = coordinates?.type === 'array' && widen(box, getNodeValue(coordinates));
  if (fits && box.west <= box.east) return { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
  entries.problem('bad-position', spanOf(coordinates ?? geometry));
  return 'bad';
}

interface Box { west: number; south: number; east: number; north: number }

/** Takes in every position in nested lists or geometries; false where one of them is none. */
function widen(box: Box, value: unknown): boolean {
  if (!Array.isArray(value)) return typeof value === 'object' && value !== null && 'coordinates' in value && widen(box, value.coordinates);
  const [first, second]: readonly unknown[] = value;
  if (Array.isArray(first) || (typeof first === 'object' && first !== null)) return value.every((part) => widen(box, part));
  const [lon, lat] = [typeof first === 'number' ? numberOf(first) : undefined, typeof second === 'number' ? numberOf(second) : undefined];
  if (lon === undefined || lat === undefined || Math.abs(lon) > 180 || Math.abs(lat) > 90) return false;
  box.west = Math.min(box.west, lon);
  box.east = Math.max(box.east, lon);
  box.south = Math.min(box.south, lat);
  box.north = Math.max(box.north, lat);
  return true;
}
