// From labelled spans with links, as other tools have them, to an annotated article.
import { hull, type Span, textOf } from '../../base/span.js';
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { Annotation, ClaimAnnotation, CuePart, Link, MentionAnnotation, SpeakerPart } from '../../model/annotation.js';
import type { LossCounter } from '../losses.js';
import { claimFields, mentionFields } from './fields.js';
import { CONTINUES, CUE, type Graph, type GraphLink, type GraphNode, SPEAKER } from './graph.js';
import { nameOf } from './labels.js';

/**
 * The graph of a foreign file, its ids unique, its links between nodes that are there. Claims get their speakers and cues by the links to them; a speaker that no claim names is a mention of a person. What the model has no
 * place for is counted: mentions in fragments (joined), cues of no claim, links between parts.
 */
export function fromGraph(graph: Graph, losses: LossCounter): AnnotatedArticle {
  return new Reader(partLinks(joined(graph)), losses).article();
}

class Reader {
  private readonly nodes: ReadonlyMap<string, GraphNode>;
  private readonly from = new Map<string, GraphLink[]>();
  /** Speakers and cues that a claim names. */
  private readonly used = new Set<string>();

  constructor(private readonly graph: Graph, private readonly losses: LossCounter) {
    this.nodes = new Map(graph.nodes.map((n) => [n.id, n]));
    for (const l of graph.links) {
      const known = this.from.get(l.from);
      if (known) known.push(l);
      else this.from.set(l.from, [l]);
      if (isPartLink(l)) this.used.add(l.to);
    }
  }

  article(): AnnotatedArticle {
    const { file, text, details, entities } = this.graph;
    const annotations = this.graph.nodes.flatMap((n) => this.annotation(n));
    return { file, text, details: { ...details, file }, annotations, entities };
  }

  private annotation(n: GraphNode): Annotation[] {
    if (n.label === CUE) {
      if (!this.used.has(n.id)) this.count('import.cue-alone');
      return [];
    }
    if (n.label === SPEAKER) return this.used.has(n.id) ? [] : [this.mention(n, 'person')];
    return [n.label === 'claim' ? this.claim(n) : this.mention(n, nameOf(n.label))];
  }

  private mention(n: GraphNode, kind: string): MentionAnnotation {
    if (n.spans.length > 1) this.count('import.mention-joined');
    const spans = [hull(n.spans) ?? { start: 0, end: 0 }];
    const { within, links } = this.pointers(n, () => undefined);
    return { id: n.id, kind, spans, quotes: this.quotes(spans), ...mentionFields(n.fields), ...within, ...links };
  }

  private claim(n: GraphNode): ClaimAnnotation {
    const parts: { readonly speaker: SpeakerPart[]; readonly cue: CuePart[]; readonly about: string[] } = { speaker: [], cue: [], about: [] };
    const { within, links } = this.pointers(n, (link, target) => {
      if (link.label === 'about') parts.about.push(target.id);
      else if (link.label === SPEAKER && target.label !== 'claim' && target.label !== CUE) parts.speaker.push(...this.speaker(target));
      else if (link.label === CUE && target.label === CUE) parts.cue.push(...target.spans.map((span) => ({ span, quote: textOf(this.graph.text, span) })));
      else return undefined;
      return true;
    });
    const { speaker, about = [], ...fields } = claimFields(n.fields);
    const topics = [...about, ...parts.about];
    const inOrder = parts.speaker.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    parts.cue.sort((a, b) => a.span.start - b.span.start);
    return {
      id: n.id, kind: 'claim', spans: n.spans, quotes: this.quotes(n.spans), ...fields,
      speaker: [...inOrder, ...speaker], cue: parts.cue, ...(topics.length > 0 ? { about: topics } : {}), ...within, ...links,
    };
  }

  private speaker(n: GraphNode): SpeakerPart[] {
    return n.spans.map((span) => ({ ...(n.fields.entity === undefined ? {} : { entity: n.fields.entity }), span, quote: textOf(this.graph.text, span) }));
  }

