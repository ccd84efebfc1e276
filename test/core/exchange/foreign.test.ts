// Files as other tools make them, shaped after their documentation: what they say lands where it belongs.
import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import type { ForeignFile, Reading } from '../../../server/src/core/exchange/reading/port.js';
import { readFiles } from '../../../server/src/core/exchange/reading/run.js';
import { findFormat, FORMATS } from '../../../server/src/core/exchange/registry.js';
import type { Annotation } from '../../../server/src/core/model/annotation.js';
import { foreignFile } from '../../support/roundTrip.js';

const TEXT = 'Ida Moen 🚢 said the quay is safe.\nNobody in Varnholm agreed.';

function read(id: string, files: Readonly<Record<string, string | Uint8Array>>): Reading {
  const reader = findFormat(id)?.reader;
  assert.ok(reader, id);
  return readFiles(reader, Object.entries(files).map(([name, content]): ForeignFile => foreignFile(name, content)));
}

function ok(id: string, files: Readonly<Record<string, string | Uint8Array>>): Reading['articles'] {
  const reading = read(id, files);
  assert.deepEqual(reading.problems, []);
  return reading.articles;
}

/** Kind and words of each annotation; of a claim also who says it. */
const told = (annotations: readonly Annotation[]): unknown[] => annotations.map((a) => [a.kind, a.quotes.join(' … '), ...(a.type === 'claim' ? [a.speaker.map((s) => s.quote ?? s.entity).join('+')] : [])]);

