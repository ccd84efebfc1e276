// spaCy and Prodigy: one article a line with tokens, spans and relations. Positions: code points, as Python counts.
import { EVERYTHING, type Carries, type Graph, type GraphNode } from '../graph/graph.js';
import { ownBlock, OWN } from '../graph/own.js';
import { carriedGraph } from '../graph/writing.js';
import { type Offsets, offsetsOf } from '../offsets.js';
import { compact } from '../facts.js';
import type { Format } from '../port.js';
import { spacyReader } from './read.js';
import { type DocToken, docTokens } from './tokens.js';

const CARRIES: Carries = { ...EVERYTHING, fragments: false };

export const spacyFormat: Format = {
  id: 'spacy',
  label: 'spaCy and Prodigy',
  detail: 'To train models and to annotate in Prodigy: JSON Lines with tokens, spans and relations. Fragments become spans tied by relations; loses nothing.',
  extension: '.jsonl',
  singleFile: true,
  unit: 'code points',
  carries: CARRIES,
  reader: spacyReader,
  open: (context) => ({
    add: (article) => [{ file: 'spacy.jsonl', text: `${JSON.stringify(record(carriedGraph(article, CARRIES, context)))}\n` }],
    end: () => [{ file: 'spacy.jsonl', text: '' }],
  }),
};

/** `token_end` is the last token's number, as Prodigy has it; a relation joins the last tokens of its spans. */
function record(graph: Graph): object {
  const offsets = offsetsOf(graph.text, 'code points');
  const tokens = docTokens(graph.text, graph.nodes.flatMap((n) => n.spans));
  const numbers = numbersOf(tokens);
  const spans = new Map(graph.nodes.map((n) => [n.id, spanOf(n, offsets, numbers)]));
  return {
    text: graph.text,
    tokens: tokens.map((t, i) => tokenOf(t, i, graph, offsets)),
    spans: [...spans.values()],
    relations: graph.links.flatMap((l) => {
      const [head, child] = [spans.get(l.from), spans.get(l.to)];
      return head && child ? [{ head: head.token_end, child: child.token_end, label: l.label, head_span: head, child_span: child }] : [];
    }),
    meta: compact({ source: graph.file, title: graph.details.title, outlet: graph.details.outlet, published: graph.details.published }),
    answer: 'accept',
    [OWN]: ownBlock(graph, offsets),
  };
}

interface Numbers { readonly starts: ReadonlyMap<number, number>; readonly ends: ReadonlyMap<number, number> }
function numbersOf(tokens: readonly DocToken[]): Numbers {
  const [starts, ends] = [new Map<number, number>(), new Map<number, number>()];
  tokens.forEach((t, i) => {
    starts.set(t.start, i);
    ends.set(t.end, i);
    if (t.ws) ends.set(t.end + 1, i);
  });
  return { starts, ends };
}

interface ProdigySpan { readonly id: string; readonly start: number; readonly end: number; readonly token_start: number; readonly token_end: number; readonly label: string }

function spanOf(n: GraphNode, offsets: Offsets, { starts, ends }: Numbers): ProdigySpan {
  const place = n.spans[0] ?? { start: 0, end: 0 };
  const { start, end } = offsets.out(place);
  return { start, end, token_start: starts.get(place.start) ?? 0, token_end: ends.get(place.end) ?? 0, label: n.label, id: n.id };
}

function tokenOf(t: DocToken, id: number, graph: Graph, offsets: Offsets): object {
  const { start, end } = offsets.out(t);
  return { text: graph.text.slice(t.start, t.end), start, end, id, ws: t.ws };
}
