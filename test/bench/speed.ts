// Speed: the engine beside compromise 14 in the same run, one edited paragraph, and the whole server as a process.
import nlp from 'compromise';
import { createAnalyser } from '../../server/src/core/detect/analyse.js';
import { findPlaces } from '../../server/src/core/detect/places/candidates.js';
import { resolvePlaces } from '../../server/src/core/detect/places/resolve.js';
import { cpuMs } from '../support/cpu.js';
import { tokenize } from '../../server/src/core/text/tokens.js';
import { loadResources } from '../../server/src/node/resources.js';
import { longArticle } from './longArticle.js';
import { serverFigures } from './serverSpeed.js';

export interface SpeedRow { readonly set: string; readonly measure: string; readonly value: number; readonly unit: string }

/** Runs short enough for a bench of minutes, long enough that the median is steady on a shared machine. */
const ROUNDS = 15;
/**
 * Readings before the measured ones, of engine and compromise alike: JavaScript runs many times slower until its engine has compiled what runs often.
 * A server is there after some articles, the command line after some dozens. What the first reading takes is a row of its own.
 */
const WARM_UP = 25;
/** No more than the samples have, so that no paragraph is met twice and kept from the first time. */
const WORDS_OF_PEER = 3200;

export async function speed(root: string): Promise<readonly SpeedRow[]> {
  return [...engineFigures(root), ...(await serverFigures(root))];
}

function engineFigures(root: string): SpeedRow[] {
  const resources = loadResources();
  const text = longArticle(root, WORDS_OF_PEER);
  const words = text.split(/\s+/u).length;
  const tokens = tokenize(text).length;
  const analyser = createAnalyser(resources);
  const read = (): void => { analyser.analyse(text); };
  const peerReads = (): void => { nlp(text).people().out('offset'); };
  const [first = 0] = times(1, read);
  // By turns, so that whatever else the machine does meets both alike.
  const ours: number[] = [];
  const peer: number[] = [];
  for (let i = -WARM_UP; i < ROUNDS; i++) {
    const [own = 0] = times(1, read);
    const [other = 0] = times(1, peerReads);
    if (i < 0) continue;
    ours.push(own);
    peer.push(other);
  }
  const perSecond = (ms: readonly number[], units = words): number => Math.round((1000 * units) / median(ms));
  const ratio = median(ours.map((ms, i) => (peer[i] ?? 0) / ms));
  const long = longArticle(root, 20000);
  const rows: SpeedRow[] = [
    { set: 'engine', measure: 'whole pipeline, words a second', value: perSecond(ours), unit: 'w/s' },
    { set: 'engine', measure: 'whole pipeline, tokens a second', value: perSecond(ours, tokens), unit: 't/s' },
    { set: 'engine', measure: 'first reading of 3,200 words in a process', value: round(first), unit: 'ms' },
    { set: 'compromise 14', measure: 'tags and looks up names, words a second', value: perSecond(peer), unit: 'w/s' },
    { set: 'engine', measure: 'ratio to compromise in this run', value: Math.round(10 * ratio) / 10, unit: '×' },
    { set: 'engine', measure: 'resources loaded', value: round(median(times(5, () => { loadResources(); }))), unit: 'ms' },
  ];
  return [...rows, placesShare(resources, text), ...keystrokes(resources, longArticle(root, 1000), 're-analysis of 1,000 words after a keystroke', MIDDLE), ...keystrokes(resources, long, 're-analysis of 20,000 words after a keystroke', MIDDLE),
    ...keystrokes(resources, long, 're-analysis of 20,000 words after a keystroke, at four places, three of them at names or first words', PLACES), ...paragraphs(resources, text), ...sentenceTyped(resources, long, '20,000')];
}

