// The HTML report in a real browser: what is seen, what a screen reader is told, what is printed, and that nothing runs or is fetched.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { AnnotatedArticle } from '../../server/src/core/model/annotated.js';
import { loadOutline } from '../../server/src/node/resources.js';
import { ALL, exportsOnDisk, has, missing } from '../support/exportOnDisk.js';
import { findRepositoryFile, REPOSITORY } from '../support/repository.js';
import { PLAIN, TORTURE } from '../support/tortureArticle.js';

const EVIL: AnnotatedArticle = {
  ...PLAIN,
  file: '<b>.txt',
  text: PLAIN.text.replace('Lund', 'Lu<script>window.hit=1</script>nd'),
  details: { file: 'x', title: '<img src=x onerror="window.hit=2">', url: 'javascript:alert(1)', outlet: '"\'><svg onload=window.hit=3>' },
  annotations: [],
  entities: [{ id: 'e', kind: 'person', name: '</table><script>window.hit=4</script>', roles: ['<i>'], aliases: [] }],
};

/** What axe says is wrong, as "rule: element". */
interface AxeResult { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly string[] }[] }[] }

describe('the HTML report in a browser', function () {
  this.timeout(180_000);
  const onDisk = exportsOnDisk();
  const outline = loadOutline(findRepositoryFile('server/data'));
  const report = (articles: readonly AnnotatedArticle[]): string[] => onDisk('html', articles, { ...ALL, ...(outline ? { outline } : {}) });
  let browser: Browser | undefined;
  let page: Page;

  before(async function () {
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => has(path));
    if (executablePath === undefined) return missing(this as never, 'chromium');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  });
  after(async () => { await browser?.close(); });

  const open = (path: string | undefined): Promise<unknown> => page.goto(pathToFileURL(path ?? '').href);

  it('shows all words of the article, with links that lead somewhere; nothing is run and nothing fetched', async () => {
    const [asked, said]: [string[], string[]] = [[], []];
    page.on('request', (r) => asked.push(r.url()));
    page.on('console', (m) => said.push(m.text()));
    for (const [article, title] of [[TORTURE, 'Ferry strike, "ended"'], [EVIL, EVIL.details.title ?? '']] as const) {
      await open(report([article])[0]);
      assert.equal(await page.title(), title);
      const seen = String(await page.evaluate('[...document.querySelectorAll(".text p")].map((p) => { const c = p.cloneNode(true); c.querySelectorAll(".ref").forEach((r) => r.remove()); return c.textContent; }).join(" ")'));
      assert.equal(bare(seen), bare(article.text.replace('\uFEFF', '').replaceAll('\r', '\n')));
      assert.deepEqual(await page.evaluate('[...document.querySelectorAll("a[href^=\'#\']")].filter((a) => !document.getElementById(a.hash.slice(1))).length'), 0);
      assert.deepEqual(await page.evaluate('[...document.querySelectorAll("a[href]")].map((a) => a.protocol).filter((p) => !["file:", "https:", "http:"].includes(p))'), []);
      assert.equal(await page.evaluate('window.hit'), undefined);
    }
    assert.deepEqual([asked.filter((u) => !u.startsWith('file:')), said], [[], []]);
  });

  it('has nothing that axe finds fault with, in light and dark, wide and narrow', async () => {
    const axe = readFileSync(findRepositoryFile('node_modules/axe-core/axe.min.js'), 'utf8');
    const pages = [...report([TORTURE, PLAIN]), ...report([EVIL])];
    assert.equal(pages.length, 4, 'three articles, and the index of the two');
    for (const [i, path] of pages.entries()) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: i % 2 === 0 ? 1200 : 420, height: 900 });
        await open(path);
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeResult>('axe.run()');
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), [], `${path}, ${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 1200, height: 900 });
  });

  it('says who speaks when the pointer or the keyboard is on a name, and leads to their card', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(report([TORTURE])[0]);
    const shown = (): Promise<unknown> => page.evaluate('getComputedStyle(document.querySelector(".text a.speaker"), "::after").content');
    assert.equal(await shown(), 'none');
    await page.hover('.text a.speaker');
    assert.match(String(await shown()), /^"Zo\S+ .* · 1 claim"/u);
    await page.click('.text a.speaker');
    assert.equal(await page.evaluate('document.querySelector(":target").className'), 'card');
  });

  it('draws the places that have coordinates on a map, with numbers as in the table', async () => {
    await open(report([TORTURE])[0]);
    assert.deepEqual(await page.evaluate('[...document.querySelectorAll(".map .number")].map((n) => n.textContent)'), ['1']);
    assert.match(String(await page.evaluate('document.querySelector("#places ~ .scroll tbody tr").textContent')), /^1Skårvik/u);
  });

  it('prints on A4, and looks as the pictures in test/results/screens show', async () => {
    const pictures = join(REPOSITORY, 'test/results/screens');
    mkdirSync(pictures, { recursive: true });
    await open(report([TORTURE])[0]);
    for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { media: 'print' }] as const) {
      await page.emulateMedia({ media: 'screen', colorScheme: 'light', ...look });
      const picture = await page.screenshot({ path: join(pictures, `report-${'media' in look ? 'print' : look.colorScheme}.png`), fullPage: true });
      assert.ok(picture.length > 20_000);
    }
    assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  });
});

const bare = (text: string): string => text.replace(/\s+/gu, '');
