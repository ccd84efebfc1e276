// Deciding from the keyboard, the card, the light bulb and the menu; what lands on the disk; taking it back.
import assert from 'node:assert/strict';
import { HARBOUR, PROJECT } from '../rig/articles.mjs';
import { decide } from '../rig/decide.mjs';
import { keysOf, titleOf } from '../rig/manifest.mjs';
import type { Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

const FIRST = ['accept', 'undo', 'reject', 'card', 'bulb', 'menu', 'several', 'places', 'kind', 'speaker', 'note', 'steps', 'all', 'mode', 'typing', 'twice', 'ahead', 'hand', 'broken', 'pictures'] as const;
type Name = (typeof FIRST)[number];

describe('decisions', function () {
  this.timeout(180_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada' });
  let bench: Workbench;
  let workspace: Workspace;

  before(async () => {
    ({ bench, workspace } = await session.open('deciding', folder => {
      folder.write('newsgloss.yaml', PROJECT);
      for (const name of FIRST) folder.write(`${name}.txt`, HARBOUR);
    }));
  });

  const open = async (name: Name): Promise<void> => {
    workspace.drop(`${name}.txt.gloss.yaml`);
    await bench.openArticle(`${name}.txt`);
    await suggested('Ilse Brandt');
  };
  const gloss = (name: Name): string => (workspace.has(`${name}.txt.gloss.yaml`) ? workspace.read(`${name}.txt.gloss.yaml`) : '');
  const glossWith = (name: Name, words: string | RegExp): Promise<string> =>
    until(`${String(words)} in ${name}.txt.gloss.yaml`, () => {
      const text = gloss(name);
      return (typeof words === 'string' ? text.includes(words) : words.test(text)) ? text : undefined;
    });
  const suggested = (words: string): Promise<unknown> => bench.looks(words, 'dotted, as suggested', look => look.underline === 'dotted');
  const decided = (words: string): Promise<unknown> => bench.looks(words, 'solid, as decided', look => look.underline === 'solid');
  const key = (command: string): Promise<void> => bench.press(...keysOf(command));
  const decideOn = (words: string, how: 'accept' | 'reject', mode = false): Promise<void> => decide(bench, { text: HARBOUR, words, how, mode });
  const untouched = (name: Name): void => {
    assert.equal(workspace.read(`${name}.txt`), HARBOUR, 'the article is not touched');
  };

  it('accepts by key: solid on the screen, a gloss file on the disk, the caret on the next undecided mark', async () => {
    await open('accept');
    await decideOn('Copenhagen', 'accept');
    const text = await glossWith('accept', 'quote: "Copenhagen"');
    await decided('Copenhagen');
    for (const line of [/^newsgloss: 1$/m, /^ {2}file: accept\.txt$/m, /^ {2}text: "sha256:[0-9a-f]{64}"$/m, /^ {4}status: accepted$/m, /^ {4}by: ada$/m, /^ {4}when: "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"$/m, /^ {4}kind: place$/m])
      assert.match(text, line);
    const start = HARBOUR.indexOf('Copenhagen');
    assert.ok(text.includes(`span: [${String(start)}, ${String(start + 'Copenhagen'.length)}]`), text);
    untouched('accept');
    assert.equal(await bench.isDirty('accept.txt'), false);
    assert.equal((await bench.openTabs()).some(tab => tab.includes('gloss')), false, 'no tab opens by itself');
  });

  it('takes decisions back with the undo key, byte by byte, and makes them again', async () => {
    await open('undo');
    await decideOn('Copenhagen', 'accept');
    const first = await glossWith('undo', 'quote: "Copenhagen"');
    await decideOn('Ostrow', 'reject');
    const second = await glossWith('undo', 'status: rejected');
    await bench.press('Control+z');
    await until('the former bytes', () => gloss('undo') === first);
    await bench.press('Control+z');
    await until('the gloss file to go', () => !workspace.has('undo.txt.gloss.yaml'));
    await suggested('Copenhagen');
    untouched('undo');
    assert.equal(await bench.isDirty('undo.txt'), false);
    await bench.press('Control+y');
    await until('the first decision again', () => gloss('undo') === first);
    await bench.press('Control+y');
    await until('the second decision again', () => gloss('undo') === second);
  });

  it('keeps the order of typing and deciding for the undo key', async () => {
    await open('typing');
    await decideOn('Copenhagen', 'accept');
    const decidedText = await glossWith('typing', 'Copenhagen');
    await bench.click('storm');
    await bench.press('End');
    await bench.type('!');
    await bench.boxes('storm!');
    await bench.press('Control+z');
    await until('the typed letter to go', async () => (await bench.page.locator('.editor-group-container.active .view-lines').innerText()).includes('storm!') === false);
    assert.equal(gloss('typing'), decidedText, 'the first undo takes back the typing');
    await until('the gloss file to go', async () => {
      await bench.press('Control+z');
      return !workspace.has('typing.txt.gloss.yaml');
    });
    untouched('typing');
  });

  it('takes back an edit and the decision before it with two undo keys pressed at once', async () => {
    await open('twice');
    await decideOn('Copenhagen', 'accept');
    await glossWith('twice', 'Copenhagen');
    await bench.click('storm');
    await bench.press('End');
    await bench.type('!');
    await bench.boxes('storm!');
    await Promise.all([bench.press('Control+z'), bench.press('Control+z')]);
    await until('the gloss file to go', () => !workspace.has('twice.txt.gloss.yaml'));
    await until('the typed letter to go', async () => (await bench.page.locator('.editor-group-container.active .view-lines').innerText()).includes('storm!') === false);
    await suggested('Copenhagen');
    untouched('twice');
  });

  it('rejects by key: the mark is gone, the rejection is on the disk', async () => {
    await open('reject');
    await decideOn('Copenhagen', 'reject');
    await glossWith('reject', /quote: "Copenhagen"[^]*status: rejected/);
    await bench.looks('Copenhagen', 'plain', look => look.underline === '');
    untouched('reject');
  });

  it('accepts from the link of a card', async () => {
    await open('card');
    await bench.hover('Copenhagen');
    await bench.clickCardLink(/accept/i);
    await glossWith('card', /quote: "Copenhagen"[^]*status: accepted/);
    await decided('Copenhagen');
  });

  it('accepts from the light bulb', async () => {
    await open('bulb');
    await bench.click('Copenhagen');
    const offers = await bench.codeActions();
    assert.ok(offers.some(offer => /accept/i.test(offer)), offers.join('\n'));
    await bench.pickCodeAction(/accept/i);
    await glossWith('bulb', /quote: "Copenhagen"[^]*status: accepted/);
  });

  it('offers its commands in the context menu of an article', async () => {
    await open('menu');
    await bench.rightClick('Copenhagen');
    const entries = await bench.menu();
    assert.ok(entries.some(entry => /accept|newsgloss/i.test(entry)), entries.join('\n'));
    await bench.press('Escape', 'Escape');
  });

  it('makes one claim of several selections', async () => {
    await open('several');
    await bench.select('reopens after');
    await bench.select('work would', { also: true });
    await bench.command(titleOf('newsgloss.addClaim'));
    const text = await glossWith('several', 'status: added');
    assert.match(text, /quote: \["reopens after", "work would"\]/);
    assert.equal(text.match(/kind: claim/g)?.length, 1);
    untouched('several');
  });

  it('makes one mention of each of several selections, the kind chosen by its letter', async () => {
    await open('places');
    await bench.select('port');
    await bench.select('vessel', { also: true });
    await key('newsgloss.labelSelection');
    const rows = await bench.quickPickWith(/place/i);
    const letter = /\[(\w)\] place/i.exec(rows.find(row => /place/i.test(row)) ?? '')?.[1];
    assert.ok(letter, rows.join('\n'));
    await bench.type(letter);
    const text = await glossWith('places', /quote: "port"[^]*quote: "vessel"/);
    assert.equal(text.match(/kind: place$/gm)?.length, 2);
    assert.equal(text.match(/status: added/g)?.length, 2);
  });

  it('changes the kind', async () => {
    await open('kind');
    await bench.click('Copenhagen');
    await bench.command(titleOf('newsgloss.changeKind'));
    await bench.quickPickWith(/organisation/i);
    await bench.pick(/organisation/i);
    await glossWith('kind', /kind: organisation[^]*quote: "Copenhagen"[^]*status: edited/);
  });

  it('sets the speaker of a claim to a name that is typed', async () => {
    await open('speaker');
    await bench.click('work would');
    await key('newsgloss.setSpeaker');
    await bench.quickPickWith('Ostrow');
    await bench.narrow('Mara Lund');
    await bench.quickPickWith('New speaker: Mara Lund');
    await bench.press('Enter');
    const text = await glossWith('speaker', 'Mara Lund');
    assert.match(text, /kind: claim[^]*status: edited/);
  });

  it('takes a name that is typed and entered at once', async () => {
    await open('ahead');
    await bench.click('work would');
    await key('newsgloss.setSpeaker');
    await bench.quickInputOpens();
    await bench.type('Mara Lund');
    await bench.press('Enter');
    await glossWith('ahead', /name: "?Mara Lund/);
    untouched('ahead');
  });

  it('keeps a note', async () => {
    await open('note');
    await bench.click('Copenhagen');
    await bench.command(titleOf('newsgloss.addNote'));
    await bench.answer('ask the port: which Copenhagen?');
    await glossWith('note', 'note: "ask the port: which Copenhagen?"');
  });

  it('steps to the next and the previous mark', async () => {
    await open('steps');
    await bench.press('Control+Home');
    const at = async (): Promise<string> => (await bench.statusBar()).find(item => item.startsWith('Ln ')) ?? '';
    const stops: string[] = [await at()];
    for (let step = 0; step < 3; step++) {
      await key('newsgloss.nextUndecided');
      stops.push(await until('the caret elsewhere', async () => ((await at()) === stops.at(-1) ? undefined : at())));
    }
    assert.equal(new Set(stops).size, stops.length, stops.join(' · '));
    await key('newsgloss.previousUndecided');
    await until('the stop before', async () => (await at()) === stops.at(-2));
  });

  it('accepts all of an article, and takes it back at once', async () => {
    await open('all');
    await bench.command(titleOf('newsgloss.acceptAll'));
    await glossWith('all', 'status: accepted');
    await decided('Ilse Brandt');
    await decided('Copenhagen');
    await bench.click('storm');
    await bench.press('Control+z');
    await until('the gloss file to go', () => !workspace.has('all.txt.gloss.yaml'));
    await suggested('Ilse Brandt');
  });

  it('takes single letters in annotation mode, and none of them into the text', async () => {
    await open('mode');
    await bench.command(titleOf('newsgloss.startAnnotationMode'));
    await until('the mode in the status bar', async () => (await bench.statusBar()).some(item => item.includes('Annotating')));
    await decideOn('Copenhagen', 'accept', true);
    await glossWith('mode', /quote: "Copenhagen"[^]*status: accepted/);
    await decideOn('Ostrow', 'reject', true);
    await glossWith('mode', 'status: rejected');
    await bench.press('Escape');
    await until('the mode to end', async () => !(await bench.statusBar()).some(item => item.includes('Annotating')));
    untouched('mode');
  });

  it('follows a gloss file that is edited by hand elsewhere', async () => {
    await open('hand');
    await decideOn('Copenhagen', 'accept');
    const text = await glossWith('hand', 'status: accepted');
    await decided('Copenhagen');
    workspace.write('hand.txt.gloss.yaml', text.replace('status: accepted', 'status: rejected'));
    await bench.looks('Copenhagen', 'plain', look => look.underline === '');
  });

  it('never writes a gloss file that does not parse; the decision waits and lands', async () => {
    await open('broken');
    await decideOn('Copenhagen', 'accept');
    const good = await glossWith('broken', 'status: accepted');
    const bad = `${good}  - id: [unfinished\n`;
    workspace.write('broken.txt.gloss.yaml', bad);
    await bench.problemWith(/gloss|yaml|parse/i);
    await decideOn('Ostrow', 'accept');
    await bench.notificationWith('Waiting: 1 decision');
    assert.equal(gloss('broken'), bad);
    session.killServer();
    await decided('Piet Ostrow');
    await bench.statusBarWith(/1 decision waits/);
    assert.equal(gloss('broken'), bad);
    workspace.write('broken.txt.gloss.yaml', good);
    await glossWith('broken', /quote: ".*Ostrow.*"/);
    await until('the notification to go', async () => !(await bench.notifications()).some(text => text.includes('Waiting')));
  });

  it('looks right in light, dark and high contrast', async () => {
    await open('pictures');
    for (const [words, count] of [['Copenhagen', 1], ['Ilse', 2], ['quay is safe', 3]] as const) {
      await decideOn(words, 'accept');
      await glossWith('pictures', new RegExp(`(status: accepted[^]*){${String(count)}}`));
    }
    await decided('Ilse Brandt');
    await bench.pictures('decided', () => bench.looks('Copenhagen', 'coloured by the theme', look => !look.classes.includes('mtk1')));
  });
});

describe('the first decision of a person', function () {
  this.timeout(180_000);
  const session = Session.forSuite({}, { fresh: true });


  it('asks for the name, once', async () => {
    const { bench, workspace } = await session.open('name', folder => {
      folder.write('newsgloss.yaml', PROJECT);
      folder.write('harbour.txt', HARBOUR);
    });
    await bench.openArticle('harbour.txt');
    await bench.click('Copenhagen');
    await bench.press(...keysOf('newsgloss.acceptAnnotation'));
    await bench.answer('grace');
    await until('the signed decision', () => workspace.has('harbour.txt.gloss.yaml') && workspace.read('harbour.txt.gloss.yaml').includes('by: grace'));
    await bench.statusBarWith(/Accepted: /);
    await decide(bench, { text: HARBOUR, words: 'Ostrow', how: 'accept' });
    await until('the second decision, without a question', () => (workspace.read('harbour.txt.gloss.yaml').match(/by: grace/g) ?? []).length === 2);
  });
});
