// Completion in the newsroom's own places as GeoJSON: names and values of a feature's properties, types of geometries.
import { getLocation } from 'jsonc-parser';
import { t } from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { Positions } from '../positions.js';

const PROPERTIES: readonly { readonly name: string; readonly detail: () => string; readonly value: string }[] = [
  { name: 'name', detail: () => t('as articles write it'), value: '"$1"' },
  { name: 'aliases', detail: () => t('other names and spellings'), value: '["$1"]' },
  { name: 'type', detail: () => t('what it is'), value: '"$1"' },
  { name: 'country', detail: () => t('two letters (ISO 3166-1)'), value: '"$1"' },
  { name: 'population', detail: () => t('number of people'), value: '$1' },
  { name: 'geonames', detail: () => t('number in GeoNames'), value: '$1' },
];
const FEATURE: readonly { readonly name: string; readonly value: string }[] = [
  { name: 'type', value: '"Feature"' }, { name: 'properties', value: '{"name": "$1"}' }, { name: 'geometry', value: '{"type": "Point", "coordinates": [$1]}' },
];
const GEOMETRY: readonly { readonly name: string; readonly value: string }[] = [{ name: 'type', value: '"Point"' }, { name: 'coordinates', value: '[$1]' }];

/** `valuesOf`: what a field of ours may hold, as items whose text is the bare value. */
export function completeFeatures(source: string, positions: Positions, offset: number, valuesOf: (field: string, typed: string) => CompletionItem[]): CompletionItem[] {
  const { path, isAtPropertyKey, previousNode } = getLocation(source, offset);
  const within = previousNode && previousNode.offset < offset && offset <= previousNode.offset + previousNode.length ? previousNode : undefined;
  const range = positions.rangeOf(within ? { start: within.offset, end: within.offset + within.length } : { start: offset, end: offset });
  const holder = path.at(-2);
  const property = (name: string, value: string, detail?: string): CompletionItem => ({
    label: name, kind: CompletionItemKind.Field, filterText: `"${name}"`, insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: within && COLON.test(source.slice(within.offset + within.length)) ? `"${name}"` : `"${name}": ${value}` }, ...(detail === undefined ? {} : { detail }),
  });
  if (isAtPropertyKey) {
    if (holder === 'properties') return PROPERTIES.map(({ name, value, detail }) => property(name, value, detail()));
    if (holder === 'geometry') return GEOMETRY.map(({ name, value }) => property(name, value));
    return typeof holder === 'number' ? FEATURE.map(({ name, value }) => property(name, value)) : [];
  }
  const field = String(path.at(-1) ?? '');
  if (holder === 'geometry' && field === 'type') return [quoted({ label: 'Point', kind: CompletionItemKind.EnumMember }, 'Point', range)];
  return holder === 'properties' ? valuesOf(field, '').map((item) => quoted(item, item.textEdit?.newText ?? item.label, range)) : [];
}

/** Hit: " : 1" behind a name; miss: ", \"a\"". */
const COLON = /^\s*:/u;

const quoted = (item: CompletionItem, value: string, range: ReturnType<Positions['rangeOf']>): CompletionItem =>
  ({ ...item, filterText: `"${item.filterText ?? value}"`, textEdit: { range, newText: `"${value}"` } });
