// newsgloss annotate: lines for people, JSON, the document filter, and saving suggestions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGloss } from '../../server/src/core/gloss/read.js';
import { ARTICLE, cli, folders, GLOSS } from '../support/cliHarness.js';

const document = (id: unknown, text: unknown): string => `${JSON.stringify({ id, text })}\n`;
const records = (out: string): Record<string, unknown>[] => out.trimEnd().split('\n').filter((l) => l !== '').map((l): Record<string, unknown> => JSON.parse(l));

describe('annotate', () => {
  const folder = folders();

  it('prints decisions and suggestions with their places, but not what was rejected', async () => {
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': GLOSS });
    const { code, out } = await cli(['annotate', 'pier.txt'], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^pier\.txt:3:56: person Ilse Brandt \[accepted\]$/mu);
    assert.match(out, /^pier\.txt:3:84: claim direct by [^\n]+: "We will not gamble with lives," \[suggested\]$/mu);
    assert.doesNotMatch(out, /stay closed/u);
  });

  it('reads one article from standard input', async () => {
    const { code, out } = await cli(['annotate'], { stdin: ARTICLE });
    assert.equal(code, 0);
    assert.match(out, /^<stdin>:3:13: place Helsinki/mu);
  });

  it('prints valid JSON, also for no article', async () => {
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': GLOSS, 'empty/keep.json': '{}' });
    const some: { id: string; annotations: { id: string; status: string }[]; article: { outlet: string } }[] = JSON.parse((await cli(['annotate', '--json', 'pier.txt'], { cwd })).out);
    assert.equal(some[0]?.id, 'pier.txt');
    assert.equal(some[0].article.outlet, 'Harbour Post');
    assert.ok(some[0].annotations.some((a) => a.status === 'suggested') && some[0].annotations.some((a) => a.id === 'm-2222'));
    assert.deepEqual(JSON.parse((await cli(['annotate', '--json', 'empty'], { cwd })).out), []);
  });

  it('colours kinds on a terminal only, and never prints control characters of an article', async () => {
    const cwd = folder({ 'a.txt': ARTICLE.replace('Helsinki', 'Hel\u001B[31msinki') });
    assert.ok((await cli(['annotate', 'a.txt'], { cwd, colour: true })).out.includes('\u001B['));
    assert.ok(!(await cli(['annotate', 'a.txt'], { cwd })).out.includes('\u001B'));
  });

  it('means by a place what the newsroom’s other gloss files decided, as the editor does', async () => {
    const decided = ['newsgloss: 1', 'article:', '  file: board.txt', 'entities:', '  alexandria: {kind: place, name: Alexandria, geonames: 5016108, at: [45.8852, -95.3775], country: US}', 'annotations:', '  - id: m-2222', '    kind: place', '    span: [49, 59]', '    quote: "Alexandria"', '    entity: alexandria', '    status: accepted', ''].join('\n');
    const files = { 'board.txt': 'Board puts off vote on roof\n\nThe school board in Alexandria met on Monday.\n', 'roof.txt': 'Roof to be mended\n\nThe roof of the school in Alexandria will be mended, Ilse Brandt said.\n', 'board.txt.gloss.yaml': decided };
    for (const [newsroom, country] of [[{ 'newsgloss.yaml': 'newsgloss: 1\n' }, 'US'], [{}, 'EG']] as const) {
      const cwd = folder({ ...files, ...newsroom });
      assert.match((await cli(['annotate', 'roof.txt'], { cwd })).out, new RegExp(`^roof\\.txt:3:27: place Alexandria \\(${country}, `, 'mu'));
      assert.match((await cli(['export', '--format', 'csv', '--with', 'suggested', '--out', 'out', 'roof.txt'], { cwd })).err, /1 article/u);
      assert.match(readFileSync(join(cwd, 'out', 'entities.csv'), 'utf8'), new RegExp(`Alexandria,.*\\b${country}\\b`, 'u'));
    }
  });

  it('refuses what does not go together', async () => {
    for (const args of [['--json', '--save', 'a.txt'], ['--place-kinds', 'names', 'a.txt'], ['--save', '-'], ['--place-kinds', 'some', '--jsonl'], ['--person-kinds', 'all', 'a.txt'], ['--person-kinds', 'some', '--jsonl'], ['--nonsense']]) {
      const { code, out, err } = await cli(['annotate', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, /^newsgloss: [^\n]+\n$/u);
    }
    assert.equal((await cli(['annotate'], { stdinIsTerminal: true })).code, 2);
  });
});

describe('annotate --jsonl', () => {
  const folder = folders();

  it('turns each document into a line of the contract, in the same order', async () => {
    const stdin = document('b', ARTICLE) + document(7, 'Nothing is said here.\n') + document('a', ARTICLE);
    const { code, out, err } = await cli(['annotate', '--jsonl'], { stdin });
    assert.deepEqual([code, err], [0, '']);
    const lines = records(out);
    assert.deepEqual(lines.map((l) => l.id), ['b', 7, 'a']);
    assert.deepEqual(Object.keys(lines[0] ?? {}), ['id', 'text', 'places', 'persons', 'attributions', 'claims', 'sentences', 'blocks']);
    assert.equal(lines[0]?.text, ARTICLE);
    const [place] = Array.isArray(lines[0].places) ? lines[0].places : [];
    assert.deepEqual([place.start, place.end, place.text, place.kind], [36, 44, 'Helsinki', 'name']);
    const [first] = Array.isArray(lines[0].attributions) ? lines[0].attributions : [];
    assert.equal(ARTICLE.slice(...first.content[0]), 'The pier at Helsinki will stay closed until May');
    assert.equal(first.act, 'communication');
  });

  it('keeps the text as it came: line ends, marks and lone surrogates', async () => {
    const text = '\uFEFFOne.\r\nTwo\uD800 🙂.\r';
    const { out } = await cli(['annotate', '--jsonl'], { stdin: document('x', text) });
    assert.equal(records(out)[0]?.text, text);
  });

  it('leaves adjectives and demonyms out with --place-kinds names', async () => {
    const text = 'The French minister met Ukrainians in Paris, the ministry said.\n';
    const kinds = async (...args: string[]): Promise<unknown[]> => {
      const [line] = records((await cli(['annotate', '--jsonl', ...args], { stdin: document('x', text) })).out);
      return Array.isArray(line?.places) ? line.places.map((p: { text: string }) => p.text) : [];
    };
    assert.deepEqual(await kinds(), ['French', 'Ukrainians', 'Paris']);
    assert.deepEqual(await kinds('--place-kinds', 'all'), ['French', 'Ukrainians', 'Paris']);
    assert.deepEqual(await kinds('--place-kinds', 'names'), ['Paris']);
  });

  it('lists names inside other names, and with --person-kinds all offices alone', async () => {
    const text = 'President Sigrun Halvorsen flew home. The President gave boats to the Halvorsen Museum.\n';
    const kinds = async (...args: string[]): Promise<unknown[]> => {
      const [line] = records((await cli(['annotate', '--jsonl', ...args], { stdin: document('x', text) })).out);
      return Array.isArray(line?.persons) ? line.persons.map((p: { kind: string }) => p.kind) : [];
    };
    assert.deepEqual(await kinds(), ['name', 'inside-name']);
    assert.deepEqual(await kinds('--person-kinds', 'all'), ['name', 'office', 'inside-name']);
    assert.deepEqual(await kinds('--person-kinds', 'names'), ['name']);
  });

  it('says which lines are no documents, goes on, and ends with 3', async () => {
    const stdin = Buffer.concat([Buffer.from('\uFEFF' + document('a', 'A.') + '{"id": 1\n' + '[1]\n' + '\n' + document(null, 'x') + document('b', 5)), Buffer.from([0x7b, 0xff, 0x7d, 0x0a]), Buffer.from(document('z', 'Z.').trimEnd())]);
    const { code, out, err } = await cli(['annotate', '--jsonl'], { stdin });
    assert.equal(code, 3);
    assert.deepEqual(records(out).map((r) => r.id), ['a', 'z']);
    assert.deepEqual(err.trimEnd().split('\n').map((l) => l.replace(/\(.*\)/u, '(…)')), [
      '<stdin>:2: not JSON (…)', '<stdin>:3: not a JSON object', '<stdin>:5: "id" is missing, or neither text nor a number', '<stdin>:6: "text" is missing, or no text', '<stdin>:7: not UTF-8',
    ]);
  });

  it('reads documents from files, and says which is missing', async () => {
    const cwd = folder({ 'a.jsonl': document('a', 'A.'), 'b.jsonl': document('b', 'B.') });
    const { code, out, err } = await cli(['annotate', '--jsonl', 'a.jsonl', 'gone.jsonl', 'b.jsonl'], { cwd });
    assert.deepEqual([code, records(out).map((r) => r.id)], [3, ['a', 'b']]);
    assert.match(err, /^gone\.jsonl: ENOENT/u);
  });

  it('asks for the next document only when the last one is written', async () => {
    let [asked, written] = [0, 0];
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let i = 0; ; i++) {
        asked++;
        assert.ok(asked - written <= 1, `${asked} asked, ${written} written`);
        yield Buffer.from(document(String(i), 'A.'));
      }
    }
    const { code } = await cli(['annotate', '--jsonl'], { stdin: endless(), onOut: (_, stop) => { if (++written === 50) stop(); } });
    assert.deepEqual([code, written], [130, 50]);
  });
});

