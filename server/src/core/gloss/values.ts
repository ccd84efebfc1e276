// Nodes of a source as values that can be written elsewhere, and compared.
import { type MapNode, resolved, type SourceNode } from './sourceTree.js';
import { isList, isMapValue, type YamlMap, type YamlValue } from './yamlText.js';

export type Fields = ReadonlyMap<string, YamlValue>;

/** How many nodes may still be looked at: aliases can multiply without bound. Below zero: what was made of them is not whole. */
export interface Budget {
  left: number;
}

/** What a node says, aliases followed; texts that stood in quotes stay in quotes. */
export function valueOf(node: SourceNode | undefined, budget: Budget): YamlValue {
  const at = budget.left-- > 0 ? resolved(node) : undefined;
  if (!at) return NOTHING;
  if (at.type === 'seq') return at.items.map((i) => valueOf(i.value, budget));
  if (at.type === 'map') return { entries: at.entries.flatMap((e) => (e.key === undefined ? [] : [[e.key, valueOf(e.value, budget)] as const])) };
  if (typeof at.value === 'string') return { style: at.style === 'plain' ? 'word' : 'text', value: at.value };
  return at.value ?? NOTHING;
}

const NOTHING: YamlValue = { style: 'raw', value: 'null' };

/** The fields of a mapping; of a key that stands twice the first. */
export function fieldsOf(map: MapNode | undefined, budget: Budget): Fields {
  const fields = new Map<string, YamlValue>();
  for (const e of map?.entries ?? []) if (e.key !== undefined && !fields.has(e.key)) fields.set(e.key, valueOf(e.value, budget));
  return fields;
}

/** The same text for values that say the same: quoting and the order of keys do not count. */
export function printOf(value: YamlValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(printOf).join(',')}]`;
  if (isMapValue(value)) return `{${value.entries.map(([k, v]) => `${JSON.stringify(k)}:${printOf(v)}`).sort().join(',')}}`;
  return value.style === 'raw' ? value.value : JSON.stringify(value.value);
}

export const printFields = (fields: Fields): string => printOf(mapOfFields(fields));
export const mapOfFields = (fields: Fields): YamlMap => ({ entries: [...fields] });
export const textIn = (fields: Fields, key: string): string | undefined => {
  const value = fields.get(key);
  return typeof value === 'object' && !isList(value) && !isMapValue(value) && value.style !== 'raw' ? value.value : undefined;
};
