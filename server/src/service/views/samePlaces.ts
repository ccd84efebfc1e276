// Where else in the folder the name of a place is undecided, and stands for another place or for this one by nothing but decisions elsewhere: for a choice that shall hold everywhere.
import { placeKeyOf, type PlaceMention } from '../../core/map/gather.js';
import { foldName } from '../../core/review/entityIds.js';
import type { Mark } from '../../core/review/marks.js';
import { placeOf } from '../../core/review/placeOf.js';
import type { SamePlacesResult } from '../../protocol/map.js';
import type { Folder } from '../folder.js';
import { type PlaceBook, whatAndWhere } from '../placeWords.js';
import { entityOf, foundEntityOf, type Snapshot } from '../snapshot.js';
import { quoteOf } from '../words.js';
import { choiceOf } from './rivals.js';

/** Articles in which a person decided on one of the mentions are left as they are. Undefined where the mark stands for no place. */
export function samePlaces(snapshot: Snapshot, mark: Mark, folder: Folder, book: PlaceBook): SamePlacesResult | undefined {
  const entity = entityOf(snapshot, mark);
  const place = placeOf(entity, foundEntityOf(snapshot, mark));
  const choice = place && choiceOf(place);
  if (!place || !choice) return undefined;
  const name = entity?.name ?? quoteOf(mark);
  const names = new Set([foldName(name), foldName(quoteOf(mark))]);
  const means = (m: PlaceMention): boolean => names.has(foldName(m.name)) || names.has(foldName(m.quote));
  const articles = folder.index.all().flatMap((facts) => {
    const mentions = facts.uri === snapshot.uri ? [] : facts.places.filter(means);
    const [first] = mentions;
    const open = mentions.every((m) => m.status === 'suggested') && mentions.some((m) => m.place === undefined || m.usual === true || placeKeyOf(m.place) !== placeKeyOf(place));
    return first && open ? [{ uri: facts.uri, title: facts.title, id: first.id, mentions: mentions.length }] : [];
  });
  return { name, what: whatAndWhere(place, book), place: choice, articles };
}
