// Quick fixes in gloss files: plain text edits, made when the user asks for them.
import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver-types';
import { type ArticleText, articleText, currentSpan, quoteOf } from '../../core/anchor/describe.js';
import type { Span } from '../../core/base/span.js';
import { ANNOTATION_KEYS, ARTICLE_KEYS, ENTITY_KEYS, ROOT_KEYS } from '../../core/gloss/fields.js';
import { lineEndOf } from '../../core/gloss/layout.js';
import { type MapNode, plainData, resolved, type SourceNode } from '../../core/gloss/sourceTree.js';
import { text, texts, word, type YamlValue } from '../../core/gloss/yamlText.js';
import { COMMANDS, type DecideAction, SERVER_COMMANDS } from '../../protocol/protocol.js';
import { dataOf } from '../diagnostics/run.js';
import { conflictFixes } from '../glossFile/conflicts.js';
import { annotationAt, type GlossContext } from '../glossFile/context.js';
import { edited, fix, type Fixable, fixable, mapsAround, sectionOf } from '../glossFile/fixing.js';
import { markById } from '../snapshot.js';
import { newsroomFixes } from './newsroom.js';
import { freeId, wordFixes } from './words.js';

export interface GlossFixing {
  readonly context: GlossContext;
  /** The newsroom's own file, where it can be changed. */
  readonly newsroom?: { readonly uri: string; readonly source: string };
  /** The client has our commands. */
  readonly ownCommands: boolean;
}

export function glossActions(fixing: GlossFixing, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const file = fixable(fixing.context.uri, fixing.context.source);
  return file ? diagnostics.flatMap((d) => [...fixesOf(fixing, file, d), ...newsroomFixes(fixing, d)]) : [];
}

function fixesOf({ context, ownCommands }: GlossFixing, file: Fixable, diagnostic: Diagnostic): CodeAction[] {
  const args = dataOf(diagnostic).args ?? [];
  const span = file.positions.spanOf(diagnostic.range);
  switch (diagnostic.code) {
    case 'gloss.unknown-entity':
      return [...wordFixes(context, diagnostic), ...newEntity(context, file, diagnostic, args[0] ?? '')];
    case 'gloss.conflict':
      return conflictFixes(file, diagnostic, span);
    case 'gloss.missing-key':
      return missingKey(context, file, diagnostic, { span, key: args[1] ?? '' });
    case 'gloss.duplicate-key':
      return withoutSecond(file, diagnostic, span, args[0] ?? '');
    case 'gloss.wrong-type':
      return rightType(file, diagnostic, { span, key: args[0] ?? '', wanted: args[1] ?? '' });
    case 'gloss.quote-count':
    case 'gloss.span-order':
      return fromArticle(context, file, diagnostic, span);
    case 'gloss.span-out-of-range':
      return [...anchorFixes(context, diagnostic, ownCommands), ...fromArticle(context, file, diagnostic, span)];
    default:
      return wordFixes(context, diagnostic);
  }
}

/** An entity of that id, of the kind and with the words of the annotation that names it. */
function newEntity(context: GlossContext, file: Fixable, diagnostic: Diagnostic, id: string): CodeAction[] {
  const user = annotationAt(context, context.positions.offsetAt(diagnostic.range.start));
  const annotation = context.reading.gloss?.annotations.find((a) => a.id === user);
  const root = resolved(file.tree.root);
  if (!annotation || root?.type !== 'map' || id === '') return [];
  const part = annotation.type === 'claim' ? annotation.speaker.find((p) => p.entity === id) : undefined;
  const name = part?.quote ?? (annotation.type === 'mention' ? annotation.quotes[0] : undefined) ?? id;
  const fields: YamlValue = { entries: [['kind', word(annotation.type === 'mention' ? annotation.kind : 'person')], ['name', word(name.replace(SPACES, ' '))]] };
  const entities = sectionOf(file, 'entities');
  const add = edited(file, (patch) => {
    if (entities) patch.addKey(entities, entities.entries.length - 1, [id, fields], root.entries.find((e) => e.key === 'entities'));
    else patch.setKey(root, 'entities', { entries: [[id, fields]] }, { order: ROOT_KEYS });
  });
  return fix(t('List {0} under entities', id), diagnostic, file.uri, add);
}

