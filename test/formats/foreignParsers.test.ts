// Exports read by other people's software: Python's standard library, xmllint, a JSON-LD processor, a browser. What is missing is a failure in CI.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'mocha';
import jsonld from 'jsonld';
import type { JsonLdDocument } from 'jsonld';
import type { RemoteDocument } from 'jsonld/jsonld-spec';
import { chromium } from 'playwright-core';
import { carry } from '../../server/src/core/exchange/graph/carry.js';
import { toGraph } from '../../server/src/core/exchange/graph/toGraph.js';
import { lossCounter } from '../../server/src/core/exchange/losses.js';
import type { Format } from '../../server/src/core/exchange/port.js';
import { prepareArticle } from '../../server/src/core/exchange/prepare.js';
import { exportArticles, findFormat } from '../../server/src/core/exchange/registry.js';
import type { AnnotatedArticle } from '../../server/src/core/model/annotated.js';
import { STATUSES } from '../../server/src/core/model/kinds.js';
import { loadOutline } from '../../server/src/node/resources.js';
import { findPython, runPython } from '../support/python.js';
import { findRepositoryFile } from '../support/repository.js';
import { PLAIN, TORTURE } from '../support/tortureArticle.js';

const ALL = { with: ['suggested', 'rejected'] } as const;
const folders: string[] = [];
after(() => { for (const f of folders) rmSync(f, { recursive: true, force: true }); });

/** The export on disk: paths of its files, in their order. */
function onDisk(id: string, articles: readonly AnnotatedArticle[], options: object = ALL): string[] {
  const format = findFormat(id);
  assert.ok(format, id);
  const folder = mkdtempSync(join(tmpdir(), `newsgloss-${id}-`));
  folders.push(folder);
  return exportArticles(format, articles, options).files.map((f) => {
    const path = join(folder, f.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, f.bytes ?? f.content);
    return path;
  });
}

/** In CI a tool that is missing is a failure: .ci/run installs it. */
function missing(context: Context, tool: string): never {
  if (process.env.CI === 'true') throw new Error(`${tool} is missing, .ci/run should install it`);
  return context.skip();
}

