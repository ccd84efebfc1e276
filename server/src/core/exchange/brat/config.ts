// annotation.conf and visual.conf, so that brat can show the export and go on annotating it.
import { BRAT_MARK } from '../mark.js';

/** What the articles of an export used. Types are brat names already. */
export interface Schema {
  readonly entities: ReadonlySet<string>;
  /** Relation → types of Arg1 and Arg2. */
  readonly relations: ReadonlyMap<string, { readonly from: ReadonlySet<string>; readonly to: ReadonlySet<string> }>;
  /** Attribute → the types that carry it and its values; no value = it is there or not. */
  readonly attributes: ReadonlyMap<string, { readonly on: ReadonlySet<string>; readonly values: ReadonlySet<string> }>;
  /** Type → the name people know, where it differs. */
  readonly labels: ReadonlyMap<string, string>;
}

export function annotationConf(schema: Schema): string {
  const relations = [...schema.relations].map(([name, { from, to }]) => `${name}\tArg1:${choice(from)}, Arg2:${choice(to)}`);
  const attributes = [...schema.attributes].map(([name, { on, values }]) => `${name}\tArg:${choice(on)}${values.size > 0 ? `, Value:${choice(values)}` : ''}`);
  return `${BRAT_MARK}\n\n${sections([
    ['entities', [...schema.entities]],
    // Mentions stand inside claims, and claims inside claims: brat forbids that unless told.
    ['relations', [...relations, '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>']],
    ['events', []],
    ['attributes', attributes],
  ])}`;
}

export function visualConf(schema: Schema): string {
  const names = [...schema.entities, ...schema.relations.keys(), ...schema.attributes.keys()];
  const labels = [...new Set(names)].map((name) => {
    const label = shown(schema.labels.get(name) ?? name);
    return [name, ...new Set([label, [...label].slice(0, 4).join(''), [...label].slice(0, 1).join('')])].join(' | ');
  });
  const drawing = [...schema.entities].flatMap((type) => {
    const colour = COLOURS[type];
    return colour === undefined ? [] : [`${type}\tbgColor:${colour}`];
  });
  return sections([['labels', labels], ['drawing', ['SPAN_DEFAULT\tfgColor:black, bgColor:#e8e8e8, borderColor:darken', 'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5', ...drawing]]]);
}

const COLOURS: Readonly<Record<string, string>> = {
  claim: '#fff3bf', speaker: '#d0bfff', cue: '#dee2e6', person: '#d0ebff', organisation: '#c5f6fa', group: '#d3f9d8', place: '#ffe8cc', document: '#f3d9fa',
};

const choice = (names: ReadonlySet<string>): string => [...names].join('|');

/** What separates labels and lines; hit: "|", a tab; miss: "a b". */
const SEPARATORS = /[|\s#]+/gu;

const shown = (label: string): string => label.replace(SEPARATORS, ' ').trim() || 'type';

const sections = (parts: readonly (readonly [string, readonly string[]])[]): string => parts.map(([name, lines]) => `[${name}]\n${lines.map((l) => `${l}\n`).join('')}`).join('\n');
