// Edits of gloss files, case by case: what is written, where, and what is refused.
import assert from 'node:assert/strict';
import { anchorGloss } from '../../../server/src/core/anchor/anchor.js';
import { applyEdits, applyOperations, invert, isEmptyGloss } from '../../../server/src/core/gloss/edit.js';
import { readGloss } from '../../../server/src/core/gloss/read.js';
import type { Annotation, ClaimAnnotation, MentionAnnotation } from '../../../server/src/core/model/annotation.js';
import type { GlossOperation } from '../../../server/src/core/model/gloss.js';
import { hashText } from '../../../server/src/core/text/hash.js';

const TEXT = 'Crane down in Varnholm port\n\nVARNHOLM, Monday. "The quay is safe," harbour master Ilse Brandt told us, "and ships may dock."\n';
const FILE = 'harbour.txt';
const at = (words: string): { start: number; end: number } => {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};

const PLACE: MentionAnnotation = {
  type: 'mention', id: 'm-4kx9', kind: 'place', spans: [at('VARNHOLM')], quotes: ['VARNHOLM'], entity: 'varnholm', as: 'name', status: 'accepted', by: 'ada', when: '2026-11-23T09:30:00Z',
};
const CLAIM: ClaimAnnotation = {
  type: 'claim', id: 'c-7k2p', kind: 'claim', spans: [at('"The quay is safe,"'), at('"and ships may dock."')], quotes: ['"The quay is safe,"', '"and ships may dock."'],
  speaker: [{ entity: 'brandt', span: at('harbour master Ilse Brandt'), quote: 'harbour master Ilse Brandt' }], cue: [{ span: at('told'), quote: 'told' }],
  act: 'communication', form: 'direct', force: 'neutral', status: 'added', by: 'ada', when: '2026-11-23T09:30:00Z',
};

const HEAD = `# Annotations of harbour.txt. Positions: Unicode code points, a line end counts as one, end exclusive.
newsgloss: 1
article:
  file: harbour.txt
  text: "${hashText(TEXT)}"
  codePoints: ${TEXT.length}
`;
const PLACE_BLOCK = `  - id: m-4kx9
    kind: place
    span: [29, 37]
    quote: "VARNHOLM"
    context: ["", ", Monday. \\"The quay is safe,\\""]
    entity: varnholm
    as: name
    status: accepted
    by: ada
    when: "2026-11-23T09:30:00Z"
`;
const CLAIM_BLOCK = `  - id: c-7k2p
    kind: claim
    span: [[47, 66], [103, 124]]
    quote: ["\\"The quay is safe,\\"", "\\"and ships may dock.\\""]
    context: ["VARNHOLM, Monday. ", "\\n"]
    speaker: [{entity: brandt, span: [67, 93], quote: "harbour master Ilse Brandt"}]
    cue: [{span: [94, 98], quote: "told"}]
    act: communication
    form: direct
    force: neutral
    status: added
    by: ada
    when: "2026-11-23T09:30:00Z"
`;

function edit(source: string | undefined, operations: readonly GlossOperation[], text = TEXT): string {
  const done = applyOperations(source, operations, { file: FILE, text });
  assert.ok(done.ok, JSON.stringify(done));
  assert.equal(applyEdits(source ?? '', done.value.edits), done.value.source);
  assert.equal(applyEdits(done.value.source, invert(source ?? '', done.value.edits)), source ?? '');
  return done.value.source;
}

function refused(source: string, operations: readonly GlossOperation[]): string {
  const done = applyOperations(source, operations, { file: FILE, text: TEXT });
  return done.ok ? `done: ${done.value.source}` : done.error.code;
}

const put = (annotation: Annotation): GlossOperation => ({ kind: 'put', annotation });
const stored = (source: string, id: string): Annotation => {
  const { gloss } = readGloss(source);
  assert.ok(gloss);
  const found = anchorGloss(gloss, TEXT).find((a) => a.annotation.id === id);
  assert.ok(found, id);
  return found.annotation;
};

