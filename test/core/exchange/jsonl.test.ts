// The JSON Lines export against its schema, and its offsets against the text in both units.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { jsonlFormat } from '../../../server/src/core/exchange/jsonl/write.js';
import { nestClaims } from '../../../server/src/core/exchange/nesting.js';
import { exportArticles } from '../../../server/src/core/exchange/registry.js';
import type { ClaimAnnotation } from '../../../server/src/core/model/annotation.js';
import { findRepositoryFile } from '../../support/repository.js';
import { PLAIN, TORTURE } from '../../support/tortureArticle.js';

type Pair = readonly [number, number];
interface Line {
  readonly id: string;
  readonly text: string;
  readonly article: Readonly<Record<string, unknown>>;
  readonly places: readonly { readonly start: number; readonly end: number; readonly text: string; readonly codePoints: Pair; readonly id: string; readonly lat?: number; readonly geonameid?: number }[];
  readonly attributions: readonly Attribution[];
  readonly claims: readonly { readonly id: string; readonly speaker?: string }[];
  readonly annotations: readonly { readonly id: string; readonly status: string; readonly spans: readonly Pair[]; readonly codePoints: readonly Pair[]; readonly quotes: readonly string[] }[];
}
interface Attribution { readonly id: string; readonly content: readonly Pair[]; readonly codePoints: { readonly content: readonly Pair[] }; readonly nested: readonly Attribution[] }

const lines = (withStatuses: readonly ('suggested' | 'rejected')[]): Line[] =>
  (exportArticles(jsonlFormat, [TORTURE, PLAIN], { with: withStatuses }).files[0]?.content ?? '').trimEnd().split('\n').map((l): Line => JSON.parse(l));

describe('JSON Lines export', () => {
  it('keeps the schema that is shipped', () => {
    const schema: unknown = JSON.parse(readFileSync(findRepositoryFile('server/schemas/export.v1.schema.json'), 'utf8'));
    assert.ok(typeof schema === 'object' && schema !== null);
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    for (const line of lines(['suggested', 'rejected'])) assert.ok(validate(line), JSON.stringify(validate.errors?.slice(0, 5), undefined, 1));
    assert.equal(validate({ ...lines([])[0], surprise: 1 }), false, 'the schema does refuse');
  });

  it('gives each place in both units of its own text', () => {
    const [line] = lines(['suggested', 'rejected']);
    assert.ok(line);
    const characters = [...line.text];
    let checked = 0;
    for (const a of line.annotations) {
      a.spans.forEach(([start, end], i) => { assert.equal(line.text.slice(start, end), a.quotes[i]); checked++; });
      a.codePoints.forEach(([start, end], i) => { assert.equal(characters.slice(start, end).join(''), a.quotes[i]); });
    }
    assert.equal(checked, 14);
    for (const p of line.places) assert.equal(characters.slice(...p.codePoints).join(''), p.text);
  });

  it('carries the layers of annotate --jsonl, nested claims inside their parents, without what was rejected', () => {
    const [odd, plain] = lines(['suggested', 'rejected']);
    assert.deepEqual(odd?.attributions.map((a) => [a.id, a.nested.map((n) => n.id)]), [['c-title', []], ['c|2', ['c-in']], ['c-heb', []], ['c-break', []]]);
    assert.equal(odd.claims.find((c) => c.id === 'c|2')?.speaker, 'Zoë Ólafsdóttir');
    assert.ok(!odd.claims.some((c) => c.id === 'c-cold') && odd.annotations.some((a) => a.id === 'c-cold' && a.status === 'rejected'));
    assert.deepEqual(odd.places.map((p) => [p.text, p.lat, p.geonameid]), [['SKÅRVIK', -54.5, 2600001], ['Café Pier 👨‍👩‍👧', undefined, undefined], ['Pier', undefined, undefined]]);
    assert.deepEqual(plain?.attributions[0]?.content, [[23, 41]]);
  });

  it('holds only what people decided, unless asked for more', () => {
    assert.deepEqual(new Set(lines([]).flatMap((l) => l.annotations.map((a) => a.status))), new Set(['accepted', 'edited', 'added']));
  });

  it('carries the article\'s details, its hash and its length', () => {
    const [, plain] = lines([]);
    assert.deepEqual(plain?.article, { file: 'bridge.txt', text: `sha256:${createHash('sha256').update(PLAIN.text).digest('hex')}`, codePoints: 43 });
  });

  it('loses nothing but what is not in the text', () => {
    const { losses } = exportArticles(jsonlFormat, [TORTURE], { with: ['suggested', 'rejected'] });
    assert.deepEqual(losses.filter((l) => l.kind === 'loss').map((l) => [l.code, l.message, l.files]), [['annotation.unplaced', '1 annotation left out: its words are no longer in the article', [TORTURE.file]]]);
  });

  it('counts positions outside the text, words that have changed and ids that stand twice', () => {
    const [first] = PLAIN.annotations;
    assert.ok(first);
    const odd = { ...PLAIN, annotations: [first, { ...first, quotes: ['Lunn'] }, { ...first, spans: [{ start: 40, end: 900 }] }] };
    const { files, losses } = exportArticles(jsonlFormat, [odd]);
    assert.deepEqual(losses.map((l) => [l.code, l.count]), [['annotation.outside', 1], ['annotation.reworded', 1], ['annotation.renamed', 1]]);
    assert.match(files[0]?.content ?? '', /"id":"m-1-2"/u);
  });
});

describe('the nesting of claims', () => {
  const claim = (id: string, within?: string): ClaimAnnotation => ({ type: 'claim', id, kind: 'claim', spans: [{ start: 0, end: 1 }], quotes: ['x'], speaker: [], cue: [], status: 'added', ...(within !== undefined ? { within } : {}) });

  it('places each claim once, whatever the file says', () => {
    const claims = [claim('a'), claim('b', 'a'), claim('c', 'd'), claim('d', 'c'), claim('e', 'gone'), claim('f', 'c'), claim('g', 'g')];
    const nesting = nestClaims(claims);
    assert.deepEqual(nesting.outermost.map((c) => c.id), ['a', 'c', 'd', 'e', 'f', 'g']);
    assert.deepEqual(nesting.inside(claims[0] ?? claim('a')).map((c) => c.id), ['b']);
    assert.deepEqual(nesting.outermost.slice(1).flatMap((c) => nesting.inside(c)), []);
  });

  it('stays flat where a file nests without end', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => claim(`c${i}`, i > 0 ? `c${i - 1}` : undefined));
    const nesting = nestClaims(chain);
    let seen = 0;
    let level = nesting.outermost;
    while (level.length > 0) {
      seen += level.length;
      level = level.flatMap((c) => nesting.inside(c));
    }
    assert.equal(seen, chain.length);
  });
});
