// newsgloss export: where files go, what stays out, the report of losses, and that nothing is half done.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBrat } from '../support/bratReader.js';
import { ARTICLE, cli, folders, GLOSS } from '../support/cliHarness.js';

const FILES = { 'a/pier.txt': ARTICLE, 'a/pier.txt.gloss.yaml': GLOSS, 'b/pier.txt': ARTICLE };

describe('export', () => {
  const folder = folders();

  it('writes a single file to standard output, and the losses to standard error', async () => {
    const cwd = folder({ 'crlf.txt': ARTICLE.replaceAll('\n', '\r\n'), 'crlf.txt.gloss.yaml': GLOSS });
    const { code, out, err } = await cli(['export', '--format', 'jsonl'], { cwd });
    assert.equal(code, 0);
    const line: { id: string; annotations: { id: string }[] } = JSON.parse(out);
    assert.deepEqual([line.id, line.annotations.map((a) => a.id)], ['crlf.txt', ['m-2222']]);
    assert.equal(err, 'note: line ends written as LF in 1 article (crlf.txt)\n');
  });

  it('writes several files to the folder that is named, and nothing beside them', async () => {
    const cwd = folder(FILES);
    const { code, out, err } = await cli(['export', '-f', 'csv', '-o', 'out/tables', '.'], { cwd });
    assert.deepEqual([code, out], [0, '']);
    assert.match(err, /^1 annotation of 2 articles in 6 files in .*tables$/mu);
    assert.deepEqual(readdirSync(join(cwd, 'out/tables')).sort(), ['annotations.csv', 'claims.csv', 'datapackage.json', 'documents.csv', 'entities.csv', 'relations.csv']);
    assert.match(readFileSync(join(cwd, 'out/tables/documents.csv'), 'utf8'), /^a\/pier\.txt,Council shuts the pier,Harbour Post,/mu);
  });

  it('keeps folders apart and passes the strict brat reader', async () => {
    const cwd = folder(FILES);
    const { code } = await cli(['export', '-f', 'brat', '-o', 'out', '--with', 'suggested,rejected', 'a', 'b'], { cwd });
    assert.equal(code, 0);
    const read = (name: string): ReturnType<typeof readBrat> => readBrat(readFileSync(join(cwd, `out/${name}.txt`), 'utf8'), readFileSync(join(cwd, `out/${name}.ann`), 'utf8'));
    assert.ok(read('a/pier').attributes.some((a) => a.value === 'rejected'));
    assert.ok(read('b/pier').attributes.every((a) => a.name !== 'status' || a.value === 'suggested'));
  });

  it('never writes over an article', async () => {
    const cwd = folder(FILES);
    const { code } = await cli(['export', '-f', 'brat', '-o', 'a', 'a/pier.txt'], { cwd });
    assert.deepEqual([code, readFileSync(join(cwd, 'a/pier.txt'), 'utf8')], [0, ARTICLE], 'a/a/pier.txt is another file');
    const inPlace = await cli(['export', '-f', 'brat', '-o', '.', '.'], { cwd: join(cwd, 'b') });
    assert.equal(inPlace.code, 2);
    assert.match(inPlace.err, /over the article .*pier\.txt/u);
    assert.deepEqual(readdirSync(join(cwd, 'b')), ['pier.txt']);
    const elsewhere = folder({ 'pier.txt': 'Another article.\n' });
    const onto = await cli(['export', '-f', 'brat', '-o', elsewhere, '.'], { cwd: join(cwd, 'b') });
    assert.deepEqual([onto.code, readFileSync(join(elsewhere, 'pier.txt'), 'utf8')], [2, 'Another article.\n'], 'an article that was not named');
    const twice = ['export', '-f', 'brat', '-o', join(elsewhere, 'brat'), '.'];
    assert.deepEqual([(await cli(twice, { cwd: join(cwd, 'b') })).code, (await cli(twice, { cwd: join(cwd, 'b') })).code], [0, 0], 'an earlier export is replaced');
  });

  it('among articles makes no articles: its digests and texts are passed over, those of others are not', async () => {
    for (const newsroom of [{}, { 'newsgloss.yaml': 'newsroom: {name: Harbour Desk}\narticles: {include: ["**/*.txt", "**/*.md"]}\n' }]) {
      const cwd = folder({ ...FILES, 'theirs/annotation.conf': '[entities]\nPER\n', 'theirs/fog.txt': 'Fog, said Ada Quist.\n', 'theirs/fog.ann': '', 'notes.md': 'Notes by a reporter.\n', ...newsroom });
      const articles = async (): Promise<number> => (JSON.parse((await cli(['stats', '--json', '.'], { cwd })).out) as { articles: number }).articles;
      assert.equal(await articles(), 4);
      for (const [format, out] of [['markdown', '.'], ['markdown', 'notes'], ['brat', 'brat']] as const) assert.equal((await cli(['export', '-f', format, '-o', out, '--with', 'suggested', 'a', 'b'], { cwd })).code, 0);
      assert.ok(existsSync(join(cwd, 'digest.md')) && existsSync(join(cwd, 'notes/digest.md')) && existsSync(join(cwd, 'brat/a/pier.txt')));
      assert.equal(await articles(), 4);
      assert.match((await cli(['annotate', 'digest.md'], { cwd })).out, /^digest\.md:/u, 'a file that is named is taken');
    }
  });

  it('writes nothing with --strict where something would be lost', async () => {
    const cwd = folder(FILES);
    const { code, err } = await cli(['export', '-f', 'brat', '-o', 'out', '--strict', '.'], { cwd });
    assert.equal(code, 1);
    assert.match(err, /^loss: annotator and time of 1 annotation left out/mu);
    assert.equal(existsSync(join(cwd, 'out')), false);
    const lossless = await cli(['export', '-f', 'csv', '-o', 'out', '--strict', '.'], { cwd });
    assert.equal(lossless.code, 0);
    const toOutput = await cli(['export', '-f', 'jsonl', '--strict', '.'], { cwd });
    assert.deepEqual([toOutput.code, toOutput.out.split('\n').length], [0, 3]);
  });

  it('leaves out an article whose decisions cannot be read, says so, and ends with 3', async () => {
    const cwd = folder({ ...FILES, 'b/pier.txt.gloss.yaml': 'newsgloss: 1\nannotations: [\n' });
    const { code, out, err } = await cli(['export', '-f', 'jsonl', '.'], { cwd });
    assert.deepEqual([code, out.trimEnd().split('\n').length], [3, 1]);
    assert.match(err, /^b\/pier\.txt\.gloss\.yaml:\d+:\d+: error gloss\.syntax/mu);
    assert.equal((await cli(['export', '-f', 'jsonl', '--strict', '.'], { cwd })).out, '');
  });

  it('prints its report as JSON', async () => {
    const cwd = folder(FILES);
    const { out, err } = await cli(['export', '-f', 'brat', '-o', 'out', '--json', '.'], { cwd });
    const report: { files: string[]; articles: number; annotations: number; losses: { code: string; kind: string; count: number }[] } = JSON.parse(out);
    assert.deepEqual([report.files.length, report.articles, report.annotations, err], [6, 2, 1, '']);
    assert.ok(report.losses.some((l) => l.code === 'annotation.id' && l.kind === 'loss' && l.count === 1));
  });

  it('leaves nothing behind when it is stopped', async () => {
    const cwd = folder(FILES);
    mkdirSync(join(cwd, 'out'));
    const { code } = await cli(['export', '-f', 'jsonl', '-o', 'out', 'a/pier.txt', 'a', 'b', '--json'], { cwd });
    assert.equal(code, 0);
    let stopped = false;
    const result = await cli(['export', '-f', 'jsonl', 'a', 'b'], { cwd, onOut: (_, stop) => { if (!stopped) { stopped = true; stop(); } } });
    assert.equal(result.code, 130);
    assert.deepEqual(readdirSync(join(cwd, 'out')), ['articles.jsonl']);
  });

  it('refuses what cannot be meant', async () => {
    for (const args of [[], ['--format', 'docx'], ['--format', 'csv'], ['--format', 'jsonl', '--json'], ['-f', 'jsonl', '--bom'], ['-f', 'w3c', '-o', 'x', '--base', 'articles/'], ['-f', 'jsonl', '--with', 'all']]) {
      const { code, err } = await cli(['export', ...args], { cwd: folder({}) });
      assert.equal(code, 2, `${args.join(' ')}: ${err}`);
    }
  });
});

