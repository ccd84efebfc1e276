// The lines of one .ann file: text-bound annotations, relations, attributes, normalisations and notes, each with a number of its own.
import type { Span } from '../../base/span.js';
import type { PreparedArticle } from '../prepare.js';
import { lineFragments, onOneLine } from './fragments.js';

export interface Standoff {
  /** @returns the T id; undefined where the spans hold nothing but white space. `cut`: where the line ends of the text cut it. */
  textBound(type: string, spans: readonly Span[], wished?: string): { readonly id: string; readonly cut: boolean } | undefined;
  relation(type: string, from: string, to: string): void;
  attribute(name: string, target: string, value?: string): void;
  normalisation(target: string, database: string, id: string, name: string): void;
  note(type: string, target: string, text: string): void;
  text(): string;
}

/** `reserved`: T ids that annotations brought from brat will ask for. */
export function standoff(article: PreparedArticle, reserved: ReadonlySet<string>): Standoff {
  const lines: string[] = [];
  const numbers = new Map<string, number>();
  const used = new Set<string>();
  const next = (prefix: string): string => {
    for (;;) {
      const n = (numbers.get(prefix) ?? 0) + 1;
      numbers.set(prefix, n);
      const id = `${prefix}${n}`;
      if (!reserved.has(id) && !used.has(id)) return id;
    }
  };
  return {
    textBound(type, spans, wished) {
      const fragments = lineFragments(spans, article.text);
      if (fragments.length === 0) return undefined;
      const id = wished !== undefined && !used.has(wished) ? wished : next('T');
      used.add(id);
      const places = fragments.map((s) => article.points(s)).map((s) => `${s.start} ${s.end}`);
      const words = fragments.map((s) => article.text.slice(s.start, s.end)).join(' ');
      lines.push(`${id}\t${type} ${places.join(';')}\t${words}`);
      return { id, cut: fragments.length !== spans.length };
    },
    relation: (type, from, to) => void lines.push(`${next('R')}\t${type} Arg1:${from} Arg2:${to}`),
    attribute: (name, target, value) => void lines.push(`${next('A')}\t${name} ${target}${value === undefined ? '' : ` ${value}`}`),
    normalisation: (target, database, id, name) => void lines.push(`${next('N')}\tReference ${target} ${database}:${solid(id)}\t${onOneLine(name, ' ')}`),
    note: (type, target, text) => void lines.push(`${next('#')}\t${type} ${target}\t${onOneLine(text, ' ⏎ ')}`),
    text: () => lines.map((l) => `${l}\n`).join(''),
  };
}

/** White space, which ends an id in brat, and `%`, with which we write it. */
const NOT_SOLID = /[\s%\u0085]/gu;

/** The id without white space, so that nothing of it is cut: `a b` → `a%20b`. */
const solid = (id: string): string => id.replace(NOT_SOLID, (c) => encodeURIComponent(c));
