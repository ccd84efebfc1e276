// Reads the tables of the CSV export, and tables of other makers with the columns document, start, end and label. Positions: code points.
import type { Span } from '../../base/span.js';
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { Annotation, ArticleDetails, ClaimAnnotation, CuePart, GlossEntity, Link, SpeakerPart } from '../../model/annotation.js';
import { claimFields, type FieldName, type Fields, isFieldName, mentionFields } from '../graph/fields.js';
import { nameOf } from '../graph/labels.js';
import { type Offsets, offsetsOf } from '../offsets.js';
import { labelOf } from '../reading/labels.js';
import { textOfFile } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { asRecord } from '../reading/values.js';
import { textsOf } from '../reading/records.js';
import { unguarded } from './cells.js';
import { parseCsv, separatorOf } from './parse.js';

export const csvReader: Reader = { endings: ['.csv', '.tsv'], read: readTables };

interface Row {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string | undefined>>;
}

/** Tables of a folder go together. */
function readTables(files: readonly ForeignFile[], context: ReadContext): AnnotatedArticle[] {
  const folders = new Map<string, ForeignFile[]>();
  for (const f of files) {
    const folder = f.name.slice(0, f.name.lastIndexOf('/') + 1);
    const known = folders.get(folder);
    if (known) known.push(f);
    else folders.set(folder, [f]);
  }
  return [...folders.values()].flatMap((group) => new Tables(group, context).articles());
}

const TABLE = /(?:^|\/)([^/]+)\.[ct]sv$/iu; // hit: a/claims.csv → claims

class Tables {
  private readonly tables: ReadonlyMap<string, readonly Row[]>;

  constructor(files: readonly ForeignFile[], private readonly context: ReadContext) {
    const guarded = !files.some((f) => f.name.endsWith('datapackage.json') && isUnguarded(f.text));
    this.tables = new Map(files.flatMap((f) => {
      const name = TABLE.exec(f.name)?.[1]?.toLowerCase();
      return name === undefined ? [] : [[name, this.rowsOf(f, guarded)] as const];
    }));
  }

  private rowsOf(file: ForeignFile, guarded: boolean): Row[] {
    const text = textOfFile(file, this.context);
    if (text === undefined) return [];
    const { records, broken } = parseCsv(text, separatorOf(text));
    if (broken !== undefined) this.context.problem(file.name, broken, 'a closing quotation mark and then a separator or line end are expected');
    const [head, ...rows] = records;
    const names = (head?.cells ?? []).map((c) => (c ?? '').trim().toLowerCase());
    return rows.map(({ line, cells }) => {
      if (cells.length !== names.length) this.context.problem(file.name, line, `${names.length} cells are expected, as in the head`);
      return { file: file.name, line, cells: Object.fromEntries(names.map((n, i) => { const c = cells[i]; return [n, c === undefined || !guarded ? c : unguarded(c)]; })) };
    });
  }

  articles(): AnnotatedArticle[] {
    const documents = this.tables.get('documents');
    const [, any] = [...this.tables].find(([, rows]) => rows.length > 0) ?? [];
    if (!documents && any?.[0]) this.context.problem(any[0].file, undefined, 'a table documents.csv with the columns document and text is expected beside it');
    const by = (table: string): ReadonlyMap<string, readonly Row[]> => grouped(this.tables.get(table) ?? []);
    const [annotations, claims, entities, relations] = [by('annotations'), by('claims'), by('entities'), by('relations')];
    const known = new Set((documents ?? []).map((r) => r.cells.document));
    for (const [name, rows] of annotations) if (rows[0] && documents && !known.has(name)) this.context.problem(rows[0].file, rows[0].line, `documents.csv has no "${name}"`);
    return (documents ?? []).flatMap((row) => {
      const { document, text } = row.cells;
      if (document === undefined || text === undefined) {
        this.context.problem(row.file, row.line, 'the columns document and text are expected');
        return [];
      }
      const rows = { annotations: annotations.get(document) ?? [], claims: claims.get(document) ?? [], relations: relations.get(document) ?? [] };
      return [{ file: document, text, details: detailsOf(row, document), annotations: new Article(text, rows, this.context).annotations(), entities: (entities.get(document) ?? []).flatMap(entityOf) }];
    });
  }
}

function isUnguarded(description: string | undefined): boolean {
  try {
    return asRecord(JSON.parse(description ?? ''))?.guarded === false;
  } catch {
    return false;
  }
}

function grouped(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const r of rows) {
    const key = r.cells.document ?? '';
    const known = found.get(key);
    if (known) known.push(r);
    else found.set(key, [r]);
  }
  return found;
}

function detailsOf({ cells }: Row, file: string): ArticleDetails {
  const codePoints = Number(cells.code_points ?? NaN);
  return {
    file,
    ...textsOf(cells, ['title', 'outlet', 'published', 'byline', 'url', 'language', 'encoding', 'blob']),
    ...(cells.sha256 === undefined ? {} : { text: cells.sha256 }),
    ...(Number.isSafeInteger(codePoints) ? { codePoints } : {}),
  };
}