describe('annotate --save', () => {
  const folder = folders();

  it('writes suggestions beside the decisions, once', async () => {
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': GLOSS });
    const first = await cli(['annotate', '--save', '.'], { cwd });
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /^pier\.txt\.gloss\.yaml: \d+ suggestions?$/mu);
    const saved = readFileSync(join(cwd, 'pier.txt.gloss.yaml'), 'utf8');
    const { gloss, problems } = readGloss(saved);
    assert.deepEqual(problems, []);
    assert.deepEqual(gloss?.annotations.filter((a) => a.id === 'm-2222' || a.id === 'c-3333').map((a) => a.status), ['accepted', 'rejected']);
    assert.ok(gloss?.annotations.some((a) => a.status === 'suggested' && a.quotes[0] === '"We will not gamble with lives,"'));
    assert.ok(!gloss?.annotations.some((a) => a.status === 'suggested' && a.quotes[0]?.startsWith('The pier')), 'a rejected suggestion is not made again');
    const second = await cli(['annotate', '--save', '.'], { cwd });
    assert.deepEqual([second.code, second.out], [0, '']);
    assert.equal(readFileSync(join(cwd, 'pier.txt.gloss.yaml'), 'utf8'), saved);
  });

  it('names saved claims by their saved ids where one stands in another', async () => {
    const cwd = folder({ 'nested.txt': 'Talks resume\n\nThe Varnholm port office said that the union had promised to end the strike. Mayor Ilse Brandt said the ministry believes that the pier is safe.\n' });
    await cli(['annotate', '--save', 'nested.txt'], { cwd });
    const { gloss, problems } = readGloss(readFileSync(join(cwd, 'nested.txt.gloss.yaml'), 'utf8'));
    assert.deepEqual(problems, []);
    const ids = new Set(gloss?.annotations.map((a) => a.id));
    const inner = gloss?.annotations.filter((a) => a.within !== undefined) ?? [];
    assert.ok(inner.length > 0 && inner.every((a) => ids.has(a.within ?? '')), JSON.stringify(inner));
  });

  it('does not touch a gloss file that cannot be read, and says where it is broken', async () => {
    const broken = `${GLOSS}  - id: [unclosed\n`;
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': broken, 'good.txt': ARTICLE });
    const { code, out, err } = await cli(['annotate', '--save', '.'], { cwd });
    assert.equal(code, 3);
    assert.match(err, /^pier\.txt\.gloss\.yaml:\d+:\d+: error gloss\.syntax/mu);
    assert.match(out, /^good\.txt\.gloss\.yaml/mu);
    assert.equal(readFileSync(join(cwd, 'pier.txt.gloss.yaml'), 'utf8'), broken);
  });
});
