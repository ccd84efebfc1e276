// Opening and reading: the marks on the screen, the card, the lists, the counts, the problems, in three themes.
import assert from 'node:assert/strict';
import { HARBOUR, PROJECT, SHOPPING, TROUBLED, UNSAID } from '../rig/articles.mjs';
import { titleOf } from '../rig/manifest.mjs';
import type { Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import type { Look } from '../rig/text.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

const banded = ({ behind }: Look): boolean => behind.some(({ background }) => background !== 'rgba(0, 0, 0, 0)');
const plain = (look: Look): boolean => look.underline === '' && !banded(look);

describe('a newsroom opened in VS Code', function () {
  this.timeout(180_000);
  const session = Session.forSuite({}, { fresh: true });
  let bench: Workbench;
  let workspace: Workspace;

  before(async () => {
    ({ bench, workspace } = await session.open('reading', folder => {
      folder.write('newsgloss.yaml', 'newsgloss: 1\narticles: {include: ["*.txt"], exclude: ["notes.txt"]}\n');
      folder.write('harbour.txt', HARBOUR);
      folder.write('windows.txt', `\ufeff${HARBOUR.replaceAll('\n', '\r\n')}`);
      folder.write('troubled.txt', TROUBLED);
      folder.write('unsaid.txt', UNSAID);
      folder.write('notes.txt', SHOPPING);
    }));
  });

  it('marks speaker, cue, place and claim of an article just opened, all as suggestions', async () => {
    await bench.openArticle('harbour.txt');
    await bench.looks('Ilse Brandt', 'dotted, as a suggested speaker', look => look.underline === 'dotted');
    await bench.looks('told', 'slanted, as a cue', look => look.italic);
    await bench.looks('Copenhagen', 'underlined, as a suggested place', look => ['dotted', 'wavy'].includes(look.underline));
    await bench.looks('quay is safe', 'on a band, as direct speech', banded);
    await bench.looks('ships may dock', 'on a band, as the same claim', banded);
    await bench.looks('would hire ten divers', 'on a band, as reported speech', banded);
    await bench.looks('before winter', 'on a band, to the end of the claim', banded);
    await bench.looks('foreign ministry', 'dotted, as a suggested speaker', look => look.underline === 'dotted');
    assert.ok(plain(await bench.look('reporters')), 'what is neither speaker nor claim stays plain');
    assert.equal(workspace.has('harbour.txt.gloss.yaml'), false, 'looking writes nothing');
  });

  it('marks the same words in a file with CRLF and a byte order mark', async () => {
    await bench.openArticle('windows.txt');
    await bench.looks('Piet Ostrow', 'dotted, as a suggested speaker', look => look.underline === 'dotted');
    await bench.looks('Nobody asked us', 'on a band, as direct speech', banded);
    assert.ok(plain(await bench.look('. He added')), 'marks end where the words end');
  });

  it('leaves a text that is no article alone', async () => {
    await bench.openFile('notes.txt');
    assert.ok(plain(await bench.look('plumber')));
    assert.deepEqual(await bench.notifications(), []);
  });

  it('shows a card with name, role and claims under the mouse, and its links', async () => {
    await bench.openArticle('harbour.txt');
    const card = await bench.hover('Ilse');
    assert.match(card, /Ilse Brandt/);
    assert.match(card, /harbour master/);
    assert.match(card, /quay is safe/);
    const links = await bench.cardLinks();
    for (const wanted of [/accept/i, /reject/i, /edit/i]) assert.ok(links.some(({ text, target }) => wanted.test(text) && target.startsWith('command:')), `${String(wanted)} among ${JSON.stringify(links)}`);
  });

  it('shows the card of a claim by keyboard: speaker, cue and form', async () => {
    await bench.openArticle('harbour.txt');
    await bench.click('hire ten');
    const card = await bench.hoverByKey();
    assert.match(card, /Brandt/);
    assert.match(card, /said/);
    assert.match(card, /reported/i);
    await bench.press('Escape');
  });

  it('says on the card of a claim that it is likely worth a check, and why', async () => {
    workspace.write('losses.txt', 'Port counts its losses\n\nVARNHOLM, Monday - The port lost 12 per cent of its ferries last year, harbour master Ilse Brandt said.\n');
    await bench.openArticle('losses.txt');
    await bench.pictures('claim', async () => {
      await bench.click('ferries');
      assert.match(await bench.hoverByKey(), /Check\s+likely worth it \(\d\d %\): “12 per cent”/u);
    });
    await bench.press('Escape');
  });

  it('counts in the status bar', async () => {
    await bench.openArticle('harbour.txt');
    await until('counts in the status bar', async () => (await bench.statusBar()).some(text => /\d+ (claims|undecided|speakers)/.test(text)));
  });

  it('lists speakers with their claims, places, claims and what is undecided', async () => {
    await bench.openArticle('harbour.txt');
    await bench.openContainer('Newsgloss');
    await bench.treeWith('Speakers', 'Ilse Brandt');
    await bench.treeWith('Places', 'Copenhagen');
    await bench.treeWith('Claims', 'quay is safe');
    const undecided = await bench.treeWith('Undecided', 'Ilse Brandt');
    assert.ok(undecided.length >= 5, undecided.join('\n'));
  });

  it('goes to the place of a row that is clicked', async () => {
    await bench.openArticle('harbour.txt');
    await bench.openContainer('Newsgloss');
    await bench.treeWith('Places', 'Copenhagen');
    await bench.clickTreeRow('Places', 'Copenhagen');
    const line = HARBOUR.split('\n').findIndex(text => text.includes('Copenhagen')) + 1;
    await until(`the caret in line ${String(line)}`, async () => (await bench.statusBar()).some(text => text.startsWith(`Ln ${String(line)},`)));
  });

  it('shows the structure and the claims in the outline', async () => {
    await bench.openArticle('harbour.txt');
    await bench.press('Control+Shift+o');
    await bench.quickPickWith('Harbour quay reopens after storm');
    await bench.quickPickWith(/quay is safe/);
    await bench.press('Escape');
  });

  it('lists problems, each with a way out', async () => {
    await bench.openArticle('troubled.txt');
    await bench.problemWith(/quotation mark/i);
    await bench.openArticle('unsaid.txt');
    await bench.problemWith(/speaker/i);
    await bench.click('such a shame');
    const offers = await bench.codeActions();
    assert.ok(offers.some(offer => /speaker/i.test(offer)), offers.join('\n'));
    await bench.press('Escape');
  });

  it('looks right in light, dark and high contrast', async () => {
    await bench.openArticle('harbour.txt');
    await bench.openContainer('Newsgloss');
    await bench.pictures('reading', async () => {
      await bench.click('Ilse');
      await bench.looks('Copenhagen', 'coloured by the theme', look => !look.classes.includes('mtk1'));
      await bench.hover('Ilse');
    });
    await bench.press('Escape');
    await bench.openArticle('troubled.txt');
    await bench.problems();
    await bench.pictures('problems');
  });

  it('marks without semantic highlighting too', async () => {
    workspace.write('.vscode/settings.json', JSON.stringify({ 'editor.semanticHighlighting.enabled': false }));
    await bench.openArticle('harbour.txt');
    await bench.looks('Ilse Brandt', 'dotted', look => look.underline === 'dotted');
    await bench.looks('told', 'slanted', look => look.italic);
    await bench.looks('quay is safe', 'on a band', banded);
    await bench.picture('without-semantic-highlighting-light');
  });
});

describe('a plain folder of texts', function () {
  this.timeout(180_000);
  const session = Session.forSuite({}, { fresh: true });


  const folder = (workspace: Workspace): void => {
    workspace.write('harbour.txt', HARBOUR);
    workspace.write('notes.txt', SHOPPING);
  };

  it('asks once; "This Folder" writes a newsgloss.yaml of two lines and marks', async () => {
    const { bench, workspace } = await session.open('ask', folder);
    await bench.openFile('harbour.txt');
    await bench.notificationWith('This reads like news');
    assert.ok(plain(await bench.look('Copenhagen')), 'nothing is marked before the answer');
    await bench.picture('question-light');
    await bench.pressNotificationButton('This Folder');
    await until('newsgloss.yaml with its two lines', () => workspace.has('newsgloss.yaml') && workspace.read('newsgloss.yaml') !== '');
    assert.equal(workspace.read('newsgloss.yaml'), PROJECT);
    await bench.looks('Ilse Brandt', 'dotted', look => look.underline === 'dotted');
  });

  it('"This File" marks it, remembers it and writes nothing', async () => {
    const { bench, workspace } = await session.open('file', folder);
    await bench.openFile('harbour.txt');
    await bench.notificationWith('This reads like news');
    await bench.pressNotificationButton('This File');
    await bench.looks('Ilse Brandt', 'dotted', look => look.underline === 'dotted');
    assert.equal(workspace.has('newsgloss.yaml'), false);
  });

  it('"Not Here" leaves the folder as it is, and an ordinary text brings no question', async () => {
    const { bench, workspace } = await session.open('not', folder);
    await bench.openFile('notes.txt');
    await bench.openFile('harbour.txt');
    await bench.notificationWith('This reads like news');
    await bench.pressNotificationButton('Not Here');
    await until('the question to go', async () => (await bench.notifications()).length === 0);
    assert.ok(plain(await bench.look('Copenhagen')));
    assert.equal(workspace.has('newsgloss.yaml'), false);
    const offered = await bench.paletteOffers(titleOf('newsgloss.markUpFolder'));
    assert.ok(offered.some(row => row.includes(titleOf('newsgloss.markUpFolder'))), 'the palette can still do it');
  });

  it('offers once to wrap the lines of articles, where they run out of the window', async () => {
    const { bench, workspace } = await session.open('wrap', here => {
      here.write('newsgloss.yaml', PROJECT);
      here.write('long.txt', `${HARBOUR}\n${HARBOUR.replaceAll('\n', ' ')}\n`);
      here.write('.vscode/settings.json', '{"editor.wordWrap": "off"}\n');
    });
    await bench.openArticle('long.txt');
    await bench.notificationWith('Wrap long lines');
    await bench.pressNotificationButton('Wrap Them');
    await until('the setting of the workspace', () => /"\[plaintext\]": \{\s*"editor.wordWrap": "on"/.test(workspace.read('.vscode/settings.json')));
  });
});
