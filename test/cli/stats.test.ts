// newsgloss stats and the frame around all commands: help, version, wrong use, progress.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../server/src/cli/run.js';
import { ARTICLE, cli, folders, GLOSS } from '../support/cliHarness.js';
import { findRepositoryFile } from '../support/repository.js';

describe('stats', () => {
  const folder = folders();

  it('counts by kind and status, annotator and speaker', async () => {
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': GLOSS, 'plain.txt': 'Nothing is said here.\n' });
    const { code, out } = await cli(['stats', '--json'], { cwd });
    assert.equal(code, 0);
    const counts: { articles: number; articlesDecided: number; kinds: Record<string, Record<string, number>>; annotators: unknown[]; speakers: { name: string; claims: number }[] } = JSON.parse(out);
    assert.deepEqual([counts.articles, counts.articlesDecided, counts.annotators], [2, 1, [{ name: 'ada', decisions: 1 }, { name: 'ben', decisions: 1 }]]);
    assert.deepEqual([counts.kinds.person?.accepted, counts.kinds.claim?.rejected], [1, 1]);
    assert.deepEqual(counts.speakers, [{ name: 'Ilse Brandt', claims: 1 }]);
  });

  it('prints tables for people', async () => {
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': GLOSS });
    const { out } = await cli(['stats'], { cwd });
    assert.match(out, /^Articles {2}1 \(1 with decisions\)$/mu);
    assert.match(out, /^Kind +suggested +accepted +edited +added +rejected$/mu);
    assert.match(out, /^claim +1 +0 +0 +0 +1$/mu);
    assert.match(out, /^Ilse Brandt +1$/mu);
  });
});

describe('the command line', () => {
  const folder = folders();

  it('explains itself and each command', async () => {
    const { code, out } = await cli(['--help']);
    assert.equal(code, 0);
    for (const { spec } of COMMANDS) {
      assert.ok(out.includes(spec.summary));
      for (const args of [[spec.name, '--help'], [spec.name, '-h', '--nonsense'], ['help', spec.name]]) {
        const own = await cli(args);
        assert.equal(own.code, 0);
        assert.ok(own.out.startsWith('Usage: newsgloss ') && Object.keys(spec.options).every((o) => own.out.includes(`--${o}`)));
        assert.ok(own.out.split('\n').every((l) => l.length <= 130), `${spec.name}: a line is too long`);
      }
    }
  });

  it('says its version', async () => {
    const described: { version: string } = JSON.parse(readFileSync(findRepositoryFile('package.json'), 'utf8'));
    assert.deepEqual(await cli(['--version']), { code: 0, out: `${described.version}\n`, err: '' });
  });

  it('ends with 2 where it is used wrongly', async () => {
    assert.equal((await cli([])).code, 2);
    assert.match((await cli(['anotate', 'x'])).err, /no command "anotate"/u);
    assert.match((await cli(['check', '--fromat', 'json'])).err, /^newsgloss: Unknown option '--fromat'\. See newsgloss check --help\.$/mu);
    assert.match((await cli(['check', '--format', 'xml'])).err, /--format takes text, json, sarif, github, not "xml"/u);
    assert.match((await cli(['lsp'])).err, /lsp --stdio/u);
  });

  it('draws progress on a terminal only, and takes it away again', async () => {
    const cwd = folder({ 'a.txt': ARTICLE, 'b.txt': ARTICLE, 'c.txt': ARTICLE });
    assert.doesNotMatch((await cli(['check', '.'], { cwd })).err, /\r/u);
    const drawn = (await cli(['check', '.'], { cwd, errIsTerminal: true })).err;
    assert.match(drawn, /\r\u001B\[2K1\/3 a\.txt/u);
    assert.match(drawn, /\u001B\[2K3 articles: /u);
  });
});
