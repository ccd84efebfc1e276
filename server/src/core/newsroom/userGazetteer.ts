// A newsroom's own places, read from YAML, CSV or GeoJSON into values, with a problem for each thing that is wrong, at its place.
import type { UserGazetteer } from './gazetteerEntries.js';
import { isTable, readTable } from './gazetteerTable.js';
import { isJson, readFeatures } from './gazetteerJson.js';
import { readList } from './gazetteerList.js';

export type { UserGazetteer } from './gazetteerEntries.js';

/**
 * Reads `text`; what it is shows in itself: a header line of a table, JSON, else YAML. Fields: `name`, `aliases` (a list; in a table and in text parted by "|"),
 * `type`, `at: [lat, lon]` or `lat` and `lon`, `country`, `population`, `geonames`; in GeoJSON the geometry for the point and `title`, `alt_name` beside them.
 * Codes: those of the YAML reader with `gazetteer.` before them, `gazetteer.json`, `gazetteer.not-a-list`, `gazetteer.not-geojson`, `gazetteer.no-name`, `gazetteer.bad-coordinates`,
 * `gazetteer.bad-position`, `gazetteer.bad-country`, `gazetteer.bad-number`, `gazetteer.unknown-key`, `gazetteer.too-many`, `gazetteer.too-deep`. Never throws.
 */
export function parseUserGazetteer(text: string): UserGazetteer {
  if (isTable(text)) return readTable(text);
  return isJson(text) ? readFeatures(text) : readList(text);
}
