// Generators for the property tests: gloss files as people write them by hand, in many layouts, and operations on them.
import fc from 'fast-check';
import { hashText } from '../../../server/src/core/text/hash.js';
import { codePointTable } from '../../../server/src/core/text/codePoints.js';
import type { Annotation, GlossEntity, MentionAnnotation } from '../../../server/src/core/model/annotation.js';
import type { GlossOperation } from '../../../server/src/core/model/gloss.js';

/** Every word stands once, so that quotes are unique; emoji and a CRLF make code points differ from units. */
export const ARTICLE = 'Crane down\r\n\r\nVARNHOLM 😀 Monday. “The quay is shut,” harbour master Ilse Brandt told us. Rostock, Malmö & Gdynia wait 12 days: "why", asks none.\n';

const WORDS = [...ARTICLE.matchAll(/[\p{L}\p{N}]+/gu)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
const table = codePointTable(ARTICLE);

/** How a file is laid out. */
interface Layout {
  readonly eol: string;
  readonly mark: string;
  readonly dashColumn: number;
  readonly gap: number;
  readonly entityIndent: number;
  readonly start: string;
  readonly end: string;
  readonly blank: boolean;
  readonly finalEnd: boolean;
  readonly quoteStyle: 'double' | 'single' | 'plain';
  readonly json: boolean;
}

const LAYOUT: fc.Arbitrary<Layout> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '', '\uFEFF'),
  dashColumn: fc.constantFrom(0, 2, 4),
  gap: fc.constantFrom(2, 2, 4),
  entityIndent: fc.constantFrom(1, 2, 4),
  start: fc.constantFrom('', '# by hand\n', '---\n', '# one\n\n# two: {\n---\n'),
  end: fc.constantFrom('', '# the end\n', '\n\n', '...\n'),
  blank: fc.boolean(),
  finalEnd: fc.boolean(),
  quoteStyle: fc.constantFrom('double', 'single', 'plain'),
  json: fc.constant(false),
});

interface Block {
  readonly word: number;
  readonly claim: boolean;
  readonly flow: boolean;
  readonly comment: string;
  readonly inner: string;
  readonly trailing: string;
  readonly unknown: string;
  readonly status: string;
  readonly note: boolean;
  readonly blockSpan: boolean;
  readonly reversed: boolean;
}

const BLOCK: fc.Arbitrary<Block> = fc.record({
  word: fc.nat(WORDS.length - 1),
  claim: fc.boolean(),
  flow: fc.boolean(),
  comment: fc.constantFrom('', '', '# look: "again"', '#'),
  inner: fc.constantFrom('', '', '# inside'),
  trailing: fc.constantFrom('', ' # here', '   '),
  unknown: fc.constantFrom('', 'mine: {a: [1, 2], b: "x"}', 'mood: \'it\'\'s\'', 'long: |\n  two\n  # lines', 'fold: >-\n  a\n\n  b', 'list:\n- 1\n- {z: 2}', 'mine: &x {a: 1} # once\nagain: *x', '&k key: !!str 1'),
  status: fc.constantFrom('suggested', 'accepted', 'rejected'),
  note: fc.boolean(),
  blockSpan: fc.boolean(),
  reversed: fc.boolean(),
});

const wordText = (i: number): string => ARTICLE.slice(WORDS[i]?.start, WORDS[i]?.end);
const points = (i: number): [number, number] => [table.toCodePoints(WORDS[i]?.start ?? 0), table.toCodePoints(WORDS[i]?.end ?? 0)];

const quoted = (text: string, style: Layout['quoteStyle']): string => (style === 'plain' && /^\p{L}+$/u.test(text) ? text : style === 'single' ? `'${text}'` : JSON.stringify(text));

