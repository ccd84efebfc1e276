// The data files that the engine works with, read from disk: word lists and the gazetteer.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { err, type Result } from '../core/base/result.js';
import type { Resources } from '../core/detect/resources.js';
import { openNameModel } from '../core/detect/names/nameModel.js';
import { createNameReader } from '../core/detect/names/nameReader.js';
import { openWeights } from '../core/learn/weights.js';
import { openGazetteer } from '../core/lexicon/gazetteer.js';
import { type OtherNames, readOtherNames } from '../core/lexicon/otherNames.js';
import { readOutline, type WorldOutline } from '../core/map/outline.js';
import { loadLexicon } from '../core/lexicon/lexicon.js';

/** A data file that is there and cannot be used: cut off, changed, of another version, unreadable. */
export interface DamagedFile {
  readonly path: string;
  readonly holds: 'places' | 'names' | 'attributions';
  /** Plain words. */
  readonly detail: string;
}

/** `resources`: everything but what is `damaged`, so that the rest goes on. */
export interface LoadedData {
  readonly resources: Resources;
  readonly damaged: readonly DamagedFile[];
}

/** Reads everything under `dataDir`. The word lists must be there. */
export function loadData(dataDir: string = findDataDir()): LoadedData {
  const damaged: DamagedFile[] = [];
  const opened = <T>(holds: DamagedFile['holds'], path: string, open: (bytes: ArrayBuffer) => Result<T, unknown>): T | undefined => {
    const read = openFile(path, open);
    if (read?.ok === false) damaged.push({ path, holds, detail: read.error });
    return read?.ok === true ? read.value : undefined;
  };
  const lexicon = loadLexicon(readTexts(join(dataDir, 'lexicon')));
  const gazetteer = opened('places', join(dataDir, 'gazetteer.bin'), openGazetteer);
  const model = opened('names', join(dataDir, 'models', 'names.bin'), openNameModel);
  const attributions = opened('attributions', join(dataDir, 'models', 'attributions.bin'), openWeights);
  const resources = { lexicon, ...(attributions ? { attributions } : {}), ...(gazetteer ? { gazetteer } : {}), ...(model ? { names: createNameReader(model, lexicon, gazetteer) } : {}) };
  return { resources, damaged };
}

/** The same for those who cannot do without any of it: throws where a file is damaged. */
export function loadResources(dataDir?: string): Resources {
  const { resources, damaged: [first] } = loadData(dataDir);
  if (first) throw new Error(`${first.path}: ${first.detail}`);
  return resources;
}

/** What `open` makes of the file; undefined where it is not installed. */
function openFile<T>(path: string, open: (bytes: ArrayBuffer) => Result<T, unknown>): Result<T, string> | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const read = open(arrayBufferOf(readFileSync(path)));
    return read.ok ? read : err(inWords(read.error));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** The gazetteer says what is wrong with it, the models by a word. */
function inWords(problem: unknown): string {
  if (typeof problem === 'object' && problem !== null && 'detail' in problem) return String(problem.detail);
  return MODEL_PROBLEMS[String(problem)] ?? String(problem);
}

const MODEL_PROBLEMS: Readonly<Record<string, string>> = {
  notAModel: 'the file is no model', otherVersion: 'the file has another version', cutShort: 'the file is cut off', damaged: 'the sum of the bytes does not match',
};

/** The world's coasts and borders; undefined where the file is not installed. */
export function loadOutline(dataDir: string = findDataDir()): WorldOutline | undefined {
  const path = join(dataDir, 'world-110m.txt');
  return existsSync(path) ? readOutline(readFileSync(path, 'utf8')) : undefined;
}

/** Other names of places; none where the file is not installed. */
export function loadOtherNames(dataDir: string = findDataDir()): OtherNames {
  const path = join(dataDir, 'other-names.txt');
  return existsSync(path) ? readOtherNames(readFileSync(path, 'utf8')) : new Map();
}

/** `data` beside the bundle, or `server/data` of the repository above the compiled or source files. */
export function findDataDir(from: string = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    for (const candidate of [join(folder, 'data'), join(folder, 'server', 'data')]) {
      if (existsSync(join(candidate, 'lexicon'))) return candidate;
    }
    if (dirname(folder) === folder) throw new Error(`No data folder beside or above ${from}`);
  }
}

function readTexts(folder: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of readdirSync(folder).sort()) if (name.endsWith('.txt')) texts[name] = readFileSync(join(folder, name), 'utf8');
  return texts;
}

/** Just the file's bytes: small files share Node's pool and are copied out of it. */
function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  if (bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength) return bytes.buffer;
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
