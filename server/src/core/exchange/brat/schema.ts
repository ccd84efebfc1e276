// The project's schema as it grows while articles are written: which types, relations and attributes were used, with what.
import { ACTS, CLAIM_FORMS, ENTITY_KINDS, FORCES, MENTION_FORMS, STATUSES } from '../../model/kinds.js';
import type { LossCounter } from '../losses.js';
import type { Schema } from './config.js';
import { type TypeNames, typeNames } from './names.js';

export interface ProjectSchema extends Schema {
  /** The brat type of a kind, relation of a link, name of an attribute; counts each name that had to be changed once. */
  typeOf(kind: string, file: string): string;
  relationOf(link: string, file: string): string;
  attributeOf(name: string, file: string): string;
  useEntity(type: string): void;
  useRelation(type: string, from: string, to: string): void;
  useAttribute(name: string, on: string, value?: string): void;
}

const PARTS = ['speaker', 'cue'] as const;
const POINTERS = ['speaker', 'cue', 'within', 'about'] as const;
const ATTRIBUTES = ['status', 'as', 'form', 'force', 'act', 'negated'] as const;

/** Begins with the built-in tagset, so that an annotator in brat finds all of it, used or not. */
export function projectSchema(losses: LossCounter): ProjectSchema {
  const names = { types: typeNames(['claim', ...ENTITY_KINDS], PARTS), relations: typeNames([], POINTERS), attributes: typeNames([], ATTRIBUTES) };
  const entities = new Set<string>(['claim', ...PARTS, ...ENTITY_KINDS]);
  const relations = builtInRelations();
  const attributes = builtInAttributes();
  const labels = new Map<string, string>();
  const named = (table: TypeNames, name: string, file: string): string => {
    const known = table.renamed.size;
    const type = table.of(name);
    if (table.renamed.size > known) {
      losses.add('type.renamed', file);
      labels.set(type, name);
    }
    return type;
  };
  return {
    entities,
    relations,
    attributes,
    labels,
    typeOf: (kind, file) => named(names.types, kind, file),
    relationOf: (link, file) => named(names.relations, link, file),
    attributeOf: (name, file) => named(names.attributes, name, file),
    useEntity: (type) => void entities.add(type),
    useRelation(type, from, to) {
      const entry = relations.get(type) ?? { from: new Set(), to: new Set() };
      entry.from.add(from);
      entry.to.add(to);
      relations.set(type, entry);
    },
    useAttribute(name, on, value) {
      const entry = attributes.get(name) ?? { on: new Set(), values: new Set() };
      entry.on.add(on);
      if (value !== undefined) entry.values.add(value);
      attributes.set(name, entry);
    },
  };
}

function builtInRelations(): Map<string, { from: Set<string>; to: Set<string> }> {
  const from = (): Set<string> => new Set(['claim']);
  return new Map([
    ['speaker', { from: from(), to: new Set<string>(['speaker', ...ENTITY_KINDS]) }],
    ['cue', { from: from(), to: new Set(['cue']) }],
    ['within', { from: from(), to: new Set(['claim']) }],
    ['about', { from: from(), to: new Set<string>(['claim', ...ENTITY_KINDS]) }],
  ]);
}

function builtInAttributes(): Map<string, { on: Set<string>; values: Set<string> }> {
  const claim = (): Set<string> => new Set(['claim']);
  return new Map([
    ['status', { on: new Set<string>(['claim', ...ENTITY_KINDS]), values: new Set<string>(STATUSES) }],
    ['as', { on: new Set<string>(ENTITY_KINDS), values: new Set<string>(MENTION_FORMS) }],
    ['form', { on: claim(), values: new Set<string>(CLAIM_FORMS) }],
    ['force', { on: claim(), values: new Set<string>(FORCES) }],
    ['act', { on: claim(), values: new Set<string>(ACTS) }],
    ['negated', { on: claim(), values: new Set() }],
  ]);
}
