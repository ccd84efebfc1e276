// newsgloss.yaml: what a newsroom may set, what counts where it is silent, and ids of annotations.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { newId } from '../../../server/src/core/gloss/ids.js';
import { DEFAULT_PROJECT, readProject } from '../../../server/src/core/gloss/project.js';
import { BUILT_IN_KINDS } from '../../../server/src/core/gloss/tagset.js';

const ROOT = join(__dirname, '../../..').replace(/[\\/]out$/u, '');
const schema = (name: string): object => JSON.parse(readFileSync(join(ROOT, 'server/schemas', name), 'utf8')) as object;
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false });
ajv.addSchema(schema('gloss.v1.schema.json'));
const validate = ajv.compile(schema('project.v1.schema.json'));

const WHOLE = `newsgloss: 1
articles: {include: ["**/*.txt"], exclude: ["drafts/**"], encoding: windows-1252, language: de}
guidelines: guidelines.md
annotators: [ada, ben]
kinds:
  vessel: {entity: true, key: v, colour: blue, description: A ship}
  claim: {attributes: {topic: [trade, safety], urgent: boolean}, speaker: [person, organisation, group]}
links: {contradicts: {from: [claim], to: [claim]}}
entities: {brandt: {kind: person, name: Ilse Brandt}}
gazetteers: [places.yaml]
exports: [{format: csv, to: out/}]
`;

/** `code | covered text`. */
function problemsOf(source: string): string[] {
  return readProject(source).problems.map((p) => `${p.code} | ${source.slice(p.span.start, p.span.end)}`);
}

describe('newsgloss.yaml', () => {
  it('gives all its settings', () => {
    const { project, problems } = readProject(WHOLE);
    assert.deepEqual(problems, []);
    assert.deepEqual(project.articles, { include: ['**/*.txt'], exclude: ['drafts/**'], encoding: 'windows-1252', language: 'de' });
    assert.deepEqual(project.annotators, ['ada', 'ben']);
    assert.equal(project.guidelines, 'guidelines.md');
    assert.deepEqual(project.links, [{ name: 'contradicts', from: ['claim'], to: ['claim'] }]);
    assert.deepEqual(project.entities, [{ id: 'brandt', kind: 'person', name: 'Ilse Brandt', roles: [], aliases: [] }]);
    assert.deepEqual(project.gazetteers, ['places.yaml']);
    assert.deepEqual(project.exports, [{ format: 'csv', to: 'out/' }]);
    assert.ok(validate(parse(WHOLE)), JSON.stringify(validate.errors));
  });

  it('adds kinds to the built-in ones and changes them', () => {
    const { kinds } = readProject(WHOLE).project;
    assert.deepEqual(kinds.map((k) => k.name), [...BUILT_IN_KINDS.map((k) => k.name), 'vessel']);
    assert.deepEqual(kinds.at(-1), { name: 'vessel', entity: true, key: 'v', colour: 'blue', description: 'A ship' });
    const claim = kinds.find((k) => k.name === 'claim');
    assert.deepEqual([claim?.entity, claim?.key, claim?.speaker, claim?.attributes], [false, 'c', ['person', 'organisation', 'group'], { topic: ['trade', 'safety'], urgent: 'boolean' }]);
  });

  it('may be empty, and its keys too', () => {
    for (const source of ['', '# ours\n', 'newsgloss: 1\n', 'newsgloss: 1\narticles:\nkinds:\nentities:\nexports:\nguidelines:\nlinks:\nannotators:\n']) {
      assert.deepEqual(readProject(source), { project: DEFAULT_PROJECT, problems: [] });
      assert.ok(validate(parse(source)), JSON.stringify(validate.errors));
    }
  });

  it('takes the built-in value where it is wrong, and says where', () => {
    const wrong = `newsgloss: 1
articles: {include: "*.txt", language: 5}
kinds:
  vessel: {key: V, colour: mauve, entity: maybe, attributes: {size: big}, speaker: [ghost]}
  ship: text
links: {rel: {from: [ghost]}, bad: 3}
entities: {x: {kind: person}}
exports: [{format: csv}, pdf]
colour: red
`;
    assert.deepEqual(problemsOf(wrong).sort(), [
      'project.missing-key | format', 'project.missing-key | kind', 'project.unknown-colour | mauve', 'project.unknown-key | colour', 'project.unknown-kind | ghost', 'project.unknown-kind | ghost',
      'project.wrong-type | "*.txt"', 'project.wrong-type | 3', 'project.wrong-type | 5', 'project.wrong-type | V', 'project.wrong-type | big', 'project.wrong-type | maybe', 'project.wrong-type | pdf', 'project.wrong-type | text',
    ]);
    const { project } = readProject(wrong);
    assert.deepEqual(project.articles, DEFAULT_PROJECT.articles);
    assert.ok(!validate(parse(wrong)));
  });

  it('warns of a key letter that two kinds share', () => {
    assert.deepEqual(problemsOf('kinds: {vessel: {key: p}}'), ['project.key-taken | p']);
  });

  it('of a newer version or broken leaves the built-in newsroom', () => {
    assert.deepEqual(problemsOf('newsgloss: 2\nannotators: [ada]\n'), ['project.newer-version | 2']);
    assert.deepEqual(readProject('newsgloss: 2\nannotators: [ada]\n').project, DEFAULT_PROJECT);
    assert.deepEqual(readProject('kinds: [').problems.map((p) => p.code), ['project.syntax']);
    assert.deepEqual(problemsOf('just text'), ['project.wrong-type | just text']);
  });

  it('of the sample newsroom has no problems', () => {
    const source = readFileSync(join(ROOT, 'samples/newsroom/newsgloss.yaml'), 'utf8');
    assert.deepEqual(problemsOf(source), []);
    assert.ok(validate(parse(source)), JSON.stringify(validate.errors));
  });
});

describe('the built-in kinds', () => {
  it('have letters and colours of their own', () => {
    assert.deepEqual(BUILT_IN_KINDS.map((k) => `${k.key ?? ''} ${k.name}`), ['p person', 'o organisation', 'g group', 'l place', 'd document', 'c claim']);
    assert.equal(new Set(BUILT_IN_KINDS.map((k) => k.colour)).size, BUILT_IN_KINDS.length);
  });
});

describe('a new id', () => {
  const random = (numbers: readonly number[]): (() => number) => {
    let i = 0;
    return () => numbers[i++ % numbers.length] ?? 0;
  };

  it('is short and plain', () => {
    assert.equal(newId('m', random([0, 0.5, 0.99999, 0.2])), 'm-2hz8');
    assert.match(newId('c', Math.random), /^c-[2-9a-hjkmnp-tv-z]{4}$/u);
  });

  it('is unlike those taken, and grows where the short ones are', () => {
    assert.equal(newId('m', random([0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5]), new Set(['m-2222'])), 'm-hhhh');
    assert.equal(newId('m', random([0]), new Set(['m-2222'])), 'm-22222');
  });
});
