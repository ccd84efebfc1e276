// A data file of the installed extension that is damaged: one clear message in front, and all else works.
import assert from 'node:assert/strict';
import { titleOf } from '../rig/manifest.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';

const FERRY = `Night ferry stops for a week

OSLO, March 3 - The ferry from Oslo to Hamburg will not sail before Monday, port director Karin Vold said.
`;

describe('a damaged list of places', function () {
  this.timeout(180_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada', 'explorer.fileNesting.enabled': true }, { fresh: true });

  it('is told once; speakers, claims and decisions work on', async () => {
    session.changeData('gazetteer.bin', bytes => bytes.subarray(0, bytes.length / 2));
    const { workspace, bench } = await session.open('damaged', folder => {
      folder.write('newsgloss.yaml', 'newsgloss: 1\narticles: {include: ["*.txt"]}\n');
      folder.write('ferry.txt', FERRY);
    });
    await bench.openArticle('ferry.txt');
    assert.match(await bench.notificationWith('The list of places cannot be used'), /No places are found, all else works/);
    await bench.picture('damaged-light');
    assert.match(await bench.hover('said'), /Karin Vold/);
    await bench.press('Escape');
    await bench.command(titleOf('newsgloss.acceptAll'));
    await until('the decisions in the gloss file', () => workspace.has('ferry.txt.gloss.yaml') && /status: accepted/.test(workspace.read('ferry.txt.gloss.yaml')));
    assert.ok((await bench.notifications()).filter(text => text.includes('cannot be used')).length <= 1, 'not told again');
  });
});
