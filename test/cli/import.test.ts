// newsgloss import and convert: annotations of other tools land in gloss files, all of them or none, and the same ones each time.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ARTICLE, cli, folders, GLOSS } from '../support/cliHarness.js';

interface Stored { readonly entities?: Readonly<Record<string, { readonly name: string }>>; readonly annotations: readonly { readonly id: string; readonly kind: string; readonly span: unknown; readonly quote: unknown; readonly status: string; readonly speaker?: readonly { readonly quote?: string }[]; readonly foreign?: Readonly<Record<string, string>>; readonly note?: string }[] }

const TEXT = 'Port chief Mara Lind said the ferry 🚢 is full.\nNobody answered in Skårvik.\n';
/** As brat's own documentation shapes its files: events, relations, a note, a normalisation. */
const ANN = [
  'T1\tPER 11 20\tMara Lind',
  'T2\tQuote 26 45\tthe ferry 🚢 is full',
  'T3\tCue 21 25\tsaid',
  'T4\tLOC 66 73\tSkårvik',
  'E1\tCue:T3 Content:T2',
  'R1\tsays Arg1:T1 Arg2:T2',
  'A1\tUrgent T2',
  'N1\tReference T4 Wikidata:Q42\tSkårvik',
  '#1\tAnnotatorNotes T2\tcheck this',
  '',
].join('\n');
const BRAT = { 'brat/port.txt': TEXT, 'brat/port.ann': ANN };

const stored = (path: string): Stored => parse(readFileSync(path, 'utf8')) as Stored;