describe('files of other tools', () => {
  it('Label Studio: regions of any control, choices and notes of regions, relations in either direction, the first annotator', () => {
    const task = {
      id: 7, data: { article: TEXT, link: 'https://a.example/' },
      annotations: [
        { completed_by: { email: 'x@desk.example' }, was_cancelled: true, result: [] },
        { completed_by: { email: 'ida@desk.example' }, ground_truth: false, result: [
          { id: 'Ab1_x', from_name: 'ner', to_name: 'art', type: 'labels', value: { start: 0, end: 8, text: 'Ida Moen', labels: ['PER'] } },
          { id: 'q-2', from_name: 'ner', to_name: 'art', type: 'hypertextlabels', value: { start: 17, end: 33, text: 'the quay is safe', hypertextlabels: ['Quote'] } },
          { id: 'q-2', from_name: 'topic', to_name: 'art', type: 'choices', value: { start: 17, end: 33, choices: ['harbour', 'safety'] } },
          { id: 'q-2', from_name: 'force', to_name: 'art', type: 'choices', value: { choices: ['neutral'] } },
          { type: 'relation', from_id: 'q-2', to_id: 'Ab1_x', direction: 'left', labels: ['said'] },
        ] },
        { completed_by: 4, result: [{ id: 'z', type: 'labels', value: { start: 0, end: 3, labels: ['LOC'] } }] },
      ],
    };
    const reading = read('labelstudio', { 'export.json': JSON.stringify([task]) });
    assert.deepEqual(reading.problems, []);
    const [article] = reading.articles;
    assert.equal(article?.file, 'export-1.txt');
    assert.deepEqual(told(article.annotations), [['person', 'Ida Moen'], ['claim', 'the quay is safe', 'Ida Moen']]);
    const [, claim] = article.annotations;
    assert.deepEqual([claim?.by, claim?.attributes, claim?.foreign, claim?.type === 'claim' && claim.force], ['ida@desk.example', { topic: ['harbour', 'safety'] }, { labelstudio: 'q-2' }, 'neutral']);
    assert.ok(reading.losses.some((l) => l.code === 'import.other-annotator' && l.count === 1));
  });

  it('Label Studio: a prediction is a suggestion', () => {
    const [article] = ok('labelstudio', { 'a.json': JSON.stringify([{ data: { text: TEXT }, predictions: [{ model_version: 'm', result: [{ id: '1', from_name: 'l', to_name: 't', type: 'labels', score: 0.75, value: { start: 0, end: 8, text: 'Ida Moen', labels: ['Person'] } }] }] }]) });
    assert.deepEqual(article?.annotations.map((a) => [a.kind, a.status, a.score]), [['person', 'suggested', 0.75]]);
  });

  it('doccano: lists of labels, and entities with relations', () => {
    const articles = ok('doccano', { 'all.jsonl': [
      JSON.stringify({ id: 1, text: TEXT, label: [[0, 8, 'PER'], [45, 53, 'LOC']], lang: 'en' }),
      JSON.stringify({ id: 2, text: TEXT, entities: [{ id: 31, label: 'Speaker', start_offset: 0, end_offset: 8 }, { id: 32, label: 'Claim', start_offset: 17, end_offset: 33 }], relations: [{ id: 1, from_id: 32, to_id: 31, type: 'said by' }], Comments: [] }),
    ].join('\n') });
    assert.deepEqual(articles.map((a) => told(a.annotations)), [[['person', 'Ida Moen'], ['place', 'Varnholm']], [['claim', 'the quay is safe', 'Ida Moen']]]);
  });

  it('spaCy and Prodigy: positions in code points, relations between tokens, rejected examples left out', () => {
    const tokens = [{ text: 'Ida Moen', start: 0, end: 8, id: 0, ws: true }, { text: 'the quay is safe', start: 16, end: 32, id: 1, ws: false }];
    const reading = read('spacy', { 'p.jsonl': [
      JSON.stringify({ text: TEXT, tokens, spans: [{ start: 0, end: 8, label: 'PERSON' }, { start: 16, end: 32, label: 'CLAIM' }], relations: [{ head: 1, child: 0, label: 'SPEAKER' }], answer: 'accept' }),
      JSON.stringify({ text: TEXT, spans: [], answer: 'reject' }),
      JSON.stringify({ text: TEXT, ents: [{ start: 44, end: 52, label: 'GPE' }] }),
    ].join('\n') });
    assert.deepEqual(reading.problems, []);
    assert.deepEqual(reading.articles.map((a) => told(a.annotations)), [[['person', 'Ida Moen'], ['claim', 'the quay is safe', 'Ida Moen']], [['place', 'Varnholm']]]);
    assert.ok(reading.losses.some((l) => l.code === 'import.not-accepted'));
  });

  it('CoNLL-2003: all four schemes say the same', () => {
    const words = ['Ida', 'Moen', 'Oslo', 'Bergen', 'said'];
    const schemes = { iob1: ['I-PER', 'I-PER', 'I-LOC', 'B-LOC', 'O'], iob2: ['B-PER', 'I-PER', 'B-LOC', 'B-LOC', 'O'], bioes: ['B-PER', 'E-PER', 'S-LOC', 'S-LOC', 'O'], bilou: ['B-PER', 'L-PER', 'U-LOC', 'U-LOC', 'O'] };
    for (const tags of Object.values(schemes)) {
      const [article] = ok('conll2003', { 'a.conll': `-DOCSTART- -X- -X- O\n\n${words.map((w, i) => `${w} NNP I-NP ${tags[i] ?? 'O'}`).join('\n')}\n\n` });
      assert.deepEqual([article?.text, told(article?.annotations ?? [])], ['Ida Moen Oslo Bergen said\n', [['person', 'Ida Moen'], ['place', 'Oslo'], ['place', 'Bergen']]]);
    }
  });

  it('CoNLL-U with CorefUD brackets: nested and split mentions, chains, ranges of words passed over', () => {
    const rows = [['1', 'Ida', 'Entity=(e1-person-1-'], ['2', 'Moen', 'Entity=e1)'], ['3-4', "didn't", '_'], ['3', 'did', '_'], ['4', "n't", '_'], ['5', 'see', 'Entity=(e2[1/2]-place-1-(e3-place-1-)'], ['6', 'the', '_'], ['7', 'quay', 'SpaceAfter=No|Entity=e2[1/2])'], ['8', ',', '_'], ['9', 'north', 'Entity=(e2[2/2]-place-1-)'], ['10', 'she', 'SpaceAfter=No|Entity=(e1-person-1-)'], ['11', '.', '_']];
    const [article] = ok('conllu', { 'a.conllu': `# newdoc id = brief\n# global.Entity = eid-etype-head-other\n# newpar\n# sent_id = 1\n${rows.map(([id, form, misc]) => [id, form, '_', '_', '_', '_', '_', '_', '_', misc].join('\t')).join('\n')}\n\n` });
    assert.equal(article?.text, "Ida Moen did n't see the quay, north she.\n");
    assert.deepEqual(told(article.annotations), [['person', 'Ida Moen'], ['place', 'see the quay, north'], ['place', 'see'], ['person', 'she']]);
    assert.deepEqual(article.annotations.map((a) => a.type === 'mention' && a.entity), ['e1', 'e2', 'e3', 'e1']);
  });

  it('brat: fragments, events, equivalences, attributes, and the labels of the project', () => {
    const [article] = ok('brat', {
      'doc.txt': 'Ida said the quay,\nall of it, is safe.\n', 'visual.conf': '[labels]\nPer | Person | Per\n[drawing]\nPer\tbgColor:red\n',
      'doc.ann': ['T1\tPer 0 3\tIda', 'T2\tClaim 9 17;30 37\tthe quay is safe', 'T3\tSay 4 8\tsaid', 'E1\tSay:T3 Speaker:T1 Content:T2', '*\tEquiv T1 T3', 'A1\tNegation E1', 'M1\tConfidence T2 high', 'T4\tClaim 9 17;19 28\tthe quay, all of it'].join('\n').replace('9 17;19 28\tthe quay, all of it', '9 18;19 28\tthe quay, all of it'),
    });
    assert.deepEqual(told(article?.annotations ?? []).map((x) => (x as unknown[]).slice(0, 2)), [['person', 'Ida'], ['claim', 'the quay … is safe'], ['Say', 'said'], ['claim', 'the quay,\nall of it']]);
    const say = article?.annotations.find((a) => a.kind === 'Say');
    assert.deepEqual(say?.links?.map((l) => l.kind).sort(), ['Content', 'Speaker']);
    assert.deepEqual([say?.attributes, article?.annotations[1]?.attributes], [{ Negation: true }, { Confidence: 'high' }]);
  });

  it('W3C: quote selectors alone, a text position that no longer fits, tags and comments of viewers', () => {
    const note = (id: string, selector: object, tag: string): object => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', id, type: 'Annotation', motivation: 'tagging', creator: { type: 'Person', name: 'Ida' }, created: '2026-03-02T10:00:00Z', body: [{ type: 'TextualBody', value: tag, purpose: 'tagging' }, { type: 'TextualBody', value: 'look', purpose: 'commenting' }], target: { source: 'https://desk.example/news/quay.txt', selector } });
    const list = [
      note('urn:x:1', { type: 'TextQuoteSelector', exact: 'Varnholm', prefix: 'in ', suffix: ' agreed' }, 'location'),
      note('urn:x:2', [{ type: 'TextQuoteSelector', exact: 'the quay is safe' }, { type: 'TextPositionSelector', start: 3, end: 9 }], 'claim'),
      note('urn:x:3', { type: 'TextQuoteSelector', exact: 'gone words' }, 'claim'),
    ];
    const reading = read('w3c', { 'notes.json': JSON.stringify(list), 'news/quay.txt': TEXT.replace('\n', '\r\n') });
    assert.deepEqual(reading.problems, []);
    assert.deepEqual(told(reading.articles[0]?.annotations ?? []), [['place', 'Varnholm'], ['claim', 'the quay is safe', '']]);
    assert.deepEqual(reading.articles[0]?.annotations.map((a) => [a.by, a.when, a.note, a.foreign?.w3c]), [['Ida', '2026-03-02T10:00:00Z', 'look', 'urn:x:1'], ['Ida', '2026-03-02T10:00:00Z', 'look', 'urn:x:2']]);
    assert.ok(reading.losses.some((l) => l.code === 'import.unplaced' && l.count === 1));
  });

  it('UIMA: layers of one\'s own and relations between them, in both forms', () => {
    const xmi = `<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmlns:seg="http:///s.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>
      <seg:Token xmi:id="5" sofa="1" begin="0" end="3"/><custom:Source xmi:id="2" sofa="1" begin="0" end="8" label="Speaker"/><custom:Span xmi:id="3" sofa="1" begin="17" end="33" label="Claim"/>
      <custom:Relation xmi:id="4" sofa="1" begin="0" end="8" Governor="3" Dependent="2" label="who"/>
      <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${TEXT.replace('\n', '&#10;')}"/><cas:View sofa="1" members="2 3 4 5"/></xmi:XMI>`;
    const json = { '%TYPES': {}, '%FEATURE_STRUCTURES': [{ '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', sofaString: TEXT }, { '%ID': 2, '%TYPE': 'custom.Source', '@sofa': 1, begin: 0, end: 8, label: 'Speaker' }, { '%ID': 3, '%TYPE': 'custom.Claim', '@sofa': 1, begin: 17, end: 33 }, { '%ID': 4, '%TYPE': 'custom.Relation', '@sofa': 1, begin: 0, end: 8, '@Governor': 3, '@Dependent': 2 }], '%VIEWS': {} };
    for (const [article] of [ok('uima-xmi', { 'a.xmi': xmi, 'TypeSystem.xml': '<typeSystemDescription/>' }), ok('uima-json', { 'a.json': JSON.stringify(json) })]) {
      assert.equal(article?.text, TEXT);
      assert.deepEqual(told(article.annotations), [['claim', 'the quay is safe', 'Ida Moen']]);
    }
  });

  it('WebAnno TSV: words of several, stacked values, parts of words, relations', () => {
    const tsv = ['#FORMAT=WebAnno TSV 3.3', '#T_SP=de.x.NamedEntity|identifier|value', '#T_RL=custom.Rel|label|BT_de.x.NamedEntity', '', '', '#Text=Ida Moen of Oslo-based Moe\\tCo',
      '1-1\t0-3\tIda\t*[1]\tPER[1]\t_\t_\t', '1-2\t4-8\tMoen\t*[1]|Q7[2]\tPER[1]|my\\_kind[2]\t_\t_\t', '1-3\t9-11\tof\t_\t_\t_\t_\t', '1-4\t12-22\tOslo-based\t_\t_\t_\t_\t', '1-4.1\t12-16\tOslo\t*\tLOC\tnear\t1-1[1_0]\t', '1-5\t23-26\tMoe\t_\t_\t_\t_\t', '', '#Text=Next.', '2-1\t31-35\tNext\t_\t*\t_\t_\t', ''].join('\n');
    const [article] = ok('webanno', { 'a.txt.tsv': tsv });
    assert.equal(article?.file, 'a.txt');
    assert.equal(article.text.slice(31), 'Next.');
    assert.deepEqual(told(article.annotations), [['person', 'Ida Moen'], ['my_kind', 'Moen'], ['place', 'Oslo'], ['NamedEntity', 'Next']]);
    assert.deepEqual(article.annotations[0]?.links, [{ kind: 'near', to: article.annotations[2]?.id ?? '' }]);
    assert.equal(article.annotations[1]?.type === 'mention' && article.annotations[1].entity, 'Q7');
  });

  it('TEI: names and speech marked in the text, and annotations that stand off', () => {
    const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
      <standOff><listPerson><person xml:id="ida"><persName>Ida Moen</persName></person></listPerson><listAnnotation><annotation xml:id="n1" motivation="classifying" target="#string-range(p1,9,4)"><ptr target="#ida"/></annotation></listAnnotation></standOff>
      <text><body><p xml:id="p1"><persName ref="#ida">Ida Moen</persName> of <placeName>Oslo</placeName>: <said who="#ida">it &amp; the quay</said></p></body></text></TEI>`;
    const [article] = ok('tei', { 'a.xml': tei.replace('9,4', '12,4') });
    assert.deepEqual(told(article?.annotations ?? []), [['person', 'Ida Moen'], ['place', 'Oslo'], ['claim', 'it & the quay', 'ida'], ['person', 'Oslo']]);
    assert.equal(article?.entities[0]?.name, 'Ida Moen');
  });

  it('REFI-QDA: nested codes, several codings of one selection, a text with a byte order mark or within the project', () => {
    const project = `<?xml version="1.0"?><Project name="P" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="u1" name="Ida"/></Users><CodeBook><Codes><Code guid="c1" name="Sources" isCodable="false"><Code guid="c2" name="Person" isCodable="true"/></Code><Code guid="c3" name="Claim" isCodable="true"/></Codes></CodeBook>
      <Sources><TextSource guid="s1" name="quay" plainTextPath="internal://AB.txt"><PlainTextSelection guid="p1" name="x" startPosition="0" endPosition="8" creatingUser="u1" creationDateTime="2026-03-02T10:00:00Z"><Description>a note</Description><Coding guid="k1"><CodeRef targetGUID="c2"/></Coding><Coding guid="k2"><CodeRef targetGUID="c3"/></Coding></PlainTextSelection></TextSource>
      <TextSource guid="s2" name="inside"><PlainTextContent>One two.</PlainTextContent><PlainTextSelection guid="p2" startPosition="4" endPosition="7"><Coding guid="k3"><CodeRef targetGUID="c3"/></Coding></PlainTextSelection></TextSource></Sources></Project>`;
    const articles = ok('refi', { 'p.qdpx': zipSync({ 'project.qde': strToU8(project), 'sources/ab.txt': strToU8(`\uFEFF${TEXT}`) }) });
    assert.deepEqual(articles.map((a) => [a.file, told(a.annotations)]), [['quay', [['person', 'Ida Moen'], ['claim', 'Ida Moen', '']]], ['inside', [['claim', 'two', '']]]]);
    assert.deepEqual(articles[0]?.annotations.map((a) => [a.by, a.note]), [['Ida', 'a note'], ['Ida', 'a note']]);
  });

  it('GeoJSON: points with mentions, found by their words', () => {
    const places = { type: 'FeatureCollection', features: [{ type: 'Feature', id: 'v', geometry: { type: 'Point', coordinates: [10.2, 54.5] }, properties: { name: 'Varnholm', article: 'q.txt', mentions: [{ quote: 'Varnholm' }] } }, { type: 'Feature', geometry: null, properties: { name: 'Elsewhere' } }] };
    const reading = read('geojson', { 'p.geojson': JSON.stringify(places), 'q.txt': TEXT });
    assert.deepEqual(reading.problems, []);
    assert.deepEqual([told(reading.articles[0]?.annotations ?? []), reading.articles[0]?.entities], [[['place', 'Varnholm']], [{ id: 'v', kind: 'place', name: 'Varnholm', roles: [], aliases: [], at: [54.5, 10.2] }]]);
    assert.ok(reading.losses.some((l) => l.code === 'import.unknown'));
  });

  it('CSV: a table of one\'s own with semicolons', () => {
    const [article] = ok('csv', { 'documents.csv': `document;text\nq.txt;"${TEXT}"\n`, 'annotations.csv': 'document;start;end;label;note\nq.txt;0;8;PER;"a ""b"""\nq.txt;44;52;LOC;\n' });
    assert.deepEqual([told(article?.annotations ?? []), article?.annotations[0]?.note], [[['person', 'Ida Moen'], ['place', 'Varnholm']], 'a "b"']);
  });
});

describe('malformed files', () => {
  const BROKEN: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, problem: RegExp]>> = {
    labelstudio: [{ 'a.json': '[\n {"data": {"text": "One two"},\n  "annotations": [{"result": [\n   {"id": "1", "type": "labels", "value": {"start": 2, "end": 99, "labels": ["X"]}}]}]}]' }, /^a\.json:4: \[0\]\.annotations\[0\]\.result\[0\]\.value: start and end/u],
    doccano: [{ 'a.jsonl': '{"text": "One"}\n{"text": "One", "label": [[0, 3, ""]]}' }, /^a\.jsonl:2: label\[0\]: a label is expected/u],
    spacy: [{ 'a.jsonl': '{"text": "One", "spans": [{"start": 1, "end": 1, "label": "X"}]}' }, /^a\.jsonl:1: spans\[0\]: start and end/u],
    conll2003: [{ 'a.conll': 'Ida B-PER\nMoen\n' }, /^a\.conll:2: a word and its tag/u],
    conllu: [{ 'a.conllu': '1\tIda\t_\t_\t_\t_\t_\t_\t_\tEntity=e1)\n\n' }, /^a\.conllu:1: a bracket/u],
    brat: [{ 'a.txt': 'Ida', 'a.ann': 'T1 PER 0 3 Ida\n' }, /^a\.ann:1: ID, tab/u],
    w3c: [{ 'a.json': '{"id": "urn:x:1",\n"type": "Other"}' }, /^a\.json:1: "type"/u],
    tei: [{ 'a.xml': '<TEI>\n<text><body></text></TEI>' }, /^a\.xml:2: well-formed XML is expected/u],
    'uima-xmi': [{ 'a.xmi': '<x/>' }, /^a\.xmi:1: the element xmi:XMI/u],
    'uima-json': [{ 'a.json': '{"%FEATURE_STRUCTURES": [\n{"%ID": 1}]}' }, /^a\.json:2: %FEATURE_STRUCTURES\[0\]: "%ID" and "%TYPE"/u],
    webanno: [{ 'a.tsv': '#FORMAT=WebAnno TSV 3.3\n\n#Text=One\n1-1\t0-9\tOne\n' }, /^a\.tsv:4: a position within the sentence/u],
    refi: [{ 'a.qdpx': 'no archive' }, /^a\.qdpx: a ZIP archive is expected/u],
    csv: [{ 'documents.csv': 'document,text\na,"x\n' }, /^documents\.csv:2: a closing quotation mark/u],
    geojson: [{ 'a.geojson': '{"type": "Feature"}' }, /^a\.geojson:1: a FeatureCollection is expected/u],
    jsonl: [{ 'a.jsonl': '[1]' }, /^a\.jsonl:1: one JSON object a line/u],
  };
  for (const [id, [files, expected]] of Object.entries(BROKEN)) {
    it(`of ${id} are told with their line, and give nothing`, () => {
      const { articles, problems } = read(id, files);
      assert.deepEqual(articles, []);
      assert.match(problems.map((p) => `${p.file}${p.line === undefined ? '' : `:${p.line}`}: ${p.message}`).join('\n'), expected);
    });
  }

  it('of any shape are told and never break a reader', () => {
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const samples = ['', '{}', '[]', 'null', '[null]', '[{}]', '{"text": 1}', '{"text":"a","spans":{},"entities":3,"annotations":[7],"relations":[1],"label":[[]]}', '<a/>', '<TEI/>', '<!DOCTYPE x [<!ENTITY e "boom">]><TEI>&e;</TEI>', 'a\tb\n', '#FORMAT=WebAnno TSV 3.3\n1-1\t0-1\tx\n', 'T1\t\n', '\u0000', nested, `{"id":1,"text":"abc","attributions":[${'{"content":[[0,1]],"nested":['.repeat(5_000)}${']}'.repeat(5_000)}]}`, `${'{"first":'.repeat(20_000)}1${'}'.repeat(20_000)}`, `${'<a>'.repeat(20_000)}`];
    for (const format of FORMATS) {
      if (!format.reader) continue;
      for (const sample of samples) {
        for (const ending of format.reader.endings) readFiles(format.reader, [foreignFile(`x${ending}`, sample), foreignFile('x.txt', 'abc')]);
      }
    }
  });
});
