// One article from disk or standard input with its gloss file, as the same snapshot that the editor's features are made from.
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { anchorGloss } from '../core/anchor/anchor.js';
import { usageIn, withUsage } from '../core/corpus/usualPlaces.js';
import { readGloss } from '../core/gloss/read.js';
import type { GlossReading } from '../core/model/gloss.js';
import { decodeExact, decodeText, looksBinary } from '../node/encoding.js';
import { readNow } from '../node/files.js';
import { clearAbandoned } from '../node/lock.js';
import { MAX_ARTICLE_MB } from '../service/diagnostics/article.js';
import { DEFAULT_SETTINGS } from '../service/settings.js';
import { createSnapshot, type GlossSource, type Snapshot, type Unreadable } from '../service/snapshot.js';
import { GLOSS_ENDING } from '../service/uris.js';
import { formerTexts } from './formerTexts.js';
import type { Input } from './inputs.js';
import type { CliIo } from './io.js';
import type { Newsroom, Newsrooms } from './newsrooms.js';

export interface ArticleFile {
  readonly input: Input;
  readonly snapshot: Snapshot;
  readonly newsroom: Newsroom;
  readonly glossPath: string;
  /** As on disk; undefined where there is no gloss file. */
  readonly glossBytes?: Uint8Array;
}

export interface OpeningOptions {
  /** The engine's suggestions, and what is in doubt of them, are wanted as the editor shows them: with what the newsroom's other gloss files decide about places. */
  readonly suggestions?: boolean;
}

/** The article now; undefined where the file is gone. Failures of the disk throw. */
export async function openArticle(input: Input, io: CliIo, newsrooms: Newsrooms, { suggestions = false }: OpeningOptions = {}): Promise<ArticleFile | undefined> {
  const newsroom = input.kind === 'stdin' ? newsrooms.outside : await newsrooms.around(input.path);
  const glossPath = `${input.path}${GLOSS_ENDING}`;
  if (input.kind !== 'stdin') await clearAbandoned(glossPath);
  const glossBytes = input.kind === 'stdin' ? undefined : readNow(glossPath)?.bytes;
  const gloss = glossBytes && glossSource(glossPath, glossBytes, newsroom);
  const source = await readSource(input, io, gloss?.reading.gloss?.article.encoding ?? newsroom.project.articles.encoding);
  if (!source) return undefined;
  const former = gloss?.reading.gloss ? await formerTexts(gloss.reading.gloss, input.path, source.text, io) : [];
  const decided = suggestions ? await newsroom.decidedPlaces() : undefined;
  const snapshot = createSnapshot({
    ...source,
    uri: pathToFileURL(input.path).toString(),
    version: 0,
    file: basename(input.path),
    glossUri: pathToFileURL(glossPath).toString(),
    ...(gloss ? { gloss } : {}),
    analyse: () => {
      const found = newsroom.engine().analyse(source.text, undefined, { known: newsroom.project.entities });
      return decided ? { ...found, entities: withUsage(found.entities, usageIn(found, (names) => decided.usual(names, input.path))) } : found;
    },
    structure: () => newsroom.engine().structure(source.text),
    anchor: (file) => anchorGloss(file, source.text, former),
    waiting: { annotations: [], entities: [], removed: new Set(), count: 0 },
    projectEntities: newsroom.project.entities,
    kinds: newsroom.project.kinds,
    language: newsroom.project.articles.language,
    worth: newsroom.worth,
    settings: DEFAULT_SETTINGS,
  });
  return { input, snapshot, newsroom, glossPath, ...(glossBytes ? { glossBytes } : {}) };
}

type Source = Pick<Snapshot, 'text' | 'unreadable' | 'size' | 'encodingProblem'>;

const MAX_BYTES = MAX_ARTICLE_MB * 1_000_000;

async function readSource(input: Input, io: CliIo, encoding: string): Promise<Source | undefined> {
  if (input.kind === 'stdin') {
    const { bytes, size } = await readStdin(io);
    return size > MAX_BYTES ? tooLarge(size) : decoded(bytes, encoding);
  }
  const read = readNow(input.path, MAX_BYTES);
  return read && (read.bytes ? decoded(read.bytes, encoding) : tooLarge(read.size));
}

const tooLarge = (size: number): Source => ({ text: '', unreadable: 'article.too-large', size });

function decoded(bytes: Uint8Array, encoding: string): Source {
  const { text, problem } = decodeText(bytes, encoding);
  const unreadable: Unreadable | undefined = looksBinary(text) ? 'article.binary' : undefined;
  return { text, ...(unreadable ? { unreadable } : {}), ...(problem ? { encodingProblem: problem } : {}) };
}

/** Standard input up to the limit; beyond it only counted. */
async function readStdin(io: CliIo): Promise<{ readonly bytes: Uint8Array; readonly size: number }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of io.stdin) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), size };
}

const NOT_UTF8: GlossReading = { problems: [{ code: 'gloss.encoding', severity: 'error', span: { start: 0, end: 0 }, args: ['UTF-8'] }], writable: false };

function glossSource(path: string, bytes: Uint8Array, { project }: Newsroom): GlossSource {
  const source = decodeExact(bytes);
  const uri = pathToFileURL(path).toString();
  if (source === undefined) return { uri, source: '', reading: NOT_UTF8 };
  return { uri, source, reading: readGloss(source, { knownKinds: project.kinds.map((k) => k.name), projectEntities: project.entities }) };
}
