// One article as an AnnotationCollection (https://www.w3.org/TR/annotation-model/), with our own facts under a prefix of their own.
import type { Span } from '../../base/span.js';
import type { Annotation, ClaimAnnotation, GlossEntity, MentionAnnotation } from '../../model/annotation.js';
import { compact } from '../facts.js';
import { linkLabel } from '../graph/labels.js';
import type { WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { type Iris, irisOf } from './iris.js';
import { targets } from './selectors.js';

type Node = Record<string, unknown>;

const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { newsgloss: 'urn:newsgloss:' }];

/** All annotations, the parts of claims, and linking annotations between them, in text order of what they belong to. */
export function collection(article: PreparedArticle, context: WriterContext): Node {
  const iris = irisOf(article, context.options.base);
  const build = new CollectionBuilder(article, iris, context);
  const items = article.annotations.flatMap((a) => build.items(a));
  return {
    '@context': CONTEXT,
    id: iris.collection,
    type: 'AnnotationCollection',
    label: article.details.title ?? article.file,
    total: items.length,
    'newsgloss:document': documentNode(article, iris),
    ...compact({ 'newsgloss:entities': [...article.entities.values()].map((e) => entityNode(e, iris)) }),
    ...(items.length > 0 ? { first: { id: iris.page, type: 'AnnotationPage', partOf: iris.collection, startIndex: 0, items } } : {}),
  };
}

function documentNode({ details, hash, codePoints, file }: PreparedArticle, iris: Iris): Node {
  return compact({
    id: iris.document,
    type: 'Text',
    format: 'text/plain',
    language: details.language,
    'dcterms:title': details.title,
    'dcterms:publisher': details.outlet,
    'dcterms:issued': details.published,
    'newsgloss:byline': details.byline,
    'newsgloss:url': details.url,
    'newsgloss:file': file,
    'newsgloss:encoding': details.encoding,
    'newsgloss:blob': details.blob,
    'newsgloss:text': hash,
    'newsgloss:codePoints': codePoints,
  });
}

function entityNode(e: GlossEntity, iris: Iris): Node {
  return compact({
    id: iris.entity(e.id),
    'newsgloss:id': e.id,
    'newsgloss:kind': e.kind,
    name: e.name,
    'newsgloss:role': e.roles,
    'newsgloss:alias': e.aliases,
    'newsgloss:geonames': e.geonames,
    'newsgloss:latitude': e.at?.[0],
    'newsgloss:longitude': e.at?.[1],
    'newsgloss:country': e.country,
    'newsgloss:by': e.by,
    'newsgloss:when': e.when,
    'newsgloss:note': e.note,
  });
}

/** xsd:dateTime in UTC, as the model asks; hit: 2026-11-23T09:30:00Z, miss: 2026-11-23. */
const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u;

class CollectionBuilder {
  private readonly known: ReadonlySet<string>;
  /** Mentions by their place, so that a speaker which is one is not written twice. */
  private readonly mentions: ReadonlyMap<string, MentionAnnotation>;

  constructor(private readonly article: PreparedArticle, private readonly iris: Iris, private readonly context: WriterContext) {
    this.known = new Set(article.annotations.map((a) => a.id));
    this.mentions = new Map(article.annotations.flatMap((a) => (a.type === 'mention' ? a.spans.map((s) => [placeKey(s), a] as const) : [])));
  }

  items(a: Annotation): Node[] {
    const whole = this.whole(a);
    const parts = a.type === 'claim' ? [...this.speakers(a), ...this.cues(a), ...this.verdict(a)] : [];
    return [whole, ...parts, ...this.links(a)];
  }

  private whole(a: Annotation): Node {
    if (a.spans.length > 1) this.context.losses.add('annotation.fragments', this.article.file);
    const entity = a.type === 'mention' ? a.entity : undefined;
    const bodies = [
      { type: 'TextualBody', value: a.kind, format: 'text/plain', purpose: 'classifying' },
      ...(entity !== undefined ? [{ type: 'SpecificResource', source: this.iris.entity(entity), purpose: 'identifying' }] : []),
      ...(a.note !== undefined ? [{ type: 'TextualBody', value: a.note, format: 'text/plain', purpose: 'commenting' }] : []),
    ];
    return {
      ...this.head(this.iris.annotation(a.id), entity !== undefined ? 'identifying' : 'classifying', a),
      body: oneOrMany(bodies),
      target: oneOrMany(targets(a.spans, this.article, this.iris)),
      ...facts(a),
    };
  }

  private head(id: string, motivation: string, { by, when, status }: Pick<Annotation, 'by' | 'when' | 'status'>): Node {
    const utc = when !== undefined && UTC_TIME.test(when);
    if (when !== undefined && !utc) this.context.losses.add('time.not-utc', this.article.file);
    const creator = by !== undefined ? { type: 'Person', name: by } : undefined;
    return compact({
      id,
      type: 'Annotation',
      motivation,
      creator: creator ?? (status === 'suggested' ? { type: 'Software', name: 'Newsgloss' } : undefined),
      created: utc ? when : undefined,
      'newsgloss:when': utc ? undefined : when,
    });
  }