function blockLines(b: Block, id: string, layout: Layout): string[] {
  const [start, end] = points(b.word);
  const q = (t: string): string => quoted(t, layout.quoteStyle);
  const fields: string[] = [`id: ${id}`, `kind: ${b.claim ? 'claim' : 'place'}`];
  if (b.blockSpan && !b.flow) fields.push(`span: # where\n- ${start}\n- ${end}`);
  else fields.push(`span: [ ${start},${end} ]`);
  fields.push(`"quote": ${b.reversed ? `[${q(wordText(b.word))}]` : q(wordText(b.word))}`, `status: ${b.status}`);
  if (b.claim && b.flow) fields.push(`cue: [{span: [${start}, ${end}], quote: ${q(wordText(b.word))}, sure: yes}]`);
  if (b.claim && !b.flow) fields.push(`cue:\n- span: [${start}, ${end}]\n  quote: ${q(wordText(b.word))} # said`);
  if (b.claim) fields.push('speaker: [{entity: brandt}]', 'force:   neutral');
  else fields.push('entity: brandt', 'as: name');
  if (b.note) fields.push('note: "first\\nsecond"');
  if (b.flow) return [`{${(b.reversed ? fields.reverse() : fields).join(', ')}${b.inner === '' ? '' : ','}}${b.trailing}`];
  if (b.unknown !== '') fields.splice(3, 0, b.unknown);
  const lines = fields.flatMap((f) => f.split('\n').map((l, i) => (i > 0 && l.startsWith('- ') ? l : l)));
  if (b.inner !== '') lines.splice(1, 0, b.inner);
  return lines.map((l, i) => (i === 0 ? l + b.trailing : l));
}

function render(layout: Layout, blocks: readonly Block[], entities: 'flow' | 'block' | 'none' | 'empty', extra: boolean): string {
  const pad = ' '.repeat(layout.dashColumn);
  const lines: string[] = ['newsgloss: 1', ...(extra ? ['reviewed: [ada, "ben"] # at last'] : [])];
  lines.push('article:', '   file: crane.txt', `   text: ${JSON.stringify(hashText(ARTICLE))}   # sum`, `   codePoints: ${table.length}`, ...(layout.blank ? ['   # of the article', ''] : []));
  const indent = ' '.repeat(layout.entityIndent);
  if (entities === 'flow') lines.push('entities: {brandt: {kind: person, name: Ilse Brandt}, us: {kind: place, name: \'US\', x: 1}}');
  if (entities === 'empty') lines.push('entities: {}  # none yet');
  if (entities === 'block') lines.push('entities:', `${indent}# people`, `${indent}brandt:`, `${indent}   kind: person # ok`, `${indent}   name: Ilse Brandt`, '', `${indent}us: {kind: place, name: "US"}`);
  const sorted = [...blocks].map((b, i) => ({ b, i })).sort((x, y) => (points(x.b.word)[0] - points(y.b.word)[0]) || x.i - y.i);
  if (sorted.length === 0) lines.push('annotations: [ ] # soon');
  else lines.push('annotations:   # all');
  for (const { b, i } of sorted) {
    if (b.comment !== '') lines.push(pad + b.comment);
    blockLines(b, `m-${i + 100}`, layout).forEach((l, n) => lines.push(n === 0 ? `${pad}-${' '.repeat(layout.gap - 1)}${l}` : pad + ' '.repeat(layout.gap) + l));
    if (b.inner !== '' && !b.flow) lines.push(`${pad}${' '.repeat(layout.gap)}# its own`);
    if (layout.blank) lines.push('');
  }
  if (extra) lines.push('after: {k: v}');
  const body = lines.join('\n') + (layout.finalEnd || layout.end !== '' ? '\n' : '');
  return layout.mark + (layout.start + body + layout.end).replaceAll('\n', layout.eol);
}

export const GLOSS_SOURCES: fc.Arbitrary<string> = fc
  .tuple(LAYOUT, fc.array(BLOCK, { maxLength: 5 }), fc.constantFrom('flow', 'block', 'none', 'empty'), fc.boolean())
  .map(([layout, blocks, entities, extra]) => render(layout, blocks, entities, extra));

/** The same content as one flow mapping, as programs write it that know only JSON. */
export const JSON_SOURCES: fc.Arbitrary<string> = fc.tuple(fc.array(BLOCK, { maxLength: 3 }), fc.boolean()).map(([blocks, wide]) =>
  JSON.stringify({
    newsgloss: 1,
    article: { file: 'crane.txt', text: hashText(ARTICLE), codePoints: table.length },
    entities: { brandt: { kind: 'person', name: 'Ilse Brandt' } },
    annotations: blocks.map((b, i) => ({ id: `m-${i + 100}`, kind: 'place', span: points(b.word), quote: wordText(b.word), status: b.status, entity: 'brandt', mine: [1] })),
  }, null, wide ? 2 : 0));

const TEXT_VALUES = fc.constantFrom('plain', 'two words', 'a: b', '# no', "it's", '"q"', 'line\nbreak', 'tab\t', '😀', '\u202Eevil', 'NO', '12', '', ' lead', '\uD83D lone', 'x'.repeat(300), '- a', '{', 'a, b', '\u2028', 'ö');

