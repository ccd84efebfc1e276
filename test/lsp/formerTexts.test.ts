// Annotations of an article that changed while nobody looked: the folder's history tells where they belong.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../../server/src/core/text/hash.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const OLD = 'Quay shut\n\nVARNHOLM, Monday. The repair will take 12 days, said Ilse Brandt.\n\nBrandt thanked the crews.\n';
const NOW = 'Quay shut\n\nVARNHOLM, Monday. Brandt thanked the mayor. The repair will take 14 days, said Ilse Brandt.\n\nBrandt thanked the crews.\n';
const at = OLD.lastIndexOf('Brandt');
const GLOSS = `newsgloss: 1
article:
  file: quay.txt
  text: "${hashText(OLD)}"
entities:
  brandt: {kind: person, name: Ilse Brandt}
annotations:
  - id: c-1
    kind: claim
    span: [${OLD.indexOf('The repair')}, ${OLD.indexOf(', said')}]
    quote: "The repair will take 12 days"
    speaker: [{entity: brandt}]
    cue: [{span: [${OLD.indexOf('said')}, ${OLD.indexOf('said') + 4}], quote: "said"}]
    status: accepted
  - id: m-1
    kind: person
    span: [${at}, ${at + 6}]
    quote: "Brandt"
    entity: brandt
    status: accepted
`;

describe('an article that was changed outside, in a folder under git,', () => {
  let pair: LspPair;
  afterEach(() => pair.stop());

  async function open(trusted: boolean): Promise<void> {
    pair = await startPair({ files: { 'quay.txt': OLD, 'quay.txt.gloss.yaml': GLOSS }, client: { ownViews: true, trusted } });
    const git = (...args: string[]): void => { execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: pair.folder }); };
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'as published');
    writeFileSync(join(pair.folder, 'quay.txt'), NOW);
    await pair.open('quay.txt');
  }

  it('keeps its annotations by what git remembers', async () => {
    await open(true);
    const { marks } = await pair.marks('quay.txt');
    const [claim, mention] = ['c-1', 'm-1'].map((id) => marks.find((m) => m.id === id));
    assert.equal(claim?.state, 'changed');
    assert.equal(mention?.state, 'moved');
    assert.equal(mention.ranges[0]?.start.line, 4);
  });

  it('asks no git in a folder that is not trusted', async () => {
    await open(false);
    const { marks } = await pair.marks('quay.txt');
    assert.notEqual(marks.find((m) => m.id === 'm-1')?.state, 'moved');
  });
});
