// Reading gloss files: values, places, problems at their exact stretch; the JSON Schema judges the same files alike.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readGloss } from '../../../server/src/core/gloss/read.js';
import { referencesOf } from '../../../server/src/core/gloss/references.js';
import { cpuMs } from '../../support/cpu.js';

const ROOT = join(__dirname, '../../..').replace(/[\\/]out$/u, '');
const FIXTURES = join(ROOT, 'test/core/gloss/fixtures');
const fixture = (kind: 'good' | 'bad', file: string): string => readFileSync(join(FIXTURES, kind, file), 'utf8');

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false });
const validate = ajv.compile(JSON.parse(readFileSync(join(ROOT, 'server/schemas/gloss.v1.schema.json'), 'utf8')) as object);

/** `code | covered text`, sorted by place. */
function problemsOf(source: string): string[] {
  return readGloss(source).problems.map((p) => `${p.code} | ${source.slice(p.span.start, p.span.end).replaceAll('\n', '\\n')}`);
}

describe('good gloss files', () => {
  for (const file of readdirSync(join(FIXTURES, 'good'))) {
    it(`have no problems for reader and schema: ${file}`, () => {
      const source = fixture('good', file);
      const reading = readGloss(source);
      assert.deepEqual(reading.problems, []);
      assert.equal(reading.writable, true);
      assert.ok(reading.gloss);
      assert.ok(validate(parse(source)), JSON.stringify(validate.errors));
    });
  }
});