/** What finding and resolving places takes of the whole, by processor time, warm and by turns; of a text that repeats no paragraph, since what is met twice is kept. */
function placesShare(resources: ReturnType<typeof loadResources>, text: string): SpeedRow {
  const { gazetteer, lexicon } = resources;
  const [wholes, places]: [number[], number[]] = [[], []];
  for (let i = -WARM_UP; i < ROUNDS; i++) {
    const whole = cpuMs(() => { createAnalyser(resources).analyse(text); });
    const part = gazetteer === undefined ? 0 : cpuMs(() => { resolvePlaces({ text, gazetteer, lexicon }, findPlaces({ text, gazetteer, lexicon })); });
    if (i < 0) continue;
    wholes.push(whole);
    places.push(part);
  }
  return { set: 'engine', measure: 'share of places in the whole, processor time', value: Math.round((100 * median(places)) / median(wholes)), unit: '%' };
}

/** A keystroke in the middle of a paragraph that stands alone: what of every keystroke does not hang on the article's length. All paragraphs in turn, several keys each. */
function paragraphs(resources: ReturnType<typeof loadResources>, text: string): SpeedRow[] {
  const analyser = createAnalyser(resources);
  const samples = text.split('\n\n').filter((p) => p.includes(' ')).flatMap((paragraph) => {
    let last = analyser.analyse(paragraph);
    const middle = paragraph.indexOf(' ', Math.floor(paragraph.length / 2));
    return middle < 0 ? [] : times(KEYS, (i) => { last = analyser.analyse(`${paragraph.slice(0, middle)}${'x'.repeat(i + 1)}${paragraph.slice(middle)}`, last); });
  });
  return percentileRows('re-analysis of one paragraph after a keystroke', samples, [50, 95, 99]);
}

/** Keys typed in each paragraph. */
const KEYS = 8;

/** Letters typed on at a word at each of `places`. The first keys are met by code that is hardly compiled, as after opening a file. */
function keystrokes(resources: ReturnType<typeof loadResources>, text: string, measure: string, places: readonly number[]): SpeedRow[] {
  const analyser = createAnalyser(resources);
  let last = analyser.analyse(text);
  const samples = places.flatMap((part) => {
    const at = text.indexOf(' ', Math.floor(text.length * part));
    return times(40, (i) => { last = analyser.analyse(`${text.slice(0, at)}${'x'.repeat(i + 1)}${text.slice(at)}`, last); });
  });
  return percentileRows(measure, samples, [50, 95, 99]);
}

/** Away from names, where no finding changes. */
const MIDDLE = [0.5];

/** What is typed brings names, a place, a quotation and two claims with it: most of these keystrokes change what is found in the article. */
const SENTENCE = ' The harbour master told Nordpress on Friday that the port of Halden would “never close”, and Anna Voss said she agreed with him.';
/** Where in the article it is typed, letter by letter. Two of the places stand beside a name, one is the first word of a paragraph. */
const PLACES = [0.15, 0.4, 0.6, 0.85];

function sentenceTyped(resources: ReturnType<typeof loadResources>, text: string, words: string): SpeedRow[] {
  const analyser = createAnalyser(resources);
  let last = analyser.analyse(text);
  const samples = PLACES.flatMap((part) => {
    const at = text.indexOf('. ', Math.floor(text.length * part)) + 1;
    return times(SENTENCE.length, (i) => { last = analyser.analyse(text.slice(0, at) + SENTENCE.slice(0, i + 1) + text.slice(at), last); });
  });
  return percentileRows(`a sentence with names typed into ${words} words, each key`, samples, [50, 95]);
}

function percentileRows(measure: string, samples: readonly number[], wanted: readonly number[]): SpeedRow[] {
  const sorted = [...samples].sort((a, b) => a - b);
  return wanted.map((p) => ({ set: 'engine', measure: `${measure}, p${p}`, value: round(percentile(sorted, p)), unit: 'ms' }));
}

export function times(rounds: number, work: (round: number) => void): number[] {
  const samples: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    work(i);
    samples.push(performance.now() - start);
  }
  return samples;
}

export const median = (samples: readonly number[]): number => percentile([...samples].sort((a, b) => a - b), 50);
export const percentile = (sorted: readonly number[], p: number): number => sorted[Math.min(sorted.length - 1, Math.floor((p / 100) * sorted.length))] ?? 0;
export const round = (ms: number): number => Math.round(10 * ms) / 10;
