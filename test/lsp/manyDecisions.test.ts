// Decision after decision, as keys make them: the marks, the next one and the file stay in step, forwards, back and forwards again.
import assert from 'node:assert/strict';
import { METHODS, type MarksResult } from '../../server/src/protocol/protocol.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const CITIES = ['Hamburg', 'Bremen', 'Kiel', 'Rostock', 'Oslo', 'Bergen', 'Stockholm', 'Helsinki', 'Tallinn', 'Riga', 'Gdansk', 'Lisbon', 'Porto', 'Naples', 'Palermo', 'Athens', 'Mumbai', 'Jakarta', 'Dakar', 'Accra'];
const ARTICLE = `Ferries call at many ports\n\nVARNHOLM, Monday - Ferries sail for ${CITIES.slice(0, 10).join(', ')}.\nOther boats leave ${CITIES.slice(10).join(', ')} at dusk.\n\nBrandt said the port would hire ten divers in Copenhagen before winter.\n\n"Nobody asked us," said Piet Ostrow, head of the dockers' union.\n`;
const FILE = 'ports.txt';

describe('many decisions', () => {
  let pair: LspPair;
  beforeEach(async () => {
    pair = await startPair({ files: { [FILE]: ARTICLE }, client: { ownViews: true } });
    await pair.open(FILE);
  });
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });
  const marks = async (): Promise<MarksResult> => pair.request<MarksResult>(METHODS.marks, { uri: pair.uri(FILE) });
  const statuses = ({ marks: list }: MarksResult): string[] => list.map((m) => `${JSON.stringify(m.ranges)} ${m.kind} ${m.status}`);

  it('lead from mark to mark until none is left, and back to the first bytes', async () => {
    const first = await marks();
    const states = [statuses(first)];
    let next = first.marks.find((m) => m.status === 'suggested');
    for (let n = 1; next; n++) {
      const done = await pair.decide(FILE, { kind: 'accept', ids: [next.id] });
      assert.equal(done.outcome, 'done', `${String(n)}: ${JSON.stringify(done)} ${JSON.stringify(next)}`);
      const now = await marks();
      assert.ok(now.counts.undecided < (n === 1 ? first.counts.undecided : Infinity) && now.marks.length <= first.marks.length, String(n));
      states.push(statuses(now));
      const range = done.next;
      next = range && now.marks.find((m) => m.status === 'suggested' && JSON.stringify(m.ranges[0]) === JSON.stringify(range));
      assert.equal(next === undefined, now.counts.undecided === 0, `${String(n)}: ${JSON.stringify(range)}, ${String(now.counts.undecided)} undecided`);
    }
    assert.ok(states.length > CITIES.length, String(states.length));
    for (const state of states.slice(0, -1).reverse()) {
      assert.equal((await pair.undo(FILE)).outcome, 'done');
      assert.deepEqual(statuses(await marks()), state);
    }
    assert.equal(pair.read(`${FILE}.gloss.yaml`), undefined);
    for (const state of states.slice(1)) {
      assert.equal((await pair.redo(FILE)).outcome, 'done');
      assert.deepEqual(statuses(await marks()), state);
    }
  }).timeout(60_000);
});
