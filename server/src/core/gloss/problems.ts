// Collects what is wrong in a source, and where its fields stand, while it is read.
import type { Span } from '../base/span.js';
import type { GlossProblem } from '../model/gloss.js';
import type { MapNode, SeqNode, SourceNode } from './sourceTree.js';
import { entryOf, resolved } from './sourceTree.js';

/** `prefix` of the codes: `gloss` or `project`. */
export class Findings {
  readonly problems: GlossProblem[] = [];
  readonly fields = new Map<string, Span>();

  constructor(readonly prefix: 'gloss' | 'project') {}

  error(code: string, span: Span, ...args: string[]): void {
    this.add('error', code, span, args);
  }

  warning(code: string, span: Span, ...args: string[]): void {
    this.add('warning', code, span, args);
  }

  private add(severity: GlossProblem['severity'], code: string, span: Span, args: readonly string[]): void {
    this.problems.push({ code: `${this.prefix}.${code}`, severity, span, args });
  }
}

/** One mapping being read: gives its fields by type, reports what has another. `owner` names it in field places and messages. */
export class FieldReader {
  constructor(
    readonly map: MapNode,
    readonly owner: string,
    readonly found: Findings,
  ) {
    this.checkDuplicates();
  }

  node(key: string): SourceNode | undefined {
    return entryOf(this.map, key)?.value;
  }

  /** The value's place; the mapping's own where the key is absent. */
  place(key: string): Span {
    const entry = entryOf(this.map, key);
    if (!entry) return headOf(this.map);
    const { span } = entry.value;
    return span.start === span.end ? entry.keySpan : span;
  }

  text(key: string): string | undefined {
    return this.scalar(key, 'text', (v) => (typeof v === 'string' ? v : undefined));
  }

  /** A finite number. */
  number(key: string): number | undefined {
    return this.scalar(key, 'number', (v) => (typeof v === 'number' && Number.isFinite(v) ? v : undefined));
  }

  /** A whole number, zero or more. */
  count(key: string): number | undefined {
    return this.scalar(key, 'whole number', (v) => (typeof v === 'number' && Number.isSafeInteger(v) && v >= 0 ? v : undefined));
  }

  flag(key: string): boolean | undefined {
    return this.scalar(key, 'true or false', (v) => (typeof v === 'boolean' ? v : undefined));
  }

  oneOf<T extends string>(key: string, allowed: readonly T[], code = 'unknown-value'): T | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const value = allowed.find((a) => a === text);
    if (value === undefined) this.found.error(code, this.place(key), key, text, allowed.join(', '));
    return value;
  }

  texts(key: string): readonly string[] | undefined {
    const node = this.present(key);
    if (!node) return undefined;
    const values = textsOf(node);
    if (!values) this.wrongType(key, 'list of texts');
    return values;
  }

  mapping(key: string): FieldReader | undefined {
    const node = this.present(key);
    if (!node) return undefined;
    if (node.type === 'map') return new FieldReader(node, `${this.owner}/${key}`, this.found);
    this.wrongType(key, 'mapping');
    return undefined;
  }

  list(key: string): readonly SourceNode[] | undefined {
    return this.sequence(key)?.items.map((i) => i.value);
  }

  sequence(key: string): SeqNode | undefined {
    const node = this.present(key);
    if (!node) return undefined;
    if (node.type === 'seq') return node;
    this.wrongType(key, 'list');
    return undefined;
  }

  /** A merge left two readings here for somebody to choose from. */
  conflict(): void {
    const node = resolved(this.node('conflict'));
    const settled = !node || (node.type === 'seq' && node.items.length === 0) || (node.type === 'scalar' && node.value === null);
    if (!settled) this.found.warning('conflict', this.place('conflict'), this.owner);
  }

  missing(key: string): void {
    this.found.error('missing-key', headOf(this.map), this.owner, key);
  }

  wrongType(key: string, wanted: string): void {
    this.found.error('wrong-type', this.place(key), key, wanted);
  }

  /** The resolved value and its place noted; undefined where the key is absent. */
  present(key: string): ReturnType<typeof resolved> {
    const entry = entryOf(this.map, key);
    if (!entry) return undefined;
    this.found.fields.set(`${this.owner}/${key}`, this.place(key));
    const node = resolved(entry.value);
    if (!node) this.wrongType(key, 'value');
    return node;
  }

  /** Notes where the value stands, and, under `key/key`, where the key does: of keys that the newsroom chooses. */
  noted(key: string): void {
    const entry = entryOf(this.map, key);
    if (!entry) return;
    this.found.fields.set(`${this.owner}/${key}`, this.place(key));
    this.found.fields.set(`${this.owner}/${key}/key`, entry.keySpan);
  }

  private scalar<T>(key: string, wanted: string, take: (value: unknown) => T | undefined): T | undefined {
    const node = this.present(key);
    if (!node) return undefined;
    const value = node.type === 'scalar' ? take(node.value) : undefined;
    if (value === undefined) this.wrongType(key, wanted);
    return value;
  }

  private checkDuplicates(): void {
    const seen = new Set<string>();
    for (const e of this.map.entries) {
      if (e.key === undefined) this.found.error('wrong-type', e.keySpan, this.owner, 'text as key');
      else if (seen.has(e.key)) this.found.error('duplicate-key', e.keySpan, e.key);
      else seen.add(e.key);
    }
  }
}

export function textsOf(node: SourceNode): readonly string[] | undefined {
  const list = resolved(node);
  if (list?.type !== 'seq') return undefined;
  const values: string[] = [];
  for (const item of list.items) {
    const value = textOf(item.value);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

export function textOf(node: SourceNode | undefined): string | undefined {
  const at = resolved(node);
  return at?.type === 'scalar' && typeof at.value === 'string' ? at.value : undefined;
}

/** Where a problem of a whole mapping is shown: its first key, not its every line. */
export function headOf(map: MapNode): Span {
  const first = map.entries[0];
  return first ? { start: first.start, end: first.keySpan.end } : map.span;
}
