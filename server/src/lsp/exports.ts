// Exports for the editor: the articles asked for, read one after the other. The formats are loaded at the first export.
import type { CancellationToken } from 'vscode-languageserver';
import type { Chunk } from '../core/exchange/port.js';
import type { ExportParams, ExportResult, FormatView } from '../protocol/protocol.js';
import type { ExportTargetsParams, ExportTargetsResult } from '../protocol/exchange.js';
import { annotatedArticle } from '../service/annotated.js';
import { say } from '../service/messages.js';
import { childOf, fileNameOf, pathWithin } from '../service/uris.js';
import { exchangeProgress } from './exchangeProgress.js';
import { cancelled } from './handler.js';
import { normalise } from './openDocuments.js';
import type { Session } from './session.js';

const formats = () => import('../core/exchange/registry.js');

export async function exportFormats(): Promise<FormatView[]> {
  const { FORMATS } = await formats();
  return FORMATS.map(({ id, label, detail, extension }) => ({ id, label, detail, extension }));
}

/** What the newsroom in `folder` lists under `exports`. */
export async function exportTargets(session: Session, { folder }: ExportTargetsParams): Promise<ExportTargetsResult> {
  const { project } = await session.articles.newsroom(childOf(normalise(folder), 'any'));
  return { targets: project.exports.map(({ format, to }) => ({ format, to })) };
}

/** The articles asked for, each once. */
async function articlesOf({ corpora }: Session, { uris = [], folders = [], folder }: ExportParams): Promise<string[]> {
  const found = new Set(folder === undefined ? uris.map(normalise) : []);
  for (const inside of folder === undefined ? folders : [folder]) {
    for (const uri of await corpora.articlesIn(normalise(inside))) found.add(uri);
  }
  return [...found];
}

export async function exportArticlesOf(session: Session, params: ExportParams, token: CancellationToken): Promise<ExportResult> {
  const { findFormat, startExport } = await formats();
  const format = findFormat(params.format);
  if (!format) return { files: [], losses: [], annotations: 0, articles: 0, problems: [say('export.unknown-format', params.format)] };
  const uris = await articlesOf(session, params);
  const given = params.folder ?? params.root;
  const root = given === undefined ? undefined : normalise(given);
  const tell = exchangeProgress(session, uris.length);
  const outline = format.id === 'html' ? session.host.outline() : undefined;
  const run = startExport(format, { with: params.with ?? [], abbreviations: session.host.resources().lexicon.abbreviations, ...(outline ? { outline } : {}) });
  const files = new Map<string, string[]>();
  const binary = new Map<string, string>();
  const problems: string[] = [];
  let articles = 0;
  const keep = (chunks: readonly Chunk[]): void => {
    for (const { file, text, bytes } of chunks) {
      if (bytes) binary.set(file, Buffer.from(bytes).toString('base64'));
      const pieces = files.get(file);
      if (pieces) pieces.push(text);
      else files.set(file, [text]);
    }
  };
  for (const [done, uri] of uris.entries()) {
    await session.host.breathe();
    if (token.isCancellationRequested) throw cancelled();
    tell(done);
    const snapshot = await session.articles.passing(uri);
    const name = (root === undefined ? undefined : pathWithin(root, uri)) ?? fileNameOf(uri);
    const unreadable = !snapshot ? 'export.missing' : snapshot.unreadable ?? (snapshot.encodingProblem ? 'export.encoding' : undefined);
    if (!snapshot || unreadable !== undefined) {
      problems.push(`${name}: ${say(unreadable ?? 'export.missing')}`);
      continue;
    }
    // Its decisions are in a file that cannot be read: an export of the rest would pass for all there is.
    const broken = snapshot.gloss && !snapshot.gloss.reading.writable ? (snapshot.gloss.reading.problems[0] ?? { code: 'gloss.syntax', args: [] }) : undefined;
    if (broken) {
      problems.push(`${fileNameOf(snapshot.glossUri)}: ${say(broken.code, ...broken.args)}`);
      continue;
    }
    keep(run.add(annotatedArticle(snapshot, name, params.with ?? [])));
    articles++;
  }
  const { chunks, losses, annotations } = run.end();
  keep(chunks);
  return {
    files: [...files].map(([name, pieces]) => {
      const base64 = binary.get(name);
      return { name, content: pieces.join(''), ...(base64 === undefined ? {} : { base64 }) };
    }),
    losses: losses.map(({ code, count, message }) => ({ code, count, message })),
    annotations,
    articles,
    problems,
  };
}
