// The map's requests: places of an article, a selection or the folder, as a view and as GeoJSON.
import { MAP_METHODS, type MapExportResult, type MapParams, type MapResult, type SamePlacesParams, type SamePlacesResult } from '../protocol/map.js';
import { markById } from '../service/snapshot.js';
import { fileNameOf } from '../service/uris.js';
import { type MapInput, mapGeoJson, mapResult } from '../service/views/map.js';
import { samePlaces } from '../service/views/samePlaces.js';
import { normalise } from './openDocuments.js';
import { placeBook } from './placeBook.js';
import type { Session } from './session.js';

export function onMaps(session: Session): void {
  const { connection, handlers } = session;
  const nothing: MapResult = { title: '', places: [], unplaced: [], articles: 0 };
  connection.onRequest(MAP_METHODS.map, handlers.handle<MapParams, MapResult>(MAP_METHODS.map, nothing, async (params) => {
    const input = await inputOf(session, params);
    return input ? mapResult(input) : nothing;
  }));
  connection.onRequest(MAP_METHODS.geoJson, handlers.handle<MapParams, MapExportResult>(MAP_METHODS.geoJson, { text: '' }, async (params) => {
    const input = await inputOf(session, params);
    return { text: input ? mapGeoJson(input) : '' };
  }));
  connection.onRequest(MAP_METHODS.samePlaces, handlers.handle<SamePlacesParams, { readonly found?: SamePlacesResult }>(MAP_METHODS.samePlaces, {}, async ({ uri: given, id }) => {
    const uri = normalise(given);
    const snapshot = await session.articles.snapshot(uri);
    const mark = snapshot && markById(snapshot, id);
    const found = mark && samePlaces(snapshot, mark, await session.corpora.wholeFolder(uri), placeBook(session));
    return found ? { found } : {};
  }));
}

async function inputOf(session: Session, { scope, uri: given, ranges, insideNames = false }: MapParams): Promise<MapInput | undefined> {
  const { articles, corpora } = session;
  const uri = given === undefined ? articles.openArticles()[0] : normalise(given);
  const common = { insideNames, book: placeBook(session) };
  if (scope === 'folder') {
    const around = uri ?? (session.workspaceFolders[0] === undefined ? undefined : `${session.workspaceFolders[0]}/any`);
    if (around === undefined) return undefined;
    const { root } = await articles.newsroom(around);
    const { index } = await corpora.wholeFolder(around);
    return { ...common, title: fileNameOf(root ?? session.workspaceFolders[0] ?? around), articles: index.all(), textOf: () => undefined };
  }
  const snapshot = uri === undefined ? undefined : await articles.snapshot(uri);
  if (!snapshot) return undefined;
  const facts = (await corpora.folderOf(snapshot)).index.get(snapshot.uri);
  const within = scope === 'selection' && ranges !== undefined ? { within: ranges.map(snapshot.positions.spanOf) } : {};
  return { ...common, ...within, title: snapshot.details.title ?? snapshot.file, articles: facts ? [facts] : [], textOf: (of) => (of === snapshot.uri ? snapshot.text : undefined) };
}
