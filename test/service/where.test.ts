// Where the caret stands in YAML that is being typed: the path of keys, key or value, and what stands beside it.
import assert from 'node:assert/strict';
import { isAt } from '../../server/src/service/glossFile/keyDocs.js';
import { whereAt } from '../../server/src/service/glossFile/where.js';

/** `|` is the caret. */
function at(marked: string): string {
  const where = whereAt(marked.replace('|', ''), marked.indexOf('|'));
  return where === undefined ? 'nowhere' : `${where.path.join('/')} ${where.part} “${where.typed}” [${[...where.fields.keys()].join(' ')}]`;
}

describe('where the caret stands', () => {
  for (const [marked, expected] of [
    ['|', ' key “” []'],
    ['newsgloss: 1\nart|', ' key “art” [newsgloss]'],
    ['newsgloss: |1\narticle: x', 'newsgloss value “” [article]'],
    ['annotations:\n  - id: a\n    sta|\n    quote: "x"\n  - id: b\n    kind: c\n', 'annotations/- key “sta” [id quote]'],
    ['annotations:\n- id: a\n  sta|\n- id: b\n', 'annotations/- key “sta” [id]'],
    ['annotations:\r\n  - id: a\r\n    kind: pl|\r\n    status: x\r\n', 'annotations/-/kind value “pl” [id status]'],
    ['annotations:\n  - k|\n    status: x\n', 'annotations/- either “k” [status]'],
    ['annotations:\n  - id: a\n    about:\n      - "m-|"\n', 'annotations/-/about/- either “m-” []'],
    ['annotations:\n  - id: a\n    about:\n    - m|\n', 'annotations/-/about/- either “m” []'],
    ['annotations:\n  - {id: a, span: [1, 2], ki|', 'annotations/- key “ki” [id span]'],
    ['annotations:\n  - {id: a, note: "b, c: {d", kind: pl|}', 'annotations/-/kind value “pl” [id note]'],
    ['annotations:\n  - id: a\n    speaker: [{entity: x}, {quote: "y",\n      entity: |', 'annotations/-/speaker/-/entity value “” [quote]'],
    ['kinds: {claim: {speaker: [person, pl|', 'kinds/claim/speaker/- either “pl” []'],
    ['a: 1 # key: |', 'nowhere'],
    ['a: [1, 2] |', 'a value “[1, 2] ” []'],
    ['a: two words |', 'a value “two words ” []'],
    ['entities:\n  # remark\n\n  brandt:\n    kind: person\n    c|', 'entities/brandt key “c” [kind]'],
  ] as const) {
    it(`in ${JSON.stringify(marked)}`, () => { assert.equal(at(marked), expected); });
  }

  it('fits patterns step by step', () => {
    assert.ok(isAt(['entities', 'x', 'kind'], 'entities/*/kind') && isAt([], ''));
    assert.ok(!isAt(['entities', 'x'], 'entities/*/kind') && !isAt(['a', 'b'], 'a/c'));
  });
});
