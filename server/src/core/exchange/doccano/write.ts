// doccano: one article a line with entities and relations, as its projects with relations import and export them. Positions: UTF-16 units.
import { EVERYTHING, type Carries } from '../graph/graph.js';
import { ownBlock, OWN } from '../graph/own.js';
import { carriedGraph } from '../graph/writing.js';
import { offsetsOf } from '../offsets.js';
import type { Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { doccanoReader } from './read.js';

const CARRIES: Carries = { ...EVERYTHING, fragments: false };

export const doccanoFormat: Format = {
  id: 'doccano',
  label: 'doccano',
  detail: 'To go on annotating in doccano (a sequence labelling project with relations and overlaps allowed). Fragments become spans tied by relations; loses nothing.',
  extension: '.jsonl',
  singleFile: true,
  unit: 'UTF-16 units',
  carries: CARRIES,
  reader: doccanoReader,
  open: (context) => ({
    add: (article) => [{ file: 'doccano.jsonl', text: `${JSON.stringify(line(article, context))}\n` }],
    end: () => [{ file: 'doccano.jsonl', text: '' }],
  }),
};

/** doccano counts as its web page does, in UTF-16 units; ids are numbers of the line; keys that it does not know become the article's metadata. */
function line(article: PreparedArticle, context: WriterContext): object {
  const graph = carriedGraph(article, CARRIES, context);
  const offsets = offsetsOf(graph.text, 'UTF-16 units');
  const numbers = new Map(graph.nodes.map((n, i) => [n.id, i + 1]));
  return {
    text: graph.text,
    entities: graph.nodes.map((n, i) => ({ id: i + 1, start_offset: n.spans[0]?.start ?? 0, end_offset: n.spans[0]?.end ?? 0, label: n.label })),
    relations: graph.links.map((l, i) => ({ id: i + 1, from_id: numbers.get(l.from), to_id: numbers.get(l.to), type: l.label })),
    Comments: [],
    [OWN]: ownBlock(graph, offsets),
  };
}
