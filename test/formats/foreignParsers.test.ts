// Exports read by other people's software: Python's standard library, xmllint, a JSON-LD processor, a checker of GeoJSON. What is missing is a failure in CI.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'mocha';
import jsonld from 'jsonld';
import type { JsonLdDocument } from 'jsonld';
import type { RemoteDocument } from 'jsonld/jsonld-spec';
import { carry } from '../../server/src/core/exchange/graph/carry.js';
import { toGraph } from '../../server/src/core/exchange/graph/toGraph.js';
import { lossCounter } from '../../server/src/core/exchange/losses.js';
import type { Format } from '../../server/src/core/exchange/port.js';
import { prepareArticle } from '../../server/src/core/exchange/prepare.js';
import { findFormat } from '../../server/src/core/exchange/registry.js';
import type { AnnotatedArticle } from '../../server/src/core/model/annotated.js';
import { STATUSES } from '../../server/src/core/model/kinds.js';
import { exportsOnDisk, has, missing } from '../support/exportOnDisk.js';
import { findPython, runPython } from '../support/python.js';
import { findRepositoryFile } from '../support/repository.js';
import { PLAIN, TORTURE } from '../support/tortureArticle.js';
import { ANNO_CONTEXT } from '../support/webAnnotation.js';

/** Label and words of every span that the format carries. */
function carriedWords(format: Format, article: AnnotatedArticle): string[] {
  assert.ok(format.carries);
  const losses = lossCounter();
  const prepared = prepareArticle(article, article.file, new Set(STATUSES), losses);
  const graph = carry(toGraph(prepared, losses), format.carries, losses, article.file);
  return graph.nodes.flatMap((n) => (format.id === 'tei' ? [`${n.label}: ${n.spans.map((s) => graph.text.slice(s.start, s.end)).join(' … ')}`] : n.spans.map((s) => `${n.label}: ${graph.text.slice(s.start, s.end)}`)));
}

describe('Python’s standard library reads', () => {
  const onDisk = exportsOnDisk();
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

describe('R reads', () => {
  const onDisk = exportsOnDisk();

  for (const id of ['csv', 'tsv'] as const) {
    it(`the ${id} tables, and cuts the words of every fragment out of the article by their positions`, function () {
      this.timeout(60_000);
      if (!has('Rscript')) missing(this, 'Rscript');
      const paths = onDisk(id, [TORTURE, PLAIN]);
      const told = execFileSync('Rscript', ['--vanilla', findRepositoryFile('test/formats/read.R'), ...['annotations', 'documents'].map((t) => paths.find((p) => p.endsWith(`${t}.${id}`)) ?? '')], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
      assert.deepEqual(told.trimEnd().split('\n').slice(-2), ['place: Lund', 'claim: the bridge is safe']);
      assert.ok(told.includes('claim: “if the port agrees.”') && told.includes('place: Café Pier 👨‍👩‍👧') && told.includes('claim: =GOOD+NEWS'), told);
    });
  }
});

describe('PyLD and rdflib read', () => {
  const onDisk = exportsOnDisk();
  /** The Python that Debian's packages are for, which need not be the first on the path. */
  const python = ['/usr/bin/python3', 'python3'].find((command) => has(command, '-c', 'import pyld, rdflib'));

  const literals = (context: Context, path: string | undefined, address: string, document: object): string[] => {
    if (python === undefined) return missing(context, 'python3-pyld or python3-rdflib');
    const folder = mkdtempSync(join(tmpdir(), 'newsgloss-context-'));
    try {
      writeFileSync(join(folder, 'context.json'), JSON.stringify(document));
      const told: [string, string][] = JSON.parse(runPython(python, [findRepositoryFile('test/formats/linked_data.py'), path ?? '', address, join(folder, 'context.json')]));
      return told.map(([predicate, object]) => `${predicate.replace(/^.*[#/]/u, '')} ${object}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('W3C annotations: the words of the article by quotation, numbers for positions', function () {
    this.timeout(60_000);
    const told = literals(this, onDisk('w3c', [TORTURE])[0], 'http://www.w3.org/ns/anno.jsonld', ANNO_CONTEXT);
    for (const words of ['exact “if the port agrees.”', 'exact حيفا', 'value half true: =no']) assert.ok(told.includes(words), words);
    assert.ok(told.filter((t) => /^start \d+$/u.test(t)).length >= 15);
  });

  it('schema.org: claims in their words, and the one verdict', function () {
    this.timeout(60_000);
    const told = literals(this, onDisk('schemaorg', [TORTURE, PLAIN], {})[0], 'https://schema.org', { '@context': { '@vocab': 'https://schema.org/' } });
    for (const words of ['text the bridge is safe', 'text =GOOD+NEWS', 'alternateName half true']) assert.ok(told.includes(words), `${words}: ${told.filter((t) => t.startsWith('text')).join(' | ')}`);
  });
});

describe('xmllint reads', () => {
  const onDisk = exportsOnDisk();
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
  const onDisk = exportsOnDisk();
  it('schema.org: claims by their speakers, reviews only of verdicts that somebody gave', async () => {
    const [path] = onDisk('schemaorg', [TORTURE, PLAIN], {});
    const document = JSON.parse(readFileSync(path ?? '', 'utf8')) as JsonLdDocument;
    const documentLoader = (url: string): Promise<RemoteDocument> => Promise.resolve({ documentUrl: url, document: { '@context': { '@vocab': 'https://schema.org/' } } });
    const expanded = await jsonld.expand(document, { documentLoader });
    const of = (type: string): typeof expanded => expanded.filter((n) => JSON.stringify(n['@type'] ?? '') === `["https://schema.org/${type}"]`);
    assert.deepEqual([of('NewsArticle').length, of('Claim').length, of('ClaimReview').length], [2, 6, 1]);
    const quads = (await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' })) as unknown as string;
    assert.match(quads, /"half true"/u);
    assert.doesNotMatch(quads, /ratingValue/u, 'no number is made up');
  });
});

/** What is used of the package: it checks a source and throws what is wrong. */
interface GeoJsonChecker { check(source: string): { readonly type: string; readonly features: readonly { readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null }[] } }

describe('check-geojson reads', () => {
  const onDisk = exportsOnDisk();
  const { check } = createRequire(__filename)('@placemarkio/check-geojson') as GeoJsonChecker;

  it('both lists of places, and finds no fault; positions lie on Earth, with seven places of decimals at most', () => {
    assert.throws(() => check('{"type": "Feature", "geometry": {"type": "Point", "coordinates": ["x"]}, "properties": {}}'), 'the checker does notice');
    for (const id of ['geojson', 'linkedplaces']) {
      const [path] = onDisk(id, [TORTURE, PLAIN]);
      const read = check(readFileSync(path ?? '', 'utf8'));
      assert.equal(read.type, 'FeatureCollection');
      const points = read.features.map((f) => (f.geometry?.type === 'Point' ? f.geometry.coordinates : undefined));
      assert.ok(points.length >= 3 && points.some((p) => p === undefined), 'places without coordinates are features too');
      const located = points.filter((p) => p !== undefined);
      assert.ok(located.length > 0);
      for (const [lon = NaN, lat = NaN] of located) assert.ok(Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && [lon, lat].every((n) => n === Number(n.toFixed(7))));
    }
  });
});
