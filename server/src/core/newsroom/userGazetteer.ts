// A newsroom's own places: YAML (`places:` with a list) or CSV with a header line; read into values, with a problem for each bad one.
import type { Span } from '../base/span.js';
import { parseSource } from '../gloss/parse.js';
import { entryOf, resolved, type MapNode, type SourceNode } from '../gloss/sourceTree.js';
import type { GlossProblem } from '../model/gloss.js';
import { PLACE_TYPES } from '../lexicon/gazetteerFormat.js';
import type { UserPlace } from '../lexicon/userPlace.js';

export interface UserGazetteer {
  readonly places: readonly UserPlace[];
  /** `gazetteer.…` codes, with spans in the file. What parses is kept beside them. */
  readonly problems: readonly GlossProblem[];
}

/** More entries than this in one file are not read. */
const MOST_PLACES = 50_000;

/**
 * Reads `text`. Fields: `name`, `aliases` (a list; in CSV parted by "|"), `type`, `at: [lat, lon]` or `lat` and `lon`, `country`, `population`, `geonames`.
 * Codes: those of the YAML reader with `gazetteer.` before them, `gazetteer.not-a-list`, `gazetteer.no-name`, `gazetteer.bad-coordinates`,
 * `gazetteer.bad-country`, `gazetteer.too-many`. Never throws.
 */
export function parseUserGazetteer(text: string): UserGazetteer {
  const header = firstLine(text);
  return CSV_HEADER.test(header.line) ? parseCsv(text, header.start) : parseYaml(text);
}

// Hit: "name,lat,lon,country"; miss: "places:", "- {name: Varnholm, at: [54, 10]}".
const CSV_HEADER = /^"?[a-z]+"?\s*[,;\t](?:\s*"?[a-z]+"?\s*[,;\t]?)+$/iu;

function firstLine(text: string): { line: string; start: number } {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start < text.length) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, end).trim();
    if (line !== '' && !line.startsWith('#')) return { line, start };
    start = end + 1;
  }
  return { line: '', start: text.length };
}

class Reading {
  readonly places: UserPlace[] = [];
  readonly problems: GlossProblem[] = [];

  problem(code: string, span: Span, ...args: string[]): void {
    this.problems.push({ code: `gazetteer.${code}`, severity: 'error', span, args });
  }

  add(fields: ReadonlyMap<string, unknown>, source: Span): void {
    const name = fields.get('name');
    if (typeof name !== 'string' || name.trim() === '') {
      this.problem('no-name', source);
      return;
    }
    const point = pointOf(fields);
    if (point === 'bad') this.problem('bad-coordinates', source, name);
    const country = fields.get('country');
    const code = typeof country === 'string' && COUNTRY_CODE.test(country) ? country.toUpperCase() : undefined;
    if (country !== undefined && country !== '' && code === undefined) this.problem('bad-country', source, String(country));
    const word = fields.get('type');
    const type = PLACE_TYPES.find((known) => known === word);
    const population = numberOf(fields.get('population'));
    const geonames = numberOf(fields.get('geonames'));
    this.places.push({
      name: name.trim(),
      aliases: aliasesOf(fields.get('aliases')),
      type: type ?? 'area',
      source,
      ...(type === undefined && typeof word === 'string' && word !== '' ? { label: word } : {}),
      ...(point === 'bad' || point === undefined ? {} : point),
      ...(code === undefined ? {} : { country: code }),
      ...(population === undefined ? {} : { population }),
      ...(geonames === undefined ? {} : { geonames }),
    });
  }
}

// Hit: "DE", "de"; miss: "Germany".
const COUNTRY_CODE = /^[a-z]{2}$/iu;

function numberOf(value: unknown): number | undefined {
  const figure = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof figure === 'number' && Number.isFinite(figure) ? figure : undefined;
}

