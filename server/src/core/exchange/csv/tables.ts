// The tables of the CSV export: what each column holds, in words and in Frictionless types.
import { firstWhere } from '../../base/search.js';
import { contains, hull, type Span } from '../../base/span.js';
import type { Annotation, ClaimAnnotation, GlossEntity, MentionAnnotation } from '../../model/annotation.js';
import { isClaim, isMention, isPlace, entityOf, speakerName, speakerOf } from '../facts.js';
import type { PreparedArticle } from '../prepare.js';
import type { Cell } from './cells.js';

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'object';

export interface Column<Row> {
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
  readonly of: (row: Row) => Cell | readonly string[];
}

export interface Table<Row> {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly key: readonly string[];
  /** Columns that name a row of another table, and that table's columns. */
  readonly refers: readonly { readonly fields: readonly string[]; readonly table: string; readonly to: readonly string[] }[];
  readonly rows: (article: PreparedArticle) => readonly Row[];
}

/** Columns of one table, each `name | type | description` with what it holds. */
function column<Row>(name: string, type: FieldType, description: string, of: Column<Row>['of']): Column<Row> {
  return { name, type, description, of };
}

const POINTS = 'in code points of the document\'s text, a line end counting as one';
const UNITS = 'in UTF-16 code units of the document\'s text';
const json = (value: unknown): Cell => (value === undefined ? undefined : JSON.stringify(value));

export const documents: Table<PreparedArticle> = {
  name: 'documents',
  title: 'Articles',
  key: ['document'],
  refers: [],
  rows: (article) => [article],
  columns: [
    column('document', 'string', 'Path of the article; the key of all tables', (a) => a.name),
    column('title', 'string', 'Title', (a) => a.details.title),
    column('outlet', 'string', 'Outlet', (a) => a.details.outlet),
    column('published', 'string', 'Date of publication, YYYY-MM-DD where it is known exactly', (a) => a.details.published),
    column('byline', 'string', 'Byline', (a) => a.details.byline),
    column('url', 'string', 'Address', (a) => a.details.url),
    column('language', 'string', 'Language', (a) => a.details.language),
    column('encoding', 'string', 'Encoding of the file on disk', (a) => a.details.encoding),
    column('blob', 'string', "git's id of the file's bytes", (a) => a.details.blob),
    column('sha256', 'string', 'SHA-256 of the text in UTF-8', (a) => a.hash),
    column('code_points', 'integer', 'Length of the text in code points', (a) => a.codePoints),
    column('text', 'string', 'The text that all positions count in: no byte order mark, LF line ends', (a) => a.text),
  ],
};

interface EntityRow { readonly article: PreparedArticle; readonly entity: GlossEntity }

export const entities: Table<EntityRow> = {
  name: 'entities',
  title: 'Persons, organisations, places and other entities, by article',
  key: ['document', 'entity'],
  refers: [{ fields: ['document'], table: 'documents', to: ['document'] }],
  rows: (article) => [...article.entities.values()].map((entity) => ({ article, entity })),
  columns: [
    column('document', 'string', 'Article', (r) => r.article.name),
    column('entity', 'string', 'Id of the entity in its article', (r) => r.entity.id),
    column('kind', 'string', 'person, organisation, group, place, document or a kind of the newsroom', (r) => r.entity.kind),
    column('name', 'string', 'Full name', (r) => r.entity.name),
    column('roles', 'string', 'Roles that the article gives, separated by "; "', (r) => r.entity.roles),
    column('aliases', 'string', 'Other names, separated by "; "', (r) => r.entity.aliases),
    column('geonames', 'integer', 'Number in GeoNames', (r) => r.entity.geonames),
    column('latitude', 'number', 'Degrees north', (r) => r.entity.at?.[0]),
    column('longitude', 'number', 'Degrees east', (r) => r.entity.at?.[1]),
    column('country', 'string', 'ISO 3166-1 code of two letters', (r) => r.entity.country),
    column('by', 'string', 'Who decided', (r) => r.entity.by),
    column('when', 'string', 'When', (r) => r.entity.when),
    column('note', 'string', 'Note', (r) => r.entity.note),
  ],
};

interface FragmentRow {
  readonly article: PreparedArticle;
  readonly annotation: Annotation;
  readonly part: 'content' | 'speaker' | 'cue';
  readonly fragment: number;
  readonly span: Span | undefined;
  readonly quote: string | undefined;
  readonly entity: string | undefined;
}

