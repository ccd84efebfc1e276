// Newsgloss JSON Lines: one article a line, everything that is known of it, in both offset units.
import { EVERYTHING } from '../graph/graph.js';
import type { Format } from '../port.js';
import { exportRecord } from './export.js';
import { jsonlReader } from './read.js';

export const jsonlFormat: Format = {
  id: 'jsonl',
  label: 'JSON Lines',
  detail: 'Everything, one article a line, for scripts; positions in UTF-16 units and in code points. Loses nothing.',
  extension: '.jsonl',
  singleFile: true,
  carries: EVERYTHING,
  unit: 'both',
  reader: jsonlReader,
  open: () => ({
    add: (article) => [{ file: 'articles.jsonl', text: `${JSON.stringify(exportRecord(article))}\n` }],
    end: () => [{ file: 'articles.jsonl', text: '' }],
  }),
};
