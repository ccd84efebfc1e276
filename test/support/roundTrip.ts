// What an article is after it went through a format and back, and what the format's table says it must be.
import { carry } from '../../server/src/core/exchange/graph/carry.js';
import { fromGraph } from '../../server/src/core/exchange/graph/fromGraph.js';
import { toGraph } from '../../server/src/core/exchange/graph/toGraph.js';
import { type Loss, lossCounter } from '../../server/src/core/exchange/losses.js';
import type { ExportOptions, Format } from '../../server/src/core/exchange/port.js';
import { prepareArticle } from '../../server/src/core/exchange/prepare.js';
import type { ForeignFile, Reading } from '../../server/src/core/exchange/reading/port.js';
import { readFiles } from '../../server/src/core/exchange/reading/run.js';
import { exportArticles } from '../../server/src/core/exchange/registry.js';
import type { AnnotatedArticle } from '../../server/src/core/model/annotated.js';
import type { Annotation } from '../../server/src/core/model/annotation.js';
import type { Status } from '../../server/src/core/model/kinds.js';

export const foreignFile = (name: string, content: string | Uint8Array): ForeignFile =>
  (typeof content === 'string' ? { name, text: content, bytes: new TextEncoder().encode(content) } : { name, text: undefined, bytes: content });

/** Kinds of the newsroom in tests, besides the built-in ones. */
export const TEST_KINDS = ['vessel', 'ville étrangère', 'cue'];

/** The article is read beside the export, since some formats point to it. */
export function throughFormat(format: Format, articles: readonly AnnotatedArticle[], options: ExportOptions = {}): { readonly reading: Reading; readonly losses: readonly Loss[]; readonly files: readonly ForeignFile[] } {
  const written = exportArticles(format, articles, options);
  const files = written.files.map((f) => foreignFile(f.name, f.bytes ?? f.content));
  const beside = articles.filter((a) => !files.some((f) => f.name === a.file)).map((a) => foreignFile(a.file, a.text.startsWith('\uFEFF') ? a.text.slice(1) : a.text));
  if (!format.reader) throw new Error(`${format.id} cannot be read`);
  return { reading: readFiles(format.reader, [...files, ...(format.reader.wants ? beside : [])], TEST_KINDS), losses: written.losses, files };
}

/** What `carries` promises of the article, computed without the writer and the reader of the format. */
export function promised(format: Format, article: AnnotatedArticle, statuses: readonly Status[] = ['accepted', 'edited', 'added']): AnnotatedArticle {
  if (!format.carries) throw new Error(`${format.id} carries nothing back`);
  const losses = lossCounter();
  const prepared = prepareArticle(article, article.file, new Set(statuses), losses);
  return fromGraph(carry(toGraph(prepared, losses), format.carries, losses, article.file), losses);
}

/** In one order, without what the format does not promise: ids it has not kept, the tool's own ids, entities it has no table for. */
export function comparable(format: Format, article: AnnotatedArticle): unknown {
  const sorted = article.annotations.flatMap((a) => withoutBlanks(a)).sort((a, b) => compare(placeOf(a), placeOf(b)));
  const known = new Set(sorted.map((a) => a.id));
  const entities = new Set(article.entities.map((e) => e.id));
  const all = new Set(article.annotations.map((a) => a.id));
  const isThere = (id: string): boolean => known.has(id) || (!all.has(id) && (format.carries?.entities !== true || entities.has(id)));
  const ids = format.carries?.ids === true;
  const names = new Map(sorted.map((a, i) => [a.id, ids ? a.id : `#${i}`]));
  const { file: _file, ...details } = article.details;
  return {
    text: article.text,
    annotations: sorted.map((a) => annotationOf(withoutLoose(a, known, isThere), names, format)),
    ...(format.carries?.entities === true ? { entities: [...article.entities].sort((a, b) => compare(a.id, b.id)) } : {}),
    ...(format.carries?.details === true ? { details: Object.fromEntries(Object.entries(details).filter(([, v]) => v !== undefined)) } : {}),
  };
}

/** Stretches of nothing but white space are no words: formats may keep them or not, and say so. */
function withoutBlanks(a: Annotation): Annotation[] {
  const kept = a.spans.map((_, i) => (a.quotes[i] ?? '').trim() !== '');
  const [spans, quotes] = [a.spans.filter((_, i) => kept[i]), a.quotes.filter((_, i) => kept[i])];
  if (spans.length === 0) return [];
  if (a.type === 'mention') return [{ ...a, spans, quotes }];
  return [{ ...a, spans, quotes, speaker: a.speaker.filter((p) => p.quote === undefined || p.quote.trim() !== ''), cue: a.cue.filter((c) => c.quote.trim() !== '') }];
}

/** Without links to what is not there, which formats may keep or not, and say so. */
function withoutLoose(a: Annotation, known: ReadonlySet<string>, isThere: (id: string) => boolean): Annotation {
  const { within, links, ...rest } = a;
  const kept = (links ?? []).filter((l) => known.has(l.to));
  const pointers = { ...(within !== undefined && known.has(within) ? { within } : {}), ...(kept.length > 0 ? { links: kept } : {}) };
  if (rest.type === 'mention') return { ...rest, ...pointers };
  const { about, ...claim } = rest;
  const topics = (about ?? []).filter(isThere);
  return { ...claim, ...pointers, ...(topics.length > 0 ? { about: topics } : {}) };
}

function annotationOf(a: Annotation, names: ReadonlyMap<string, string>, format: Format): unknown {
  const { context: _context, foreign, ...rest } = a;
  const id = (x: string): string => names.get(x) ?? x;
  const kept = Object.entries(foreign ?? {}).filter(([tool]) => format.carries?.ids === true || tool !== format.id);
  return {
    ...rest,
    id: id(a.id),
    ...(kept.length > 0 ? { foreign: Object.fromEntries(kept) } : {}),
    ...(a.within === undefined ? {} : { within: id(a.within) }),
    ...(a.links ? { links: a.links.map((l) => ({ kind: l.kind, to: id(l.to) })).sort((x, y) => compare(x.kind + x.to, y.kind + y.to)) } : {}),
    ...(a.type === 'claim' && a.about ? { about: a.about.map(id).sort(compare) } : {}),
    ...(a.type === 'claim' ? { speaker: [...a.speaker].sort((x, y) => compare(partKey(x), partKey(y))), cue: [...a.cue].sort((x, y) => compare(partKey(x), partKey(y))) } : {}),
  };
}

const partKey = (p: { readonly span?: { readonly start: number; readonly end: number }; readonly entity?: string }): string => `${String(p.span?.start ?? 1e6).padStart(7, '0')}-${String(p.span?.end ?? 0)}-${p.entity ?? ''}`;
const placeOf = (a: Annotation): string => `${a.spans.map((s) => `${String(s.start).padStart(7, '0')}-${String(s.end).padStart(7, '0')}`).join()} ${a.kind} ${contentOf(a)}`;

/** What tells two annotations of one kind at one place apart without their ids. */
function contentOf(a: Annotation): string {
  const { id: _id, links: _links, within: _within, foreign: _foreign, context: _context, ...rest } = a;
  const flat = { ...rest, about: 0, speaker: 0, cue: 0 };
  return JSON.stringify(Object.entries(flat).sort(([x], [y]) => compare(x, y)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
