// A strict reader of brat standoff, after its published grammar and the checks of its own reader; knows nothing of our writer.

export interface BratSpan { readonly start: number; readonly end: number }
export interface TextBound { readonly id: string; readonly type: string; readonly spans: readonly BratSpan[]; readonly text: string }
export interface BratRelation { readonly id: string; readonly type: string; readonly args: Readonly<Record<string, string>> }
export interface BratAttribute { readonly id: string; readonly name: string; readonly target: string; readonly value?: string }
export interface BratNormalisation { readonly id: string; readonly target: string; readonly database: string; readonly ref: string; readonly name: string }
export interface BratNote { readonly id: string; readonly type: string; readonly target: string; readonly text: string }

export interface BratDocument {
  readonly textBounds: readonly TextBound[];
  readonly relations: readonly BratRelation[];
  readonly attributes: readonly BratAttribute[];
  readonly normalisations: readonly BratNormalisation[];
  readonly notes: readonly BratNote[];
}

export interface BratConfig { readonly sections: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> }

const ID = /^([A-Za-z]+|#[A-Za-z]*)([0-9]+)$/;
const TYPE = /^[a-zA-Z0-9_-]+$/;
// What Python's str.splitlines() breaks at, which brat's file streams use.
const PYTHON_LINES = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/** Throws at the first line that brat would not take as it is meant. */
export function readBrat(text: string, ann: string): BratDocument {
  if (text.includes('\r')) throw new Error('brat counts CR and LF as two characters');
  const characters = [...text];
  const ids = new Set<string>();
  const found: { textBounds: TextBound[]; relations: BratRelation[]; attributes: BratAttribute[]; normalisations: BratNormalisation[]; notes: BratNote[] } = { textBounds: [], relations: [], attributes: [], normalisations: [], notes: [] };
  if (ann !== '' && !ann.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of ann === '' ? [] : ann.slice(0, -1).split(PYTHON_LINES)) {
    const [id, data, ...tail] = line.split('\t');
    if (id === undefined || data === undefined || !ID.test(id)) throw new Error(`no id: ${line}`);
    if (ids.has(id)) throw new Error(`id twice: ${line}`);
    ids.add(id);
    const rest = tail.join('\t');
    if (id.startsWith('T')) found.textBounds.push(textBound(id, data, rest, characters));
    else if (id.startsWith('R')) found.relations.push(relation(id, data));
    else if (id.startsWith('A')) found.attributes.push(attribute(id, data));
    else if (id.startsWith('N')) found.normalisations.push(normalisation(id, data, rest));
    else if (id.startsWith('#')) found.notes.push(note(id, data, rest));
    else throw new Error(`unknown kind of line: ${line}`);
  }
  const textIds = new Set(found.textBounds.map((t) => t.id));
  const named = [...found.relations.flatMap((r) => Object.values(r.args)), ...found.attributes.map((a) => a.target), ...found.normalisations.map((n) => n.target), ...found.notes.map((n) => n.target)];
  for (const n of named) if (!textIds.has(n)) throw new Error(`nothing has the id ${n}`);
  return found;
}

function textBound(id: string, data: string, words: string, characters: readonly string[]): TextBound {
  const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data);
  const [, type = '', places = ''] = match ?? [];
  if (!match || !TYPE.test(type)) throw new Error(`no text-bound annotation: ${id} ${data}`);
  const spans = places.split(';').map((p) => {
    const [start = NaN, end = NaN] = p.split(' ').map(Number);
    if (!(start < end) || end > characters.length) throw new Error(`${id}: ${p} does not fit in ${characters.length} characters`);
    return { start, end };
  });
  spans.forEach((s, i) => {
    for (const o of spans.slice(0, i)) if (s.end >= o.start && s.start < o.end) throw new Error(`${id}: fragments overlap or descend`);
  });
  const reference = spans.map((s) => characters.slice(s.start, s.end).join('')).join(' ');
  if (reference !== words) throw new Error(`${id}: the text says ${JSON.stringify(reference)}, the line ${JSON.stringify(words)}`);
  return { id, type, spans, text: words };
}

function relation(id: string, data: string): BratRelation {
  const [type = '', ...args] = data.split(' ');
  const pairs = args.map((a) => a.split(':'));
  if (!TYPE.test(type) || pairs.length !== 2 || pairs.some((p) => p.length !== 2) || pairs[0]?.[0] === pairs[1]?.[0]) throw new Error(`no relation: ${id} ${data}`);
  return { id, type, args: Object.fromEntries(pairs.map(([role = '', target = '']) => [role, target])) };
}

function attribute(id: string, data: string): BratAttribute {
  const [name = '', target = '', ...value] = data.split(' ');
  if (!TYPE.test(name) || !ID.test(target)) throw new Error(`no attribute: ${id} ${data}`);
  return { id, name, target, ...(value.length > 0 ? { value: value.join(' ') } : {}) };
}

function normalisation(id: string, data: string, name: string): BratNormalisation {
  const match = /^Reference (\S+) ([^\s:]+):(\S+)$/.exec(data);
  if (!match) throw new Error(`no normalisation: ${id} ${data}`);
  const [, target = '', database = '', ref = ''] = match;
  return { id, target, database, ref, name };
}

function note(id: string, data: string, text: string): BratNote {
  const [type, target, ...more] = data.split(' ');
  if (type === undefined || target === undefined || more.length > 0) throw new Error(`no note: ${id} ${data}`);
  return { id, type, target, text };
}

/** annotation.conf: section → term → arguments as `Key:a|b`. Throws where brat would. */
export function readBratConfig(source: string): BratConfig {
  const sections: Record<string, Map<string, string[]>> = {};
  let current: Map<string, string[]> | undefined;
  for (const line of source.split('\n')) {
    const heading = /^\s*\[(.*)\]\s*$/.exec(line);
    if (heading) {
      current = new Map();
      sections[heading[1] ?? ''] = current;
      continue;
    }
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (!current || /^\s*-+\s*$/.test(line)) throw new Error(`not in a section, or a separator: ${line}`);
    const match = /^(\S+)(?:\s+(.*))?$/.exec(line);
    const [, term = '', args = ''] = match ?? [];
    if (term !== '<OVERLAP>' && !TYPE.test(term)) throw new Error(`no term: ${line}`);
    const list = args.split(',').map((a) => a.trim()).filter((a) => a !== '');
    for (const a of list) if (!/^\S*?:\S*$/.test(a) || a.split(':')[1]?.split('|').some((v) => v === '')) throw new Error(`no argument: ${a}`);
    if (current.has(term)) throw new Error(`twice: ${term}`);
    current.set(term, list);
  }
  return { sections };
}
