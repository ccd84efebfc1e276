// The places of a report: a map of those with coordinates, and all of them in a table.
import type { WorldOutline } from '../../map/outline.js';
import { escapeHtml } from './escape.js';
import { mapSvg, type MapPoint } from './map.js';
import { table } from './table.js';
import type { ReportView } from './view.js';
import { countryName, degrees } from './words.js';

export function placeSection({ places }: ReportView, outline: WorldOutline | undefined): string {
  if (places.length === 0) return '';
  const points = places.flatMap(({ entity }, i): MapPoint[] => (entity.at ? [{ lat: entity.at[0], lon: entity.at[1], name: entity.name, number: i + 1 }] : []));
  const rows = places.map(({ entity, anchor, mentions }, i) => {
    const id = entity.kind === 'place' ? ` id="${anchor}"` : '';
    return `<tr${id}><td>${i + 1}</td><th scope="row"><bdi>${escapeHtml(entity.name)}</bdi></th><td>${escapeHtml(countryName(entity.country ?? ''))}</td><td>${entity.at ? degrees(entity.at) : 'not located'}</td><td>${mentions.length}</td></tr>`;
  });
  return table({ id: 'places', title: 'Places', heads: ['No.', 'Place', 'Country', 'Coordinates', 'Mentions'], rows, before: mapSvg(points, outline) ?? '' });
}