const SPACES = /\s+/gu;

/** The key with what can be known of its value. */
function missingKey(context: GlossContext, file: Fixable, diagnostic: Diagnostic, { span, key }: { readonly span: Span; readonly key: string }): CodeAction[] {
  const map = mapsAround(file, span).find((m) => m.entries[0]?.start === span.start && m.entries.every((e) => e.key !== key));
  if (!map) return [];
  const [first] = map.entries;
  const add = (value: YamlValue): TextEdit[] | undefined => {
    // The version stands above everything else.
    if (key === 'newsgloss' && first && !map.flow) return [{ range: file.positions.rangeOf({ start: first.start, end: first.start }), newText: `newsgloss: 1${lineEndOf(file.source)}` }];
    return edited(file, (patch) => { patch.setKey(map, key, value, { order: ORDER }); });
  };
  return valuesFor(context, map, key).flatMap((value) => fix(t('Add {0}: {1}', key, shown(value)), diagnostic, file.uri, add(value)));
}

const ORDER: readonly string[] = [...new Set([...ROOT_KEYS, ...ARTICLE_KEYS, ...ANNOTATION_KEYS, ...ENTITY_KEYS])];
const shown = (value: YamlValue): string => (typeof value === 'object' && 'value' in value ? value.value.slice(0, 40) : typeof value === 'object' ? '…' : String(value));

function valuesFor(context: GlossContext, map: MapNode, key: string): YamlValue[] {
  const article = context.article && articleText(context.article.text);
  const field = (name: string): SourceNode | undefined => resolved(map.entries.find((e) => e.key === name)?.value);
  switch (key) {
    case 'newsgloss': return [1];
    case 'id': return [word(freeId(context, 'a'))];
    case 'status': return [word('added'), word('accepted')];
    case 'file': return [word(context.articleUri.slice(context.articleUri.lastIndexOf('/') + 1))];
    case 'text': return article ? [text(article.hash)] : [];
    case 'quote': return article ? wordsUnder(article, field('span')) : [];
    case 'span': return article ? placesOf(article, field('quote')) : [];
    case 'kind': return context.project.kinds.filter((k) => k.entity || field('span') !== undefined).map((k) => word(k.name));
    case 'article': return article && context.article ? [{ entries: [['file', word(context.article.file)], ['text', text(article.hash)]] }] : [];
    default: return [];
  }
}

/** The article's words under spans in code points. */
function wordsUnder(article: ArticleText, node: SourceNode | undefined): YamlValue[] {
  const stored = spansIn(node);
  if (!stored || stored.length === 0 || stored.some((s) => s.end > article.table.length || s.start >= s.end)) return [];
  const words = stored.map((s) => quoteOf(article, currentSpan(article, s)));
  return [words.length === 1 ? text(words[0] ?? '') : texts(words)];
}

/** Where the quotes stand, if each stands in the article once, in that order; code points. */
function placesOf({ plain, plainTable }: ArticleText, node: SourceNode | undefined): YamlValue[] {
  const data = node && plainData(node)?.data;
  const quotes = (Array.isArray(data) ? data : [data]).filter((q): q is string => typeof q === 'string' && q !== '');
  const starts = quotes.map((q) => (plain.indexOf(q) === plain.lastIndexOf(q) ? plain.indexOf(q) : -1));
  const spans = quotes.map((q, i): Span => ({ start: starts[i] ?? -1, end: (starts[i] ?? -1) + q.length }));
  if (spans.length === 0 || !spans.every((s, i) => s.start >= (spans[i - 1]?.end ?? 0))) return [];
  const stored = spans.map((s): YamlValue => [plainTable.toCodePoints(s.start), plainTable.toCodePoints(s.end)]);
  return [stored.length === 1 ? stored[0] ?? [] : stored];
}

