// Leaves out of a graph what a format does not carry, and counts it: writers get the rest, so nothing can go missing unsaid.
import type { Span } from '../../base/span.js';
import type { LossCode, LossCounter } from '../losses.js';
import { FIELD_NAMES, type FieldName, type Fields } from './fields.js';
import { type Carries, CONTINUES, CUE, type Graph, type GraphLink, type GraphNode, SPEAKER } from './graph.js';

/** `losses`: what is left out is counted for `file`. */
export function carry(graph: Graph, carries: Carries, losses: LossCounter, file: string): Graph {
  const count = (code: LossCode, n: number): void => { losses.add(code, file, n); };
  const solid = withoutBlanks(graph, count);
  if (!carries.ids) count('annotation.id', solid.nodes.filter(isAnnotation).length);
  const parted = carries.parts ? solid : withoutParts(solid, count);
  const unlinked = carries.links ? parted : withoutLinks(parted, count);
  const single = carries.fragments ? unlinked : withoutFragments(unlinked, carries, count);
  const apart = carries.overlaps ? single : withoutOverlaps(single, count);
  if (!carries.entities) count('entity.details', apart.entities.length);
  if (!carries.details && hasDetails(apart)) count('article.details', 1);
  return {
    ...apart,
    nodes: withFields(apart.nodes, carries.fields, count),
    entities: carries.entities ? apart.entities : [],
    details: carries.details ? apart.details : {},
  };
}

type Count = (code: LossCode, n: number) => void;

const isPart = (n: GraphNode): boolean => n.label === SPEAKER || n.label === CUE;
const isAnnotation = (n: GraphNode): boolean => !isPart(n);

/** Neither empty nor nothing but white space: few tools can hold such a span. */
function withoutBlanks(graph: Graph, count: Count): Graph {
  const nodes = graph.nodes.flatMap((n) => {
    const spans = n.spans.filter((s) => graph.text.slice(s.start, s.end).trim() !== '');
    return spans.length > 0 ? [{ ...n, spans }] : [];
  });
  count('annotation.blank', graph.nodes.length - nodes.length);
  return withLinksBetween({ ...graph, nodes }, count);
}

/** Drops links whose end is gone, and the parts of claims that are gone. */
function withLinksBetween(graph: Graph, count: Count): Graph {
  const ids = new Set(graph.nodes.map((n) => n.id));
  const gone = graph.links.filter((l) => !ids.has(l.from) || !ids.has(l.to));
  const links = gone.length === 0 ? graph.links : graph.links.filter((l) => ids.has(l.from) && ids.has(l.to));
  const tied = new Set(links.map((l) => l.to));
  count('claim.parts', gone.filter(isPartLink).length);
  count('link.target', gone.filter((l) => !isPartLink(l)).length);
  return { ...graph, nodes: graph.nodes.filter((n) => isAnnotation(n) || tied.has(n.id) || n.id.includes('+')), links };
}

const isPartLink = (l: GraphLink): boolean => l.label === SPEAKER || l.label === CUE;

function withoutParts(graph: Graph, count: Count): Graph {
  count('claim.parts', graph.links.filter(isPartLink).length);
  return { ...graph, nodes: graph.nodes.filter(isAnnotation), links: graph.links.filter((l) => !isPartLink(l)) };
}

function withoutLinks(graph: Graph, count: Count): Graph {
  const links = graph.links.filter(isPartLink);
  count('link.dropped', graph.links.length - links.length);
  return { ...graph, links };
}

/** Each fragment a node; tied by `continues` where the format has links. */
function withoutFragments(graph: Graph, carries: Carries, count: Count): Graph {
  const ids = new Set(graph.nodes.map((n) => n.id));
  const links = [...graph.links];
  if (!carries.links) count('span.parted', graph.nodes.filter((n) => n.spans.length > 1).length);
  const nodes = graph.nodes.flatMap((n) => {
    let last = n.id;
    return n.spans.map((span, i): GraphNode => {
      if (i === 0) return { ...n, spans: [span] };
      const id = freeId(`${n.id}+${i + 1}`, ids);
      if (carries.links) links.push({ label: CONTINUES, from: last, to: id });
      last = id;
      return { id, label: n.label, spans: [span], fields: carries.links ? {} : n.fields };
    });
  });
  return { ...graph, nodes: sorted(nodes), links };
}

function freeId(wished: string, taken: Set<string>): string {
  let id = wished;
  while (taken.has(id)) id += '+';
  taken.add(id);
  return id;
}

const sorted = (nodes: readonly GraphNode[]): GraphNode[] => nodes.map((n, i) => [n, i] as const).sort(([a, i], [b, j]) => byPlace(first(a), first(b)) || i - j).map(([n]) => n);

const first = (n: GraphNode): Span => n.spans[0] ?? { start: 0, end: 0 };
const byPlace = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** In text order the outermost ones, each of a single stretch. */
function withoutOverlaps(graph: Graph, count: Count): Graph {
  let end = 0;
  const nodes = graph.nodes.filter((n) => {
    const s = first(n);
    if (s.start < end) return false;
    end = s.end;
    return true;
  });
  count('annotation.overlap', graph.nodes.length - nodes.length);
  return withLinksBetween({ ...graph, nodes }, count);
}

const CODES: Readonly<Record<FieldName, LossCode>> = {
  status: 'annotation.status', by: 'annotation.provenance', when: 'annotation.provenance', score: 'annotation.score', why: 'annotation.score', was: 'annotation.former', of: 'annotation.former',
  foreign: 'annotation.foreign', verdict: 'claim.verdict', note: 'annotation.note', attributes: 'annotation.attributes', as: 'annotation.class', form: 'annotation.class', force: 'annotation.class',
  act: 'annotation.class', negated: 'annotation.class', entity: 'annotation.entity', speakers: 'annotation.entity', topics: 'annotation.entity',
};

function withFields(nodes: readonly GraphNode[], carried: Carries['fields'], count: Count): readonly GraphNode[] {
  if (carried === 'all') return nodes;
  const kept: ReadonlySet<FieldName> = new Set(carried);
  return nodes.map((n) => {
    const dropped = FIELD_NAMES.filter((f) => n.fields[f] !== undefined && !kept.has(f));
    for (const code of new Set(dropped.map((f) => CODES[f]))) count(code, 1);
    if (dropped.length === 0) return n;
    const fields: Partial<Record<FieldName, string>> = {};
    for (const f of carried) if (n.fields[f] !== undefined) fields[f] = n.fields[f];
    return { ...n, fields: fields satisfies Fields };
  });
}

/** Besides what follows from the text itself. */
function hasDetails({ details }: Graph): boolean {
  const { text: _text, codePoints: _codePoints, file: _file, ...rest } = details;
  return Object.values(rest).some((v) => v !== undefined);
}