function has(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Label and words of every span that the format carries. */
function carriedWords(format: Format, article: AnnotatedArticle): string[] {
  assert.ok(format.carries);
  const losses = lossCounter();
  const prepared = prepareArticle(article, article.file, new Set(STATUSES), losses);
  const graph = carry(toGraph(prepared, losses), format.carries, losses, article.file);
  return graph.nodes.flatMap((n) => (format.id === 'tei' ? [`${n.label}: ${n.spans.map((s) => graph.text.slice(s.start, s.end)).join(' … ')}`] : n.spans.map((s) => `${n.label}: ${graph.text.slice(s.start, s.end)}`)));
}

describe('Python’s standard library reads', () => {
  const python = findPython();
  const read = (context: Context, id: string, paths: readonly string[]): string[] => {
    if (python === undefined) return missing(context, 'python3');
    const told: [string, string][] = JSON.parse(runPython(python, [findRepositoryFile('test/formats/read.py'), id, ...paths]));
    return told.map(([label, words]) => `${label}: ${words}`);
  };

  for (const id of ['spacy', 'doccano', 'labelstudio', 'refi'] as const) {
    it(`${id}: the same words under the same labels`, function () {
      const paths = onDisk(id, [TORTURE, PLAIN]);
      const format = findFormat(id);
      assert.ok(format);
      assert.deepEqual(read(this, id, id === 'labelstudio' ? paths : paths.slice(0, 1)).sort(), [TORTURE, PLAIN].flatMap((a) => carriedWords(format, a)).sort());
    });
  }

  for (const id of ['uima-json', 'uima-xmi', 'tei'] as const) {
    it(`${id}: the same words under the same labels, references that lead somewhere`, function () {
      const format = findFormat(id);
      assert.ok(format);
      for (const article of [TORTURE, PLAIN]) {
        const paths = onDisk(id, [article]);
        assert.deepEqual(read(this, id, paths).sort(), carriedWords(format, article).sort());
      }
    });
  }

  it('tables with tabs: every fragment of every annotation', function () {
    const paths = onDisk('tsv', [PLAIN]);
    assert.deepEqual(read(this, 'tsv', paths.filter((p) => p.endsWith('annotations.tsv'))), ['place: Lund', 'claim: the bridge is safe']);
  });

  it('CoNLL-2003: names as chunks', function () {
    assert.deepEqual(read(this, 'conll2003', onDisk('conll2003', [TORTURE, PLAIN])), ['organisation: union', 'place: SKÅRVIK', 'person: Zoe\u0308 Ólafsdóttir', 'ville_étrangère: حيفا', 'place: Café Pier 👨‍👩‍👧', 'place: Lund'].map((x) => x.replace('organisation', 'ORG').replace('person', 'PER').replace('place', 'LOC')));
  });

  it('CoNLL-U: ten columns, texts that are their words, brackets that close', function () {
    const [told] = read(this, 'conllu', onDisk('conllu', [TORTURE, PLAIN]));
    assert.match(told ?? '', /^brackets: \d\d$/u);
  });

  it('WebAnno TSV: rows of one width, labels on their words', function () {
    const told = read(this, 'webanno', onDisk('webanno', [PLAIN]));
    assert.deepEqual(told.filter((t) => t.startsWith('claim')), ['claim: the', 'claim: bridge', 'claim: is', 'claim: safe']);
    assert.ok(read(this, 'webanno', onDisk('webanno', [TORTURE])).includes('ville étrangère: حيفا'));
  });

  it('GeoJSON and Linked Places: longitude before latitude, places without coordinates too', function () {
    for (const id of ['geojson', 'linkedplaces']) assert.deepEqual(read(this, id, onDisk(id, [TORTURE])), ['place: SKÅRVIK', 'place: Café Pier 👨‍👩‍👧', 'place: Pier']);
  });
});

describe('xmllint reads', () => {
  it('every XML file as well-formed', function () {
    if (!has('xmllint')) missing(this, 'xmllint');
    const paths = ['tei', 'uima-xmi', 'labelstudio', 'refi'].flatMap((id) => onDisk(id, [TORTURE, PLAIN])).filter((p) => /\.(?:xml|xmi|qdc)$/u.test(p));
    assert.ok(paths.length >= 7);
    execFileSync('xmllint', ['--noout', '--nonet', ...paths], { stdio: 'pipe' });
  });

  it('the TEI by a schema of the part of TEI that it uses', function () {
    if (!has('xmllint')) missing(this, 'xmllint');
    execFileSync('xmllint', ['--noout', '--nonet', '--relaxng', findRepositoryFile('test/formats/tei-subset.rng'), ...onDisk('tei', [TORTURE, PLAIN])], { stdio: 'pipe' });
  });
});

describe('a JSON-LD processor reads', () => {
  it('schema.org: claims by their speakers, reviews only of verdicts that somebody gave', async () => {
    const [path] = onDisk('schemaorg', [TORTURE, PLAIN], {});
    const document = JSON.parse((await import('node:fs')).readFileSync(path ?? '', 'utf8')) as JsonLdDocument;
    const documentLoader = (url: string): Promise<RemoteDocument> => Promise.resolve({ documentUrl: url, document: { '@context': { '@vocab': 'https://schema.org/' } } });
    const expanded = await jsonld.expand(document, { documentLoader });
    const of = (type: string): typeof expanded => expanded.filter((n) => JSON.stringify(n['@type'] ?? '') === `["https://schema.org/${type}"]`);
    assert.deepEqual([of('NewsArticle').length, of('Claim').length, of('ClaimReview').length], [2, 6, 1]);
    const quads = (await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' })) as unknown as string;
    assert.match(quads, /"half true"/u);
    assert.doesNotMatch(quads, /ratingValue/u, 'no number is made up');
  });
});

describe('a browser shows', () => {
  const evil: AnnotatedArticle = { ...PLAIN, file: '<b>.txt', text: PLAIN.text.replace('Lund', 'Lu<script>window.hit=1</script>nd').slice(0), details: { file: 'x', title: '<img src=x onerror="window.hit=2">', url: 'javascript:alert(1)', outlet: '"\'><svg onload=window.hit=3>' }, annotations: [], entities: [{ id: 'e', kind: 'person', name: '</table><script>window.hit=4</script>', roles: ['<i>'], aliases: [] }] };

  it('the HTML report: all words of the article, links that lead somewhere, names for those who cannot see, nothing run and nothing fetched', async function () {
    this.timeout(120_000);
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(has);
    if (executablePath === undefined) return missing(this, 'chromium');
    const outline = loadOutline(findRepositoryFile('server/data'));
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (r) => asked.push(r.url()));
      page.on('console', (m) => said.push(m.text()));
      for (const [article, title] of [[TORTURE, 'Ferry strike, "ended"'], [evil, evil.details.title ?? '']] as const) {
        const [path] = onDisk('html', [article], { ...ALL, ...(outline ? { outline } : {}) });
        await page.goto(pathToFileURL(path ?? '').href);
        assert.equal(await page.title(), title);
        const seen = String(await page.evaluate('[...document.querySelectorAll(".text p")].map((p) => { const c = p.cloneNode(true); c.querySelectorAll(".ref").forEach((r) => r.remove()); return c.textContent; }).join(" ")'));
        assert.equal(bare(seen), bare(article.text.replace('\uFEFF', '').replaceAll('\r', '\n')));
        assert.deepEqual(await page.evaluate('[...document.querySelectorAll("a[href^=\'#\']")].filter((a) => !document.getElementById(a.hash.slice(1))).length'), 0);
        assert.deepEqual(await page.evaluate('[...document.querySelectorAll("a[href]")].map((a) => a.protocol).filter((p) => !["file:", "https:", "http:"].includes(p))'), []);
        assert.equal(await page.evaluate('[...document.querySelectorAll("[id]")].length - new Set([...document.querySelectorAll("[id]")].map((e) => e.id)).size'), 0);
        assert.equal(await page.evaluate('window.hit'), undefined);
        assert.equal(await page.evaluate('[...document.querySelectorAll("table")].every((t) => t.querySelectorAll("thead th[scope=col]").length > 1) && document.documentElement.lang === "en" && [...document.querySelectorAll("svg")].every((s) => (s.getAttribute("aria-label") ?? "") !== "")'), true);
      }
      assert.deepEqual([asked.filter((u) => !u.startsWith('file:')), said], [[], []]);
      await page.goto(pathToFileURL(onDisk('html', [TORTURE], ALL)[0] ?? '').href);
      assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
    } finally {
      await browser.close();
    }
  });
});

const bare = (text: string): string => text.replace(/\s+/gu, '');
