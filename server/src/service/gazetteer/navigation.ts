// Between an article and the newsroom's own list of places: from a mention to its line, from a line to all mentions.
import type { Location, Position } from 'vscode-languageserver-types';
import { placeOf } from '../../core/review/placeOf.js';
import type { Folder } from '../folder.js';
import { positionsOf, rangeIn } from '../positions.js';
import { foundEntityOf, type Snapshot } from '../snapshot.js';
import { targetAt } from '../target.js';
import { entryAt, entryOf, isMentioned, type PlaceList } from './own.js';

/** The line of the entry that a place mention stands for; empty for places of the built-in list. */
export function ownDefinition(snapshot: Snapshot, lists: readonly PlaceList[], position: Position): Location[] {
  if (lists.length === 0) return [];
  const target = targetAt(snapshot, snapshot.positions.offsetAt(position));
  const place = target?.mark.annotation.type === 'mention' ? placeOf(target.entity, foundEntityOf(snapshot, target.mark)) : undefined;
  const entry = place && entryOf(lists, place);
  return entry ? [{ uri: entry.list.uri, range: positionsOf(entry.list.source).rangeOf(entry.span) }] : [];
}

/** Every mention, in the folder's articles, of the place that the entry at `position` describes; rejected ones are none. */
export function ownReferences(list: PlaceList, folder: Folder, position: Position, declaration: boolean): Location[] {
  const positions = positionsOf(list.source);
  const entry = entryAt(list, positions.offsetAt(position));
  if (!entry) return [];
  const itself = declaration ? [{ uri: list.uri, range: positions.rangeOf(entry.span) }] : [];
  const mentions = folder.index.all().flatMap((facts) => facts.places
    .filter((m) => m.status !== 'rejected' && isMentioned(entry.place, m))
    .map((m): Location => ({ uri: facts.uri, range: rangeIn(facts.lines, m.span) })));
  return [...itself, ...mentions];
}