describe('a new gloss file', () => {
  it('says the unit, then everything in the order of the format', () => {
    const source = edit(undefined, [
      put(CLAIM),
      put(PLACE),
      { kind: 'putEntity', entity: { id: 'brandt', kind: 'person', name: 'Ilse Brandt', roles: ['harbour master'], aliases: ['Brandt'] } },
      { kind: 'putEntity', entity: { id: 'varnholm', kind: 'place', name: 'Varnholm', roles: [], aliases: [], geonames: 2600001, at: [54.5, 10.2], country: 'DE', by: 'ada', when: '2026-11-23T09:31:00Z' } },
      { kind: 'setArticle', details: { published: '2026-03-02', title: 'Crane down', language: 'en' } },
    ]);
    assert.equal(source, `${HEAD}  title: "Crane down"
  published: "2026-03-02"
  language: en
entities:
  brandt: {kind: person, name: Ilse Brandt, roles: [harbour master], aliases: [Brandt]}
  varnholm: {kind: place, name: Varnholm, geonames: 2600001, at: [54.5, 10.2], country: "DE", by: ada, when: "2026-11-23T09:31:00Z"}
annotations:
${PLACE_BLOCK}${CLAIM_BLOCK}`);
    assert.deepEqual(readGloss(source).problems, []);
  });

  it('keeps the comments of a file that holds nothing else', () => {
    assert.equal(edit('# mine\r\n', [put(PLACE)]), `# mine\r\n${(HEAD.slice(HEAD.indexOf('\n') + 1) + 'annotations:\n' + PLACE_BLOCK).replaceAll('\n', '\r\n')}`);
  });

  it('names an article whose name holds a line end on one line', () => {
    const done = applyOperations(undefined, [put(PLACE)], { file: 'a\nnewsgloss: 2', text: TEXT });
    assert.ok(done.ok);
    assert.match(done.value.source, /^# Annotations of a\uFFFDnewsgloss: 2\. /u);
    assert.equal(readGloss(done.value.source).gloss?.article.file, 'a\nnewsgloss: 2');
  });

  it('is empty again once its one annotation is gone', () => {
    const source = edit(undefined, [put(PLACE)]);
    assert.equal(isEmptyGloss(source), false);
    const bare = edit(source, [{ kind: 'remove', id: 'm-4kx9' }]);
    assert.equal(bare, `${HEAD}annotations: []\n`);
    assert.equal(isEmptyGloss(bare), true);
  });
});

describe('an empty gloss file', () => {
  it('is none as soon as a person wrote anything into it', () => {
    const bare = `${HEAD}annotations: []\n`;
    for (const mine of [`${bare}# look again\n`, `${bare}mood: good\n`, bare.replace('[]', '[] # none'), bare.replace('  codePoints', '  outlet: "Nord"\n  codePoints'), `${bare}entities: {a: {kind: place, name: A}}\n`, 'a: [']) {
      assert.equal(isEmptyGloss(mine), false, mine);
    }
    assert.equal(isEmptyGloss('\uFEFF\n'), true);
  });
});

describe('a decision on an annotation', () => {
  const source = `${HEAD}annotations:\n${PLACE_BLOCK}${CLAIM_BLOCK}`;

  it('changes just the fields that differ', () => {
    const after = edit(source, [put({ ...stored(source, 'm-4kx9'), status: 'rejected' })]);
    assert.equal(after, source.replace('    status: accepted\n', '    status: rejected\n'));
  });

  it('puts a new field in its place and takes one away with its line', () => {
    const { as: _, ...rest } = { as: undefined, ...stored(source, 'm-4kx9') };
    const after = edit(source, [put({ ...rest, note: 'So "they" say:\nyes' })]);
    assert.equal(after, source.replace('    as: name\n', '    note: "So \\"they\\" say:\\nyes"\n'));
  });

  it('changes nothing at all where nothing differs', () => {
    const done = applyOperations(source, [put(stored(source, 'c-7k2p'))], { file: FILE, text: TEXT });
    assert.ok(done.ok);
    assert.deepEqual([done.value.source, done.value.edits], [source, []]);
  });

  it('keeps keys that only a person knows, and what it cannot read', () => {
    const mine = source.replace('    as: name\n', '    as: nickname\n    mood: {sad: 3} # why\n');
    assert.equal(edit(mine, [put({ ...stored(mine, 'm-4kx9'), status: 'rejected' })]), mine.replace('status: accepted', 'status: rejected'));
  });

  it('keeps the way a value is quoted', () => {
    const mine = source.replace('status: accepted', "status: 'accepted'").replace('by: ada', 'by: "ada"');
    const after = edit(mine, [put({ ...stored(mine, 'm-4kx9'), status: 'edited', by: 'ben' })]);
    assert.equal(after, mine.replace("'accepted'", "'edited'").replace('by: "ada"', 'by: "ben"'));
  });

  it('replaces a folded text by a quoted one and a block list by one in brackets, with its comments kept outside', () => {
    const mine = source.replace('    as: name\n', '    as: name\n    note: >-\n      one\n      two\n\n    # after the note\n').replace('span: [29, 37]', 'span: # where\n      - 29\n      - 37');
    const after = edit(mine, [put({ ...stored(mine, 'm-4kx9'), note: 'three', spans: [at('Varnholm port')], quotes: ['Varnholm port'] })]);
    assert.match(after, / {4}note: "three"\n\n {4}# after the note\n/u);
    assert.match(after, / {4}span: # where\n {6}- 14\n {6}- 27\n/u);
  });

  it('takes the brackets from a value that is no list', () => {
    const mine = source.replace('    kind: place\n', '    kind: [place]\n');
    assert.equal(edit(mine, [put(PLACE)]), source);
  });

  it('gives one fragment and then several to a claim', () => {
    const one = edit(source, [put({ ...stored(source, 'c-7k2p'), spans: [at('"The quay is safe,"')], quotes: ['"The quay is safe,"'] })]);
    assert.match(one, / {4}span: \[47, 66\]\n {4}quote: "\\"The quay is safe,\\""\n/u);
    assert.equal(edit(one, [put({ ...CLAIM })]), source);
  });

  it('adds a second cue without touching the first', () => {
    const mine = source.replace('cue: [{span: [94, 98], quote: "told"}]', 'cue:\n      - span: [94, 98] # the verb\n        quote: told\n        sure: 1');
    const claim = stored(mine, 'c-7k2p');
    assert.equal(claim.type, 'claim');
    const after = edit(mine, [put({ ...CLAIM, cue: [...CLAIM.cue, { span: at('us'), quote: 'us' }] })]);
    assert.equal(after, mine.replace('        sure: 1\n', '        sure: 1\n      - {span: [99, 101], quote: "us"}\n'));
  });
});

describe('blocks of annotations', () => {
  const between = `${HEAD}annotations:
  # of the headline
  - id: m-head
    kind: place
    span: [14, 22]
    quote: Varnholm
    status: accepted
    # ask Ben

  # the claim
  - id: c-7k2p
    kind: claim
    span: [47, 66]
    quote: '"The quay is safe,"'
    status: accepted
# end of file`;

  it('come to their place by position, behind the former one and its own comments', () => {
    const after = edit(between, [put(PLACE)]);
    assert.equal(after, between.replace('    # ask Ben\n', `    # ask Ben\n${PLACE_BLOCK}`));
  });

  it('come first above the comment of the first, and last in front of what follows the list', () => {
    const first = edit(between, [put({ ...PLACE, spans: [at('Crane')], quotes: ['Crane'] })]);
    assert.match(first, /annotations:\n {2}- id: m-4kx9\n(?: {4}.*\n)+ {2}# of the headline\n {2}- id: m-head\n/u);
    const last = edit(between, [put({ ...PLACE, spans: [at('ships')], quotes: ['ships'] })]);
    assert.match(last, / {4}when: "2026-11-23T09:30:00Z"\n# end of file$/u);
  });

  it('go with the comment above them and those inside, and with no other', () => {
    assert.equal(edit(between, [{ kind: 'remove', id: 'm-head' }]), between.replace(/ {2}# of the headline\n[^]*# ask Ben\n/u, ''));
    assert.equal(edit(between, [{ kind: 'remove', id: 'c-7k2p' }]), between.replace(/ {2}# the claim\n[^]*accepted\n(?=# end)/u, ''));
  });

  it('stand in order of their ids at one position', () => {
    const three = edit(undefined, [put({ ...PLACE, id: 'm-bbbb' }), put({ ...PLACE, id: 'm-cccc' }), put({ ...PLACE, id: 'm-aaaa' })]);
    assert.deepEqual([...three.matchAll(/id: (m-\S+)/gu)].map((m) => m[1]), ['m-aaaa', 'm-bbbb', 'm-cccc']);
  });

  it('are never put in another order, also where they stand in none', () => {
    const backwards = `${HEAD}annotations:\n${CLAIM_BLOCK}${PLACE_BLOCK}`;
    const after = edit(backwards, [put({ ...PLACE, id: 'm-new1', spans: [at('Monday')], quotes: ['Monday'] })]);
    assert.deepEqual([...after.matchAll(/id: (\S+)/gu)].map((m) => m[1]), ['m-new1', 'c-7k2p', 'm-4kx9']);
  });

  it('of two with one id the first is meant', () => {
    const twice = `${HEAD}annotations:\n${PLACE_BLOCK}${PLACE_BLOCK.replace('accepted', 'rejected')}`;
    assert.equal(edit(twice, [put({ ...PLACE, status: 'edited' })]), twice.replace('accepted', 'edited'));
  });
});

describe('files by hand that lack what the format asks for', () => {
  it('get it at the end, behind what is added to the last block', () => {
    for (const list of ['  - id: m-4kx9\n    kind: place\n', '  -\n    id: m-4kx9\n', '- id: m-4kx9\n', '- {id: m-4kx9}\n', '- id: m-4kx9\n- id: m-9\n  kind: place']) {
      const after = edit(`annotations:\n${list}`, [put(PLACE), put({ ...PLACE, id: 'm-zz' }), { kind: 'remove', id: 'm-9' }]);
      const { gloss } = readGloss(after);
      assert.deepEqual(gloss?.annotations.map((a) => [a.id, a.quotes]), [['m-4kx9', ['VARNHOLM']], ['m-zz', ['VARNHOLM']]], after);
      assert.equal(gloss.article.text, hashText(TEXT));
    }
  });

  it('may hold a text that keeps its last line ends at any place', () => {
    const mine = `${HEAD}note: |+\n  a\n\nannotations:\n${PLACE_BLOCK}    memo: |+\n      b\n\n\n`;
    const after = edit(mine, [put({ ...stored(mine, 'm-4kx9'), id: 'm-zz' }), { kind: 'putEntity', entity: { id: 'x', kind: 'place', name: 'X', roles: [], aliases: [] } }]);
    assert.equal(after, mine.replace('note: |+', 'entities:\n  x: {kind: place, name: X}\nnote: |+') + PLACE_BLOCK.replace('m-4kx9', 'm-zz'));
  });
});

describe('anchors and aliases', () => {
  const shared = `${HEAD}annotations:\n${PLACE_BLOCK.replace('by: ada', 'by: &me ada')}${CLAIM_BLOCK.replace('by: ada', 'by: *me')}`;

  it('are left where the value they show stays', () => {
    assert.equal(edit(shared, [put({ ...stored(shared, 'm-4kx9'), status: 'rejected' })]), shared.replace('accepted', 'rejected'));
  });

  it('lose an alias whose field gets a value of its own', () => {
    assert.equal(edit(shared, [put({ ...CLAIM, by: 'ben' })]), shared.replace('*me', 'ben'));
  });

  it('keep a change from what is shown elsewhere too', () => {
    assert.equal(refused(shared, [put({ ...stored(shared, 'm-4kx9'), by: 'ben' })]), 'gloss.shared-node');
    assert.equal(refused(shared, [{ kind: 'remove', id: 'm-4kx9' }]), 'gloss.cannot-edit');
    const list = `${HEAD}annotations: *a\nmore: &a []\n`;
    assert.equal(refused(list, [put(PLACE)]), 'gloss.unknown-anchor');
  });

  it('let an anchor that nobody uses stand', () => {
    const lonely = shared.replace('*me', 'ada');
    assert.equal(edit(lonely, [put({ ...stored(lonely, 'm-4kx9'), by: 'ben' })]), lonely.replace('&me ada', '&me ben'));
  });
});

describe('files that cannot be written', () => {
  it('are refused with their own problem and are not changed', () => {
    for (const [source, code] of [
      ['newsgloss: 1\nannotations: [', 'gloss.syntax'],
      ['newsgloss: 2\n', 'gloss.newer-version'],
      ['- a\n', 'gloss.wrong-type'],
      ['newsgloss: 1\n---\nnewsgloss: 1\n', 'gloss.several-documents'],
      ['newsgloss: 1\nannotations: {a: b}\n', 'gloss.cannot-edit'],
      ['newsgloss: 1\nannotations: text\n', 'gloss.cannot-edit'],
    ] as const) assert.equal(refused(source, [put(PLACE)]), code, source);
  });
});

describe('a decision after the article was edited', () => {
  const source = `${HEAD}annotations:\n${PLACE_BLOCK}${CLAIM_BLOCK}`;
  const edited = `New: ${TEXT.replace('told us', 'told all of us')}`;

  function decide(text: string, operations: readonly GlossOperation[], old?: string): string {
    const { gloss } = readGloss(source);
    assert.ok(gloss);
    const done = applyOperations(source, operations, { file: FILE, text, anchored: anchorGloss(gloss, text, old === undefined ? undefined : { text: old }) });
    assert.ok(done.ok, JSON.stringify(done));
    return done.value.source;
  }

  it('carries all positions and the hash in the same edit', () => {
    const after = decide(edited, [{ kind: 'setArticle', details: {} }], TEXT);
    assert.equal(after, source
      .replace(hashText(TEXT), hashText(edited)).replace(`codePoints: ${TEXT.length}`, `codePoints: ${edited.length}`)
      .replace('[29, 37]', '[34, 42]').replace('[[47, 66], [103, 124]]', '[[52, 71], [115, 136]]').replace('[67, 93]', '[72, 98]').replace('[94, 98]', '[99, 103]'));
    assert.deepEqual(anchorGloss(readGloss(after).gloss ?? assert.fail(), edited).map((a) => a.state), ['exact', 'exact']);
  });

  it('leaves a changed annotation its positions and names their text; another decision settles nothing', () => {
    const shut = TEXT.replace('The quay is safe', 'The quay is shut');
    const { gloss } = readGloss(source);
    const met = anchorGloss(gloss ?? assert.fail(), shut, { text: TEXT });
    const claim = met[1]?.annotation ?? assert.fail();
    assert.equal(met[1]?.state, 'changed');
    const after = decide(shut, [put({ ...claim, note: 'look' })], TEXT);
    assert.equal(after, source.replace(hashText(TEXT), hashText(shut)).replace('Monday. \\"The quay is safe', 'Monday. \\"The quay is shut').replace(/(\[\[47, 66\], \[103, 124\]\]\n)/u, `$1    of: "${hashText(TEXT)}"\n`).replace('    force: neutral\n', '    force: neutral\n    note: "look"\n'));
  });

  it('writes the new words and drops the mark once the new place is taken', () => {
    const shut = TEXT.replace('The quay is safe', 'The quay is shut');
    const marked = decide(shut, [{ kind: 'setArticle', details: {} }], TEXT);
    const { gloss } = readGloss(marked);
    const [, met] = anchorGloss(gloss ?? assert.fail(), shut, { text: TEXT });
    assert.equal(met?.state, 'changed');
    const { of, ...rest } = met.annotation;
    assert.equal(of, hashText(TEXT));
    const done = applyOperations(marked, [put({ ...rest, quotes: rest.spans.map((s) => shut.slice(s.start, s.end)) })], { file: FILE, text: shut, anchored: anchorGloss(gloss ?? assert.fail(), shut, { text: TEXT }) });
    assert.ok(done.ok);
    assert.equal(done.value.source, marked.replace('is safe', 'is shut').replace(/ {4}of: .*\n/u, ''));
  });

  it('drops the former git id of the bytes', () => {
    const withBlob = source.replace('  codePoints', '  blob: "e42c1cf9"\n  codePoints');
    assert.equal(edit(withBlob, [{ kind: 'setArticle', details: {} }]), withBlob);
    assert.doesNotMatch(edit(withBlob, [{ kind: 'setArticle', details: {} }], `${TEXT}!`), /blob/u);
  });
});

describe('texts in the file', () => {
  it('come back as they were, whatever they hold', () => {
    for (const note of ['NO', 'a: b # c', '"', "'", '\\', '\u0000\u0007\u0085\u2028\uFEFF', '😀 é e\u0301', '\uD83D', '\u202Eabc', ' lead and trail ', '%', '&a *b !c', '- x', '? y', 'null', '1e3', '~', '']) {
      const source = edit(undefined, [put({ ...PLACE, note, by: note, attributes: { [note]: note } })]);
      const back = readGloss(source).gloss?.annotations[0];
      assert.equal(back?.note, note);
      assert.equal(back.by, note);
      assert.deepEqual(back.attributes, { [note]: note });
      assert.doesNotMatch(source, /[\u0000-\u0009\u000B-\u001F\u0080-\u009F\u2028\u202E\uFEFF]/u);
    }
  });

  it('stand unquoted only where every YAML reader takes them for text', () => {
    const rendered = (by: string): string => /by: (.*)/u.exec(edit(undefined, [put({ ...PLACE, by })]))?.[1] ?? '';
    assert.deepEqual(['ada', 'Ilse Brandt', 'no', 'Y', '007', '12:30', 'a, b', 'x:', "O'Brien"].map(rendered), ['ada', 'Ilse Brandt', '"no"', '"Y"', '"007"', '"12:30"', '"a, b"', '"x:"', "O'Brien"]);
  });
});
