// Names of kinds, links and attributes in the plain letters that brat takes for types.
import { withoutAccents } from '../../text/accents.js';

export interface TypeNames {
  /** The type's name for `name`; the same each time. */
  of(name: string): string;
  /** Type → the name it was made from, for those that differ. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** `own`: built-in names, each stands for itself. `blocked`: what the export itself says with a type; a name that equals one gets a number. */
export function typeNames(own: readonly string[], blocked: readonly string[]): TypeNames {
  const given = new Map(own.map((n) => [n, n]));
  const taken = new Set([...own, ...blocked, ...RESERVED].map(fold));
  const renamed = new Map<string, string>();
  return {
    renamed,
    of(name) {
      const known = given.get(name);
      if (known !== undefined) return known;
      const plain = plainName(name);
      let free = plain;
      for (let n = 2; taken.has(fold(free)); n++) free = `${plain}_${n}`;
      taken.add(fold(free));
      given.set(name, free);
      if (free !== name) renamed.set(free, name);
      return free;
    },
  };
}

/** Words that mean something in brat's configuration. */
const RESERVED = ['ANY', 'ENTITY', 'RELATION', 'EVENT', 'NONE', 'REL-TYPE', 'OVL-TYPE', 'OVERLAP', 'SEPARATOR', 'SPAN_DEFAULT', 'ARC_DEFAULT', 'Equiv'];

const fold = (name: string): string => name.toLowerCase();

/** What brat's types do not hold (`^[a-zA-Z0-9_-]*$`); hit: " ", "ß"; miss: "a-b". */
const NOT_PLAIN = /[^A-Za-z0-9_-]+/gu;
/** At least one letter or digit: a line of hyphens alone is a separator in the configuration. */
const HAS_SUBSTANCE = /[A-Za-z0-9]/u;

function plainName(name: string): string {
  const plain = withoutAccents(name).replace(NOT_PLAIN, '_');
  return HAS_SUBSTANCE.test(plain) ? plain : 'type';
}
