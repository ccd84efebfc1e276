// The engine against a careful reader's list of two real articles that lie beside the repository (not in it); skipped by name without them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overlapLength, type Span } from '../../server/src/core/base/span.js';
import type { Analysis, Attribution } from '../../server/src/core/model/analysis.js';
import { engine } from '../support/engine.js';
import { REPOSITORY } from '../support/repository.js';

interface ExpectedClaim { readonly speaker: Span; readonly content: readonly (readonly [number, number])[] }
interface Expected {
  readonly file: string;
  readonly structure: readonly (Span & { readonly kind: string })[];
  readonly speakers: readonly (Span & { readonly name: string })[];
  readonly places: readonly (Span & { readonly name: string })[];
  readonly claims: readonly ExpectedClaim[];
}
interface Tally { hit: number; all: number; readonly missed: string[] }

const NAMES = ['000_12b6f797a4f11d0d', '004_d875bac7675d1d39'];
const SAMPLES = join(REPOSITORY, '..', 'shared', 'samples');
const GOAL = 0.9;

const readExpected = (name: string): Expected => JSON.parse(readFileSync(join(REPOSITORY, 'test', 'expected', `${name}.json`), 'utf8'));

describe('two real articles, as a careful reader marked them', () => {
  const there = NAMES.filter((name) => existsSync(join(SAMPLES, `${name}.txt`)));
  for (const name of NAMES) if (!there.includes(name)) it.skip(`${name}.txt is not at ../shared/samples: not compared`, () => undefined);
  if (there.length < NAMES.length) return;

  const tallies = { speakers: tally(), places: tally(), claims: tally() };
  before(() => {
    for (const name of there) compare(readFileSync(join(SAMPLES, `${name}.txt`), 'utf8'), readExpected(name), tallies);
  });

  for (const layer of ['speakers', 'places', 'claims'] as const) {
    it(`finds at least nine of ten ${layer}`, () => {
      const { hit, all, missed } = tallies[layer];
      assert.ok(hit / all >= GOAL, `${hit} of ${all}; missed: ${missed.join(', ')}`);
    });
  }

  it('takes no label, credit or last line for a speaker or a claim', () => {
    for (const name of there) {
      const expected = readExpected(name);
      const analysis = engine.analyse(readFileSync(join(SAMPLES, `${name}.txt`), 'utf8'));
      const silent = expected.structure.filter((s) => s.kind === 'label' || s.kind === 'credit' || s.kind === 'trailer');
      for (const a of everyAttribution(analysis.attributions)) {
        for (const span of [...(a.source?.spans ?? []), ...a.content]) assert.ok(!silent.some((s) => overlapLength(s, span) > 0), `${name} at ${span.start}`);
      }
    }
  });
});

function tally(): Tally {
  return { hit: 0, all: 0, missed: [] };
}

function compare(text: string, expected: Expected, tallies: { speakers: Tally; places: Tally; claims: Tally }): void {
  const analysis = engine.analyse(text);
  const attributions = everyAttribution(analysis.attributions);
  const speakers = attributions.flatMap((a) => speakerSpans(a, analysis));
  count(tallies.speakers, expected.speakers, (s) => speakers.some((m) => matches(m, s)), expected.file);
  const places = analysis.mentions.filter((m) => m.kind === 'place').map((m) => m.span);
  count(tallies.places, expected.places, (p) => places.some((m) => matches(m, p)), expected.file);
  for (const claim of expected.claims) {
    const content = claim.content.map(([start, end]) => ({ start, end }));
    const hit = attributions.some((a) => sharesHalf(a.content, content) && speakerSpans(a, analysis).some((s) => overlapLength(s, claim.speaker) > 0));
    add(tallies.claims, hit, `${expected.file} at ${content[0]?.start ?? 0}`);
  }
}

function count(into: Tally, wanted: readonly (Span & { readonly name: string })[], found: (s: Span) => boolean, file: string): void {
  for (const one of wanted) add(into, found(one), `${one.name} in ${file} at ${one.start}`);
}

function add(into: Tally, hit: boolean, what: string): void {
  into.all += 1;
  if (hit) into.hit += 1;
  else into.missed.push(what);
}

/** A mark overlaps at least half of the longer of both. */
const matches = (a: Span, b: Span): boolean => overlapLength(a, b) * 2 >= Math.max(a.end - a.start, b.end - b.start);

function sharesHalf(a: readonly Span[], b: readonly Span[]): boolean {
  const size = (spans: readonly Span[]): number => spans.reduce((n, s) => n + s.end - s.start, 0);
  const shared = a.reduce((n, x) => n + b.reduce((m, y) => m + overlapLength(x, y), 0), 0);
  return shared * 2 >= Math.max(size(a), size(b));
}

function speakerSpans(a: Attribution, analysis: Analysis): Span[] {
  const mention = a.source?.mention === undefined ? undefined : analysis.mentions[a.source.mention];
  return [...(a.source?.spans ?? []), ...(mention ? [mention.span] : [])];
}

function everyAttribution(attributions: readonly Attribution[]): Attribution[] {
  return attributions.flatMap((a) => [a, ...everyAttribution(a.nested)]);
}
