// Ids of entities: short, readable, the same each time, and those already given kept.
import { withoutAccents } from '../text/accents.js';
import type { Entity } from '../model/analysis.js';
import type { GlossEntity } from '../model/annotation.js';

/**
 * The id of each of the engine's entities by its index. An entity whose name or alias a known one of the same kind bears gets that
 * one's id; the others get a slug of their surname (persons) or name, made unique by a number.
 */
export function entityIds(entities: readonly Entity[], known: readonly GlossEntity[]): Map<number, string> {
  const byName = new Map<string, string>();
  for (const k of known) for (const name of [k.name, ...k.aliases]) if (!byName.has(key(k.kind, name))) byName.set(key(k.kind, name), k.id);
  const taken = new Set(known.map((k) => k.id));
  const ids = new Map<number, string>();
  for (const e of entities) {
    const found = [e.name, ...e.aliases].map((name) => byName.get(key(e.kind, name))).find((id) => id !== undefined);
    const id = found ?? freeId(slugOf(e), taken);
    taken.add(id);
    ids.set(e.index, id);
  }
  return ids;
}

/** A new id for an entity that a person names. */
export const newEntityId = (name: string, kind: string, taken: ReadonlySet<string>): string => freeId(slug(kind === 'person' ? surname(name) : name), taken);

export function foldName(name: string): string {
  return name.normalize('NFKC').replace(APOSTROPHES, "'").replace(SPACES, ' ').trim().toLowerCase();
}

/** ’ → ' ; hit: O’Brien, miss: O'Brien. */
const APOSTROPHES = /[‘’]/gu;
const SPACES = /\s+/gu;
/** Everything that an id does not hold; hit: "St. Ives" (". "), miss: "ives". */
const NOT_ID = /[^\p{L}\p{N}]+/gu;
/** What YAML readers would not take for a plain string; hit: "2014-summit", "no"; miss: "norway". */
const NOT_PLAIN_YAML = /^(?:\d.*|true|false|null|yes|no|on|off|y|n)$/u;
const SLUG_LIMIT = 32;

const key = (kind: string, name: string): string => `${kind}\u0000${foldName(name)}`;
const slugOf = (e: Entity): string => slug(e.kind === 'person' && e.anonymous !== true ? surname(e.name) : e.name);
const surname = (name: string): string => name.trim().split(SPACES).at(-1) ?? name;

function slug(name: string): string {
  const plain = withoutAccents(name).toLowerCase().replace(NOT_ID, '-').replace(/^-+|-+$/gu, '');
  const short = plain.slice(0, SLUG_LIMIT).replace(/-+$/u, '') || 'entity';
  return NOT_PLAIN_YAML.test(short) ? `e-${short}` : short;
}

function freeId(wish: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wish)) return wish;
  let n = 2;
  while (taken.has(`${wish}-${n}`)) n++;
  return `${wish}-${n}`;
}
