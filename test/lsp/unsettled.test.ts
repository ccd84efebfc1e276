// Claims whose words say something else now: said in the article, listed for the folder, and comparable with the text that was annotated.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMER_METHODS, type FormerTextResult, type UnsettledResult } from '../../server/src/protocol/former.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const OLD = 'Bridge shut\n\nMAREN (Nordpress) — The repair will take 12 days, Ilse Brandt said.\n\nThe harbour board met on Tuesday, Piet Lorne told reporters.\n\n"We will not raise the toll," Ilse Brandt said.\n';
const NOW = OLD.replace('12 days', '14 days').replace('will not raise', 'will raise').replace('The harbour board met on Tuesday, Piet Lorne told reporters.\n\n', '');

describe('claims that say something else now', () => {
  let pair: LspPair;
  let storage = '';
  afterEach(async () => {
    await pair.stop();
    rmSync(storage, { recursive: true, force: true });
  });

  const list = async (): Promise<UnsettledResult> => pair.request(FORMER_METHODS.unsettled, { scope: 'article', uri: pair.uri('bridge.txt') });
  interface Problem { readonly code: string; readonly message: string; readonly data: { readonly id: string }; readonly range: { readonly start: { readonly line: number } } }
  const problems = async (): Promise<Problem[]> => {
    const { items } = await pair.about<{ items: Problem[] }>('bridge.txt', 'diagnostic');
    return items.filter((d) => d.code === 'claim.meaning' || d.code.startsWith('anchor.'));
  };

  beforeEach(async () => {
    storage = mkdtempSync(join(tmpdir(), 'newsgloss-storage-'));
    pair = await startPair({ files: { 'bridge.txt': OLD }, client: { ownViews: true, storage } });
    await pair.open('bridge.txt');
    const at = (words: string): { start: { line: number; character: number }; end: { line: number; character: number } } => {
      const line = OLD.slice(0, OLD.indexOf(words)).split('\n').length - 1;
      const character = (OLD.split('\n')[line] ?? '').indexOf(words);
      return { start: { line, character }, end: { line, character: character + words.length } };
    };
    for (const words of ['The repair will take 12 days', 'The harbour board met on Tuesday', '"We will not raise the toll,"']) {
      assert.equal((await pair.decide('bridge.txt', { kind: 'add', as: 'claim', ranges: [at(words)] })).outcome, 'done');
    }
    const gloss = pair.read('bridge.txt.gloss.yaml') ?? '';
    await pair.stop();
    pair = await startPair({ files: { 'bridge.txt': NOW, 'bridge.txt.gloss.yaml': gloss }, client: { ownViews: true, storage } });
    await pair.open('bridge.txt');
  });

  it('are told with both readings, and lost ones apart from them', async () => {
    const told = await problems();
    assert.deepEqual(told.map((d) => d.code).sort(), ['anchor.orphaned', 'claim.meaning', 'claim.meaning']);
    assert.ok(told.some((d) => d.message === 'The article now says “14”; your annotation was made on “12”.'), JSON.stringify(told));
    assert.ok(told.some((d) => d.message === '“not”, on which your annotation was made, is no longer said here.'), JSON.stringify(told));
  });

  it('are told of lost words behind what stood before them', async () => {
    const lost = (await problems()).find((d) => d.code === 'anchor.orphaned');
    assert.equal(lost?.range.start.line, NOW.split('\n').findIndex((line) => line.includes('14 days')));
  });

  it('are listed with what changed, and the annotated text can be had', async () => {
    const { articles } = await list();
    assert.deepEqual(articles.map((a) => a.annotations.map((u) => [u.state, u.label, u.comparable])), [[['meaning', '12 → 14', true], ['orphan', 'The harbour board met on Tuesday', true], ['meaning', 'not → –', true]]]);
    const { text } = await pair.request<FormerTextResult>(FORMER_METHODS.formerText, { uri: pair.uri('bridge.txt'), id: articles[0]?.annotations[0]?.id });
    assert.equal(text, OLD);
  });

  it('keep the earlier wording and where it came from once a person takes the new words, and stay listed', async () => {
    const before = pair.read('bridge.txt.gloss.yaml') ?? '';
    const [claim] = (await list()).articles[0]?.annotations ?? [];
    assert.ok(claim);
    assert.equal(pair.read('bridge.txt.gloss.yaml'), before, 'nothing is written before the user agrees');
    await pair.decide('bridge.txt', { kind: 'reanchor', id: claim.id });
    assert.match(pair.read('bridge.txt.gloss.yaml') ?? '', /quote: "The repair will take 14 days"[^]*was: \{quote: "The repair will take 12 days", text: "sha256:[0-9a-f]{64}"\}/u);
    const [settled] = (await list()).articles[0]?.annotations ?? [];
    assert.deepEqual([settled?.state, settled?.label, settled?.comparable], ['settled', '12 → 14', true]);
    assert.equal((await problems()).length, 2);
  });
});
