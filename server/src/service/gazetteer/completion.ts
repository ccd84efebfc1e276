// Completion in the newsroom's own list of places: the fields of an entry, kinds of places, country codes.
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { t } from '@vscode/l10n';
import { PLACE_TYPES } from '../../core/lexicon/gazetteerFormat.js';
import { placeTypeWord } from '../placeWords.js';
import { positionsOf } from '../positions.js';
import { completeFeatures } from './completionJson.js';
import type { PlaceList } from './own.js';

export interface Country { readonly code: string; readonly name: string }

const FIELDS: readonly { readonly name: string; readonly detail: () => string; readonly insert: string }[] = [
  { name: 'name', detail: () => t('as articles write it'), insert: 'name: ' },
  { name: 'aliases', detail: () => t('other names and spellings'), insert: 'aliases: []' },
  { name: 'type', detail: () => t('what it is'), insert: 'type: ' },
  { name: 'at', detail: () => t('latitude and longitude in degrees'), insert: 'at: []' },
  { name: 'country', detail: () => t('two letters (ISO 3166-1)'), insert: 'country: ' },
  { name: 'population', detail: () => t('number of people'), insert: 'population: ' },
  { name: 'geonames', detail: () => t('number in GeoNames'), insert: 'geonames: ' },
];

/** By what stands before the caret in its line; in a table by the column, in GeoJSON by the way to it. */
export function completeOwn({ uri, source }: Pick<PlaceList, 'uri' | 'source'>, position: Position, countries: readonly Country[]): CompletionItem[] {
  const positions = positionsOf(source);
  const offset = positions.offsetAt(position);
  const line = source.slice(positions.starts[position.line] ?? 0, offset);
  const item = (label: string, detail: string, insert: string, typed: string, kind: CompletionItemKind): CompletionItem =>
    ({ label, detail, kind, textEdit: { range: positions.rangeOf({ start: offset - typed.length, end: offset }), newText: insert } });
  const values = (field: string, typed: string): CompletionItem[] => {
    if (field === 'type') return PLACE_TYPES.map((type) => item(type, placeTypeWord(type), type, typed, CompletionItemKind.EnumMember));
    return field === 'country' ? countries.map(({ code, name }) => ({ ...item(code, name, code, typed, CompletionItemKind.EnumMember), filterText: `${code} ${name}` })) : [];
  };
  if (TABLE.test(uri)) {
    const column = position.line === 0 ? undefined : columnAt(source, line);
    return column === undefined ? [] : values(column.field, column.typed);
  }
  if (JSON_FILE.test(uri)) return completeFeatures(source, positions, offset, values);
  if (!YAML.test(uri)) return [];
  const value = VALUE.exec(line);
  if (value) return values(value[1] ?? '', value[2] ?? '');
  const field = FIELD.exec(line);
  return field ? FIELDS.map(({ name, detail, insert }) => item(name, detail(), insert, field[1] ?? '', CompletionItemKind.Field)) : [];
}

/** Hit: "file:///a/places.csv", miss: "places.yaml". */
const TABLE = /\.(?:csv|tsv|txt)$/u;
/** Hit: "file:///a/places.geojson", miss: "places.yml". */
const JSON_FILE = /\.(?:geo)?json$/u;
/** Hit: "places.yml", miss: "places.json". */
const YAML = /\.ya?ml$/u;
/** A field whose value is being typed; hit: "    type: ci", "  - {name: Ur, country: i"; miss: "    typ". */
const VALUE = /(?:^\s*(?:- )?|[{,]\s*)(type|country):\s*([\p{L}_-]*)$/u;
/** Where a field's name may stand; hit: "  - na", "    ", "  - {name: Ur, co"; miss: "    name: U". */
const FIELD = /^(?:\s+(?:- )?\{?|- \{?|.*\{.*,\s*)(\p{L}*)$/u;

/** The column that the caret is in, by the header, and what is typed of its cell. Cells in quotation marks count whole. */
function columnAt(source: string, line: string): { readonly field: string; readonly typed: string } | undefined {
  const header = source.split('\n', 1)[0]?.replace(BREAK, '') ?? '';
  const separator = [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ',';
  const cells = line.replace(QUOTED, (cell) => 'x'.repeat(cell.length)).split(separator);
  const field = header.split(separator)[cells.length - 1]?.trim().replace(MARKS, '').toLowerCase();
  return field === undefined ? undefined : { field, typed: cells.at(-1)?.trimStart() ?? '' };
}

/** A cell in quotation marks; hit: "\"Ur, old\"", miss: "Ur". */
const QUOTED = /"[^"]*"/gu;
const BREAK = /\r$/u;
const MARKS = /"/gu;