  /** `special`: true where the caller has taken the link. */
  private pointers(n: GraphNode, special: (link: GraphLink, target: GraphNode) => true | undefined): { readonly within: { within?: string }; readonly links: { links?: Link[] } } {
    const links: Link[] = [];
    const within: { within?: string } = {};
    for (const link of this.from.get(n.id) ?? []) {
      const target = this.nodes.get(link.to);
      if (!target) this.count('link.target');
      else if (special(link, target)) continue;
      else if (target.label === CUE || (target.label === SPEAKER && isPartLink(link))) this.count('import.link');
      else if (link.label === 'within' && within.within === undefined) within.within = target.id;
      else links.push({ kind: nameOf(link.label), to: target.id });
    }
    return { within, links: links.length > 0 ? { links } : {} };
  }

  private quotes(spans: readonly Span[]): string[] {
    return spans.map((s) => textOf(this.graph.text, s));
  }

  private count(code: 'import.cue-alone' | 'import.mention-joined' | 'import.link' | 'link.target'): void {
    this.losses.add(code, this.graph.file);
  }
}

const isPartLink = (l: GraphLink): boolean => l.label === SPEAKER || l.label === CUE;

/** What other tools call the link between a speaker and a claim; hit: "said", "Attributed-To"; miss: "source". */
const SAYS = /^(?:said|says|say|speaks|utters|speaker_of|speaker-of)$/iu;
const SAID_BY = /^(?:attributed[-_ ]?to|said[-_ ]?by|has[-_ ]?speaker|speaker)$/iu;

/** Links between a claim and a speaker or cue are what ties them, whatever their name and direction. */
function partLinks(graph: Graph): Graph {
  const labels = new Map(graph.nodes.map((n) => [n.id, n.label]));
  const links = graph.links.map((l): GraphLink => {
    const [from, to] = [labels.get(l.from), labels.get(l.to)];
    if (from === 'claim' && (to === SPEAKER || to === CUE)) return { ...l, label: to };
    if (to === 'claim' && (from === SPEAKER || from === CUE)) return { label: from, from: l.to, to: l.from };
    if (to === 'claim' && from !== 'claim' && SAYS.test(l.label)) return { label: SPEAKER, from: l.to, to: l.from };
    return from === 'claim' && to !== 'claim' && SAID_BY.test(l.label) ? { ...l, label: SPEAKER } : l;
  });
  return { ...graph, links };
}

/** Fragments tied by `continues` become one node again; fragments of one node stand in order and apart. */
function joined(graph: Graph): Graph {
  const next = new Map(graph.links.filter((l) => l.label === CONTINUES).map((l) => [l.from, l.to]));
  const nodes = new Map(graph.nodes.map((n) => [n.id, n]));
  const swallowed = new Map<string, string>();
  const chain = (n: GraphNode): readonly Span[] => {
    const spans = [...n.spans];
    for (let id = next.get(n.id); id !== undefined && id !== n.id && !swallowed.has(id); id = next.get(id)) {
      const piece = nodes.get(id);
      if (!piece) break;
      swallowed.set(id, n.id);
      spans.push(...piece.spans);
    }
    return apart(spans);
  };
  const heads = new Set([...next.values()]);
  const whole = new Map(graph.nodes.filter((n) => !heads.has(n.id)).map((n) => [n.id, chain(n)]));
  const owner = (id: string): string => swallowed.get(id) ?? id;
  return {
    ...graph,
    nodes: graph.nodes.filter((n) => !swallowed.has(n.id)).map((n) => ({ ...n, spans: whole.get(n.id) ?? apart(n.spans) })),
    links: graph.links.filter((l) => l.label !== CONTINUES).map((l) => ({ ...l, from: owner(l.from), to: owner(l.to) })),
  };
}

function apart(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const s of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = found.at(-1);
    if (last && s.start < last.end) found[found.length - 1] = { start: last.start, end: Math.max(last.end, s.end) };
    else found.push(s);
  }
  return found;
}