describe('import', () => {
  const folder = folders();

  it('makes articles and gloss files from another tool\'s project', async () => {
    const cwd = folder(BRAT);
    const { code, err } = await cli(['import', '--from', 'brat', '--into', 'articles', 'brat'], { cwd });
    assert.deepEqual([code, err.split('\n').at(-2)], [0, '3 annotations of 1 article taken over']);
    assert.equal(readFileSync(join(cwd, 'articles/port.txt'), 'utf8'), TEXT);
    const { annotations, entities } = stored(join(cwd, 'articles/port.txt.gloss.yaml'));
    assert.deepEqual(annotations.map((a) => [a.kind, a.span, a.quote, a.status, a.foreign?.brat]), [
      ['person', [11, 20], 'Mara Lind', 'accepted', 'T1'], ['claim', [26, 45], 'the ferry 🚢 is full', 'accepted', 'T2'], ['place', [66, 73], 'Skårvik', 'accepted', 'T4'],
    ]);
    assert.deepEqual(annotations[1]?.speaker?.map((s) => s.quote), ['Mara Lind'], 'a relation that says who says it is the speaker');
    assert.equal(annotations[1].note, 'check this');
    assert.equal(entities?.['Wikidata:Q42']?.name, 'Skårvik');
    assert.equal((await cli(['check', 'articles'], { cwd })).code, 0);
  });

  it('changes nothing when the same files come again', async () => {
    const cwd = folder(BRAT);
    await cli(['import', '--from', 'brat', 'brat'], { cwd });
    const first = readFileSync(join(cwd, 'port.txt.gloss.yaml'), 'utf8');
    const { code, err } = await cli(['import', '--from', 'brat', 'brat'], { cwd });
    assert.equal(code, 0);
    assert.match(err, /^note: 3 annotations brought up to date that were there already/mu);
    assert.equal(readFileSync(join(cwd, 'port.txt.gloss.yaml'), 'utf8'), first);
  });

  it('lands as suggestions where that is asked for, and never turns a decision back into one', async () => {
    const cwd = folder(BRAT);
    await cli(['import', '--from', 'brat', '--as', 'suggested', 'brat'], { cwd });
    assert.deepEqual(stored(join(cwd, 'port.txt.gloss.yaml')).annotations.map((a) => a.status), ['suggested', 'suggested', 'suggested']);
    await cli(['import', '--from', 'brat', '--as', 'accepted', 'brat'], { cwd });
    await cli(['import', '--from', 'brat', '--as', 'suggested', 'brat'], { cwd });
    assert.deepEqual(stored(join(cwd, 'port.txt.gloss.yaml')).annotations.map((a) => a.status), ['accepted', 'accepted', 'accepted']);
  });

  it('keeps what is in the gloss file and the file does not say', async () => {
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': `# by hand\n${GLOSS}` });
    await cli(['export', '-f', 'brat', '-o', 'brat', '--with', 'rejected', '.'], { cwd });
    const { code } = await cli(['import', '--from', 'brat', 'brat'], { cwd });
    assert.equal(code, 0);
    const [before, after] = [parse(GLOSS) as Stored, stored(join(cwd, 'pier.txt.gloss.yaml'))];
    assert.deepEqual(after.annotations.map((a) => [a.id, a.status]), before.annotations.map((a) => [a.id, a.status]));
    assert.match(readFileSync(join(cwd, 'pier.txt.gloss.yaml'), 'utf8'), /^# by hand$/mu);
  });

  it('places annotations by their words where the article differs, and says so', async () => {
    const cwd = folder({ ...BRAT, 'port.txt': `Harbour news\n\n${TEXT.replace('Nobody answered in Skårvik.', 'All were silent.')}` });
    const { code, err } = await cli(['import', '--from', 'brat', 'brat'], { cwd });
    assert.equal(code, 0);
    assert.match(err, /^loss: 1 annotation left out: its words do not stand in the article/mu);
    assert.match(err, /^note: 2 annotations placed by their words/mu);
    assert.deepEqual(stored(join(cwd, 'port.txt.gloss.yaml')).annotations.map((a) => [a.span, a.quote]), [[[25, 34], 'Mara Lind'], [[40, 59], 'the ferry 🚢 is full']]);
    const strict = await cli(['import', '--from', 'brat', '--strict', '--into', 'other', 'brat'], { cwd: folder({ ...BRAT, 'other/port.txt': 'Another text.\n' }) });
    assert.equal(strict.code, 1);
  });

  it('says file, line and what was expected of malformed files, and writes nothing', async () => {
    const cwd = folder({ 'brat/ok.txt': TEXT, 'brat/ok.ann': 'T1\tPER 11 20\tMara Lind\n', 'brat/bad.txt': TEXT, 'brat/bad.ann': 'T1\tPER 11 20\tMara Lind\nT2\tPER 1 900\tx\nR1\tsays Arg1:T1 Arg2:T9\n' });
    const { code, out, err } = await cli(['import', '--from', 'brat', 'brat'], { cwd });
    assert.deepEqual([code, out], [3, '']);
    assert.match(err, /^bad\.ann:2: error: .*positions from 0 to \d+/mu);
    assert.match(err, /^bad\.ann:3: error: T9 is not the id of an annotation/mu);
    assert.match(err, /^nothing was written$/mu);
    assert.deepEqual(readdirSync(cwd), ['brat']);
  });

  it('names the line of JSON that is no annotation', async () => {
    const cwd = folder({ 'x.jsonl': `${JSON.stringify({ id: 'a', text: 'One.', annotations: [] })}\n\n${JSON.stringify({ id: 'b', text: 'Two.', annotations: [{ id: 'm', kind: 'person', spans: [[0, 9]] }] })}\n{"id": \n` });
    const { code, err } = await cli(['import', '--from', 'jsonl', 'x.jsonl'], { cwd });
    assert.equal(code, 3);
    assert.match(err, /^x\.jsonl:3: error: annotations\[0\]\.spans: \[start, end\] in UTF-16 units/mu);
    assert.match(err, /^x\.jsonl:4: error: JSON is expected/mu);
    assert.deepEqual(readdirSync(cwd), ['x.jsonl']);
  });

  it('asks for what is missing', async () => {
    const cwd = folder(BRAT);
    assert.equal((await cli(['import', 'brat'], { cwd })).code, 2);
    assert.equal((await cli(['import', '--from', 'brat'], { cwd })).code, 2);
    assert.equal((await cli(['import', '--from', 'brat', 'nowhere'], { cwd })).code, 2);
    assert.equal((await cli(['import', '--from', 'w3c', 'brat'], { cwd })).code, 3, 'no file of the format');
  });
});

describe('convert', () => {
  const folder = folders();

  it('goes from one tool to another without a gloss file', async () => {
    const cwd = folder(BRAT);
    const { code, out } = await cli(['convert', '--from', 'brat', '--to', 'jsonl', 'brat'], { cwd });
    assert.equal(code, 0);
    const line = JSON.parse(out) as { id: string; annotations: { kind: string; quotes: string[] }[] };
    assert.deepEqual([line.id, line.annotations.map((a) => [a.kind, a.quotes[0]])], ['port.txt', [['person', 'Mara Lind'], ['claim', 'the ferry 🚢 is full'], ['place', 'Skårvik']]]);
    assert.equal(existsSync(join(cwd, 'port.txt.gloss.yaml')), false);
  });

  it('writes nothing with --strict where something would be lost', async () => {
    const cwd = folder({ ...BRAT, 'brat/port.ann': ANN.replace(/^(?:E1|T3).*\n/gmu, '') });
    const { code, out, err } = await cli(['convert', '--from', 'brat', '--to', 'csv', '--out', 'out', '--strict', 'brat'], { cwd });
    assert.equal(code, 0, err);
    const lossy = await cli(['convert', '--from', 'brat', '--to', 'brat', '--out', 'out2', '--strict', 'brat'], { cwd });
    assert.deepEqual([lossy.code, out, existsSync(join(cwd, 'out2'))], [1, '', false]);
  });
});