function pointOf(fields: ReadonlyMap<string, unknown>): { lat: number; lon: number } | 'bad' | undefined {
  const at = fields.get('at');
  const pair: readonly unknown[] = Array.isArray(at) ? at : typeof at === 'string' && at !== '' ? at.split(/[ ,]+/u) : [fields.get('lat'), fields.get('lon') ?? fields.get('lng')];
  const [first, second] = pair;
  if ((first === undefined || first === '') && (second === undefined || second === '')) return undefined;
  const [lat, lon] = [numberOf(first), numberOf(second)];
  return lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180 ? 'bad' : { lat, lon };
}

function aliasesOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split('|') : [];
  return list.filter((alias): alias is string => typeof alias === 'string').map((alias) => alias.trim()).filter((alias) => alias !== '');
}

function parseYaml(text: string): UserGazetteer {
  const tree = parseSource(text);
  if (!tree.ok) return { places: [], problems: tree.error.map((problem) => ({ ...problem, code: problem.code.replace(GLOSS_PREFIX, 'gazetteer.') })) };
  const root = resolved(tree.value.root);
  if (root === undefined) return { places: [], problems: [] };
  const list = resolved(root.type === 'map' ? entryOf(root, 'places')?.value : root);
  const reading = new Reading();
  if (list?.type !== 'seq') {
    reading.problem('not-a-list', root.span);
    return reading;
  }
  for (const item of list.items.slice(0, MOST_PLACES)) {
    const node = resolved(item.value);
    if (node?.type === 'map') reading.add(plainFields(node), item.value.span);
    else reading.problem('no-name', item.value.span);
  }
  const over = list.items[MOST_PLACES];
  if (over !== undefined) reading.problem('too-many', over.value.span, String(MOST_PLACES));
  return reading;
}

// Hit: "gloss.syntax"; miss: "project.syntax".
const GLOSS_PREFIX = /^gloss\./u;

function plainFields(map: MapNode): Map<string, unknown> {
  return new Map(map.entries.flatMap((entry): [string, unknown][] => (entry.key === undefined ? [] : [[entry.key, plainValue(entry.value)]])));
}

function plainValue(node: SourceNode): unknown {
  const at = resolved(node);
  if (at?.type === 'scalar') return at.value;
  return at?.type === 'seq' ? at.items.map((item) => scalarValue(item.value)) : undefined;
}

function scalarValue(node: SourceNode): unknown {
  const at = resolved(node);
  return at?.type === 'scalar' ? at.value : undefined;
}

function parseCsv(text: string, start: number): UserGazetteer {
  const reading = new Reading();
  const stop = text.indexOf('\n', start);
  const headerLine = text.slice(start, stop < 0 ? text.length : stop);
  const separator = [',', ';', '\t'].find((sign) => headerLine.includes(sign)) ?? ',';
  let columns: string[] | undefined;
  for (const row of csvRows(text, start, separator)) {
    if (columns === undefined) {
      columns = row.cells.map((cell) => cell.trim().toLowerCase());
      continue;
    }
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (reading.places.length >= MOST_PLACES) {
      reading.problem('too-many', row.span, String(MOST_PLACES));
      break;
    }
    const names = columns;
    reading.add(new Map(row.cells.map((cell, i): [string, unknown] => [names[i] ?? '', cell.trim()])), row.span);
  }
  return reading;
}

interface Row {
  readonly cells: readonly string[];
  readonly span: Span;
}

/** RFC 4180: quoted cells may hold separators, line ends and doubled quotation marks. */
function* csvRows(text: string, from: number, separator: string): Generator<Row> {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let start = from;
  for (let i = from; i <= text.length; i += 1) {
    const char = text.charAt(i);
    if (quoted && i < text.length) {
      if (char !== '"') cell += char;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n' || i >= text.length) {
      cells.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell);
      if (cells.length > 1 || cells[0] !== '') yield { cells, span: { start, end: i } };
      cells = [];
      cell = '';
      start = i + 1;
    } else cell += char;
  }
}
