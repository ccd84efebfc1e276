// The data files that the engine works with, read from disk: word lists and the gazetteer.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Result } from '../core/base/result.js';
import type { Resources } from '../core/detect/resources.js';
import { openNameModel } from '../core/detect/names/nameModel.js';
import { createNameReader } from '../core/detect/names/nameReader.js';
import { openWeights } from '../core/learn/weights.js';
import { openGazetteer } from '../core/lexicon/gazetteer.js';
import { type OtherNames, readOtherNames } from '../core/lexicon/otherNames.js';
import { readOutline, type WorldOutline } from '../core/map/outline.js';
import { loadLexicon } from '../core/lexicon/lexicon.js';

/** Reads everything under `dataDir`. A gazetteer or model that is there but cannot be opened throws: the installation is damaged. */
export function loadResources(dataDir: string = findDataDir()): Resources {
  const lexicon = loadLexicon(readTexts(join(dataDir, 'lexicon')));
  const gazetteer = opened(join(dataDir, 'gazetteer.bin'), openGazetteer);
  const model = opened(join(dataDir, 'models', 'names.bin'), openNameModel);
  const attributions = opened(join(dataDir, 'models', 'attributions.bin'), openWeights);
  return { lexicon, ...(attributions ? { attributions } : {}), ...(gazetteer ? { gazetteer } : {}), ...(model ? { names: createNameReader(model, lexicon, gazetteer) } : {}) };
}

/** What `open` makes of the file; undefined where it is not installed, an exception where it is damaged. */
function opened<T, E>(path: string, open: (bytes: ArrayBuffer) => Result<T, E>): T | undefined {
  if (!existsSync(path)) return undefined;
  const read = open(arrayBufferOf(readFileSync(path)));
  if (!read.ok) throw new Error(`${path}: ${JSON.stringify(read.error)}`);
  return read.value;
}

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
