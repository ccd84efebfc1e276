// The sample newsroom as a new user meets it: an article lights up, cards of a claim and a place; the pictures that the README shows.
import assert from 'node:assert/strict';
import { Session } from '../rig/session.mjs';
import type { Workbench } from '../rig/workbench.mjs';

describe('the sample newsroom', function () {
  this.timeout(180_000);
  const session = Session.forSuite({ 'workbench.secondarySideBar.defaultVisibility': 'hidden' });
  let bench: Workbench;

  before(async () => {
    ({ bench } = await session.open('newsroom', folder => { folder.takeSample(); }));
  });

  it('tells who claims what, how and when under the mouse', async () => {
    await bench.openArticle('straits-broadsheet.txt');
    await bench.openContainer('Newsgloss');
    await bench.treeWith('Speakers', 'Levchuk');
    const card = await bench.hover('insisted');
    assert.match(card, /Ostap Levchuk/u);
    assert.match(card, /insisted/u);
    assert.match(card, /table it again in May/u);
    assert.match(card, /2026-03-29/u);
    await bench.pictures('newsroom', () => bench.hover('insisted'));
  });

  it('tells of a place where it is, with a small map', async () => {
    const card = await bench.hover('Kyiv');
    assert.match(card, /Kyiv/u);
    assert.match(card, /Ukraine|UA/u);
    await bench.pictures('place', () => bench.hover('Kyiv'));
  });
});
