// What an editor shows of a gloss file as a whole: outline, folds, colours of the quoted words, and the way to each in the article.
import { t } from '@vscode/l10n';
import { type CodeLens, type DocumentSymbol, type FoldingRange, type Range, SymbolKind } from 'vscode-languageserver-types';
import type { Span } from '../../core/base/span.js';
import type { Annotation } from '../../core/model/annotation.js';
import { COMMANDS } from '../../protocol/protocol.js';
import { kindWord, shorten } from '../words.js';
import type { GlossContext } from './context.js';
import { encodeWords, tokenOfKind, type WordToken } from './tokens.js';

/** Entities and annotations under the headings of their sections. */
export function glossSymbols(context: GlossContext): DocumentSymbol[] {
  const { gloss } = context.reading;
  if (!gloss) return [];
  const { entities, annotations } = gloss.places;
  const ofEntities = gloss.entities.flatMap((e): DocumentSymbol[] => symbol(context, entities.get(e.id), e.name, `${e.id} · ${kindWord(e.kind)}`, SymbolKind.Object));
  const ofAnnotations = gloss.annotations.flatMap((a): DocumentSymbol[] =>
    symbol(context, annotations.get(a.id), shorten(a.quotes.join(' … ').replace(/\s+/gu, ' '), 60) || a.id, `${kindWord(a.kind)} · ${a.id}`, a.type === 'claim' ? SymbolKind.String : SymbolKind.Field));
  return [...group(t('Entities'), ofEntities), ...group(t('Annotations'), ofAnnotations)];
}

function symbol(context: GlossContext, span: Span | undefined, name: string, detail: string, kind: SymbolKind): DocumentSymbol[] {
  if (!span) return [];
  const range = context.positions.rangeOf(trimmedEnd(context.source, span));
  return [{ name, detail, kind, range, selectionRange: { start: range.start, end: range.start } }];
}

function group(name: string, children: DocumentSymbol[]): DocumentSymbol[] {
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return [];
  const range: Range = { start: first.range.start, end: last.range.end };
  return [{ name, kind: SymbolKind.Namespace, range, selectionRange: { start: range.start, end: range.start }, children }];
}

/** One fold for each block of several lines. */
export function glossFolds(context: GlossContext): FoldingRange[] {
  const places = context.reading.gloss?.places;
  if (!places) return [];
  return [...places.entities.values(), ...places.annotations.all().map(([, span]) => span)].flatMap((span) => {
    const { start, end } = context.positions.rangeOf(trimmedEnd(context.source, span));
    return end.line > start.line ? [{ startLine: start.line, endLine: end.line }] : [];
  });
}

/** Above each annotation the way to its words. Clients without our commands see where they stand. */
export function glossLenses(context: GlossContext, links: boolean): CodeLens[] {
  const { article } = context;
  if (!article) return [];
  return article.anchored.flatMap(({ annotation, state, proposal }): CodeLens[] => {
    const block = context.reading.gloss?.places.annotations.get(annotation.id);
    const span = state === 'orphan' ? undefined : annotation.spans[0] ?? proposal?.[0];
    if (!block) return [];
    const range = context.positions.rangeOf({ start: block.start, end: block.start });
    if (!span) return [{ range, command: { title: t('its words are gone'), command: '' } }];
    const title = t('Reveal in the article, line {0}', article.positions.positionAt(span.start).line + 1);
    return [{ range, command: links ? { title, command: COMMANDS.reveal, arguments: [article.uri, article.positions.rangeOf(span)] } : { title, command: '' } }];
  });
}

/** Kinds and ids in the colours that their names have in the article. `within`: only those that meet it. */
export function glossTokens(context: GlossContext, within?: Span): number[] {
  const { gloss } = context.reading;
  if (!gloss) return [];
  const kindOf = new Map([...context.project.entities, ...gloss.entities].map((e) => [e.id, e.kind]));
  const tokens = gloss.annotations.flatMap((a) => tokensOf(a, kindOf, (field) => gloss.places.fields.get(`${a.id}/${field}`)));
  return encodeWords(tokens.filter((x) => x !== undefined), context.positions, within);
}

function tokensOf(a: Annotation, kindOf: ReadonlyMap<string, string>, place: (field: string) => Span | undefined): (WordToken | undefined)[] {
  const decided = a.status !== 'suggested';
  const own = tokenOfKind(place('kind'), a.kind, decided);
  if (a.type === 'mention') return [own, tokenOfKind(place('entity'), kindOf.get(a.entity ?? ''), decided)];
  return [own, ...a.speaker.map((p, i) => tokenOfKind(place(`speaker/${i}/entity`), kindOf.get(p.entity ?? ''), decided))];
}

/** Blocks reach to the next one: without the white space behind. */
function trimmedEnd(source: string, { start, end }: Span): Span {
  return { start, end: start + source.slice(start, end).trimEnd().length };
}