function spansIn(node: SourceNode | undefined): Span[] | undefined {
  const data = node && plainData(node)?.data;
  if (!Array.isArray(data)) return undefined;
  const pairs: unknown[] = data.every((d) => Array.isArray(d)) ? data : [data];
  const spans = pairs.map((p): Span | undefined => (Array.isArray(p) && p.length === 2 && Number.isSafeInteger(p[0]) && Number.isSafeInteger(p[1]) ? { start: Number(p[0]), end: Number(p[1]) } : undefined));
  return spans.every((s) => s !== undefined) ? spans : undefined;
}

/** The second entry of a key, which does not count anyway. */
function withoutSecond(file: Fixable, diagnostic: Diagnostic, span: Span, key: string): CodeAction[] {
  const map = mapsAround(file, span).find((m) => m.entries.some((e) => e.keySpan.start === span.start));
  const at = map?.entries.findIndex((e) => e.keySpan.start === span.start) ?? -1;
  if (!map || at < 1) return [];
  return fix(t('Delete this {0}', key), diagnostic, file.uri, edited(file, (patch) => { patch.removeEntry(map, at); }));
}

/** A number or truth value where a text belongs, and one text where a list does. */
function rightType(file: Fixable, diagnostic: Diagnostic, { span, key, wanted }: { readonly span: Span; readonly key: string; readonly wanted: string }): CodeAction[] {
  const map = mapsAround(file, span).find((m) => m.entries.some((e) => e.key === key && e.value.span.start === span.start));
  const node = map && resolved(map.entries.find((e) => e.key === key)?.value);
  if (!map || node?.type !== 'scalar' || node.value === null) return [];
  const raw = file.source.slice(node.span.start, node.span.end);
  const set = (value: YamlValue, title: string): CodeAction[] => fix(title, diagnostic, file.uri, edited(file, (patch) => { patch.setKey(map, key, value, { order: ORDER }); }), true);
  if (wanted === 'text' && typeof node.value !== 'string') return set(text(raw), t('Put it in quotation marks'));
  return wanted === 'list of texts' ? set(texts([raw.replace(MARKS, '')]), t('Make it a list')) : [];
}

const MARKS = /^["']|["']$/gu;

/** Positions from the quotes, or quotes from the positions, as far as the article tells. */
function fromArticle(context: GlossContext, file: Fixable, diagnostic: Diagnostic, span: Span): CodeAction[] {
  const map = mapsAround(file, span).find((m) => m.entries.some((e) => e.key === 'span'));
  const article = context.article && articleText(context.article.text);
  if (!map || !article) return [];
  const node = (key: string): SourceNode | undefined => map.entries.find((e) => e.key === key)?.value;
  const set = (title: string, key: string, [value]: YamlValue[]): CodeAction[] => (value === undefined ? [] : fix(title, diagnostic, file.uri, edited(file, (patch) => { patch.setKey(map, key, value, { order: ORDER }); })));
  return [
    ...set(t('Take the place where the quote stands now'), 'span', placesOf(article, node('quote'))),
    ...(diagnostic.code === 'gloss.quote-count' ? set(t('Take the article’s words as quote'), 'quote', wordsUnder(article, node('span'))) : []),
  ];
}

/** The engine's proposal, where it has one; deleting always helps. */
function anchorFixes(context: GlossContext, diagnostic: Diagnostic, ownCommands: boolean): CodeAction[] {
  const id = annotationAt(context, context.positions.offsetAt(diagnostic.range.start));
  const mark = id === undefined || !context.article ? undefined : markById(context.article, id);
  if (!mark) return [];
  const act = (title: string, action: DecideAction): CodeAction =>
    ({ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command: { title, command: ownCommands ? COMMANDS.apply : SERVER_COMMANDS.decide, arguments: [context.articleUri, action] } });
  const found = mark.proposal || mark.state === 'moved' ? [act(t('Take the place where the quote stands now'), { kind: 'reanchor', id: mark.annotation.id })] : [];
  return [...found, act(t('Delete the annotation'), { kind: 'delete', ids: [mark.annotation.id] })];
}
