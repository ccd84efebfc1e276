// Newsgloss JSON Lines: one article a line, everything that is known of it, in both offset units.
import type { Format } from '../port.js';
import { exportRecord } from './export.js';

export const jsonlFormat: Format = {
  id: 'jsonl',
  label: 'JSON Lines',
  detail: 'Everything, one article a line, for scripts; positions in UTF-16 units and in code points. Loses nothing.',
  extension: '.jsonl',
  singleFile: true,
  open: () => ({
    add: (article) => [{ file: 'articles.jsonl', text: `${JSON.stringify(exportRecord(article))}\n` }],
    end: () => [{ file: 'articles.jsonl', text: '' }],
  }),
};
