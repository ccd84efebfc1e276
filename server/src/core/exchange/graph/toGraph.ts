// From a prepared article to labelled spans with links: claims, their speakers and cues, mentions.
import type { Annotation, ArticleDetails, ClaimAnnotation, MentionAnnotation } from '../../model/annotation.js';
import { isMention } from '../facts.js';
import type { LossCounter } from '../losses.js';
import type { PreparedArticle } from '../prepare.js';
import { fieldsOf } from './fields.js';
import { CUE, type Graph, type GraphLink, type GraphNode, SPEAKER } from './graph.js';
import { linkLabel, nodeLabel } from './labels.js';

/** In text order. Links to what is not in the export are counted and left out. */
export function toGraph(article: PreparedArticle, losses: LossCounter): Graph {
  return new Maker(article, losses).graph();
}

class Maker {
  private readonly nodes: GraphNode[] = [];
  private readonly links: GraphLink[] = [];
  /** Of annotations. */
  private readonly ids: ReadonlySet<string>;
  /** The same and those of parts. */
  private readonly taken: Set<string>;
  private readonly byPlace: ReadonlyMap<string, MentionAnnotation>;

  constructor(private readonly article: PreparedArticle, private readonly losses: LossCounter) {
    this.ids = new Set(article.annotations.map((a) => a.id));
    this.taken = new Set(this.ids);
    this.byPlace = new Map(article.annotations.filter(isMention).map((m) => [placeKey(m), m]));
  }

  graph(): Graph {
    const { article } = this;
    for (const a of article.annotations) {
      this.nodes.push({ id: a.id, label: nodeLabel(a.kind), spans: a.spans, fields: fieldsOf(a, this.topics(a)) });
      if (a.type === 'claim') this.parts(a);
      this.pointers(a);
    }
    const nodes = this.nodes.map((n, i) => [n, i] as const);
    nodes.sort(([a, i], [b, j]) => startOf(a) - startOf(b) || endOf(b) - endOf(a) || i - j);
    return { file: article.name, text: article.text, details: details(article), nodes: nodes.map(([n]) => n), links: this.links, entities: [...article.entities.values()] };
  }

  /** A speaker is the mention at the same words, where that names the same entity; else a span of its own. */
  private parts(c: ClaimAnnotation): void {
    for (const part of c.speaker) {
      if (!part.span) continue;
      const known = this.byPlace.get(`${part.span.start}-${part.span.end}`);
      const id = known && known.entity === part.entity ? known.id : this.partId(c.id, SPEAKER);
      if (id !== known?.id) this.nodes.push({ id, label: SPEAKER, spans: [part.span], fields: part.entity === undefined ? {} : { entity: part.entity } });
      this.links.push({ label: SPEAKER, from: c.id, to: id });
    }
    for (const part of c.cue) {
      const id = this.partId(c.id, CUE);
      this.nodes.push({ id, label: CUE, spans: [part.span], fields: {} });
      this.links.push({ label: CUE, from: c.id, to: id });
    }
  }

  private partId(claim: string, part: string): string {
    for (let n = 1; ; n++) {
      const id = `${claim}.${part}${n > 1 ? `-${n}` : ''}`;
      if (this.taken.has(id)) continue;
      this.taken.add(id);
      return id;
    }
  }

  private topics(a: Annotation): readonly string[] {
    return a.type === 'claim' ? (a.about ?? []).filter((id) => !this.ids.has(id) && this.article.entities.has(id)) : [];
  }

  private pointers(a: Annotation): void {
    const pointers = [
      ...(a.within === undefined ? [] : [{ kind: 'within', to: a.within }]),
      ...(a.type === 'claim' ? (a.about ?? []).filter((id) => !this.topics(a).includes(id)).map((to) => ({ kind: 'about', to })) : []),
      ...(a.links ?? []).map((l) => ({ kind: linkLabel(l.kind), to: l.to })),
    ];
    for (const { kind, to } of pointers) {
      if (this.ids.has(to)) this.links.push({ label: kind, from: a.id, to });
      else this.losses.add('link.target', this.article.file);
    }
  }

}

const placeKey = (m: MentionAnnotation): string => m.spans.map((s) => `${s.start}-${s.end}`).join();
export const startOf = (n: Pick<GraphNode, 'spans'>): number => n.spans[0]?.start ?? 0;
export const endOf = (n: Pick<GraphNode, 'spans'>): number => n.spans.at(-1)?.end ?? 0;

function details({ details: { file: _file, ...rest }, hash, codePoints }: PreparedArticle): Partial<ArticleDetails> {
  return { ...rest, text: hash, codePoints };
}
