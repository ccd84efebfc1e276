// W3C Web Annotation: for each article NAME.jsonld, an AnnotationCollection with its one page.
import { fileNames } from '../names.js';
import { EVERYTHING } from '../graph/graph.js';
import type { Format } from '../port.js';
import { collection } from './collection.js';
import { w3cReader } from './read.js';

export const w3cFormat: Format = {
  id: 'w3c',
  label: 'W3C Web Annotation',
  detail: 'For annotation servers, viewers and linked data: JSON-LD with quote and position selectors. Loses nothing; fragments become several targets.',
  extension: '.jsonld',
  singleFile: false,
  carries: EVERYTHING,
  unit: 'code points',
  reader: w3cReader,
  open: (context) => {
    const names = fileNames();
    return {
      add: (article) => [{ file: names.take(`${article.name}.jsonld`).name, text: `${JSON.stringify(collection(article, context), undefined, 2)}\n` }],
      end: () => [],
    };
  },
};
