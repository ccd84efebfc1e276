// Gloss and project files as documents of their own: what the editor asks about ids, completion and cards there.
import { type CodeAction, type CompletionItem, type Diagnostic, ErrorCodes, type Location, type Range, ResponseError, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver-types';
import type { PlaceRef } from '../core/model/analysis.js';
import { glossActions } from '../service/codeActions/gloss.js';
import { projectActions } from '../service/codeActions/newsroom.js';
import { completeYaml } from '../service/glossFile/completion.js';
import { glossContext, type GlossContext } from '../service/glossFile/context.js';
import { definitionOf, type IdAt, idAt, type IdSource, isPlainId, renameEdits, usesOfId } from '../service/glossFile/ids.js';
import type { Completing } from '../service/glossFile/values.js';
import { whereAt } from '../service/glossFile/where.js';
import { say } from '../service/messages.js';
import { positionsOf, rangeIn } from '../service/positions.js';
import { projectContext, type ProjectContext } from '../service/projectFile/context.js';
import { mentionsOf } from '../service/projectFile/mentions.js';
import { articleUriOf, childOf, fileNameOf, glossUriOf, isGlossUri, isProjectUri, parentOf, PROJECT_NAME } from '../service/uris.js';
import { isBuiltInKind } from '../core/gloss/tagset.js';
import { normalise } from './openDocuments.js';
import { countries, placeBook } from './placeBook.js';
import type { Newsroom } from './projects.js';
import type { Session } from './session.js';

interface At { readonly textDocument: { readonly uri: string }; readonly position: Position }

export function onIds(session: Session): void {
  const { connection, handlers } = session;
  connection.onPrepareRename(handlers.handle<At, Range | null>('prepareRename', null, async ({ textDocument, position }) => {
    const meant = await meantAt(session, normalise(textDocument.uri), position);
    return meant && mayBeRenamed(meant) ? positionsOf(meant.file.source).rangeOf(meant.at.span) : null;
  }));
  connection.onRenameRequest(handlers.handle<At & { newName: string }, WorkspaceEdit | null>('rename', null, async ({ textDocument, position, newName }) => {
    const meant = await meantAt(session, normalise(textDocument.uri), position);
    return meant && mayBeRenamed(meant) ? renamed(session, meant, newName.trim()) : null;
  }));
}

/** An id at a position of a file that can be read. */
interface Meant {
  readonly at: IdAt;
  readonly file: IdSource;
  readonly newsroom: Newsroom;
}

async function meantAt(session: Session, uri: string, position: Position): Promise<Meant | undefined> {
  const newsroom = await session.articles.newsroom(uri);
  const file = isProjectUri(uri) ? projectSource(uri, newsroom) : await glossSource(session, uri, newsroom);
  const at = file && idAt(file, positionsOf(file.source).offsetAt(position));
  return file && at && { at, file, newsroom };
}

const projectSource = (uri: string, { root, source }: Newsroom): IdSource | undefined => (root !== undefined && childOf(root, PROJECT_NAME) === uri ? { uri, source } : undefined);

async function glossSource(session: Session, uri: string, newsroom: Newsroom): Promise<IdSource | undefined> {
  const read = isGlossUri(uri) ? await session.gloss.read(uri, newsroom) : undefined;
  return read?.reading.gloss && { uri, source: read.source, gloss: read.reading.gloss };
}

/** From an id to its definition: in this file, else in the newsroom's. Of a newsroom's entity, at its definition, where articles name it. */
export async function idDefinition(session: Session, uri: string, position: Position): Promise<Location[]> {
  const meant = await meantAt(session, uri, position);
  if (!meant) return [];
  const { at, file, newsroom } = meant;
  const here = definitionOf(file, at);
  if (here.some((l) => positionsOf(file.source).offsetAt(l.range.start) === at.span.start)) return isProjectUri(uri) ? mentionLocations(session, uri, at, newsroom) : [];
  const project = newsroom.root === undefined ? undefined : projectSource(childOf(newsroom.root, PROJECT_NAME), newsroom);
  return here.length > 0 || !project ? here : definitionOf(project, at);
}

async function mentionLocations(session: Session, uri: string, { id, target }: IdAt, { project }: Newsroom): Promise<Location[]> {
  const entity = target === 'entity' ? project.entities.find((e) => e.id === id) : undefined;
  return entity ? mentionsOf(await session.corpora.wholeFolder(uri), entity).map(({ facts, span }) => ({ uri: facts.uri, range: rangeIn(facts.lines, span) })) : [];
}

/** All uses of the id at `position` in this file; of a newsroom's entity and of a kind in all files. */
export async function idReferences(session: Session, uri: string, position: Position, definition: boolean): Promise<Location[]> {
  const meant = await meantAt(session, uri, position);
  return meant ? (await filesWith(session, meant)).flatMap((file) => usesOfId(file, meant.at, definition)) : [];
}

/** The file alone, or, of what the newsroom lists, its file and all gloss files of the folder. */
async function filesWith(session: Session, { at, file, newsroom }: Meant): Promise<IdSource[]> {
  const { root } = newsroom;
  if (root === undefined || at.target === 'annotation' || (at.target === 'entity' && !newsroom.shared.has(at.id))) return [file];
  const project = projectSource(childOf(root, PROJECT_NAME), newsroom);
  const files = project ? [project] : [];
  for (const article of await session.corpora.articlesIn(root)) {
    const other = await glossSource(session, glossUriOf(article), newsroom);
    if (other) files.push(other);
  }
  return files.some((f) => f.uri === file.uri) ? files : [file, ...files];
}

/** Entities, and kinds that the newsroom made. */
function mayBeRenamed({ at, newsroom }: Meant): boolean {
  if (at.target === 'kind') return newsroom.root !== undefined && !isBuiltInKind(at.id) && newsroom.project.kinds.some((k) => k.name === at.id);
  return at.target === 'entity';
}

async function renamed(session: Session, meant: Meant, to: string): Promise<WorkspaceEdit | null> {
  const { at, file, newsroom: { project } } = meant;
  if (to === at.id) return null;
  const ids = at.target === 'kind' ? project.kinds.map((k) => k.name) : [...(file.gloss?.entities ?? []), ...project.entities].map((e) => e.id);
  const taken = ids.includes(to);
  if (!isPlainId(to) || taken) throw new ResponseError(ErrorCodes.InvalidParams, say(taken ? 'rename.taken' : 'rename.no-id', to));
  const documentChanges = (await filesWith(session, meant)).flatMap((f): TextDocumentEdit[] => {
    const edits = renameEdits(f, at, to);
    return edits.length > 0 ? [{ textDocument: { uri: f.uri, version: session.open.get(f.uri)?.version ?? null }, edits }] : [];
  });
  return { documentChanges };
}

/** What may be put at `position` of a gloss or project file; undefined for other documents. */
export async function completion(session: Session, uri: string, position: Position): Promise<CompletionItem[] | undefined> {
  if (!isGlossUri(uri) && !isProjectUri(uri)) return undefined;
  const newsroom = await session.articles.newsroom(uri);
  const read = isGlossUri(uri) ? await session.gloss.read(uri, newsroom) : undefined;
  const source = session.open.get(uri)?.text ?? read?.source ?? newsroom.source;
  const field = whereAt(source, positionsOf(source).offsetAt(position))?.path ?? [];
  const about: Completing = {
    file: isGlossUri(uri) ? 'gloss' : 'project', source, project: newsroom.project,
    ...(read?.reading.gloss ? { gloss: read.reading.gloss } : {}),
    ...(isGlossUri(uri) ? { article: fileNameOf(articleUriOf(uri)) } : {}),
    countries: () => countries(session),
    placesNamed: (name) => placesNamed(session, name),
    formats: field[0] === 'exports' ? (await import('../core/exchange/registry.js')).FORMATS : [],
    files: await filesFor(session, uri, field[0]),
  };
  return completeYaml(about, position, placeBook(session));
}

function placesNamed({ host }: Session, name: string): PlaceRef[] {
  const { gazetteer } = host.resources();
  const places = gazetteer?.findName(name)?.readings.map((r) => gazetteer.place(r.place)) ?? [];
  return places.sort((a, b) => b.population - a.population).slice(0, PLACES_OFFERED).flatMap((p) => (gazetteer ? [gazetteer.toRef(p)] : []));
}

const PLACES_OFFERED = 40;

/** Files of the newsroom that may be its guidelines, or a list of places. */
async function filesFor(session: Session, uri: string, field: string | undefined): Promise<string[]> {
  const endings = field === 'guidelines' ? GUIDELINES : field === 'gazetteers' ? PLACE_LISTS : undefined;
  const folder = parentOf(uri);
  if (!endings || folder === undefined || !isProjectUri(uri)) return [];
  const files: string[] = [];
  for await (const path of session.host.files.list(folder, (p) => endings.test(p) && !isGlossUri(p) && !isProjectUri(p))) {
    files.push(path);
    if (files.length >= FILES_OFFERED) break;
  }
  return files;
}

const FILES_OFFERED = 100;
/** Hit: "guidelines.md", miss: "a.csv". */
const GUIDELINES = /\.(?:md|txt|html?|pdf|docx|odt)$/iu;
/** Hit: "places.yaml", miss: "a.txt". */
const PLACE_LISTS = /\.(?:ya?ml|csv|tsv|(?:geo)?json)$/iu;

/** A gloss file with its article; undefined for other documents. */
export async function glossOf(session: Session, uri: string): Promise<GlossContext | undefined> {
  if (!isGlossUri(uri)) return undefined;
  const article = articleUriOf(uri);
  const newsroom = await session.articles.newsroom(article);
  const gloss = await session.gloss.read(uri, newsroom);
  return gloss && glossContext(gloss, newsroom.project, await session.articles.snapshot(article));
}

/** A newsroom's own file; undefined for other documents. */
export async function projectOf(session: Session, uri: string): Promise<ProjectContext | undefined> {
  if (!isProjectUri(uri)) return undefined;
  const newsroom = await session.articles.newsroom(uri);
  return projectSource(uri, newsroom) && projectContext(uri, newsroom.source, newsroom.project, await session.corpora.wantedFolder(uri));
}

/** Quick fixes in a gloss or project file. */
export async function yamlActions(session: Session, uri: string, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> {
  const newsroom = await session.articles.newsroom(uri);
  const { root, source, project } = newsroom;
  if (isProjectUri(uri)) return projectSource(uri, newsroom) ? projectActions({ uri, source, project }, diagnostics) : [];
  const context = await glossOf(session, uri);
  const ownCommands = session.client.options.ownViews === true;
  return context ? glossActions({ context, ownCommands, ...(root === undefined ? {} : { newsroom: { uri: childOf(root, PROJECT_NAME), source } }) }, diagnostics) : [];
}
