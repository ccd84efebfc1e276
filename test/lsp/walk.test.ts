// The whole server over streams in memory: opening an article, and what an editor shows of it.
import assert from 'node:assert/strict';
import { type LspPair, startPair } from '../support/lspPair.js';
import { TOKEN_TYPES } from '../../server/src/protocol/protocol.js';

const ARTICLE = [
  'Ferry to Norham stops for a week', '',
  'OSLO, March 3 (Nordpress) - The ferry to Norham will not sail before Monday, port director Karin Vold said.', '',
  '"The engine has to come out," Vold told reporters, "and that takes a crane."', '',
  'She denied that the company had skipped an inspection in London.', '',
].join('\n');

describe('the language server', () => {
  let pair: LspPair;
  beforeEach(async () => {
    pair = await startPair({ files: { 'ferry.txt': ARTICLE }, client: { ownViews: true, links: true } });
    await pair.open('ferry.txt');
  });
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });

  it('colours speakers, cues, places and the headline with tokens that never overlap', async () => {
    const { data } = await pair.about<{ data: number[] }>('ferry.txt', 'semanticTokens/full');
    const tokens = decode(data, ARTICLE);
    assert.ok(tokens.some((t) => t.words === 'Vold' && t.type === 'newsSpeaker'), JSON.stringify(tokens));
    assert.ok(tokens.some((t) => t.words === 'told' && t.type === 'newsCue'));
    assert.ok(tokens.some((t) => t.words === 'London' && t.type === 'newsPlace'));
    assert.ok(tokens.some((t) => t.line === 0 && t.type === 'newsHeadline'));
    for (const [i, t] of tokens.entries()) {
      const before = tokens[i - 1];
      if (before?.line === t.line) assert.ok(before.character + before.length <= t.character);
    }
  });

  it('gives a card for a speaker with what she says', async () => {
    const hover = await pair.about<{ contents: { value: string } }>('ferry.txt', 'hover', { position: pair.at('ferry.txt', 'Vold told', 1) });
    assert.match(hover.contents.value, /\*\*Karin Vold\*\* · person/u);
    assert.match(hover.contents.value, /port director/u);
    assert.match(hover.contents.value, /command:newsgloss\.revealRange/u);
    assert.match(hover.contents.value, /command:newsgloss\.acceptAnnotation/u);
  });

  it('lists marks with counts, all undecided', async () => {
    const { marks, counts } = await pair.marks('ferry.txt');
    assert.ok(marks.some((m) => m.type === 'claim' && m.form === 'direct' && m.ranges.length === 2), JSON.stringify(marks.map((m) => m.label)));
    assert.equal(counts.decided, 0);
    assert.ok(counts.speakers >= 1 && counts.claims >= 3 && counts.places >= 1, JSON.stringify(counts));
  });

  it('writes an accepted claim beside the article at once, and takes it back to nothing', async () => {
    const claim = await pair.mark('ferry.txt', '"The engine has to come out,"', 'claim');
    const done = await pair.decide('ferry.txt', { kind: 'accept', ids: [claim.id] });
    assert.equal(done.outcome, 'done', done.message);
    const written = pair.read('ferry.txt.gloss.yaml') ?? '';
    assert.match(written, /status: accepted/u);
    assert.match(written, /by: ada/u);
    assert.equal((await pair.mark('ferry.txt', '"The engine has to come out,"', 'claim')).status, 'accepted');
    assert.equal((await pair.undo('ferry.txt')).outcome, 'done');
    assert.equal(pair.read('ferry.txt.gloss.yaml'), undefined);
    assert.equal((await pair.redo('ferry.txt')).outcome, 'done');
    assert.equal(pair.read('ferry.txt.gloss.yaml'), written);
  });
});

interface Token { line: number; character: number; length: number; type: string; words: string }

function decode(data: readonly number[], text: string): Token[] {
  const lines = text.split('\n');
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [dl = 0, dc = 0, length = 0, type = 0] = data.slice(i, i + 5);
    line += dl;
    character = dl === 0 ? character + dc : dc;
    tokens.push({ line, character, length, type: TOKEN_TYPES[type] ?? '?', words: (lines[line] ?? '').slice(character, character + length) });
  }
  return tokens;
}