describe('the list of files', () => {
  const folder = folders();
  const ids = async (cwd: string, ...paths: string[]): Promise<string[]> => (await cli(['export', '-f', 'jsonl', ...paths], { cwd })).out.trimEnd().split('\n').filter((l) => l !== '').map((l) => { const line: { id: string } = JSON.parse(l); return line.id; });

  it('takes text files and what has a gloss file, but not what lies hidden or is none', async () => {
    const cwd = folder({ 'a.txt': 'A.', 'b.md': 'B.', 'c.news': 'C.', 'd.html': 'D.', 'e.html': 'E.', 'e.html.gloss.yaml': 'newsgloss: 1\narticle: {file: e.html, text: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}\n', '.git/x.txt': 'X.', 'node_modules/y.txt': 'Y.' });
    assert.deepEqual(await ids(cwd, '.'), ['a.txt', 'b.md', 'c.news', 'e.html']);
  });

  it('lets a newsroom say what its articles are, wherever the command runs', async () => {
    const cwd = folder({ 'room/newsgloss.yaml': 'newsgloss: 1\narticles: {include: ["in/**/*.txt"], exclude: ["in/drafts/**"]}\n', 'room/in/a.txt': 'A.', 'room/in/drafts/b.txt': 'B.', 'room/c.txt': 'C.', 'd.txt': 'D.' });
    assert.deepEqual(await ids(cwd, '.'), ['d.txt', 'room/in/a.txt']);
    assert.deepEqual(await ids(join(cwd, 'room/in')), ['a.txt']);
    assert.deepEqual(await ids(cwd, 'room/c.txt', 'room/in/drafts/b.txt'), ['room/c.txt', 'room/in/drafts/b.txt'], 'a file that is named is taken');
  });

  it('takes globs, and each file once', async () => {
    const cwd = folder({ 'x/a.txt': 'A.', 'x/y/b.txt': 'B.', 'x/y/b.txt.gloss.yaml': GLOSS, 'x/c.md': 'C.' });
    assert.deepEqual(await ids(cwd, 'x/**/*.txt', 'x/a.txt', './x'), ['x/a.txt', 'x/y/b.txt', 'x/c.md']);
    assert.deepEqual(await ids(cwd, 'x/y/b.txt.gloss.yaml'), ['x/y/b.txt'], 'a gloss file stands for its article');
  });

  it('names articles outside the current folder by their path within what was given', async () => {
    const cwd = folder({ 'here/keep': '', 'there/sub/a.txt': 'A.' });
    assert.deepEqual(await ids(join(cwd, 'here'), '../there'), ['sub/a.txt']);
  });

  it('writes what newsgloss.yaml lists, as the editor does at each save; what it wrote is no article the next time', async () => {
    const cwd = folder({ ...FILES, 'newsgloss.yaml': 'newsgloss: 1\nexports: [{format: brat, to: out/brat}, {format: markdown, to: ./digest/}]\n' });
    const first = await cli(['export'], { cwd: join(cwd, 'a') });
    assert.equal(first.code, 0);
    assert.match(first.err, /^1 annotation of 2 articles in 6 files in .*brat$/mu);
    assert.match(readFileSync(join(cwd, 'digest/digest.md'), 'utf8'), /Council shuts the pier/u);
    assert.match((await cli(['export', '.'], { cwd })).err, /^1 annotation of 2 articles in 6 files in .*brat$/mu);
  });

  it('writes what is listed into no folder but the newsroom’s own', async () => {
    const ended = async (exports: string): Promise<string> => { const { code, err } = await cli(['export'], { cwd: folder({ ...FILES, 'newsgloss.yaml': `newsgloss: 1\n${exports}` }) }); return `${code} ${err}`; };
    assert.match(await ended('exports: [{format: csv, to: ../out}]'), /^2 .*"\.\.\/out", which is no folder inside/u);
    assert.match(await ended('exports: [{format: csv, to: .}]'), /^2 .*no folder inside/u);
    assert.match(await ended('exports: [{format: docx, to: out}]'), /^2 .*"docx"/u);
    assert.match(await ended(''), /^2 .*--format is missing/u);
  });
});
