// An article is changed outside and renamed while it is annotated: what was decided follows, and says where the article says something else.
import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { HARBOUR, PROJECT } from '../rig/articles.mjs';
import { decide } from '../rig/decide.mjs';
import { titleOf } from '../rig/manifest.mjs';
import type { Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

const CORRECTED = `Corrected on Tuesday.\n\n${HARBOUR.replace('ten divers', 'twelve divers').replace('"Nobody asked us," said Piet Ostrow, head of the dockers\' union. ', '')}`;
const LIST = 'Text Changed';

describe('an article that was corrected after it was annotated', function () {
  this.timeout(180_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada' });
  let bench: Workbench;
  let workspace: Workspace;

  before(async () => {
    ({ bench, workspace } = await session.open('changes', folder => {
      folder.write('newsgloss.yaml', PROJECT);
      folder.write('quay.txt', HARBOUR);
    }));
    await bench.openArticle('quay.txt');
    await bench.looks('Copenhagen', 'underlined', look => look.underline !== '');
    for (const words of ['the port would hire', 'Copenhagen', 'Nobody asked us']) await decide(bench, { text: HARBOUR, words, how: 'accept' });
    await until('three decisions on disk', () => (workspace.read('quay.txt.gloss.yaml').match(/status: accepted/g) ?? []).length === 3);
  });

  it('says what it says now, and lists what changed and what is gone', async () => {
    const before = workspace.read('quay.txt.gloss.yaml');
    workspace.write('quay.txt', CORRECTED);
    await bench.problemWith('The article now says “twelve”; your annotation was made on “ten”.');
    await bench.command(titleOf('newsgloss.listUnsettled'));
    await bench.treeWith(LIST, /ten → twelve/);
    await bench.treeWith(LIST, /Nobody asked us.*its words are gone/);
    await bench.problemWith('The annotated words “Nobody asked us,” are gone from this article.');
    await bench.pictures('text-changed', () => bench.treeWith(LIST, /ten → twelve/));
    assert.equal(workspace.read('quay.txt.gloss.yaml'), before, 'nothing is written before somebody agrees');
  });

  it('shows the annotated text beside the present one', async () => {
    await bench.clickTreeRow(LIST, /ten → twelve/);
    await bench.codeActions();
    await bench.pickCodeAction('Show what changed since it was annotated');
    await until('the annotated text on the left', async () => (await bench.page.locator('.diff-editor, .monaco-diff-editor').filter({ hasText: 'twelve' }).count()) > 0);
    await bench.treeWith('Claims', /the port would hire/);
    await bench.statusBarWith(/^Ln 7, /u);
    await bench.picture('text-changed-compared-light');
    await bench.command('View: Close Editor');
  });

  it('takes its gloss file along when it gets another name, and is offered it when that was done outside', async () => {
    await bench.command('View: Close All Editors');
    if (workspace.has('quay.txt')) await rename(workspace.path('quay.txt'), workspace.path('pier.txt')); // tried again, it has its name
    workspace.write('pier.txt', HARBOUR);
    await bench.openArticle('pier.txt');
    await bench.problemWith(/made for this very text/);
  });
});