describe('bad gloss files', () => {
  for (const file of readdirSync(join(FIXTURES, 'bad'))) {
    it(`have just these problems at these places: ${file}`, () => {
      const source = fixture('bad', file);
      const expected = [...source.matchAll(/^# problem: (.*)$/gmu)].map((m) => m[1]?.trimEnd() ?? '');
      assert.ok(expected.length > 0);
      assert.deepEqual(problemsOf(source).map((p) => p.trimEnd()).sort(), expected.sort());
    });

    it(`are judged by the schema as far as it can: ${file}`, () => {
      const source = fixture('bad', file);
      const schema = /^# schema: (.*)$/mu.exec(source)?.[1];
      if (schema === 'cannot read') assert.throws(() => { parse(source); });
      else assert.equal(validate(parse(source)) ? 'accepts' : 'refuses', schema, JSON.stringify(validate.errors));
    });
  }
});

describe('a gloss file', () => {
  it('gives all its values', () => {
    const { gloss } = readGloss(fixture('good', 'whole.gloss.yaml'));
    assert.ok(gloss);
    assert.equal(gloss.article.file, 'harbour.txt');
    assert.equal(gloss.article.codePoints, 132);
    assert.deepEqual(gloss.entities[1], { id: 'varnholm', kind: 'place', name: 'Varnholm', roles: [], aliases: [], geonames: 2600001, at: [54.5, 10.2], country: 'DE', by: 'ada', when: '2026-11-23T09:31:00Z' });
    const [mention, claim] = gloss.annotations;
    assert.deepEqual(mention, {
      type: 'mention', id: 'm-4kx9', kind: 'place', spans: [{ start: 29, end: 37 }], quotes: ['VARNHOLM'], context: ['', ', Monday.'], entity: 'varnholm', as: 'name', status: 'accepted', by: 'ada', when: '2026-11-23T09:30:00Z',
    });
    assert.ok(claim?.type === 'claim');
    assert.deepEqual(claim.spans, [{ start: 47, end: 66 }, { start: 110, end: 131 }]);
    assert.deepEqual(claim.speaker, [{ entity: 'brandt', span: { start: 67, end: 93 }, quote: 'harbour master Ilse Brandt' }]);
    assert.deepEqual(claim.attributes, { topic: 'safety', urgent: true, weight: 2.5, tags: ['a', 'b'] });
    assert.deepEqual(claim.verdict, { rating: 'mostly true', summary: "As the port's log says.", sources: ['Log, page 3'], by: 'ada', when: '2026-11-23T09:40:00Z' });
    assert.equal(claim.negated, true);
  });

  it('says where each block, field and entity stands', () => {
    const source = fixture('good', 'by-hand.gloss.yaml');
    const { places } = readGloss(source).gloss ?? assert.fail();
    const text = (s: { start: number; end: number } | undefined): string => (s ? source.slice(s.start, s.end) : 'nowhere');
    assert.match(text(places.annotations.get('m-1')), /^\{id: m-1.*\*m\}$/u);
    assert.match(text(places.annotations.get('c-1')), /^quote: >-[^]*cue: \[\]$/u);
    assert.equal(text(places.fields.get('c-1/kind')), 'claim');
    assert.equal(text(places.fields.get('c-1/speaker/0/entity')), 'm');
    assert.equal(text(places.entities.get('m')), 'm: {kind: person, name: Crane, age: 40}');
  });

  it('says who names whom', () => {
    const { gloss } = readGloss(fixture('good', 'whole.gloss.yaml'));
    assert.deepEqual(referencesOf(gloss ?? assert.fail()).map((r) => `${r.from} ${r.field} ${r.to}`), [
      'm-4kx9 entity varnholm', 'c-7k2p speaker/0/entity brandt', 'c-7k2p about varnholm', 'c-7k2p about m-4kx9', 'c-7k2p links/0/to m-4kx9',
    ]);
  });

  it('shows the good annotations beside the bad ones', () => {
    for (const file of ['annotation-text', 'annotation-without-id', 'annotation-missing', 'duplicate-id', 'unknown-status', 'unknown-entity']) {
      const { gloss, writable } = readGloss(fixture('bad', `${file}.gloss.yaml`));
      assert.equal(gloss?.annotations[0]?.id, 'm-1', file);
      assert.equal(writable, true);
    }
  });

  it('is never written when it does not parse or is of another version', () => {
    for (const file of ['syntax', 'two-documents', 'unknown-anchor', 'newer-version', 'version-zero', 'version-text', 'no-mapping']) {
      const reading = readGloss(fixture('bad', `${file}.gloss.yaml`));
      assert.equal(reading.writable, false, file);
      assert.equal(reading.gloss, undefined, file);
    }
  });

  it('may name kinds and entities of the newsroom', () => {
    assert.deepEqual(readGloss(fixture('bad', 'unknown-kind.gloss.yaml'), { knownKinds: ['vessel', 'ship'] }).problems, []);
    const codes = readGloss(fixture('bad', 'unknown-entity.gloss.yaml'), { projectEntities: [{ id: 'nobody' }, { id: 'someone' }, { id: 'thing' }] }).problems.map((p) => p.code);
    assert.deepEqual(codes, ['gloss.unknown-annotation', 'gloss.unknown-annotation']);
  });

  it('may be empty or hold only comments', () => {
    for (const source of ['', '\uFEFF', '# nothing yet\n', '---\n']) {
      const reading = readGloss(source);
      assert.deepEqual([reading.problems, reading.writable, reading.gloss?.annotations.length], [[], true, 0]);
    }
  });
});

describe('a hostile gloss file', () => {
  const within = (source: string, code: string): void => {
    let reading = readGloss('');
    const used = cpuMs(() => { reading = readGloss(source); });
    assert.ok(used < 5000, `${used} ms of processor time`);
    assert.ok(reading.problems.some((p) => p.code === code), JSON.stringify(reading.problems.slice(0, 3)));
  };

  it('is refused at the place where it breaks a bound', () => {
    within('['.repeat(100_000), 'gloss.too-deep');
    within('- '.repeat(1000), 'gloss.too-deep');
    within(Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'gloss.too-deep');
    within(`a: ${'{b: '.repeat(70)}`, 'gloss.too-deep');
    within(Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join('\n'), 'gloss.too-many-keys');
    within(`{${Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join(', ')}}`, 'gloss.too-many-keys');
    within('newsgloss: 1\nnote: "\u0000"\n', 'gloss.nul');
    within('a'.repeat(11 * 1024 * 1024), 'gloss.too-large');
    assert.deepEqual(readGloss('ab\u0000').problems[0]?.span, { start: 2, end: 3 });
  });

  it('with aliases that multiply is read without multiplying them', () => {
    const bomb = ['a: &a [x, x]', ...Array.from({ length: 25 }, (_, i) => `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} [*${String.fromCharCode(97 + i)}, *${String.fromCharCode(97 + i)}]`)].join('\n');
    within(`newsgloss: 1\n${bomb}\nannotations: *z\n`, 'gloss.wrong-type');
    within('newsgloss: 1\nannotations: &a [*a]\n', 'gloss.unknown-anchor');
  });

  it('does not make the bounds trip over what they count wrongly in text', () => {
    const deepLooking = ['newsgloss: 1', 'x: |', ...Array.from({ length: 200 }, (_, i) => `${' '.repeat(i + 2)}- [ {`), 'y: "[[[[ {{{{ \\" - -"', `z: '${'['.repeat(200)}''{'`, `w: a ${'['.repeat(100)} # ${'{'.repeat(100)}`, 'q: dockers\' "union [', 'after: 1'].join('\n');
    assert.deepEqual(readGloss(deepLooking).problems.map((p) => p.code), ['gloss.missing-key']);
  });

  it('of any shape gives values or problems, never an exception', () => {
    const bit = fc.constantFrom('newsgloss: 1', '\n', '\r\n', '  ', '- ', ': ', '[', ']', '{', '}', '&a ', '*a', '"', "'", '|', '>', '#', '!', '%', 'annotations:', 'id: x', 'span: [1, 2]', 'quote: a', 'kind: claim', 'status: added', ',', '...', '---', '\t', '\u0085', '😀', '? ', '<<: ', 'article:', 'entities:', '1', 'null', '~');
    fc.assert(fc.property(fc.array(bit, { maxLength: 40 }), (bits) => {
      const source = bits.join('');
      const reading = readGloss(source);
      assert.ok(reading.gloss !== undefined || reading.problems.length > 0);
      for (const p of reading.problems) assert.ok(p.span.start <= p.span.end && p.span.end <= Math.max(source.length, 1) && p.span.start >= 0);
    }), { numRuns: 2000 });
  }).timeout(30_000);
});