  /** A speaker's words are an annotation of their own, linked to the claim; a speaker without words is linked as the entity. */
  private speakers(c: ClaimAnnotation): Node[] {
    return c.speaker.flatMap((part, i) => {
      const n = i + 1;
      if (!part.span) return part.entity === undefined ? [] : [this.link(c, 'speaker', n, this.iris.entity(part.entity))];
      const known = this.mentions.get(placeKey(part.span));
      if (known && known.entity === part.entity) return [this.link(c, 'speaker', n, this.iris.annotation(known.id), part.entity)];
      const id = this.iris.part('speaker', c.id, n);
      return [this.partNode(c, 'speaker', id, part.span, part.entity), this.link(c, 'speaker', n, id)];
    });
  }

  private cues(c: ClaimAnnotation): Node[] {
    return c.cue.flatMap((part, i) => {
      const id = this.iris.part('cue', c.id, i + 1);
      return [this.partNode(c, 'cue', id, part.span), this.link(c, 'cue', i + 1, id)];
    });
  }

  private partNode(c: ClaimAnnotation, what: 'speaker' | 'cue', id: string, place: Span, entity?: string): Node {
    const bodies = [
      { type: 'TextualBody', value: what, format: 'text/plain', purpose: 'classifying' },
      ...(entity !== undefined ? [{ type: 'SpecificResource', source: this.iris.entity(entity), purpose: 'identifying' }] : []),
    ];
    return { ...this.head(id, entity !== undefined ? 'identifying' : 'classifying', c), body: oneOrMany(bodies), target: oneOrMany(targets([place], this.article, this.iris)) };
  }

  /** A linking annotation: its body belongs to its target, as what `relation` says. */
  private link(a: Annotation, relation: string, n: number, body: string, entity?: string): Node {
    return {
      ...this.head(`${this.iris.part('link', a.id, n)}/${encodeURIComponent(relation)}`, 'linking', a),
      body,
      target: this.iris.annotation(a.id),
      'newsgloss:relation': relation,
      ...compact({ 'newsgloss:entity': entity }),
    };
  }

  private verdict(c: ClaimAnnotation): Node[] {
    if (!c.verdict) return [];
    const { rating, summary, sources, by, when } = c.verdict;
    const value = [rating, summary].filter((v) => v !== undefined).join(': ');
    return [{
      ...this.head(this.iris.part('verdict', c.id, 1), 'assessing', { status: c.status, ...(by !== undefined ? { by } : {}), ...(when !== undefined ? { when } : {}) }),
      body: { type: 'TextualBody', value, format: 'text/plain', purpose: 'assessing' },
      target: this.iris.annotation(c.id),
      ...compact({ 'newsgloss:rating': rating, 'newsgloss:summary': summary, 'newsgloss:source': sources }),
    }];
  }

  private links(a: Annotation): Node[] {
    const pointers = [
      ...(a.within !== undefined ? [{ kind: 'within', to: a.within }] : []),
      ...(a.type === 'claim' ? (a.about ?? []).map((to) => ({ kind: 'about', to })) : []),
      ...(a.links ?? []).map((l) => ({ kind: linkLabel(l.kind), to: l.to })),
    ];
    return pointers.flatMap(({ kind, to }, i) => {
      const iri = this.known.has(to) ? this.iris.annotation(to) : this.article.entities.has(to) ? this.iris.entity(to) : undefined;
      if (iri === undefined) this.context.losses.add('link.target', this.article.file);
      return iri === undefined ? [] : [this.link(a, kind, i + 1, iri)];
    });
  }
}

function facts(a: Annotation): Node {
  return compact({
    'newsgloss:id': a.id,
    'newsgloss:status': a.status,
    'newsgloss:score': a.score,
    'newsgloss:why': a.why,
    ...(a.type === 'mention' ? { 'newsgloss:as': a.as } : { 'newsgloss:form': a.form, 'newsgloss:force': a.force, 'newsgloss:act': a.act, 'newsgloss:negated': a.negated }),
    // Keys of one's own would vanish in JSON-LD, so they are values.
    'newsgloss:attribute': Object.entries(a.attributes ?? {}).map(([name, value]) => ({ 'newsgloss:name': name, 'newsgloss:value': value })),
    'newsgloss:foreign': Object.entries(a.foreign ?? {}).map(([tool, id]) => ({ 'newsgloss:tool': tool, 'newsgloss:id': id })),
    'newsgloss:was': a.was && { 'newsgloss:quote': a.was.quote, 'newsgloss:text': a.was.text },
    'newsgloss:of': a.of,
  });
}

const oneOrMany = (nodes: readonly object[]): unknown => (nodes.length === 1 ? nodes[0] : nodes);

const placeKey = (s: Span): string => `${s.start}-${s.end}`;