export const annotations: Table<FragmentRow> = {
  name: 'annotations',
  title: 'Annotations, one row per fragment',
  key: ['document', 'annotation', 'part', 'fragment'],
  refers: [{ fields: ['document'], table: 'documents', to: ['document'] }],
  rows: (article) => article.annotations.flatMap((a) => fragments(a, article)),
  columns: [
    column('document', 'string', 'Article', (r) => r.article.name),
    column('annotation', 'string', 'Id of the annotation in its article', (r) => r.annotation.id),
    column('type', 'string', 'mention or claim', (r) => r.annotation.type),
    column('kind', 'string', 'claim, or the kind of entity that is mentioned', (r) => r.annotation.kind),
    column('part', 'string', 'content; for claims also speaker and cue', (r) => r.part),
    column('fragment', 'integer', 'Number of the fragment within its part, from 1', (r) => r.fragment),
    column('start', 'integer', `First position, ${POINTS}; empty where a speaker is known by name only`, (r) => r.span && r.article.points(r.span).start),
    column('end', 'integer', `Position after the last, ${POINTS}`, (r) => r.span && r.article.points(r.span).end),
    column('start_utf16', 'integer', `First position, ${UNITS}`, (r) => r.span?.start),
    column('end_utf16', 'integer', `Position after the last, ${UNITS}`, (r) => r.span?.end),
    column('quote', 'string', 'The words', (r) => r.quote),
    column('entity', 'string', 'Id of the entity that is mentioned or speaks', (r) => r.entity),
    column('as', 'string', 'How a mention names its entity', (r) => (r.annotation.type === 'mention' ? r.annotation.as : undefined)),
    column('status', 'string', 'accepted, edited, added; if asked for also suggested, rejected', (r) => r.annotation.status),
    column('by', 'string', 'Who decided', (r) => r.annotation.by),
    column('when', 'string', 'When', (r) => r.annotation.when),
    column('score', 'number', 'Of suggestions, 0 to 1', (r) => r.annotation.score),
    column('why', 'string', 'Of suggestions: what they rest on', (r) => r.annotation.why),
    column('note', 'string', 'Note', (r) => r.annotation.note),
    column('attributes', 'object', "The newsroom's own attributes", (r) => json(r.annotation.attributes)),
    column('foreign', 'object', "Other tools' ids", (r) => json(r.annotation.foreign)),
    column('was', 'object', 'Former wording', (r) => json(r.annotation.was)),
    column('of', 'string', 'The text (SHA-256) that the position was made for, where it is an older one', (r) => r.annotation.of),
  ],
};

function fragments(annotation: Annotation, article: PreparedArticle): FragmentRow[] {
  const base = { article, annotation };
  const entity = annotation.type === 'mention' ? annotation.entity : undefined;
  const content = annotation.spans.map((span, i): FragmentRow => ({ ...base, part: 'content', fragment: i + 1, span, quote: annotation.quotes[i], entity }));
  if (annotation.type === 'mention') return content;
  const speaker = annotation.speaker.map((p, i): FragmentRow => ({ ...base, part: 'speaker', fragment: i + 1, span: p.span, quote: p.quote, entity: p.entity }));
  const cue = annotation.cue.map((p, i): FragmentRow => ({ ...base, part: 'cue', fragment: i + 1, span: p.span, quote: p.quote, entity: undefined }));
  return [...content, ...speaker, ...cue];
}

interface ClaimRow { readonly article: PreparedArticle; readonly claim: ClaimAnnotation; readonly whole: Span; readonly places: readonly string[] }

