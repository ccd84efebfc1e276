// Label Studio: tasks.json with regions, relations and choices of regions, and the labelling config that shows them. Positions: UTF-16 units.
import type { FieldName } from '../graph/fields.js';
import { EVERYTHING, type Carries, CUE, type Graph, type GraphNode, SPEAKER } from '../graph/graph.js';
import { ownBlock, OWN } from '../graph/own.js';
import { carriedGraph } from '../graph/writing.js';
import { offsetsOf } from '../offsets.js';
import type { Chunk, Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { ENTITY_KINDS } from '../../model/kinds.js';
import { labellingConfig } from './config.js';
import { regionId } from './ids.js';
import { labelStudioReader } from './read.js';

const CARRIES: Carries = { ...EVERYTHING, fragments: false };

export const labelStudioFormat: Format = {
  id: 'labelstudio',
  label: 'Label Studio',
  detail: 'To go on annotating in Label Studio: tasks with regions, relations and choices, and the labelling config. Fragments become regions tied by relations; loses nothing.',
  extension: '.json',
  singleFile: false,
  unit: 'UTF-16 units',
  carries: CARRIES,
  reader: labelStudioReader,
  open: (context) => writer(context),
};

const TASKS = 'tasks.json';

/** Fields that people can change in Label Studio, as choices of a region. */
export const CHOICES = ['status', 'form', 'force', 'act', 'as'] as const satisfies readonly FieldName[];

function writer(context: WriterContext): { add(article: PreparedArticle): Chunk[]; end(): Chunk[] } {
  const used = { labels: new Set<string>(['claim', SPEAKER, CUE, ...ENTITY_KINDS]), relations: new Set<string>([SPEAKER, CUE, 'within', 'about', 'continues']) };
  let count = 0;
  return {
    add(article) {
      const graph = carriedGraph(article, CARRIES, context);
      for (const n of graph.nodes) used.labels.add(n.label);
      for (const l of graph.links) used.relations.add(l.label);
      count++;
      return [{ file: TASKS, text: `${count === 1 ? '[\n' : ',\n'}${JSON.stringify(task(graph, count))}` }];
    },
    end: () => [{ file: TASKS, text: count === 0 ? '[]\n' : '\n]\n' }, { file: 'labelling-config.xml', text: labellingConfig(used.labels, used.relations) }],
  };
}

/** What people decided is an annotation; where nothing is decided, suggestions are a prediction, from which annotating can begin. */
function task(graph: Graph, id: number): object {
  const result = [...graph.nodes.flatMap((n) => regionOf(n, graph)), ...graph.links.map((l) => ({ type: 'relation', from_id: regionId(l.from), to_id: regionId(l.to), direction: 'right', labels: [l.label] }))];
  const suggested = graph.nodes.length > 0 && graph.nodes.every((n) => n.fields.status === 'suggested' || n.label === SPEAKER || n.label === CUE);
  const scores = graph.nodes.flatMap((n) => (n.fields.score === undefined ? [] : [Number(n.fields.score)]));
  return {
    id,
    data: { text: graph.text, file: graph.file },
    meta: { [OWN]: ownBlock(graph, offsetsOf(graph.text, 'UTF-16 units')) },
    annotations: suggested ? [] : [{ result, was_cancelled: false, ground_truth: false }],
    predictions: suggested ? [{ model_version: 'newsgloss', ...(scores.length > 0 ? { score: scores.reduce((a, b) => a + b, 0) / scores.length } : {}), result }] : [],
  };
}

function regionOf(n: GraphNode, graph: Graph): object[] {
  const { start, end } = n.spans[0] ?? { start: 0, end: 0 };
  const id = regionId(n.id);
  const place = { start, end, text: graph.text.slice(start, end) };
  const region = { id, from_name: 'label', to_name: 'text', type: 'labels', value: { ...place, labels: [n.label] } };
  const choices = CHOICES.flatMap((name) => {
    const value = n.fields[name];
    return value === undefined ? [] : [{ id, from_name: name, to_name: 'text', type: 'choices', value: { ...place, choices: [value] } }];
  });
  const negated = n.fields.negated === 'true' ? [{ id, from_name: 'negated', to_name: 'text', type: 'choices', value: { ...place, choices: ['negated'] } }] : [];
  const note = n.fields.note === undefined ? [] : [{ id, from_name: 'note', to_name: 'text', type: 'textarea', value: { start, end, text: [n.fields.note] } }];
  return [region, ...choices, ...negated, ...note];
}