const SEPARATOR = '; ';
const listOf = (cell: string | undefined): string[] => (cell === undefined ? [] : cell.split(SEPARATOR));

function entityOf({ cells }: Row): GlossEntity[] {
  const { entity: id, kind, name } = cells;
  if (id === undefined || kind === undefined || name === undefined) return [];
  const [lat, lon, geonames] = [cells.latitude, cells.longitude, cells.geonames].map((c) => (c === undefined ? undefined : Number(c)));
  return [{
    id, kind, name, roles: listOf(cells.roles), aliases: listOf(cells.aliases),
    ...(geonames === undefined ? {} : { geonames }),
    ...(lat === undefined || lon === undefined ? {} : { at: [lat, lon] as const }),
    ...textsOf(cells, ['country', 'by', 'when', 'note']),
  }];
}

interface ArticleRows { readonly annotations: readonly Row[]; readonly claims: readonly Row[]; readonly relations: readonly Row[] }

class Article {
  private readonly offsets: Offsets;

  constructor(private readonly text: string, private readonly rows: ArticleRows, private readonly context: ReadContext) {
    this.offsets = offsetsOf(text, 'code points');
  }

  annotations(): Annotation[] {
    const groups = new Map<string, Row[]>();
    for (const [i, row] of this.rows.annotations.entries()) {
      const id = row.cells.annotation ?? row.cells.id ?? `row ${i + 1}`;
      const known = groups.get(id);
      if (known) known.push(row);
      else groups.set(id, [row]);
    }
    const claims = new Map(this.rows.claims.map((r) => [r.cells.claim ?? '', r]));
    return [...groups].flatMap(([id, rows]) => this.annotation(id, rows, claims.get(id)));
  }

  private annotation(id: string, rows: readonly Row[], claim: Row | undefined): Annotation[] {
    const own = rows.filter((r) => (r.cells.part ?? 'content') === 'content');
    const [first] = own;
    const spans = own.flatMap((r) => this.span(r) ?? []);
    if (!first || spans.length === 0) return [];
    const kind = first.cells.kind ?? nameOf(labelOf(first.cells.label ?? 'document', first.file, this.context));
    const fields = fieldsOf(first, claim);
    const foreign = first.cells.annotation === undefined ? { foreign: { csv: id } } : {};
    const common = { id, kind, spans, quotes: spans.map((s) => this.words(s)), ...foreign };
    const { within, about, links } = this.pointers(id);
    const pointers = { ...(within === undefined ? {} : { within }), ...(links.length > 0 ? { links } : {}) };
    if (kind !== 'claim') return [{ ...mentionFields(fields), ...common, ...pointers }];
    return [{ ...claimFields(fields), ...common, ...pointers, ...(about.length > 0 ? { about } : {}), ...this.parts(rows) }];
  }

  private parts(rows: readonly Row[]): Pick<ClaimAnnotation, 'speaker' | 'cue'> {
    const speaker = rows.filter((r) => r.cells.part === 'speaker').map((r): SpeakerPart => {
      const span = r.cells.start === undefined ? undefined : this.span(r);
      return { ...(r.cells.entity === undefined ? {} : { entity: r.cells.entity }), ...(span ? { span, quote: this.words(span) } : {}) };
    });
    const cue = rows.filter((r) => r.cells.part === 'cue').flatMap((r): CuePart[] => { const span = this.span(r); return span ? [{ span, quote: this.words(span) }] : []; });
    return { speaker, cue };
  }

  private pointers(id: string): { readonly within: string | undefined; readonly about: string[]; readonly links: Link[] } {
    const own = this.rows.relations.filter((r) => r.cells.annotation === id);
    const to = (relation: string): string[] => own.filter((r) => r.cells.relation === relation).flatMap((r) => r.cells.to ?? []);
    const links = own.flatMap(({ cells }) => (cells.relation === undefined || cells.to === undefined || cells.relation === 'within' || cells.relation === 'about' ? [] : [{ kind: cells.relation, to: cells.to }]));
    return { within: to('within')[0], about: to('about'), links };
  }

  private span(row: Row): Span | undefined {
    const span = this.offsets.in(Number(row.cells.start ?? NaN), Number(row.cells.end ?? NaN));
    if (!span) this.context.problem(row.file, row.line, `start and end in code points of the text (0 to ${this.offsets.length}) are expected`);
    return span;
  }

  private words(s: Span): string {
    return this.text.slice(s.start, s.end);
  }
}

function fieldsOf({ cells }: Row, claim: Row | undefined): Fields {
  const found: Partial<Record<FieldName, string>> = {};
  for (const [name, value] of Object.entries(cells)) if (value !== undefined && isFieldName(name)) found[name] = value;
  if (!claim) return found;
  const c = claim.cells;
  for (const name of ['form', 'force', 'act', 'negated'] as const) { const value = c[name]; if (value !== undefined) found[name] = value; }
  const verdict = { rating: c.rating, summary: c.verdict, sources: listOf(c.sources), by: c.verdict_by, when: c.verdict_when };
  if ([c.rating, c.verdict, c.sources, c.verdict_by, c.verdict_when].some((v) => v !== undefined)) found.verdict = JSON.stringify(verdict);
  return found;
}
