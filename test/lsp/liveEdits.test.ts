// Annotations while their article is typed in, the gloss file being closed: exactly where the editor's edits take them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mapSpan, type TextChange } from '../../server/src/core/anchor/edits.js';
import { anchorGloss } from '../../server/src/core/anchor/anchor.js';
import { followed } from '../../server/src/core/anchor/edits.js';
import { unwrittenGloss } from '../../server/src/core/model/unwritten.js';
import { hashText } from '../../server/src/core/text/hash.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const TEXT = 'Brandt Brandt Brandt Brandt.\nBrandt met Brandt 😀 and Brandt.\r\nBrandt left.\n';
const annotation = (start: number, end: number): { type: 'mention'; id: string; kind: string; spans: { start: number; end: number }[]; quotes: string[]; status: 'accepted' } =>
  ({ type: 'mention', id: 'm-1', kind: 'person', spans: [{ start, end }], quotes: ['Brandt'], status: 'accepted' });

describe('an annotation in an article that is edited', () => {
  it('follows each edit exactly, though the same words stand everywhere', () => {
    const edit = fc.record({ at: fc.nat(TEXT.length + 20), gone: fc.nat(4), come: fc.constantFrom('', 'x', 'Brandt ', '\n', ' ') });
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      let now = TEXT;
      let changes: readonly TextChange[] = [];
      const plain: TextChange[] = [];
      for (const { at, gone, come } of edits) {
        const start = Math.min(at, now.length);
        const change = { span: { start, end: Math.min(start + gone, now.length) }, newLength: come.length };
        now = now.slice(0, start) + come + now.slice(change.span.end);
        plain.push(change);
        changes = followed(changes, change) ?? assert.fail('few edits are followed');
      }
      const start = TEXT.indexOf('Brandt 😀');
      const expected = mapSpan({ start, end: start + 6 }, plain);
      if (!expected || expected.start === expected.end || hashText(now) === hashText(TEXT)) return;
      const gloss = unwrittenGloss({ file: 'a', text: hashText(TEXT) }, [annotation(start, start + 6)]);
      const [found] = anchorGloss(gloss, now, { text: TEXT, changes });
      assert.deepEqual(found?.annotation.spans, [expected]);
    }), { numRuns: 500 });
  });
});

describe('in an open article', () => {
  let pair: LspPair;
  afterEach(() => pair.stop());

  it('words typed before a name that stands everywhere move just that one', async () => {
    const text = 'Quay shut\n\nVARNHOLM, Monday. Brandt, Brandt and Brandt met.\n';
    const at = text.lastIndexOf('Brandt');
    const gloss = `newsgloss: 1\narticle: {file: a.txt, text: "${hashText(text)}"}\nannotations:\n  - {id: m-1, kind: person, span: [${at}, ${at + 6}], quote: "Brandt", status: accepted}\n`;
    pair = await startPair({ files: { 'a.txt': text, 'a.txt.gloss.yaml': gloss }, client: { ownViews: true } });
    await pair.open('a.txt');
    await pair.marks('a.txt');
    const where = async (): Promise<number | undefined> => (await pair.marks('a.txt')).marks.find((m) => m.id === 'm-1')?.ranges[0]?.start.character;
    const first = await where();
    const comma = text.indexOf(', Brandt');
    await pair.type('a.txt', comma, comma, ', Brandt');
    assert.equal(await where(), (first ?? 0) + 8);
    await pair.type('a.txt', comma, comma + 8, '');
    assert.equal(await where(), first);
  });
});
