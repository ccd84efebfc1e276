// Our tasks in Label Studio's own editor (npm package label-studio, fetched once into .cache): it loads config and tasks, and gives back what it read.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Context } from 'mocha';
import { type Browser, chromium } from 'playwright-core';
import { exportsOnDisk, has, missing } from '../support/exportOnDisk.js';
import { REPOSITORY } from '../support/repository.js';
import { PLAIN, TORTURE } from '../support/tortureArticle.js';

/** The last one on npm that comes with its built files. */
const VERSION = '1.0.1';

interface Result { readonly type: string; readonly id?: string; readonly from_id?: string; readonly to_id?: string; readonly labels?: readonly string[]; readonly from_name?: string; readonly value?: { readonly start: number; readonly end: number; readonly text?: string | readonly string[]; readonly labels?: readonly string[]; readonly choices?: readonly string[] } }
interface Task { readonly data: { readonly text: string }; readonly annotations: readonly { readonly result: readonly Result[] }[]; readonly predictions: readonly unknown[] }

/** The folder of the editor's built files; undefined where npm cannot be asked. */
function editorFiles(): string | undefined {
  const folder = join(REPOSITORY, '.cache', 'label-studio');
  const build = join(folder, 'package', 'build', 'static');
  if (existsSync(build)) return build;
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['pack', `label-studio@${VERSION}`, '--silent', '--pack-destination', folder], { stdio: 'pipe', shell: process.platform === 'win32' });
    execFileSync('tar', ['-xzf', `label-studio-${VERSION}.tgz`], { cwd: folder, stdio: 'pipe' });
    return build;
  } catch {
    return undefined;
  }
}

describe('Label Studio’s own editor', function () {
  this.timeout(240_000);
  const onDisk = exportsOnDisk();
  let [browser, server]: [Browser | undefined, Server | undefined] = [undefined, undefined];
  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** What the editor makes of the task: its annotation as it would be saved. */
  async function edited(context: Context, tasks: readonly Task[], config: string): Promise<Result[][]> {
    const build = editorFiles();
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => has(path));
    if (build === undefined) return missing(context, `label-studio ${VERSION} of npm`);
    if (executablePath === undefined) return missing(context, 'chromium');
    server = createServer((_, response) => { response.end('<!doctype html><meta charset="utf-8"><div id="label-studio"></div>'); }).listen(0, '127.0.0.1');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (m) => { if (m.type() !== 'log') said.push(m.text()); });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: readFileSync(join(build, 'js', 'main.js'), 'utf8') });
    const results: Result[][] = [];
    for (const task of tasks) results.push(await page.evaluate<Result[]>(`(${LOAD})(${JSON.stringify({ config, task })})`));
    assert.deepEqual(said, [], 'it finds no fault with the config and the tasks');
    return results;
  }

  it('reads every region, choice and relation of every article', async function () {
    const [tasksFile = '', configFile = ''] = onDisk('labelstudio', [TORTURE, PLAIN]);
    const tasks = JSON.parse(readFileSync(tasksFile, 'utf8')) as Task[];
    const results = await edited(this, tasks, readFileSync(configFile, 'utf8'));
    assert.deepEqual(results.map((r) => r.map(told).sort()), tasks.map((t) => (t.annotations[0]?.result ?? []).map(told).sort()));
    assert.ok(results.every((r) => r.length > 5));
  });
});

/** Runs in the page: resolves with the annotation once the editor has put its regions into the text. */
const LOAD = `({ config, task }) => new Promise((done, failed) => {
  const id = 'label-studio';
  document.getElementById(id).innerHTML = '';
  setTimeout(() => failed(new Error('the editor did not load the task')), 60000);
  new LabelStudio(id, {
    config, interfaces: ['panel', 'side-column', 'annotations:menu'], user: { pk: 1, firstName: 'A', lastName: 'B' },
    task: { id: 1, data: task.data, annotations: task.annotations.map((a, i) => ({ id: i + 1, ...a })), predictions: [] },
    onLabelStudioLoad: ({ annotationStore }) => {
      let chosen;
      const ready = () => {
        const [annotation] = annotationStore.annotations;
        if (annotation && !chosen) annotationStore.selectAnnotation((chosen = annotation).id);
        if (chosen && document.querySelector('.htx-highlight')) done(chosen.serializeAnnotation());
        else setTimeout(ready, 50);
      };
      ready();
    },
  });
})`;

/** One result on one line, whatever else the editor adds to it. */
function told({ type, id, from_id, to_id, labels, from_name, value }: Result): string {
  if (type === 'relation') return `${from_id ?? ''} > ${to_id ?? ''} ${(labels ?? []).join()}`;
  return `${id ?? ''} ${from_name ?? ''} ${value?.start ?? ''}-${value?.end ?? ''} ${[...(value?.labels ?? []), ...(value?.choices ?? [])].join()} ${type === 'choices' ? '' : String(value?.text)}`;
}
