// Imports for the editor: files of other tools become decisions or suggestions of the articles of a folder, one undo step for each article.
import type { ForeignFile, Reader } from '../core/exchange/reading/port.js';
import type { AnnotatedArticle } from '../core/model/annotated.js';
import { decodeText, encodeUtf8 } from '../node/encoding.js';
import { EXCHANGE_METHODS, type ImportFormatsResult, type ImportFormatView, type ImportParams, type ImportResult } from '../protocol/exchange.js';
import { say } from '../service/messages.js';
import { childOf } from '../service/uris.js';
import { exchangeProgress } from './exchangeProgress.js';
import { normalise } from './openDocuments.js';
import { articlesChanged } from './refresh.js';
import type { Session } from './session.js';

const core = () => import('../core/exchange/importing.js');

const NOTHING: ImportResult = { uris: [], annotations: 0, losses: [], problems: [] };

export function onImports(session: Session): void {
  const { connection, handlers } = session;
  connection.onRequest(EXCHANGE_METHODS.importFormats, handlers.handle<unknown, ImportFormatsResult>('importFormats', { formats: [] }, async () => ({ formats: await importFormats() })));
  connection.onRequest(EXCHANGE_METHODS.import, handlers.handle<ImportParams, ImportResult>('import', NOTHING, (p) => importFiles(session, p)));
}

async function importFormats(): Promise<ImportFormatView[]> {
  const { FORMATS } = await core();
  return FORMATS.flatMap(({ id, label, reader }) => (reader ? [{ id, label, endings: reader.endings }] : []));
}

async function importFiles(session: Session, params: ImportParams): Promise<ImportResult> {
  const { findFormat, readFiles, lossCounter, fileNames } = await core();
  const reader = findFormat(params.format)?.reader;
  if (!reader) return { ...NOTHING, problems: [say('export.unknown-format', params.format)] };
  const folder = normalise(params.folder);
  const files = params.files.map((f) => foreign(f.name, Buffer.from(f.base64, 'base64')));
  const { project } = await session.articles.newsroom(childOf(folder, 'any'));
  const reading = readFiles(reader, [...files, ...await wanted(session, reader, files, folder)], project.kinds.map((k) => k.name));
  if (reading.problems.length > 0) return { ...NOTHING, problems: reading.problems.map((p) => `${p.file}${p.line === undefined ? '' : `:${p.line}`}: ${p.message}`) };
  const [losses, names] = [lossCounter(), fileNames()];
  const landed: { readonly uri: string; readonly annotations: number }[] = [];
  const problems: string[] = [];
  const tell = exchangeProgress(session, reading.articles.length);
  for (const [done, article] of reading.articles.entries()) {
    await session.host.breathe();
    tell(done);
    const name = names.take(ENDING.test(article.file) ? article.file : `${article.file}.txt`).name;
    const outcome = await land(session, article, childOf(folder, name), params, losses);
    if (typeof outcome === 'string') problems.push(`${name}: ${outcome}`);
    else landed.push({ uri: childOf(folder, name), annotations: outcome });
  }
  return {
    uris: landed.map((l) => l.uri),
    annotations: landed.reduce((sum, l) => sum + l.annotations, 0),
    losses: [...reading.losses, ...losses.list()].map(({ code, count, message }) => ({ code, count, message })),
    problems,
  };
}

/** A text has an ending; hit: "a.md", miss: "a". */
const ENDING = /\.[A-Za-z0-9]{1,8}$/u;

function foreign(name: string, bytes: Uint8Array): ForeignFile {
  const { text, problem } = decodeText(bytes);
  return { name, bytes, text: problem ? undefined : text };
}

async function wanted({ host }: Session, reader: Reader, files: readonly ForeignFile[], folder: string): Promise<ForeignFile[]> {
  const found: ForeignFile[] = [];
  for (const name of new Set(reader.wants?.(files) ?? [])) {
    if (name === '' || name.split('/').includes('..')) continue;
    const bytes = await host.files.read(childOf(folder, name));
    if (bytes) found.push(foreign(name, bytes));
  }
  return found;
}

/** How many annotations landed, or why none could. */
async function land(session: Session, article: AnnotatedArticle, uri: string, params: ImportParams, losses: ReturnType<Awaited<ReturnType<typeof core>>['lossCounter']>): Promise<number | string> {
  const { importArticle } = await core();
  const { host, articles, decisions } = session;
  if (!session.open.get(uri) && !(await host.files.stat(uri))) await host.files.create(uri, encodeUtf8(article.text));
  const { shared } = await articles.newsroom(uri);
  let count = 0;
  const result = await decisions.apply(uri, (snapshot, newId) => {
    const target = { text: snapshot.text, annotations: snapshot.anchored.map((a) => a.annotation), entities: snapshot.glossFile?.entities ?? [], shared };
    const operations = importArticle(article, target, { newId, ...(params.as ? { as: params.as } : {}) }, losses);
    count = operations.filter((o) => o.kind === 'put').length;
    return operations;
  });
  if (result.outcome === 'refused') return result.message ?? '';
  articlesChanged(session, [uri], { textOnly: false });
  if (!session.open.get(uri)) await session.corpora.changed(uri);
  return count;
}