const ENTITY: fc.Arbitrary<GlossEntity> = fc.record({
  id: fc.constantFrom('brandt', 'us', 'new-one', 'zoë', 'null', '2x'),
  kind: fc.constantFrom('person', 'place'),
  name: TEXT_VALUES,
  roles: fc.array(TEXT_VALUES, { maxLength: 2 }),
  aliases: fc.array(TEXT_VALUES, { maxLength: 2 }),
}).chain((e) => fc.record({ country: fc.constantFrom(undefined, 'NO', 'DE'), at: fc.constantFrom<readonly [number, number] | undefined>(undefined, [54.5, -10]) }).map(({ country, at }) => ({ ...e, ...(country ? { country } : {}), ...(at ? { at } : {}) })));

/** One wish, made concrete against the annotations that are there: see `operationsFor`. */
export interface Wish {
  readonly kind: 'status' | 'note' | 'move' | 'strip' | 'claim' | 'remove' | 'add' | 'entity' | 'removeEntity' | 'article';
  readonly pick: number;
  readonly word: number;
  readonly text: string;
  readonly entity: GlossEntity;
}

export const WISHES: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom<Wish['kind']>('status', 'note', 'move', 'strip', 'claim', 'remove', 'add', 'entity', 'removeEntity', 'article'),
  pick: fc.nat(7),
  word: fc.nat(WORDS.length - 2),
  text: TEXT_VALUES,
  entity: ENTITY,
});

/** The operations of a wish; annotations have UTF-16 spans of the article. */
export function operationsFor(wish: Wish, annotations: readonly Annotation[], serial: number): GlossOperation[] {
  const at = WORDS[wish.word] ?? { start: 0, end: 5 };
  const next = WORDS[wish.word + 1] ?? at;
  const target = annotations[wish.pick % Math.max(1, annotations.length)];
  if (wish.kind === 'add' || (!target && !['entity', 'removeEntity', 'article'].includes(wish.kind))) return [{ kind: 'put', annotation: added(wish, at, serial) }];
  if (wish.kind === 'entity') return [{ kind: 'putEntity', entity: wish.entity }];
  if (wish.kind === 'removeEntity') return [{ kind: 'removeEntity', id: wish.entity.id }];
  if (wish.kind === 'article') return [{ kind: 'setArticle', details: wish.pick % 2 === 0 ? { title: wish.text, language: 'no' } : { outlet: wish.text } }];
  if (!target) return [];
  return [target].flatMap((t) => change(wish, t, at, next));
}

function added(wish: Wish, at: { start: number; end: number }, serial: number): MentionAnnotation {
  return { type: 'mention', id: `m-new${serial}`, kind: 'person', spans: [at], quotes: [ARTICLE.slice(at.start, at.end)], status: 'added', by: 'ada', note: wish.text, attributes: { topic: wish.text, urgent: true, size: 2.5, all: [wish.text, 'x'] } };
}

function change(wish: Wish, t: Annotation, at: { start: number; end: number }, next: { start: number; end: number }): GlossOperation[] {
  switch (wish.kind) {
    case 'status':
      return [{ kind: 'put', annotation: { ...t, status: 'accepted', by: wish.text, when: '2026-03-02T09:31:34Z' } }];
    case 'note':
      return [{ kind: 'put', annotation: { ...t, note: wish.text, links: [{ kind: 'contradicts', to: t.id }], foreign: { brat: wish.text } } }];
    case 'move': {
      const spans = t.type === 'claim' ? [at, next] : [at];
      return [{ kind: 'put', annotation: { ...t, spans, quotes: spans.map((s) => ARTICLE.slice(s.start, s.end)), status: 'edited' } }];
    }
    case 'strip': {
      const { note: _note, by: _by, attributes: _attributes, ...rest } = t;
      return [{ kind: 'put', annotation: rest.type === 'claim' ? { ...rest, speaker: [], cue: [] } : rest }];
    }
    case 'claim':
      if (t.type !== 'claim') return [{ kind: 'put', annotation: { ...t, kind: 'person', entity: 'us' } }];
      return [{ kind: 'put', annotation: { ...t, speaker: [{ entity: 'us', span: at, quote: ARTICLE.slice(at.start, at.end) }, { entity: 'brandt' }], cue: [...t.cue, { span: next, quote: ARTICLE.slice(next.start, next.end) }], verdict: { rating: wish.text, sources: [wish.text] }, negated: true } }];
    default:
      return [{ kind: 'remove', id: t.id }];
  }
}
