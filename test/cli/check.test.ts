// newsgloss check: findings with places, levels and exit codes, in three forms.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../server/src/cli/findings.js';
import { ARTICLE, cli, folders, GLOSS } from '../support/cliHarness.js';
import { findRepositoryFile } from '../support/repository.js';

describe('check', () => {
  const folder = folders();

  it('is content with the sample newsroom', async () => {
    const { code, out, err } = await cli(['check', findRepositoryFile('samples/newsroom')]);
    assert.equal(code, 0, out);
    assert.match(err, /^13 articles: 0 errors, 0 warnings/mu);
  });

  it('finds each fault of the broken samples where it is', async () => {
    const cwd = folder({});
    cpSync(findRepositoryFile('samples/broken'), join(cwd, 'broken'), { recursive: true });
    const { code, out } = await cli(['check', '--format', 'json', 'broken'], { cwd });
    assert.equal(code, 1);
    const findings: Finding[] = JSON.parse(out);
    const at = findings.map((f) => `${f.file}:${f.line} ${f.level} ${f.code}`);
    for (const wanted of [
      'broken/anchor.orphaned.txt:1 warning anchor.orphaned', 'broken/article.encoding.txt:1 error article.encoding', 'broken/gloss.duplicate-id.txt.gloss.yaml:21 error gloss.duplicate-id',
      'broken/gloss.newer-version.txt.gloss.yaml:2 error gloss.newer-version', 'broken/gloss.span-out-of-range.txt.gloss.yaml:12 error gloss.span-out-of-range', 'broken/gloss.syntax.txt.gloss.yaml:8 error gloss.syntax', 'broken/gloss.wrong-type.txt.gloss.yaml:12 error gloss.wrong-type',
      'broken/project.syntax/newsgloss.yaml:2 error project.syntax', 'broken/quotation.no-speaker.txt:7 information quotation.no-speaker', 'broken/quotation.unbalanced.txt:5 warning quotation.unbalanced',
    ]) assert.ok(at.includes(wanted), `${wanted} is not among\n${at.join('\n')}`);
  });

  it('finds no doubt in a place that the newsroom’s other gloss files decided, as the editor does', async () => {
    const decided = ['newsgloss: 1', 'article:', '  file: board.txt', 'entities:', '  springfield: {kind: place, name: Springfield, geonames: 4409896, at: [37.2153, -93.2982], country: US}', 'annotations:', '  - id: m-2222', '    kind: place', '    span: [49, 60]', '    quote: "Springfield"', '    entity: springfield', '    status: accepted', ''].join('\n');
    const files = { 'newsgloss.yaml': 'newsgloss: 1\n', 'board.txt': 'Board puts off vote on roof\n\nThe school board in Springfield met on Monday.\n', 'roof.txt': 'Roof to be mended\n\nThe roof of the school in Springfield will be mended, Ilse Brandt said.\n' };
    const doubtful = async (cwd: string): Promise<boolean> => (await cli(['check', 'roof.txt'], { cwd })).out.includes('place.ambiguous');
    assert.deepEqual([await doubtful(folder(files)), await doubtful(folder({ ...files, 'board.txt.gloss.yaml': decided }))], [true, false]);
  });

  it('prints lines that editors make links of, and nothing else to standard output', async () => {
    const cwd = folder({ 'pier.txt': 'Pier shut\n\n“We will wait, the mayor said, and nobody knows for how long.\n' });
    const { code, out } = await cli(['check', 'pier.txt'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^pier\.txt:3:1: warning quotation\.unbalanced: [^\n]+$/mu);
  });

  it('writes workflow commands for GitHub, with what they escape', async () => {
    const cwd = folder({ 'a,b%.txt': ARTICLE, 'a,b%.txt.gloss.yaml': 'newsgloss: 1\narticle: {file: [\n' });
    const { code, out } = await cli(['check', '--format', 'github', '.'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^::error file=a%2Cb%25\.txt\.gloss\.yaml,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=gloss\.syntax::[^\n]+$/mu);
  });

  it('tells a quotation that no longer fits from one that does', async () => {
    const cwd = folder({ 'pier.txt': ARTICLE.replace('Ilse Brandt', 'Karin Voss'), 'pier.txt.gloss.yaml': GLOSS, 'same.txt': ARTICLE, 'same.txt.gloss.yaml': GLOSS.replace('pier.txt', 'same.txt') });
    const findings: Finding[] = JSON.parse((await cli(['check', '-f', 'json', '.'], { cwd })).out);
    assert.deepEqual(new Set(findings.map((f) => f.file)), new Set(['pier.txt']));
    assert.ok(findings.some((f) => f.code.startsWith('anchor.')));
  });

  it('writes a SARIF log that says where, what and how bad, with its rules listed once', async () => {
    const cwd = folder({ 'a:b.txt': ARTICLE.replace('Ilse Brandt', 'Karin Voss'), 'a:b.txt.gloss.yaml': GLOSS });
    interface Sarif { version: string; runs: { columnKind: string; tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } } }[] }[] }[] }
    const log: Sarif = JSON.parse((await cli(['check', '-f', 'sarif', '.'], { cwd })).out);
    const run = log.runs[0];
    assert.ok(run && run.results.length > 0 && log.version === '2.1.0' && run.columnKind === 'utf16CodeUnits');
    for (const r of run.results) {
      assert.equal(run.tool.driver.rules[r.ruleIndex]?.id, r.ruleId);
      assert.match(r.locations[0]?.physicalLocation.artifactLocation.uri ?? '', /^a%3Ab\.txt/u);
      assert.ok(['error', 'warning', 'note'].includes(r.level) && (r.locations[0]?.physicalLocation.region.startLine ?? 0) >= 1);
    }
    assert.equal(new Set(run.tool.driver.rules.map((r) => r.id)).size, run.tool.driver.rules.length);
  });

  it('is fine with information alone, and ends with 3 where a file is missing', async () => {
    const cwd = folder({ 'a.txt': ARTICLE, 'a.txt.gloss.ben.yaml': 'newsgloss: 1\n' });
    const coder = await cli(['check', '.'], { cwd });
    assert.equal(coder.code, 0);
    assert.match(coder.out, /a\.txt\.gloss\.ben\.yaml:1:1: information gloss\.other-coder/u);
    const gone = await cli(['check', 'gone.txt', 'no/*.txt'], { cwd });
    assert.equal(gone.code, 3);
    assert.match(gone.out, /^gone\.txt:1:1: error file\.missing[^\n]+\nno\/\*\.txt:1:1: error file\.missing/u);
  });

  it('names binary, oversized and wrongly encoded files for what they are', async () => {
    const cwd = folder({ 'binary.txt': new Uint8Array([0x50, 0, 1, 2, 0xff]), 'large.txt': Buffer.alloc(20_000_001, 'a b '), 'latin.txt': Buffer.from('Caf\xe9 shut\n', 'latin1'), 'loose.txt.gloss.yaml': GLOSS });
    const findings: Finding[] = JSON.parse((await cli(['check', '-f', 'json', '.'], { cwd })).out);
    assert.deepEqual(findings.map((f) => [f.file, f.line, f.column, f.code]), [
      ['binary.txt', 1, 1, 'article.binary'], ['large.txt', 1, 1, 'article.too-large'], ['latin.txt', 1, 4, 'article.encoding'], ['loose.txt.gloss.yaml', 1, 1, 'gloss.no-article'],
    ].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)));
  });

  it('reads an article in the encoding that the newsroom names', async () => {
    const cwd = folder({ 'newsgloss.yaml': 'newsgloss: 1\narticles: {include: ["*.txt"], encoding: latin1}\n', 'latin.txt': Buffer.from('Caf\xe9 shut\n', 'latin1') });
    assert.deepEqual(await cli(['check', '.'], { cwd }).then(({ code, out }) => [code, out]), [0, '']);
  });
});
