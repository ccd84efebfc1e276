// Choices for quick picks: speakers and entities by nearness, then of the folder; kinds of the tagset; candidates of a place.
import { folderEntities } from '../../core/corpus/query.js';
import type { GlossEntity } from '../../core/model/annotation.js';
import type { Choice, ChoicesParams } from '../../protocol/protocol.js';
import { describePlace, type PlaceBook } from '../placeWords.js';
import { mentionsByEntity } from '../../core/corpus/facts.js';
import { type Folder, folderKey } from '../folder.js';
import { entityOf, foundEntityOf, markById, type Snapshot } from '../snapshot.js';
import { placeOf } from '../../core/review/placeOf.js';
import { kindWord } from '../words.js';
import { rivalsOf } from './rivals.js';

export function choices(snapshot: Snapshot, { folder, book }: { readonly folder: Folder; readonly book: PlaceBook }, params: ChoicesParams): Choice[] {
  switch (params.of) {
    case 'kind':
      return kindChoices(snapshot);
    case 'place':
      return placeChoices(snapshot, book, params.id);
    case 'speaker':
    case 'entity':
      return entityChoices(snapshot, folder, params);
  }
}

/** Entities that can speak, the one nearest before `offset` first, then those after it. */
export function speakersNear(snapshot: Snapshot, offset: number): GlossEntity[] {
  const speaking = snapshot.kinds.find((k) => k.name === 'claim')?.speaker;
  const may = (e: GlossEntity): boolean => (speaking ? speaking.includes(e.kind) : e.kind !== 'place' && e.kind !== 'document') || snapshot.speakers.claimsOf.has(e.id);
  return nearest(snapshot, offset).filter(may);
}

function nearest(snapshot: Snapshot, offset: number): GlossEntity[] {
  const places = mentionsByEntity(snapshot.live);
  const distance = (e: GlossEntity): number => Math.min(Number.MAX_SAFE_INTEGER, ...(places.get(e.id) ?? []).map((s) => (s.start <= offset ? offset - s.start : 2 * (s.start - offset))));
  return [...snapshot.marks.entities.values()].map((e) => ({ e, d: distance(e) })).sort((a, b) => a.d - b.d || (a.e.name < b.e.name ? -1 : 1)).map(({ e }) => e);
}

function entityChoices(snapshot: Snapshot, folder: Folder, { of, position }: ChoicesParams): Choice[] {
  const offset = position ? snapshot.positions.offsetAt(position) : 0;
  const here = of === 'speaker' ? speakersNear(snapshot, offset) : nearest(snapshot, offset);
  const keys = new Set(here.map((e) => folderKey(folder, e)));
  const elsewhere = folderEntities(folder.index).filter((e) => !keys.has(e.key) && (of === 'entity' || e.claims > 0) && !e.key.includes('://'));
  return [
    ...here.map((e): Choice => ({ label: e.name, description: kindWord(e.kind), entity: e.id, kind: e.kind, from: 'article', ...(e.roles.length > 0 ? { detail: e.roles.join(', ') } : {}) })),
    ...elsewhere.slice(0, FOLDER_LIMIT).map((e): Choice => ({ label: e.name, description: kindWord(e.kind), kind: e.kind, from: 'folder', ...(e.roles.length > 0 ? { detail: e.roles.join(', ') } : {}) })),
  ];
}

const FOLDER_LIMIT = 500;

const kindChoices = (snapshot: Snapshot): Choice[] => snapshot.kinds.map((k): Choice => ({
  label: kindWord(k.name), kind: k.name, from: 'tagset',
  ...(k.description !== undefined ? { description: k.description } : {}),
  ...(k.key !== undefined ? { key: k.key } : {}),
}));

/** What the place may be instead; the engine's own choice first, where a person chose another. */
function placeChoices(snapshot: Snapshot, book: PlaceBook, id: string | undefined): Choice[] {
  const mark = id === undefined ? undefined : markById(snapshot, id);
  const found = mark && foundEntityOf(snapshot, mark);
  const now = mark && placeOf(entityOf(snapshot, mark), found);
  return rivalsOf(found, now).map(({ place, choice }): Choice => ({
    label: place.name, description: describePlace(place, book), from: 'article', ...(typeof choice === 'number' ? { alternative: choice } : { place: choice }),
  }));
}