export const claims: Table<ClaimRow> = {
  name: 'claims',
  title: 'Claims with speaker and cue, one row each, to read and to send on',
  key: ['document', 'claim'],
  refers: [{ fields: ['document'], table: 'documents', to: ['document'] }],
  rows: claimRows,
  columns: [
    column('document', 'string', 'Article', (r) => r.article.name),
    column('claim', 'string', 'Id of the annotation', (r) => r.claim.id),
    column('speaker', 'string', 'Full name of the speaker, else the words of the article', (r) => speakerName(r.claim, r.article)),
    column('role', 'string', "The speaker's roles, separated by \"; \"", (r) => speakerOf(r.claim, r.article)?.roles),
    column('speaker_words', 'string', 'The speaker as written in the article', (r) => joined(r.claim.speaker.flatMap((p) => (p.quote === undefined ? [] : [p.quote])))),
    column('speaker_entity', 'string', 'Id of the entity', (r) => speakerOf(r.claim, r.article)?.id),
    column('cue', 'string', 'The cue', (r) => joined(r.claim.cue.map((c) => c.quote))),
    column('words', 'string', 'The words of the claim, fragments separated by " … "', (r) => joined(r.claim.quotes)),
    column('form', 'string', 'direct, mixed, indirect or own', (r) => r.claim.form),
    column('force', 'string', 'Class of the cue', (r) => r.claim.force),
    column('act', 'string', 'communication, attitude or intention', (r) => r.claim.act),
    column('negated', 'boolean', 'The cue is negated', (r) => r.claim.negated),
    column('places', 'string', 'Places named in the claim, separated by "; "', (r) => r.places),
    column('status', 'string', 'accepted, edited, added; if asked for also suggested, rejected', (r) => r.claim.status),
    column('by', 'string', 'Who decided', (r) => r.claim.by),
    column('when', 'string', 'When', (r) => r.claim.when),
    column('note', 'string', 'Note', (r) => r.claim.note),
    column('rating', 'string', "The newsroom's verdict", (r) => r.claim.verdict?.rating),
    column('verdict', 'string', 'Its reason', (r) => r.claim.verdict?.summary),
    column('sources', 'string', 'Its sources, separated by "; "', (r) => r.claim.verdict?.sources),
    column('verdict_by', 'string', 'Who gave it', (r) => r.claim.verdict?.by),
    column('verdict_when', 'string', 'When', (r) => r.claim.verdict?.when),
    column('title', 'string', 'Title of the article', (r) => r.article.details.title),
    column('outlet', 'string', 'Outlet', (r) => r.article.details.outlet),
    column('published', 'string', 'Date of publication', (r) => r.article.details.published),
    column('url', 'string', 'Address of the article', (r) => r.article.details.url),
    column('start', 'integer', `First position of the first fragment, ${POINTS}`, (r) => r.article.points(r.whole).start),
    column('end', 'integer', `Position after the last fragment, ${POINTS}`, (r) => r.article.points(r.whole).end),
    column('start_utf16', 'integer', `First position of the first fragment, ${UNITS}`, (r) => r.whole.start),
    column('end_utf16', 'integer', `Position after the last fragment, ${UNITS}`, (r) => r.whole.end),
  ],
};

const joined = (quotes: readonly string[]): string | undefined => (quotes.length > 0 ? quotes.join(' … ') : undefined);

function claimRows(article: PreparedArticle): ClaimRow[] {
  const places = article.annotations.filter(isMention).filter((m) => m.status !== 'rejected' && isPlace(m, article));
  places.sort((a, b) => startOf(a) - startOf(b));
  return article.annotations.filter(isClaim).map((claim) => {
    const inside = placesWithin(claim.spans, places).map((m) => entityOf(m, article)?.name ?? m.quotes[0] ?? '');
    return { article, claim, whole: hull(claim.spans) ?? { start: 0, end: 0 }, places: [...new Set(inside)] };
  });
}

const startOf = (a: Annotation): number => a.spans[0]?.start ?? 0;

/** `places` are sorted by start. */
function placesWithin(spans: readonly Span[], places: readonly MentionAnnotation[]): MentionAnnotation[] {
  const found: MentionAnnotation[] = [];
  for (const s of spans) {
    for (let i = firstFrom(places, s.start); i < places.length; i++) {
      const place = places[i];
      if (!place || startOf(place) >= s.end) break;
      if (place.spans.every((p) => contains(s, p))) found.push(place);
    }
  }
  return found;
}

/** Index of the first place that starts at `start` or later. */
const firstFrom = (places: readonly MentionAnnotation[], start: number): number => firstWhere(places.length, (i) => { const place = places[i]; return place !== undefined && startOf(place) >= start; });

interface RelationRow { readonly article: PreparedArticle; readonly from: string; readonly relation: string; readonly to: string }

export const relations: Table<RelationRow> = {
  name: 'relations',
  title: 'What annotations point to: within, about, and the newsroom\'s links',
  key: [],
  refers: [{ fields: ['document'], table: 'documents', to: ['document'] }],
  rows: (article) => article.annotations.flatMap((a) => relationRows(a, article)),
  columns: [
    column('document', 'string', 'Article', (r) => r.article.name),
    column('annotation', 'string', 'Id of the annotation that points', (r) => r.from),
    column('relation', 'string', 'within (a claim inside another), about (an entity or claim), or the kind of link', (r) => r.relation),
    column('to', 'string', 'Id of an annotation or entity', (r) => r.to),
  ],
};

function relationRows(a: Annotation, article: PreparedArticle): RelationRow[] {
  const rows = [
    ...(a.within !== undefined ? [{ relation: 'within', to: a.within }] : []),
    ...(a.type === 'claim' ? (a.about ?? []).map((to) => ({ relation: 'about', to })) : []),
    ...(a.links ?? []).map((l) => ({ relation: l.kind, to: l.to })),
  ];
  return rows.map((r) => ({ article, from: a.id, ...r }));
}
