// Gloss files and newsgloss.yaml as documents of their own through the whole server: cards, outline, colours, completion, links, ids, fixes.
import assert from 'node:assert/strict';
import type { CodeAction, CodeLens, CompletionItem, Diagnostic, DocumentLink, DocumentSymbol, FoldingRange, Hover, Location, Range, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { hashText } from '../../server/src/core/text/hash.js';
import { type LspPair, startPair } from '../support/lspPair.js';
import { tokenWords } from '../support/tokenWords.js';

const ARTICLE = 'Bridge shut\n\nMAREN (Nordpress) — The repair will take 12 days, Ilse Brandt said.\n';
const spanOf = (words: string): string => `[${ARTICLE.indexOf(words)}, ${ARTICLE.indexOf(words) + words.length}]`;
const HEAD = `newsgloss: 1
article: {file: a.txt, text: "${hashText(ARTICLE)}"}
`;
const CLAIM = `  - id: c-1
    kind: claim
    span: ${spanOf('The repair will take 12 days')}
    quote: "The repair will take 12 days"
    speaker: [{entity: brandt, span: ${spanOf('Ilse Brandt')}, quote: "Ilse Brandt"}]
    attributes: {topic: safety}
    status: accepted
`;
const PLACE = `  - id: m-1
    kind: place
    span: ${spanOf('MAREN')}
    quote: "MAREN"
    entity: maren
    status: accepted
`;
const GLOSS_SOURCE = `${HEAD}entities:
  maren: {kind: place, name: Bremen}
annotations:
${PLACE}${CLAIM}`;
const PROJECT = `newsgloss: 1
guidelines: guide.md
annotators: [ada, ben]
kinds:
  vessel: {entity: true, key: v, colour: blue, description: A ship}
  claim:
    attributes: {topic: [trade, safety], urgent: boolean}
    speaker: [person, vessel]
links:
  contradicts: {from: [claim], to: [claim]}
  names: {from: [vessel], to: [claim]}
entities:
  brandt: {kind: person, name: Ilse Brandt, aliases: [I. Brandt]}
  sprat: {kind: vessel, name: Sprat}
gazetteers: [places.yaml]
`;
const GLOSS = 'a.txt.gloss.yaml';
const ROOM = 'newsgloss.yaml';

describe('the two kinds of files of a newsroom', () => {
  let pair: LspPair;
  const start = async (files: Readonly<Record<string, string>> = {}): Promise<void> => {
    pair = await startPair({ files: { [ROOM]: PROJECT, 'places.yaml': 'places: []\n', 'guide.md': '# How\n', 'a.txt': ARTICLE, [GLOSS]: GLOSS_SOURCE, 'b.txt': ARTICLE, ...files }, client: { ownViews: true, links: true } });
    for (const name of ['a.txt', GLOSS, ROOM]) await pair.open(name);
  };
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });

  const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
  const wordsAt = (name: string, { start: from, end }: Range): string => (pair.read(name) ?? '').split('\n')[from.line]?.slice(from.character, from.line === end.line ? end.character : undefined) ?? '';
  const hover = async (name: string, at: string, into = 1): Promise<string> => {
    const card = await pair.about<Hover | null>(name, 'hover', { position: pair.at(name, at, into) });
    return card === null ? '' : (card.contents as { value: string }).value;
  };
  /** What is offered where `typed` is put in place of `words`, at its end or at its `|`. */
  const offered = async (name: string, words: string, typed: string): Promise<CompletionItem[]> => {
    await pair.replace(name, words, typed.replace('|', ''));
    const into = typed.includes('|') ? typed.indexOf('|') : typed.length;
    const items = await pair.about<CompletionItem[]>(name, 'completion', { position: pair.at(name, typed.replace('|', ''), into) });
    await pair.replace(name, typed.replace('|', ''), words);
    return items;
  };
  const labels = async (name: string, words: string, typed: string): Promise<string[]> => (await offered(name, words, typed)).map((i) => i.label);

  describe('cards', () => {
    it('show an annotation’s words in their sentence, and what a key is for', async () => {
      await start();
      const card = await hover(GLOSS, 'quote: "The repair', 9);
      assert.match(card, /\*\*claim\*\* \*\(line 3\)\*/u);
      assert.match(card, /\*\*The repair will take 12 days\*\*, Ilse Brandt said/u);
      assert.match(card, /\*Who\* Ilse Brandt/u);
      assert.doesNotMatch(card, /the words under the span/u);
      assert.match(await hover(GLOSS, 'quote: "The repair', 2), /quote: the words under the span/u);
      assert.match(await hover(GLOSS, 'newsgloss: 1', 3), /version of the format/u);
    });

    it('show whom an id names: of the file, and of the newsroom', async () => {
      await start();
      assert.match(await hover(GLOSS, 'maren: {', 2), /\*\*Bremen\*\* · place[\s\S]*Named in \[Bridge shut \(1\)\]/u);
      assert.match(await hover(GLOSS, 'entity: maren', 9), /\*\*Bremen\*\* · place/u);
      assert.match(await hover(GLOSS, '{entity: brandt', 10), /\*\*Ilse Brandt\*\* · person[\s\S]*also as I\\?\. Brandt/u);
    });

    it('show in newsgloss.yaml a kind’s rules, an entity’s articles, and what a key is for', async () => {
      await start();
      assert.match(await hover(ROOM, 'vessel: {entity', 2), /\*\*vessel\*\* · a kind of names[\s\S]*A ship[\s\S]*key v · blue/u);
      assert.match(await hover(ROOM, 'claim:', 2), /topic: trade \\\| safety · urgent: boolean · spoken by person, vessel/u);
      const brandt = await hover(ROOM, 'brandt: {', 2);
      assert.match(brandt, /\*\*Ilse Brandt\*\* · person[\s\S]*2 claims[\s\S]*Named in \[Bridge shut \(1\)\]/u);
      assert.match(await hover(ROOM, 'gazetteers', 3), /the newsroom’s own lists of places/u);
      assert.match(await hover(ROOM, 'colour: blue', 3), /colour of its marks/u);
    });
  });

  it('newsgloss.yaml has an outline, folds, colours, and above each entity how often it is named', async () => {
    await start();
    const symbols = await pair.about<DocumentSymbol[]>(ROOM, 'documentSymbol');
    assert.deepEqual(symbols.map((s) => [s.name, s.children?.map((c) => c.name)]), [
      ['newsgloss', undefined], ['guidelines', undefined], ['annotators', ['ada', 'ben']], ['kinds', ['vessel', 'claim']], ['links', ['contradicts', 'names']], ['entities', ['brandt', 'sprat']], ['gazetteers', ['places.yaml']],
    ]);
    for (const s of symbols.flatMap((x) => [x, ...(x.children ?? [])])) assert.equal(wordsAt(ROOM, s.selectionRange), s.name);
    assert.deepEqual((await pair.about<FoldingRange[]>(ROOM, 'foldingRange')).map((f) => [f.startLine, f.endLine]), [[3, 7], [5, 7], [8, 10], [11, 13]]);
    const { data } = await pair.about<{ data: number[] }>(ROOM, 'semanticTokens/full');
    assert.deepEqual(tokenWords(data, PROJECT), ['vessel', 'claim', 'brandt', 'person', 'sprat', 'vessel']);
    const lenses = await pair.about<CodeLens[]>(ROOM, 'codeLens');
    assert.deepEqual(lenses.map((l) => [wordsAt(ROOM, l.range), l.command?.title, l.command?.command]), [['brandt', 'Named 2 times in 2 articles', 'newsgloss.revealRange'], ['sprat', 'Not named in the articles read so far.', '']]);
  });

  it('lead from ids to what they name, from newsgloss.yaml too', async () => {
    await start();
    const to = async (name: string, at: string, into: number): Promise<string[]> => (await pair.about<Location[]>(name, 'definition', { position: pair.at(name, at, into) })).map((l) => `${nameOf(l.uri)}: ${wordsAt(nameOf(l.uri), l.range)}`);
    assert.deepEqual(await to(ROOM, 'kind: vessel', 7), ['newsgloss.yaml: vessel']);
    assert.deepEqual(await to(ROOM, 'speaker: [person, vessel]', 20), ['newsgloss.yaml: vessel']);
    assert.deepEqual(await to(ROOM, 'brandt: {', 2), ['a.txt: Ilse Brandt', 'b.txt: Ilse Brandt']);
    assert.deepEqual(await to(GLOSS, 'kind: claim', 7), ['newsgloss.yaml: claim']);
    const links = await pair.about<DocumentLink[]>(ROOM, 'documentLink');
    assert.deepEqual(links.map((l) => [wordsAt(ROOM, l.range), l.target]), [['guide.md', pair.uri('guide.md')], ['places.yaml', pair.uri('places.yaml')]]);
  });

  it('list all uses of an entity and of a kind, asked in either file, with the definition or without', async () => {
    await start();
    const uses = async (name: string, at: string, into: number, includeDeclaration: boolean): Promise<string[]> =>
      (await pair.about<Location[]>(name, 'references', { position: pair.at(name, at, into), context: { includeDeclaration } })).map((l) => `${nameOf(l.uri)}:${l.range.start.line}`);
    for (const [name, at, into] of [[ROOM, 'brandt: {', 2], [GLOSS, '{entity: brandt', 10]] as const) {
      assert.deepEqual(await uses(name, at, into, true), [`${ROOM}:12`, `${GLOSS}:15`]);
      assert.deepEqual(await uses(name, at, into, false), [`${GLOSS}:15`]);
    }
    assert.deepEqual(await uses(ROOM, 'kind: vessel', 7, true), [`${ROOM}:4`, `${ROOM}:7`, `${ROOM}:10`, `${ROOM}:13`]);
    assert.deepEqual(await uses(ROOM, 'claim:\n', 2, false), [`${ROOM}:9`, `${ROOM}:9`, `${ROOM}:10`, `${GLOSS}:12`]);
  });

  it('give an entity or a kind of the newsroom’s own another name everywhere, asked in newsgloss.yaml', async () => {
    await start();
    const changed = async (at: string, into: number, newName: string): Promise<Record<string, string[]>> => {
      const edit = await pair.about<WorkspaceEdit>(ROOM, 'rename', { position: pair.at(ROOM, at, into), newName });
      return Object.fromEntries((edit.documentChanges ?? []).map((c) => [nameOf((c as TextDocumentEdit).textDocument.uri), (c as TextDocumentEdit).edits.map((e) => wordsAt(nameOf((c as TextDocumentEdit).textDocument.uri), e.range))]));
    };
    assert.deepEqual(await changed('brandt: {', 2, 'ilse'), { [ROOM]: ['brandt'], [GLOSS]: ['brandt'] });
    assert.deepEqual(await changed('vessel: {', 2, 'ship'), { [ROOM]: ['vessel', 'vessel', 'vessel', 'vessel'] });
    assert.equal(await pair.about(ROOM, 'prepareRename', { position: pair.at(ROOM, 'kind: person', 7) }), null, 'a built-in kind has its name');
    await assert.rejects(changed('vessel: {', 2, 'place'), /place/u);
  });

  describe('completion', () => {
    it('offers keys by where they stand, and of annotations those of their kind', async () => {
      await start();
      const claim = await labels(GLOSS, '    attributes: {topic: safety}', '    fo');
      assert.ok(claim.includes('force') && claim.includes('form') && !claim.includes('as') && !claim.includes('status'), claim.join(' '));
      const mention = await labels(GLOSS, '    entity: maren', '    a');
      assert.ok(mention.includes('as') && !mention.includes('force'), mention.join(' '));
      assert.deepEqual(await labels(GLOSS, '[{entity: brandt,', '[{'), ['entity', 'span', 'quote']);
      assert.deepEqual(await labels(GLOSS, '{kind: place, name: Bremen}', '{kind: place, na'), ['name', 'roles', 'aliases', 'geonames', 'at', 'country', 'note', 'by', 'when']);
      assert.deepEqual(await labels(GLOSS, '{topic: safety}', '{|}'), ['topic', 'urgent']);
      assert.deepEqual(await labels(ROOM, '    speaker: [person, vessel]', '    e'), ['entity', 'key', 'colour', 'description', 'speaker']);
      assert.deepEqual(await labels(ROOM, '{from: [claim], to: [claim]}', '{|}'), ['from', 'to']);
      assert.deepEqual(await labels(GLOSS, '    quote: "MAREN"', '    quote: "kind: |"'), []);
      assert.deepEqual(await labels(GLOSS, '    quote: "MAREN"', '    # kind: |'), []);
    });

    it('offers ids for what a claim is about, and places of the entity’s name with their numbers and points', async () => {
      await start();
      assert.deepEqual(await labels(GLOSS, '    attributes: {topic: safety}', '    about: [|]'), ['maren', 'brandt', 'sprat', 'm-1', 'c-1']);
      assert.deepEqual(await labels(GLOSS, '    attributes: {topic: safety}', '    about:\n      - "m|"'), ['maren', 'brandt', 'sprat', 'm-1', 'c-1']);
      const [bremen] = await offered(GLOSS, 'name: Bremen}', 'name: Bremen, geonames: |}');
      assert.match(`${bremen?.label} ${bremen?.detail}`, /^2944388 Bremen · .*Germany/u);
      const [point] = await offered(GLOSS, 'name: Bremen}', 'name: Bremen, at: |}');
      assert.match(point?.label ?? '', /^\[53\.\d+, 8\.\d+\]$/u);
      const norway = (await offered(GLOSS, 'name: Bremen}', 'name: Bremen, country: N|}')).find((i) => i.label === 'NO');
      assert.equal((norway?.textEdit as { newText: string }).newText, '"NO"', 'without quotation marks it is “no” to some');
    });

    it('offers the words of the format and of the tagset', async () => {
      await start();
      assert.deepEqual(await labels(GLOSS, 'topic: safety', 'topic: '), ['trade', 'safety']);
      assert.deepEqual(await labels(GLOSS, 'topic: safety', 'urgent: t'), ['true', 'false']);
      assert.deepEqual(await labels(GLOSS, '    attributes: {topic: safety}', '    links: [{kind: |}]'), ['contradicts', 'names']);
      assert.deepEqual(await labels(GLOSS, '    attributes: {topic: safety}', '    by: '), ['ada', 'ben']);
      assert.deepEqual(await labels(ROOM, 'colour: blue', 'colour: '), ['red', 'orange', 'yellow', 'green', 'cyan', 'blue', 'purple', 'pink']);
      assert.deepEqual(await labels(ROOM, '[person, vessel]', '[pe|]'), ['person', 'organisation', 'group', 'place', 'document', 'vessel']);
      assert.deepEqual(await labels(ROOM, 'kind: person', 'kind: '), ['person', 'organisation', 'group', 'place', 'document', 'vessel']);
      assert.ok(!(await labels(ROOM, 'key: v', 'key: ')).includes('p'), 'a letter that is taken');
      assert.deepEqual(await labels(ROOM, 'guidelines: guide.md', 'guidelines: '), ['a.txt', 'b.txt', 'guide.md']);
      assert.deepEqual(await labels(ROOM, '[places.yaml]', '[|]'), ['places.yaml']);
      assert.ok((await labels(ROOM, 'gazetteers: [places.yaml]', 'exports: [{format: |}]')).includes('csv'));
    });
  });

  describe('quick fixes', () => {
    const fixesIn = async (name: string, code: string): Promise<CodeAction[]> => {
      const { items } = await pair.about<{ items: Diagnostic[] }>(name, 'diagnostic');
      const wrong = items.find((d) => d.code === code);
      assert.ok(wrong, `no ${code} among ${items.map((d) => d.code).join(', ')}`);
      return pair.about<CodeAction[]>(name, 'codeAction', { range: wrong.range, context: { diagnostics: [wrong] } });
    };
    /** The file as it is after the fix with that title. */
    const mended = async (name: string, code: string, title: string, file = name): Promise<string> => {
      const fixes = await fixesIn(name, code);
      const chosen = fixes.find((f) => f.title === title);
      assert.ok(chosen, `no “${title}” among ${fixes.map((f) => f.title).join(' | ')}`);
      return TextDocument.applyEdits(TextDocument.create('', 'yaml', 0, pair.read(file) ?? ''), chosen.edit?.changes?.[pair.uri(file)] ?? []);
    };
    const glossWith = (from: string, to: string): Promise<void> => start({ [GLOSS]: GLOSS_SOURCE.replace(from, to) });

    for (const [code, from, to, title, then] of [
      ['gloss.unknown-status', 'status: accepted\n  - id: c-1', 'status: acepted\n  - id: c-1', 'Replace by accepted', 'status: accepted\n  - id: c-1'],
      ['gloss.unknown-value', '    status: accepted\n  - id: c-1', '    as: nme\n    status: accepted\n  - id: c-1', 'Replace by name', '    as: name\n    status: accepted\n  - id: c-1'],
      ['gloss.unknown-annotation', '    entity: maren', '    within: c1', 'Replace by c-1', '    within: c-1'],
      ['gloss.missing-key', '    status: accepted\n  - id: c-1', '  - id: c-1', 'Add status: added', '    status: added\n  - id: c-1'],
      ['gloss.missing-key', '    quote: "MAREN"\n', '', 'Add quote: MAREN', '    quote: "MAREN"\n'],
      ['gloss.missing-key', `    span: ${spanOf('MAREN')}\n`, '', 'Add span: …', `    span: ${spanOf('MAREN')}\n`],
      ['gloss.missing-key', 'newsgloss: 1\n', '', 'Add newsgloss: 1', 'newsgloss: 1\n'],
      ['gloss.duplicate-key', '    kind: place\n', '    kind: place\n    kind: person\n', 'Delete this kind', '    kind: place\n'],
      ['gloss.wrong-type', '    entity: maren\n', '    entity: maren\n    note: 12\n', 'Put it in quotation marks', '    entity: maren\n    note: "12"\n'],
      ['gloss.wrong-type', '{kind: place, name: Bremen}', '{kind: place, name: Bremen, aliases: Maren}', 'Make it a list', '{kind: place, name: Bremen, aliases: ["Maren"]}'],
      ['gloss.span-order', spanOf('MAREN'), '[18, 13]', 'Take the place where the quote stands now', spanOf('MAREN')],
      ['gloss.quote-count', 'quote: "MAREN"', 'quote: ["MAREN", "x"]', 'Take the article’s words as quote', 'quote: "MAREN"'],
      ['gloss.attribute-value', '{topic: safety}', '{topic: safty}', 'Replace by safety', '{topic: safety}'],
      ['gloss.attribute-unknown', '{topic: safety}', '{urgnt: true}', 'Replace by urgent', '{urgent: true}'],
      ['gloss.unknown-version', 'newsgloss: 1\n', 'newsgloss: 0\n', 'Replace by 1', 'newsgloss: 1\n'],
      ['gloss.link-kind', '    attributes: {topic: safety}\n', '    links: [{kind: names, to: c-1}]\n', 'Replace by contradicts', '    links: [{kind: contradicts, to: c-1}]\n'],
      ['gloss.conflict', '    entity: maren\n', '    entity: maren\n    conflict: [{ours: {entity: maren}, theirs: {entity: brandt, as: name}}]\n', 'Keep our reading', '    entity: maren\n'],
      ['gloss.conflict', '    entity: maren\n', '    entity: maren\n    conflict: [{ours: {entity: maren}, theirs: {entity: brandt, as: name}}]\n', 'Take their reading', '    entity: brandt\n    as: name\n'],
    ] as const) {
      it(`mends ${code}: ${title}`, async () => {
        await glossWith(from, to);
        assert.equal(await mended(GLOSS, code, title), GLOSS_SOURCE.replace(from, then));
      });
    }

    it('list an unknown id as an entity, with the words of who names it', async () => {
      await glossWith('  maren: {kind: place, name: Bremen}\n', '  # remark\n  other: {kind: place, name: Other}\n');
      assert.equal(await mended(GLOSS, 'gloss.unknown-entity', 'List maren under entities'), GLOSS_SOURCE.replace('  maren: {kind: place, name: Bremen}\n', '  # remark\n  other: {kind: place, name: Other}\n  maren: {kind: place, name: MAREN}\n'));
      await pair.replace(GLOSS, 'entities:\n  # remark\n  other: {kind: place, name: Other}\n', '');
      await pair.save(GLOSS);
      assert.match(await mended(GLOSS, 'gloss.unknown-entity', 'List maren under entities'), /entities: \{maren: \{kind: place, name: MAREN\}\}\nannotations:/u);
    });

    it('let the tagset learn what a gloss file needs', async () => {
      await glossWith('    kind: place\n', '    kind: quay\n');
      assert.equal(await mended(GLOSS, 'gloss.unknown-kind', 'Add the kind quay to newsgloss.yaml', ROOM), PROJECT.replace('links:\n', '  quay: {entity: true}\nlinks:\n'));
      await pair.replace(GLOSS, '    kind: quay\n', '    kind: place\n');
      await pair.replace(GLOSS, '{topic: safety}', '{topic: weather, mood: good}');
      assert.equal(await mended(GLOSS, 'gloss.attribute-value', 'Add weather to the words of topic in newsgloss.yaml', ROOM), PROJECT.replace('[trade, safety]', '[trade, safety, weather]'));
      assert.equal(await mended(GLOSS, 'gloss.attribute-unknown', 'Add the attribute mood to newsgloss.yaml', ROOM), PROJECT.replace('urgent: boolean}', 'urgent: boolean, mood: text}'));
      await pair.replace(GLOSS, '{entity: brandt', '{entity: maren');
      assert.equal(await mended(GLOSS, 'gloss.speaker-kind', 'Let place speak, in newsgloss.yaml', ROOM), PROJECT.replace('[person, vessel]', '[person, vessel, place]'));
    });

    for (const [code, from, to, title, then] of [
      ['project.unknown-key', 'annotators:', 'anotators:', 'Replace by annotators', 'annotators:'],
      ['project.unknown-colour', 'colour: blue', 'colour: navy', 'Replace by blue', 'colour: blue'],
      ['project.key-taken', 'key: v', 'key: p', 'Replace by v', 'key: v'],
      ['project.unknown-kind', '[person, vessel]', '[person, vesel]', 'Replace by vessel', '[person, vessel]'],
      ['project.duplicate-key', 'guidelines: guide.md\n', 'guidelines: guide.md\nguidelines: b.md\n', 'Delete this guidelines', 'guidelines: guide.md\n'],
    ] as const) {
      it(`mends ${code}: ${title}`, async () => {
        await start({ [ROOM]: PROJECT.replace(from, to) });
        assert.equal(await mended(ROOM, code, title), PROJECT.replace(from, then));
      });
    }

    it('creates a list of places that is named and not there, but none outside the newsroom', async () => {
      await start({ [ROOM]: PROJECT.replace('places.yaml', 'maps/own.yaml') });
      const [create] = await fixesIn(ROOM, 'project.no-gazetteer');
      assert.equal(create?.title, 'Create maps/own.yaml');
      assert.deepEqual(create.edit?.documentChanges?.[0], { kind: 'create', uri: pair.uri('maps/own.yaml'), options: { ignoreIfExists: true } });
      await pair.replace(ROOM, 'maps/own.yaml', '../own.yaml');
      assert.deepEqual(await fixesIn(ROOM, 'project.no-gazetteer'), []);
    });

    it('say nothing in a file that is no YAML', async () => {
      await glossWith('kind: place', 'kind: [place');
      assert.deepEqual(await fixesIn(GLOSS, 'gloss.syntax'), []);
    });
  });
});
