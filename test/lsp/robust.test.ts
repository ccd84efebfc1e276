// Whatever is typed, the server answers every request, logs no error, and its tokens stay well formed.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { startPair } from '../support/lspPair.js';

const ARTICLE = [
  'Ferry to Norham stops for a week', '', 'Why it matters: It is the only one.', '',
  'OSLO, March 3 (Nordpress) - The ferry to Norham will not sail before Monday, port director Karin Vold said.', '',
  '"The engine has to come out," Vold told reporters, "and that takes a crane."', '',
  'She denied that the company had skipped an inspection in London.', '',
].join('\r\n');

const ABOUT = ['documentSymbol', 'foldingRange', 'codeLens', 'diagnostic', 'documentLink', 'semanticTokens/full'];
const AT = ['hover', 'definition', 'documentHighlight'];

describe('the server under random typing', function () {
  this.timeout(30_000);

  it('answers everything after every edit', async () => {
    const pair = await startPair({ files: { 'a.txt': ARTICLE }, client: { links: true } });
    await pair.open('a.txt');
    await pair.decide('a.txt', { kind: 'acceptAll' });
    const pieces = fc.constantFrom('"', '“', '”', '\r\n', '\n\n', ' said ', 'Karin Vold', '(', '\u00AD', '😀', '', 'x', '\t', ':', 'London');
    await fc.assert(fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), pieces, async (where, gone, piece) => {
      const length = pair.text('a.txt').length;
      const from = Math.floor(where * length);
      await pair.type('a.txt', from, Math.min(length, from + gone), piece);
      const text = pair.text('a.txt');
      const position = { line: text.slice(0, from).split(/\r\n|\r|\n/u).length - 1, character: 1 };
      for (const method of ABOUT) await pair.about('a.txt', method);
      for (const method of AT) await pair.about('a.txt', method, { position });
      await pair.about('a.txt', 'selectionRange', { positions: [position] });
      await pair.about('a.txt', 'codeAction', { range: { start: position, end: position }, context: { diagnostics: [] } });
      const { data } = await pair.about<{ data: number[] }>('a.txt', 'semanticTokens/full');
      assertWellFormed(data, text.split(/\r\n|\r|\n/u));
      assert.deepEqual(pair.errors(), []);
    }), { numRuns: 60 });
    await pair.stop();
  });
});

function assertWellFormed(data: readonly number[], lines: readonly string[]): void {
  let [line, end, start] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [dl = 0, dc = 0, length = 0] = data.slice(i, i + 5);
    start = dl === 0 ? start + dc : dc;
    line += dl;
    assert.ok(length > 0 && (dl > 0 || start >= end), `token ${i / 5} overlaps`);
    end = start + length;
    assert.ok(end <= (lines[line] ?? '').length, `token ${i / 5} leaves its line`);
  }
}
