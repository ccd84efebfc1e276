// Places in the real editor: the card with its map, a runner-up chosen by one click here and in the folder, the newsroom's own list.
import assert from 'node:assert/strict';
import { titleOf } from '../rig/manifest.mjs';
import type { Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

const FERRY = `Night ferry stops for a week

OSLO, March 3 - The ferry from Oslo to Hamburg will not sail before Monday, port director Karin Vold said.

The engine came from Kiev and goes to Hamburg again. Trucks wait at Skarnby.
`;
const CRANE = `Crane comes late

The crane will come from Hamburg on Friday, the port said.
`;
const LIST = 'places:\n  - name: Skarnby\n    type: checkpoint\n    at: [58.2, 9.1]\n    country: NO\n';

describe('places in VS Code', function () {
  this.timeout(180_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada', 'explorer.fileNesting.enabled': true }); // no other notice comes between
  let bench: Workbench;
  let workspace: Workspace;

  before(async () => {
    ({ bench, workspace } = await session.open('places', folder => {
      folder.write('newsgloss.yaml', 'newsgloss: 1\narticles: {include: ["*.txt"]}\ngazetteers: [own.yaml]\n');
      folder.write('own.yaml', LIST);
      folder.write('ferry.txt', FERRY);
      folder.write('crane.txt', CRANE);
    }));
    await bench.openArticle('ferry.txt');
  });

  it('shows a card with names, facts, a map, reasons and runners-up, without scrolling', async () => {
    const card = await bench.hover('Kiev');
    for (const words of [/Kyiv · place/, /here “Kiev”/, /Ukraine \(UA\)/, /people \(2020\)/, /Why\?/, /Show on the map/]) assert.match(card, words);
    const shown = await bench.cardPicture();
    assert.match(shown.alt, /^map: Kyiv at 50\.45, 30\.52$/);
    assert.ok(shown.width > 100 && shown.height > 60, 'the map is drawn');
    assert.ok(shown.hidden <= 0, `nothing has to be scrolled (${String(shown.hidden)} px hidden)`);
    await bench.hover('Hamburg');
    assert.ok((await bench.cardLinks()).some(({ text, target }) => text.startsWith('Hamburg, ') && target.startsWith('command:')));
    await bench.pictures('place-card', () => bench.hover('Hamburg'));
  });

  it('takes a runner-up by one click, for the whole article, and offers the folder', async () => {
    await bench.hover('Hamburg');
    await bench.clickCardLink(/^Hamburg, .*, US$/);
    await bench.press('Escape');
    await bench.restMouse();
    await until('the choice in the gloss file', () => workspace.has('ferry.txt.gloss.yaml') && /country: "?US/.test(workspace.read('ferry.txt.gloss.yaml')));
    await bench.notificationWith('It is undecided in 1 article more');
    await bench.picture('place-offer-light');
    await bench.pressNotificationButton('Mean It There Too');
    await until('the choice in the other gloss file', () => workspace.has('crane.txt.gloss.yaml') && /country: "?US/.test(workspace.read('crane.txt.gloss.yaml')));
    await bench.notificationWith('The place is set in 1 article');
    await bench.pressNotificationButton('Undo');
    await until('the other gloss file to go', () => !workspace.has('crane.txt.gloss.yaml'));
    assert.match(await bench.hover('Hamburg', 1), /\(US\)/, 'the other mention of the article follows');
  });

  it('means the same by the name in the folder’s other article, where nobody has decided, and says why', async () => {
    await bench.openArticle('crane.txt');
    await bench.restMouse();
    const card = await bench.hover('Hamburg');
    for (const words of [/United States \(US\)/, /Why\? .*decided so in another article of the folder/, /Or Hamburg, .*(?:DE|Germany)/, /suggested/]) assert.match(card, words);
    await bench.picture('place-usual-light');
  });

  it('leads from a mention to its line in the newsroom’s own list, and shows what is wrong there', async () => {
    await bench.openArticle('ferry.txt');
    await bench.restMouse(); // the card of the test before lies over the words
    await bench.click('Skarnby');
    await bench.press('F12');
    await until('own.yaml in front', async () => (await bench.statusBar()).some(text => text.startsWith('Ln 2,')) && (await bench.openTabs()).includes('own.yaml'));
    assert.match(await bench.hover('Skarnby'), /checkpoint · Norway \(NO\)[^]*Named in/);
    await bench.picture('own-places-light');
    await bench.replaceWord('58.2', '98.2');
    await bench.problemWith(/latitude/i);
  });

  it('opens the map from the list of places', async () => {
    await bench.openArticle('ferry.txt');
    assert.ok((await bench.paletteOffers(titleOf('newsgloss.showMap'))).length > 0);
  });
});
