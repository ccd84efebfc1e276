// brat standoff: NAME.txt and NAME.ann for each article, and the configuration of the project.
import type { Span } from '../../base/span.js';
import type { Annotation, ClaimAnnotation, GlossEntity, MentionAnnotation, SpeakerPart } from '../../model/annotation.js';
import { isClaim, isMention } from '../facts.js';
import { EVERYTHING } from '../graph/graph.js';
import { linkLabel, nodeLabel } from '../graph/labels.js';
import { type FileNames, fileNames } from '../names.js';
import type { Chunk, Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { annotationConf, visualConf } from './config.js';
import { hasLineBreak } from './fragments.js';
import { bratReader } from './read.js';
import { type ProjectSchema, projectSchema } from './schema.js';
import { type Standoff, standoff } from './standoff.js';
import { asNoteText, asWord } from './values.js';

export const bratFormat: Format = {
  id: 'brat',
  label: 'brat standoff',
  detail: 'For brat and tools that read it: .txt and .ann with fragments, relations, attributes. Loses who decided and when, verdicts, and details of articles and entities.',
  extension: '.ann',
  singleFile: false,
  carries: { ...EVERYTHING, ids: false, fields: ['status', 'entity', 'as', 'form', 'force', 'act', 'negated', 'speakers', 'topics', 'note', 'attributes'], entities: false, details: false },
  unit: 'code points',
  reader: bratReader,
  open: (context) => {
    const names = fileNames();
    const schema = projectSchema(context.losses);
    return {
      add: (article) => articleFiles(article, names, schema, context),
      end: () => [{ file: 'annotation.conf', text: annotationConf(schema) }, { file: 'visual.conf', text: visualConf(schema) }],
    };
  },
};

/** The ending that brat asks for; hit: "a.TXT", miss: "a.md". */
const TXT = /\.txt$/iu;

function articleFiles(article: PreparedArticle, names: FileNames, schema: ProjectSchema, context: WriterContext): Chunk[] {
  const name = names.take(`${article.name.replace(TXT, '')}.txt`).name.replace(TXT, '');
  return [{ file: `${name}.txt`, text: article.text }, { file: `${name}.ann`, text: new ArticleStandoff(article, schema, context.losses).write() }];
}

/** A T id as brat numbers them, as `foreign: {brat: T3}` keeps it. */
const T_ID = /^T[1-9]\d{0,8}$/u;

/** What one article's .ann file is made from. */
class ArticleStandoff {
  private readonly out: Standoff;
  /** T ids by annotation id, and of mentions by place. */
  private readonly ids = new Map<string, string>();
  private readonly byPlace = new Map<string, { readonly id: string; readonly entity: string | undefined }>();
  /** Entities that a mention names. */
  private readonly named = new Set<string>();
  private readonly types = new Map<string, string>();

  constructor(private readonly article: PreparedArticle, private readonly schema: ProjectSchema, private readonly losses: WriterContext['losses']) {
    this.out = standoff(article, new Set(article.annotations.flatMap((a) => wishedId(a) ?? [])));
  }

  write(): string {
    const { annotations } = this.article;
    annotations.filter(isMention).forEach((m) => { this.mention(m); });
    annotations.filter(isClaim).forEach((c) => { this.claim(c); });
    annotations.forEach((a) => { this.pointers(a); });
    this.countLeftOut();
    return this.out.text();
  }

  private mention(m: MentionAnnotation): void {
    const t = this.annotation(m);
    if (t === undefined) return;
    const [span] = m.spans;
    if (span) this.byPlace.set(placeKey(span), { id: t, entity: m.entity });
    if (m.entity !== undefined) {
      this.reference(t, m.entity);
      this.named.add(m.entity);
    }
    if (m.as !== undefined) this.attribute('as', t, m.as);
  }

  private claim(c: ClaimAnnotation): void {
    const t = this.annotation(c);
    if (t === undefined) return;
    for (const [name, value] of [['form', c.form], ['force', c.force], ['act', c.act]] as const) if (value !== undefined) this.attribute(name, t, value);
    if (c.negated === true) this.attribute('negated', t);
    for (const part of c.speaker) this.speaker(t, part);
    for (const part of c.cue) {
      const cue = this.textBound('cue', [part.span]);
      if (cue !== undefined) this.relation('cue', t, cue);
    }
  }

  private annotation(a: Annotation): string | undefined {
    const t = this.textBound(this.schema.typeOf(nodeLabel(a.kind), this.article.file), a.spans, wishedId(a));
    if (t === undefined) {
      this.losses.add('annotation.blank', this.article.file);
      return undefined;
    }
    this.ids.set(a.id, t);
    this.attribute('status', t, a.status);
    for (const [name, value] of Object.entries(a.attributes ?? {})) this.ownAttribute(t, name, value);
    if (a.note !== undefined) {
      this.out.note('AnnotatorNotes', t, a.note);
      if (hasLineBreak(a.note)) this.losses.add('note.line-ends', this.article.file);
    }
    return t;
  }

  private textBound(type: string, spans: readonly Span[], wished?: string): string | undefined {
    const made = this.out.textBound(type, spans, wished);
    if (!made) return undefined;
    if (made.cut) this.losses.add('span.cut', this.article.file);
    this.types.set(made.id, type);
    this.schema.useEntity(type);
    return made.id;
  }

  /** The speaker is the mention at the same words where there is one; a name without words becomes a note. */
  private speaker(claim: string, part: SpeakerPart): void {
    if (!part.span) {
      if (part.entity !== undefined) this.out.note('SpeakerEntity', claim, part.entity);
      return;
    }
    const there = this.byPlace.get(placeKey(part.span));
    const known = there && there.entity === part.entity ? there.id : undefined;
    const t = known ?? this.textBound('speaker', [part.span]);
    if (t === undefined) return;
    if (known === undefined) {
      this.byPlace.set(placeKey(part.span), { id: t, entity: part.entity });
      if (part.entity !== undefined) this.reference(t, part.entity);
    }
    this.relation('speaker', claim, t);
  }

  private reference(t: string, id: string): void {
    const entity = this.article.entities.get(id);
    this.out.normalisation(t, 'Newsgloss', id, entity?.name ?? id);
    if (entity?.geonames !== undefined) this.out.normalisation(t, 'GeoNames', String(entity.geonames), entity.name);
  }

  private attribute(name: string, t: string, value?: string): void {
    this.out.attribute(name, t, value);
    this.schema.useAttribute(name, this.types.get(t) ?? 'claim', value);
  }

  private ownAttribute(t: string, name: string, value: NonNullable<Annotation['attributes']>[string]): void {
    const plain = asWord(value);
    if (plain !== undefined && !BUILT_IN.has(name)) {
      this.attribute(this.schema.attributeOf(name, this.article.file), t, plain);
      return;
    }
    this.out.note('Attribute', t, `${name}: ${asNoteText(value)}`);
    this.losses.add('attribute.as-note', this.article.file);
  }

  private pointers(a: Annotation): void {
    const from = this.ids.get(a.id);
    if (from === undefined) return;
    if (a.within !== undefined) this.pointer('within', from, a.within);
    if (a.type === 'claim') for (const to of a.about ?? []) this.topic(from, to);
    for (const link of a.links ?? []) this.pointer(this.schema.relationOf(linkLabel(link.kind), this.article.file), from, link.to);
  }

  /** Entities have no place of their own in brat: a note names them. */
  private topic(from: string, to: string): void {
    if (!this.ids.has(to) && this.article.entities.has(to)) this.out.note('AboutEntity', from, to);
    else this.pointer('about', from, to);
  }

  private pointer(type: string, from: string, to: string): void {
    const target = this.ids.get(to);
    if (target === undefined) this.losses.add('link.target', this.article.file);
    else this.relation(type, from, target);
  }

  private relation(type: string, from: string, to: string): void {
    this.out.relation(type, from, to);
    this.schema.useRelation(type, this.types.get(from) ?? 'claim', this.types.get(to) ?? 'claim');
  }

  private countLeftOut(): void {
    const { annotations, entities, details, file } = this.article;
    this.losses.add('annotation.id', file, annotations.length);
    this.losses.add('annotation.provenance', file, annotations.filter((a) => a.by !== undefined || a.when !== undefined).length);
    this.losses.add('annotation.score', file, annotations.filter((a) => a.score !== undefined || a.why !== undefined).length);
    this.losses.add('annotation.former', file, annotations.filter((a) => a.was !== undefined || a.of !== undefined).length);
    this.losses.add('annotation.foreign', file, annotations.filter((a) => Object.keys(a.foreign ?? {}).some((k) => k !== 'brat' || !T_ID.test(a.foreign?.brat ?? ''))).length);
    this.losses.add('claim.verdict', file, annotations.filter((a) => isClaim(a) && a.verdict !== undefined).length);
    this.losses.add('entity.details', file, [...entities.values()].filter((e) => hasDetails(e) || !this.named.has(e.id)).length);
    const { file: _file, text: _text, codePoints: _codePoints, ...others } = details;
    if (Object.values(others).some((v) => v !== undefined)) this.losses.add('article.details', file);
  }
}

/** Names that attributes of ours have already. */
const BUILT_IN: ReadonlySet<string> = new Set(['status', 'as', 'form', 'force', 'act', 'negated']);

const placeKey = (s: Span): string => `${s.start}-${s.end}`;

function wishedId(a: Annotation): string | undefined {
  const id = a.foreign?.brat;
  return id !== undefined && T_ID.test(id) ? id : undefined;
}

function hasDetails(e: GlossEntity): boolean {
  return e.roles.length > 0 || e.aliases.length > 0 || [e.at, e.country, e.by, e.when, e.note].some((v) => v !== undefined);
}
