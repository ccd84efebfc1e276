// What a folder's decisions are worth: local papers read again, each as if the other articles from its state were decided by their gold.
import { DecidedPlaces, type DecidedMention, usageIn, withUsage } from '../../server/src/core/corpus/usualPlaces.js';
import { analyse } from '../../server/src/core/detect/analyse.js';
import type { Resources } from '../../server/src/core/detect/resources.js';
import { documentRecord, type DocumentRecord } from '../../server/src/core/exchange/jsonl/record.js';
import { type GoldDocument, type GoldPlace, homeIn } from './homeGiven.js';

/** Articles are of one folder where most of their gold places lie in the same state: the corpus does not name the papers. */
export function withFolders(documents: readonly GoldDocument[], resources: Resources): DocumentRecord[] {
  const { gazetteer } = resources;
  const folderOf = new Map(documents.map((d) => [d.id, gazetteer && homeIn(d.places ?? [], gazetteer)?.region]));
  const folders = new Map<number, DecidedPlaces>();
  for (const d of documents) {
    const region = folderOf.get(d.id);
    if (region === undefined) continue;
    const folder = folders.get(region) ?? new DecidedPlaces();
    folders.set(region, folder);
    folder.put(d.id, (d.places ?? []).map(decided));
  }
  return documents.map((d) => {
    const found = analyse(d.text, resources);
    const folder = folders.get(folderOf.get(d.id) ?? -1);
    const usage = usageIn(found, (names) => folder?.usual(names, d.id));
    return documentRecord(d.id, d.text, { ...found, entities: withUsage(found.entities, usage) });
  });
}

const decided = ({ text, lat, lon }: GoldPlace): DecidedMention =>
  ({ name: text, quote: text, status: 'accepted', form: 'name', ...(lat === undefined || lon === undefined ? {} : { place: { name: text, type: '', lat, lon } }) });
