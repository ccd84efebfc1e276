// Gloss files as chance and malice make them, from a seed: damaged, deep, wide, of wrong types everywhere, with aliases that multiply.

type Random = () => number;

const pick = <T>(random: Random, from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
const upTo = (random: Random, n: number): number => Math.floor(random() * (n + 1));
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

const BITS = [
  'newsgloss: 1', 'newsgloss: 2', '\n', '\n', '\n  ', '\n  - ', '\n    ', '\r\n', '\r', ' ', '  ', '- ', ': ', ':', '[', ']', '{', '}', '&a ', '*a', '"', "'", '|', '>-', '|+', '|2', '#', ' # ', '!', '!!binary ', '!<tag:x> ', '%YAML 1.2\n', 'annotations:', 'entities:', 'article:', 'id: m-1', 'span: [1, 2]',
  'span: [[1, 2], [3, 4]]', 'quote: "a"', 'kind: claim', 'kind: place', 'status: added', 'conflict: [{ours: 1}]', ',', '...\n', '---\n', '\t', '\u0000', '\u0085', '\u2028', '\uFEFF', '😀', '\uD83D', '? ', '<<: *a', '1', '-0', '1e999', '.nan', '0x1f', '9'.repeat(400), 'null', '~', 'true', '__proto__: 1', 'constructor: {prototype: 1}', '\\', '"\\x', '"\\uD800"',
] as const;

/** A value of any type, mostly not the one that is expected. */
function anyValue(random: Random, depth = 0): string {
  const kind = upTo(random, depth > 4 ? 6 : 9);
  if (kind === 0) return String(upTo(random, 100) - 20);
  if (kind === 1) return JSON.stringify(times(upTo(random, 12), () => pick(random, BITS)).join(''));
  if (kind === 2) return pick(random, ['true', 'false', 'null', '~', '']);
  if (kind === 3) return pick(random, ['1.5', '-1', '1e400', '.inf', '0o17', '2026-03-02', '12:30', '9007199254740993']);
  if (kind === 4) return `'${times(upTo(random, 4), () => 'it').join("''")}'`;
  if (kind === 5) return pick(random, ['*a', '&a x', '!!str 1', '&b [*b]', '"\\u0000"']);
  if (kind === 6) return pick(random, ['word', 'two words', 'm-1', 'brandt', 'sha256:00']);
  if (kind <= 8) return `[${times(upTo(random, 4), () => anyValue(random, depth + 1)).join(', ')}]`;
  return `{${times(upTo(random, 4), () => `${pick(random, KEYS)}: ${anyValue(random, depth + 1)}`).join(', ')}}`;
}

const KEYS = [
  'id', 'kind', 'span', 'of', 'quote', 'context', 'entity', 'as', 'speaker', 'cue', 'act', 'form', 'force', 'negated', 'about', 'within', 'attributes', 'links', 'verdict', 'note', 'score', 'why', 'status', 'by', 'when', 'was', 'foreign', 'conflict', 'mine', 'to', 'text',
  'name', 'roles', 'aliases', 'geonames', 'at', 'country', '__proto__', 'toString', '"a b"', "'x'", '? x', '12', 'null',
] as const;

/** A whole file in which any value may be of any type. */
function wrongTypes(random: Random): string {
  const chance = random() < 0.4 ? 0.7 : 0.98;
  const right = (key: string, value: string): string => `${key}: ${random() < chance ? value : anyValue(random)}`;
  const block = (i: number): string => {
    const rows = [right('id', `m-${upTo(random, 30) < 2 ? 0 : i}`), right('kind', pick(random, ['place', 'claim', 'person'])), right('span', `[${i * 3}, ${i * 3 + 2}]`), right('quote', '"ab"'), right('status', pick(random, ['added', 'accepted', 'rejected']))];
    for (let n = upTo(random, 4); n > 0; n--) rows.push(`${pick(random, KEYS)}: ${anyValue(random)}`);
    return rows.map((r, n) => (n === 0 ? `  - ${r}` : `    ${r}`)).join('\n');
  };
  const lines = [
    right('newsgloss', '1'), `article:${random() < chance ? `\n  ${right('file', 'a.txt')}\n  ${right('text', `"sha256:${'0'.repeat(64)}"`)}\n  ${right('codePoints', '100')}` : ` ${anyValue(random)}`}`,
    `entities:${random() < chance ? `\n  a: {${right('kind', 'person')}, ${right('name', 'A')}}\n  b: ${anyValue(random)}` : ` ${anyValue(random)}`}`,
    `annotations:${random() < chance ? `\n${times(upTo(random, 6), block).join('\n')}` : ` ${anyValue(random)}`}`,
  ];
  if (random() < 0.2) lines.push(pick(random, ['newsgloss: 1', 'annotations: []', '---', '...', `x: ${anyValue(random)}`]));
  return `${lines.join('\n')}\n`;
}

const soup = (random: Random): string => times(upTo(random, 60), () => pick(random, BITS)).join('');

function damaged(random: Random): string {
  let source = wrongTypes(random);
  for (let n = 1 + upTo(random, 3); n > 0; n--) {
    const at = upTo(random, source.length);
    source = source.slice(0, at) + (random() < 0.7 ? pick(random, BITS) : '') + source.slice(at + upTo(random, 12));
  }
  return random() < 0.3 ? source.replaceAll('\n', '\r\n') : source;
}

/** Much of one thing: levels, keys, aliases, brackets, quotes. */
function much(random: Random): string {
  const n = random() < 0.005 ? 1000 * (1 + upTo(random, 8)) : 10 * (1 + upTo(random, 19));
  switch (upTo(random, 9)) {
    case 0: return pick(random, ['[', '{a: ', '- ', '? ', '[[', '{[', '"', "'", '!', '&', '*', '#', ': ']).repeat(n);
    case 1: return times(Math.min(n, 300), (i) => `${' '.repeat(i)}a:`).join('\n');
    case 2: return `newsgloss: 1\n${times(n, (i) => `k${i % Math.max(1, upTo(random, n))}: ${i}`).join('\n')}\n`;
    case 3: return `a: &a [x, x]\n${times(Math.min(n, 40), (i) => `k${i}: &k${i} [*${i === 0 ? 'a' : `k${i - 1}`}, *${i === 0 ? 'a' : `k${i - 1}`}]`).join('\n')}\nannotations: *k${Math.min(n, 40) - 1}\n`;
    case 4: return `annotations: [${times(n, () => '{id: m, span: [1, 2]}').join(', ')}]`;
    case 5: return `newsgloss: 1\narticle: {file: a}\nannotations:\n${times(n, () => `  - {id: same, kind: place, span: [1, 2], quote: a, status: added}`).join('\n')}\n`;
    case 6: return `x: "${'\\"'.repeat(n)}"\ny: '${"''".repeat(n)}'\nz: ${'a '.repeat(n)}\n`;
    case 7: return `x: |\n${'  line\n'.repeat(n)}y: >-\n${'  word\n\n'.repeat(n)}`;
    case 8: return `${'\n'.repeat(n)}${'# c\n'.repeat(n)}newsgloss: 1\n${' '.repeat(n)}\n`;
    default: return `entities: {${times(n, (i) => `e${i}: {kind: person, name: &n${i} A, roles: [*n${i}]}`).join(', ')}}\n`;
  }
}

/** One source; the same for the same row of numbers. */
export function hostileGloss(random: Random): string {
  const kind = random();
  if (kind < 0.35) return wrongTypes(random);
  if (kind < 0.7) return damaged(random);
  return kind < 0.95 ? soup(random) : much(random);
}
