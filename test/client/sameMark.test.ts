// Keys, cards and the light bulb mean the same annotation at every place of an article.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { markAt } from '../../client/src/marks/find.js';
import type { CodeAction, Hover } from 'vscode-languageserver-types';
import { COMMANDS } from '../../server/src/protocol/protocol.js';
import { type LspPair, startPair } from '../support/lspPair.js';
import { findRepositoryFile } from '../support/repository.js';

const NAME = 'straits-broadsheet.txt';
const ARTICLE = readFileSync(findRepositoryFile(`samples/newsroom/${NAME}`), 'utf8');

describe('the annotation that is meant', () => {
  let pair: LspPair;
  before(async () => {
    pair = await startPair({ files: { [NAME]: ARTICLE }, client: { ownViews: true, links: true } });
    await pair.open(NAME);
    // Decided ones within undecided ones, and the other way round.
    const { marks } = await pair.marks(NAME);
    const accepted = marks.filter((_, i) => i % 3 === 0).map((m) => m.id);
    await pair.decide(NAME, { kind: 'accept', ids: accepted });
    for (const words of ['the paper on fees', 'Kyiv had sought a fixed fee']) await pair.decide(NAME, { kind: 'add', as: 'claim', ranges: [pair.rangeOf(NAME, words)] });
  });
  after(() => pair.stop());

  const cardOf = async (position: { line: number; character: number }, focus?: string): Promise<string> => {
    const hover = await pair.about<Hover | null>(NAME, 'hover', { position, ...(focus === undefined ? {} : { focus }) });
    return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value.replaceAll('%22', '"') : '';
  };
  const offered = async (position: { line: number; character: number }, focus?: string): Promise<string> => {
    const actions = await pair.about<CodeAction[]>(NAME, 'codeAction', { range: { start: position, end: position }, context: { diagnostics: [] }, ...(focus === undefined ? {} : { focus }) });
    return JSON.stringify(actions.find((a) => a.command?.command === COMMANDS.apply)?.command?.arguments ?? []);
  };

  it('is the same for the caret, the card and the light bulb at every third letter', async () => {
    const { marks } = await pair.marks(NAME);
    let met = 0;
    for (const [line, words] of ARTICLE.split('\n').entries()) {
      for (let character = 0; character <= words.length; character += 3) {
        const position = { line, character };
        const mark = markAt(marks, position);
        const card = await cardOf(position);
        const where = `line ${String(line)}, character ${String(character)}: ${mark?.label ?? 'none'}`;
        if (!mark) {
          assert.equal(card, '', where);
          continue;
        }
        met++;
        assert.ok(card.includes(JSON.stringify(mark.id)), `${where}\n${card}`);
        assert.ok((await offered(position)).includes(JSON.stringify(mark.id)), where);
      }
    }
    assert.ok(met > 300, String(met));
  });

  it('is the one that a command put the caret on, also in the card and the light bulb', async () => {
    const { marks } = await pair.marks(NAME);
    const pairs = marks.flatMap((claim) => marks.filter((m) => claim.type === 'claim' && m.type === 'mention' && m.ranges[0]?.start.line === claim.ranges[0]?.start.line && m.ranges[0]?.start.character === claim.ranges[0]?.start.character).map((m) => ({ claim, mention: m })));
    const [both] = pairs;
    assert.ok(both, 'a claim begins with a name in the sample');
    const position = both.claim.ranges[0]?.start ?? { line: 0, character: 0 };
    assert.equal(markAt(marks, position)?.id, both.mention.id);
    assert.equal(markAt(marks, position, { id: both.claim.id, position })?.id, both.claim.id);
    assert.ok((await cardOf(position, both.claim.id)).includes(JSON.stringify(both.claim.id)));
    assert.ok((await offered(position, both.claim.id)).includes(JSON.stringify(both.claim.id)));
  });
});
