// Gloss and project files as documents of their own: what the editor asks about ids, outline, folds, lenses and colours there.
import { ErrorCodes, type Location, type Range, ResponseError, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver-types';
import { definitionOf, type IdAt, idAt, isPlainId, renameEdits, usesOfId } from '../service/glossFile/ids.js';
import { glossContext, type GlossContext } from '../service/glossFile/context.js';
import { say } from '../service/messages.js';
import { articleUriOf, childOf, glossUriOf, isGlossUri, PROJECT_NAME } from '../service/uris.js';
import { normalise } from './openDocuments.js';
import type { Session } from './session.js';

interface At { readonly textDocument: { readonly uri: string }; readonly position: Position }

export function onIds(session: Session): void {
  const { connection, handlers } = session;
  connection.onPrepareRename(handlers.handle<At, Range | null>('prepareRename', null, async ({ textDocument, position }) => {
    const context = await glossOf(session, normalise(textDocument.uri));
    const at = context && idAt(context, position);
    return at?.target === 'entity' ? context?.positions.rangeOf(at.span) ?? null : null;
  }));
  connection.onRenameRequest(handlers.handle<At & { newName: string }, WorkspaceEdit | null>('rename', null, async ({ textDocument, position, newName }) => {
    const context = await glossOf(session, normalise(textDocument.uri));
    const at = context && idAt(context, position);
    return context && at?.target === 'entity' ? renamed(session, context, at, newName.trim()) : null;
  }));
}

/** From an id to its definition: in this file, else in the newsroom's. */
export async function idDefinition(session: Session, context: GlossContext, position: Position): Promise<Location[]> {
  const at = idAt(context, position);
  if (!at) return [];
  const here = definitionOf(context.uri, context.source, at);
  const own = here.some((l) => context.positions.offsetAt(l.range.start) === at.span.start);
  if (own) return [];
  const { root, source } = await session.articles.newsroom(context.articleUri);
  return here.length > 0 || root === undefined ? here : definitionOf(childOf(root, PROJECT_NAME), source, at);
}

/** All uses of the id at `position` in this file; of a newsroom's entity in all files. */
export async function idReferences(session: Session, context: GlossContext, position: Position): Promise<Location[]> {
  const at = idAt(context, position);
  if (!at) return [];
  const found: Location[] = [];
  for (const file of await filesWith(session, context, at)) if (file.gloss) found.push(...usesOfId(file.uri, file.source, file.gloss, at));
  return found;
}

interface IdFile { readonly uri: string; readonly source: string; readonly gloss?: NonNullable<GlossContext['reading']['gloss']> }

/** The gloss file alone, or, where the newsroom lists the entity, its file and all gloss files of the folder. */
async function filesWith(session: Session, context: GlossContext, at: IdAt): Promise<IdFile[]> {
  const { gloss } = context.reading;
  const here: IdFile = { uri: context.uri, source: context.source, ...(gloss ? { gloss } : {}) };
  const newsroom = await session.articles.newsroom(context.articleUri);
  if (at.target !== 'entity' || newsroom.root === undefined || !newsroom.shared.has(at.id)) return [here];
  const files: IdFile[] = [{ uri: childOf(newsroom.root, PROJECT_NAME), source: newsroom.source }, here];
  for (const { uri } of (await session.corpora.wholeFolder(context.articleUri)).index.all()) {
    const other = glossUriOf(uri);
    const read = other === context.uri ? undefined : await session.gloss.read(other, newsroom);
    if (read?.reading.gloss) files.push({ uri: other, source: read.source, gloss: read.reading.gloss });
  }
  return files;
}

async function renamed(session: Session, context: GlossContext, at: IdAt, to: string): Promise<WorkspaceEdit | null> {
  if (to === at.id) return null;
  const taken = [...(context.reading.gloss?.entities ?? []), ...context.project.entities].some((e) => e.id === to);
  if (!isPlainId(to) || taken) throw new ResponseError(ErrorCodes.InvalidParams, say(taken ? 'rename.taken' : 'rename.no-id', to));
  const documentChanges = (await filesWith(session, context, at)).flatMap((file): TextDocumentEdit[] => {
    const edits = renameEdits(file.source, file.gloss, at, to);
    return edits.length > 0 ? [{ textDocument: { uri: file.uri, version: session.open.get(file.uri)?.version ?? null }, edits }] : [];
  });
  return { documentChanges };
}

/** A gloss file with its article; undefined for other documents. */
export async function glossOf(session: Session, uri: string): Promise<GlossContext | undefined> {
  if (!isGlossUri(uri)) return undefined;
  const article = articleUriOf(uri);
  const newsroom = await session.articles.newsroom(article);
  const gloss = await session.gloss.read(uri, newsroom);
  return gloss && glossContext(gloss, newsroom.project, await session.articles.snapshot(article));
}
