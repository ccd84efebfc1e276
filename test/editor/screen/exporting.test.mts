// Out of the editor into other tools: annotate on the screen, export by the command, read the files with programs that are not ours; and back in.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HARBOUR, PROJECT } from '../rig/articles.mjs';
import { decide } from '../rig/decide.mjs';
import { titleOf } from '../rig/manifest.mjs';
import { ROOT, type Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

/** An emoji first, so that units of UTF-16 and code points differ everywhere behind it. */
const TEXT = `🚢 ${HARBOUR}`;
const QUOTE = 'The quay is safe';

/** One format of each family: what the picker calls it, how Python's reader of it is named, and which of the files it reads. */
const FAMILIES: readonly { readonly label: string; readonly reader: string; readonly files: readonly RegExp[]; readonly names?: true }[] = [
  { label: 'JSON Lines', reader: 'jsonl', files: [/\.jsonl$/] },
  { label: 'brat standoff', reader: 'brat', files: [/quay\.ann$/, /quay\.txt$/] },
  { label: 'W3C Web Annotation', reader: 'w3c', files: [/\.jsonld$/] },
  { label: 'Label Studio', reader: 'labelstudio', files: [/tasks\.json$/, /\.xml$/] },
  { label: 'doccano', reader: 'doccano', files: [/\.jsonl$/] },
  { label: 'spaCy and Prodigy', reader: 'spacy', files: [/\.jsonl$/] },
  { label: 'CoNLL-2003', reader: 'conll2003', files: [/\.conll$/], names: true },
  { label: 'UIMA CAS XMI', reader: 'uima_xmi', files: [/\.xmi$/, /TypeSystem\.xml$/] },
  { label: 'WebAnno TSV 3.3', reader: 'webanno', files: [/\.tsv$/], names: true },
  { label: 'TEI P5', reader: 'tei', files: [/\.xml$/] },
  { label: 'TSV tables', reader: 'tsv', files: [/annotations\.tsv$/] },
  { label: 'GeoJSON', reader: 'geojson', files: [/\.geojson$/], names: true },
  { label: 'schema.org', reader: 'schemaorg', files: [/\.jsonld$/] },
  { label: 'REFI-QDA project', reader: 'refi', files: [/\.qdpx$/] },
];

describe('out of the editor into other tools', function () {
  this.timeout(240_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada' });
  let bench: Workbench;
  let workspace: Workspace;
  /** The format of the last export. */
  let last: string | undefined;

  before(async () => {
    ({ bench, workspace } = await session.open('exporting', folder => {
      folder.write('newsgloss.yaml', `${PROJECT}exports: [{format: csv, to: out/tables}, {format: html, to: out/report}]\n`);
      folder.write('.vscode/settings.json', '{"newsgloss.exportOnSave": true}\n');
      folder.write('quay.txt', TEXT);
      folder.write('foreign/pier.jsonl', `${JSON.stringify({ text: 'Pier shut\n\nIda Moen said 🚢 the pier is rotten.\n', label: [[11, 19, 'person'], [28, 46, 'claim']] })}\n`);
    }));
    await bench.openArticle('quay.txt');
    await bench.looks('Copenhagen', 'underlined', look => look.underline !== '');
    await decide(bench, { text: TEXT, words: 'Copenhagen', how: 'accept' });
    await decide(bench, { text: TEXT, words: QUOTE, how: 'accept' });
    await until('both decisions in the gloss file', () => workspace.has('quay.txt.gloss.yaml') && /Copenhagen/.test(workspace.read('quay.txt.gloss.yaml')) && workspace.read('quay.txt.gloss.yaml').includes(QUOTE));
  });

  /** Label and words of what `reader` finds in the files of `folder` that are named. */
  const read = (reader: string, folder: string, files: readonly RegExp[]): string[] => {
    const there = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const paths = files.map(wanted => there.find(name => wanted.test(name)));
    assert.ok(paths.every(path => path !== undefined), `${folder} holds ${there.join(', ')}`);
    const told = JSON.parse(execFileSync('python3', [join(ROOT, 'test/formats/read.py'), reader, ...paths.map(path => join(folder, path))], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })) as [string, string][];
    return told.map(([label, words]) => `${label}: ${words}`);
  };

  /** Exports this article in the format with the command; the folder where its files lie. */
  const exportAs = async (label: string, files: readonly RegExp[]): Promise<string> => {
    const before = new Set(readdirSync(workspace.folder));
    await bench.command(titleOf('newsgloss.exportAnnotations'));
    await bench.quickPickWith('This article');
    await bench.pick('This article');
    const [first = ''] = await bench.quickPickWith('JSON Lines');
    if (last !== undefined) assert.ok(first.startsWith(last), `the last format, ${last}, is offered first: ${first}`);
    await bench.narrow(label);
    await bench.pick(label);
    last = label;
    await bench.quickPickWith('Suggestions');
    await bench.press('Enter');
    if (files.length > 1 || label === 'TSV tables' || label === 'REFI-QDA project') await bench.pick('export');
    else await bench.takeProposal(ending(files[0] ?? /$/));
    const written = (): string[] => readdirSync(workspace.folder).filter(name => !before.has(name) && name !== 'out');
    await until(`files of ${label}`, () => {
      const all = written().flatMap(name => [name, ...(name === 'export' ? readdirSync(workspace.path(name), { recursive: true, encoding: 'utf8' }) : [])]);
      return files.every(wanted => all.some(name => wanted.test(name)));
    });
    return written().includes('export') ? workspace.path('export') : workspace.folder;
  };

  for (const { label, reader, files, names } of FAMILIES) {
    it(`exports ${label} that other people's software reads`, async () => {
      const before = new Set(readdirSync(workspace.folder));
      const told = read(reader, await exportAs(label, files), files);
      for (const name of readdirSync(workspace.folder)) if (!before.has(name) && name !== 'out') rmSync(workspace.path(name), { recursive: true });
      if (reader !== 'schemaorg') assert.ok(told.some(line => line.endsWith('Copenhagen')), told.join(' | '));
      if (names !== true) assert.ok(told.some(line => line.includes(QUOTE)), told.join(' | '));
    });
  }

  it('writes the exports that newsgloss.yaml lists at each save', async () => {
    await until('the table and the report', () => workspace.has('out/tables/annotations.csv') && workspace.has('out/report/quay.txt.html'));
    assert.ok(read('csv', workspace.path('out/tables'), [/annotations\.csv$/]).includes('place: Copenhagen'));
    const claims = (): string => workspace.read('out/tables/claims.csv');
    if (!claims().includes('Nobody asked us')) await decide(bench, { text: TEXT, words: 'Nobody asked us', how: 'accept' });
    await until('the new decision in the table and on a card of the report', () => claims().includes('Nobody asked us') && /class="card".*Nobody asked us/s.test(workspace.read('out/report/quay.txt.html')));
    const page = await bench.page.context().newPage();
    await page.setContent(workspace.read('out/report/quay.txt.html'));
    assert.match(await page.locator('.cards').innerText(), /Nobody asked us/);
    await page.close();
  });

  it('imports a file of another tool, and opens what came of it', async () => {
    await bench.command(titleOf('newsgloss.importAnnotations'));
    await bench.quickPickWith('doccano');
    await bench.narrow('doccano');
    await bench.pick('doccano');
    await bench.quickPickWith('As suggestions');
    await bench.narrow('As decisions'); // the pointer rests on the first row, whose hint would lie over the second
    await bench.quickPickWith(/^As decisions/);
    await bench.press('Enter');
    await bench.takePath(workspace.path('foreign/pier.jsonl'));
    await bench.notificationWith(/Imported (2|two) annotations into (1|one) article/);
    await bench.pressNotificationButton('Open');
    await bench.looks('Ida Moen', 'underlined', look => look.underline !== '');
    const gloss = readdirSync(workspace.folder).find(name => name.endsWith('.gloss.yaml') && name !== 'quay.txt.gloss.yaml');
    assert.match(workspace.read(gloss ?? ''), /the pier is rotten/);
  });
});

/** What a path that the pattern hits ends with; hit: ".jsonl" of /\.jsonl$/. */
const ending = (pattern: RegExp): string => pattern.source.replace(/\\/g, '').replace(/\$$/, '');
