// GeoJSON and Linked Places: the places of the articles, for maps and gazetteers.
import type { ArticleWriter, Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { placeFeatures, type PlaceFeature } from './features.js';
import { geoReader } from './read.js';

export const geojsonFormat: Format = {
  id: 'geojson',
  label: 'GeoJSON',
  detail: 'For maps (QGIS, Leaflet, geojson.io): one point for each place of an article, with its mentions. Leaves out all that is no place.',
  extension: '.geojson',
  singleFile: true,
  reader: geoReader('geojson'),
  open: (context) => writer(context, 'places.geojson', '{"type":"FeatureCollection","features":[', (f) => ({
    type: 'Feature', id: f.iri, geometry: geometry(f), properties: f.properties,
  })),
};

export const linkedPlacesFormat: Format = {
  id: 'linkedplaces',
  label: 'Linked Places',
  detail: 'For gazetteers (World Historical Gazetteer, Recogito): GeoJSON with names, GeoNames links and dates. Leaves out all that is no place.',
  extension: '.lpf.json',
  singleFile: true,
  reader: geoReader('linkedplaces'),
  open: (context) => writer(context, 'places.lpf.json', `{"type":"FeatureCollection","@context":"${CONTEXT}","features":[`, (f, article) => {
    context.losses.add('place.class', article.file);
    return linkedPlace(f, article);
  }),
};

const CONTEXT = 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld';

const geometry = ({ coordinates }: PlaceFeature): object | null => (coordinates ? { type: 'Point', coordinates } : null);

function linkedPlace(f: PlaceFeature, { details }: PreparedArticle): object {
  const names = [f.name, ...(f.entity?.aliases ?? [])];
  const links = f.entity?.geonames === undefined ? [] : [{ type: 'closeMatch', identifier: `gn:${f.entity.geonames}` }];
  return {
    '@id': f.iri,
    type: 'Feature',
    properties: { ...f.properties, title: f.name, ...(f.entity?.country === undefined ? {} : { ccodes: [f.entity.country] }), fclasses: ['P'] },
    ...(details.published === undefined ? {} : { when: { timespans: [{ start: { in: details.published } }] } }),
    names: names.map((toponym) => ({ toponym })),
    types: [{ label: 'place' }],
    geometry: geometry(f),
    links,
  };
}

function writer(context: WriterContext, file: string, head: string, feature: (f: PlaceFeature, article: PreparedArticle) => object): ArticleWriter {
  let count = 0;
  return {
    add: (article) => [{ file, text: placeFeatures(article, context).map((f) => `${count++ === 0 ? `${head}\n` : ',\n'}${JSON.stringify(feature(f, article))}`).join('') }],
    end: () => [{ file, text: count === 0 ? `${head}]}\n` : '\n]}\n' }],
  };
}
