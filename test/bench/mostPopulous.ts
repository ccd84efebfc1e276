// The baseline of resolution: every place found means the most populous place of its name, whatever the article says.
import type { DocumentRecord, PlaceRecord } from '../../server/src/core/exchange/jsonl/record.js';
import type { Gazetteer } from '../../server/src/core/lexicon/gazetteer.js';

/** The same record with the places found resolved by people alone; names that no list knows have no point. */
export function mostPopulous(record: DocumentRecord, gazetteer: Gazetteer): DocumentRecord {
  return { ...record, places: record.places.map((place) => resolved(place, gazetteer)) };
}

function resolved({ start, end, text, kind }: PlaceRecord, gazetteer: Gazetteer): PlaceRecord {
  const named = (gazetteer.findName(text)?.readings ?? []).map((reading) => gazetteer.place(reading.place));
  // Of equal ones (no figure at all) the first, which the list holds for the weightiest.
  const best = named.reduce<(typeof named)[number] | undefined>((top, place) => (top === undefined || place.population > top.population ? place : top), undefined);
  return {
    start, end, text, kind,
    ...(best?.lat === undefined || best.lon === undefined ? {} : { lat: best.lat, lon: best.lon }),
    ...(best?.geonames === undefined ? {} : { geonameid: best.geonames }),
    ...(best?.country === undefined ? {} : { country: best.country }),
  };
}
