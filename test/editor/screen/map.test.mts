// The map of places in the real editor: opened from the palette and the card, read by mouse and keys, kept over reloading, saved.
import assert from 'node:assert/strict';
import { titleOf } from '../rig/manifest.mjs';
import { MapWindow } from '../rig/mapWindow.mjs';
import type { Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

const FERRY = `Ferry between Oslo and Copenhagen stops for a week

OSLO, March 3 - The night ferry from Oslo to Copenhagen will not sail before Monday, port director Karin Vold said.

Norwegian officials had asked for an inspection in Hamburg, where the engine was built. Passengers were sent by train through Sweden.

"Hamburg has the crane and Oslo has not," Vold told reporters.
`;
const GRAIN = `Grain ships leave Odesa

Two ships left Odesa on Tuesday and passed Istanbul at noon, the port said. A third waits off Varna in Bulgaria.
`;

describe('the map of places', function () {
  this.timeout(180_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada', 'explorer.fileNesting.enabled': true }); // nothing is offered over the map
  let bench: Workbench;
  let workspace: Workspace;
  let map: MapWindow;

  before(async () => {
    ({ bench, workspace } = await session.open('map', folder => {
      folder.write('newsgloss.yaml', 'newsgloss: 1\narticles: {include: ["*.txt"]}\n');
      folder.write('ferry.txt', FERRY);
      folder.write('grain.txt', GRAIN);
    }));
    map = new MapWindow(bench);
    await bench.openArticle('ferry.txt');
    await bench.command(titleOf('newsgloss.showMap'));
    await map.placeWith(/^Oslo,/);
  });

  it('shows every place of the article, the most named first, each with what it is and how far it is decided', async () => {
    const places = await map.places();
    assert.match(places[0] ?? '', /^Oslo, capital · .*Norway \(NO\), 4 mentions, suggested/);
    for (const wanted of [/^Copenhagen, .*Denmark \(DK\), 2 mentions/, /^Hamburg, .*Germany \(DE\), 2 mentions/, /^Sweden, country \(SE\)/, /^Norway, country \(NO\)/]) assert.ok(places.some(place => wanted.test(place)), `${String(wanted)} among ${places.join(' | ')}`);
    assert.ok((await map.rows()).some(row => row.includes('Oslo') && row.includes('4 mentions')));
    assert.match(await map.status(), /5 places/);
  });

  it('leads from a sign to the words in the article, and on to the next mention', async () => {
    await map.clickPlace('Hamburg');
    const inLine = (line: number): Promise<unknown> => until(`the caret in line ${String(line)}`, async () => (await bench.statusBar()).some(text => text.startsWith(`Ln ${String(line)},`)));
    const [first] = await map.mentions();
    assert.match(first ?? '', /line 5 .*inspection in Hamburg/);
    await map.press('Next');
    await map.clickMention('line 7');
    await inLine(7);
    await bench.picture('map-and-article-light');
  });

  it('is read and moved by keys alone', async () => {
    await map.focusMap();
    const before = { zoom: await map.zoom(), corner: await map.corner() };
    await bench.press('+', '+', '+');
    await until('the map to be nearer', async () => (await map.zoom()) > before.zoom * 3);
    const { x } = await map.corner();
    await bench.press('ArrowRight');
    await until('the map to move left', async () => (await map.corner()).x < x - 30);
    await bench.press('0');
    await until('all places to be shown again', async () => Math.abs((await map.zoom()) - before.zoom) < before.zoom * 0.2);
    await bench.press('Tab');
    assert.match(await map.focused(), /^Oslo,/);
    await bench.press('Tab');
    assert.match(await map.focused(), /^(?:Copenhagen|Hamburg),/);
    await bench.press('Enter');
    assert.ok((await map.mentions()).length === 2);
  });

  it('follows decisions, made in the map and in the article', async () => {
    await map.clickRow('Sweden');
    await map.press('Accept All');
    await map.placeWith(/^Sweden, .*, decided$/);
    await until('the gloss file', () => workspace.has('ferry.txt.gloss.yaml'));
    assert.match(workspace.read('ferry.txt.gloss.yaml'), /quote: "Sweden"[^]*status: accepted/);
    await map.press('Reject All');
    await until('Sweden to leave the map', async () => !(await map.places()).some(place => place.startsWith('Sweden')));
    await map.show('rejected');
    await map.placeWith(/^Sweden, .*, rejected$/);
    await bench.picture('map-rejected-light');
    await map.show('rejected');
  });

  it('shows the selected text or the whole folder, and finds a place by its name', async () => {
    await map.choose('Whole folder');
    await map.placeWith(/^Odesa,/);
    assert.match(await map.status(), /in 2 articles|2 articles/);
    await map.find('istan');
    await until('only what was looked for', async () => (await map.places()).length === 1);
    await map.find('');
    await bench.picture('map-folder-light');
    await bench.click('Norwegian');
    await bench.select('Norwegian officials had asked for an inspection in Hamburg');
    await map.choose('Selected text');
    await until('the places of the selected text', async () => (await map.places()).map(place => place.split(',')[0]).sort().join() === 'Hamburg,Norway');
    await map.choose('This article');
    await map.placeWith(/^Oslo,/);
  });

  it('is saved as a picture and as GeoJSON', async () => {
    for (const [format, looks] of [['SVG', /^<\?xml[^]*<svg[^]*Oslo/], ['GeoJSON', /"FeatureCollection"/], ['PNG', /^\ufffd?.?PNG/]] as const) {
      await map.press(`Export as ${format}`);
      const name = (await bench.takeProposal(`ferry-places.${format.toLowerCase()}`)).split('/').at(-1) ?? '';
      await until(`${name} with what belongs into it`, () => workspace.has(name) && looks.test(workspace.read(name)));
    }
    assert.doesNotMatch(workspace.read('ferry-places.svg'), /var\(|<script|class=|https?:(?!\/\/www\.w3\.org)/);
  });

  it('comes back as it was after the window is loaded again', async () => {
    await map.clickRow('Copenhagen');
    await map.mentions();
    await bench.reload();
    map = new MapWindow(bench);
    await map.placeWith(/^Copenhagen,/);
    assert.equal((await map.mentions()).length, 2);
  });

  it('opens from a card with its place selected, also where an article covers it', async () => {
    await bench.openArticle('grain.txt');
    await bench.hover('Istanbul');
    await bench.clickCardLink('Show on the map');
    await map.placeWith(/^Istanbul,/);
    assert.equal((await map.mentions()).length, 1);
  });

  it('looks right in light, dark and high contrast', async () => {
    await bench.press('Control+1'); // the group of the article
    await bench.openArticle('ferry.txt');
    await map.placeWith(/^Hamburg,/);
    await map.clickRow('Hamburg');
    await map.mentions();
    await bench.pictures('map');
  });
});
