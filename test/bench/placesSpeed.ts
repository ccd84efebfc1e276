// Speed of the gazetteer and of the card's map: opening, memory, matching beside a plain walk over the same words, drawing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchNames } from '../../server/src/core/detect/places/match.js';
import { unitsOf } from '../../server/src/core/detect/places/units.js';
import { type Gazetteer, openGazetteer } from '../../server/src/core/lexicon/gazetteer.js';
import { locatorSvg, svgDataUri } from '../../server/src/core/map/locator.js';
import { readOutline } from '../../server/src/core/map/outline.js';
import { findDataDir, loadResources } from '../../server/src/node/resources.js';
import { cpuTimes } from './cpuTimes.js';
import { longArticle } from './longArticle.js';
import { findPlaces } from '../../server/src/core/detect/places/candidates.js';
import { resolvePlaces } from '../../server/src/core/detect/places/resolve.js';
import type { SpeedRow } from './speed.js';

const ROUNDS = 15;
/** A round of two milliseconds: the compiler is done with it only after some dozens. */
const MANY_ROUNDS = 100;
const WORDS = 20_000;

/** Milliseconds of processor time, the least of several rounds: a shared machine adds to it and never takes away. */
export function placesSpeed(root: string): readonly SpeedRow[] {
  const text = longArticle(root, WORDS);
  return [...gazetteerFigures(text), ...mapFigures(), ...pipelineFigures(text)];
}

const row = (measure: string, value: number, unit: string): SpeedRow => ({ set: 'places', measure, value: Math.round(10 * value) / 10, unit });
const least = (samples: readonly number[]): number => Math.min(...samples);
const MEGA = 1e6;

function gazetteerFigures(text: string): SpeedRow[] {
  const bytes = readFileSync(join(findDataDir(), 'gazetteer.bin'));
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  const before = held();
  const opened = openGazetteer(buffer);
  if (!opened.ok) throw new Error(opened.error.detail);
  const memory = held() - before + buffer.byteLength;
  const opening = least(cpuTimes(ROUNDS, () => { openGazetteer(buffer); }));
  const units = unitsOf(text, [{ start: 0, end: text.length }]);
  const matching = least(cpuTimes(MANY_ROUNDS, () => { matchNames(text, units, opened.value); }));
  const looking = least(cpuTimes(MANY_ROUNDS, () => { lookUpAll(opened.value, units.map((u) => u.lower)); }));
  return [
    row('gazetteer opened, processor time', opening, 'ms'),
    row('gazetteer in memory, its file included', memory / MEGA, 'MB'),
    row('names matched over the words of a text', text.length / MEGA / (matching / 1000), 'MB/s'),
    row('every word looked up by itself', text.length / MEGA / (looking / 1000), 'MB/s'),
  ];
}

/** Heap and buffers outside of it, after a collection where the program was started with --expose-gc. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function lookUpAll(gazetteer: Gazetteer, words: readonly string[]): void {
  for (const word of words) gazetteer.findName(word);
}

const POINTS = [{ lat: 50.45, lon: 30.52 }, { lat: -17.7, lon: 178 }, { lat: 48.86, lon: 2.35 }, { lat: 39.1, lon: -94.6 }, { lat: 1.3, lon: 103.8 }];

function mapFigures(): SpeedRow[] {
  const source = readFileSync(join(findDataDir(), 'world-110m.txt'), 'utf8');
  const outline = readOutline(source);
  const drawings = POINTS.flatMap((point) => cpuTimes(5, () => { svgDataUri(locatorSvg(outline, { ...point, label: 'x' }, 'light')); }));
  return [
    row('world of the card’s map read, the first time', cpuTimes(1, () => { readOutline(source); })[0] ?? 0, 'ms'),
    row('card’s map drawn, median of 25', [...drawings].sort((a, b) => a - b)[12] ?? 0, 'ms'),
    row('card’s map drawn, the slowest of 25', Math.max(...drawings), 'ms'),
  ];
}

/** Its share of the whole pipeline is a row of `bench speed`. */
function pipelineFigures(text: string): SpeedRow[] {
  const { gazetteer, lexicon } = loadResources();
  if (!gazetteer) return [];
  const places = least(cpuTimes(ROUNDS, () => { resolvePlaces({ text, gazetteer, lexicon }, findPlaces({ text, gazetteer, lexicon })); }));
  return [row('places of 20,000 words found and resolved, processor time', places, 'ms')];
}
