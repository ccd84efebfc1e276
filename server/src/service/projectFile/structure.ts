// What an editor shows of newsgloss.yaml as a whole: outline, folds, colours of kinds and ids, and how often each entity is named.
import { t } from '@vscode/l10n';
import { type CodeLens, type DocumentSymbol, type FoldingRange, SymbolKind } from 'vscode-languageserver-types';
import type { Span } from '../../core/base/span.js';
import { type Entry, entryEnd, resolved, type SourceNode } from '../../core/gloss/sourceTree.js';
import { COMMANDS } from '../../protocol/protocol.js';
import { encodeWords, tokenOfKind, type WordToken } from '../glossFile/tokens.js';
import { rangeIn } from '../positions.js';
import { kindWord, shorten } from '../words.js';
import { entriesOf, type ProjectContext } from './context.js';
import { mentionsOf } from './mentions.js';

/** Each section, with its entries below. */
export function projectSymbols(context: ProjectContext): DocumentSymbol[] {
  return (context.root?.entries ?? []).flatMap((e) => {
    const own = symbolOf(context, e, SymbolKind.Namespace, '');
    return own.map((s) => ({ ...s, ...childrenOf(context, e) }));
  });
}

function childrenOf(context: ProjectContext, section: Entry): Pick<DocumentSymbol, 'children'> {
  const value = resolved(section.value);
  if (value?.type === 'map') return { children: value.entries.flatMap((e) => symbolOf(context, e, KIND_OF[section.key ?? ''] ?? SymbolKind.Property, detailOf(context, section.key, e.key))) };
  if (value?.type !== 'seq') return {};
  return { children: value.items.flatMap(({ value: node }): DocumentSymbol[] => {
    const name = wordsOf(node);
    const range = context.positions.rangeOf(node.span);
    return name === '' ? [] : [{ name, kind: SymbolKind.String, range, selectionRange: range }];
  }) };
}

const KIND_OF: Readonly<Record<string, SymbolKind>> = { kinds: SymbolKind.Class, links: SymbolKind.Interface, entities: SymbolKind.Object };

function detailOf({ project }: ProjectContext, section: string | undefined, key: string | undefined): string {
  if (section === 'kinds') return project.kinds.find((k) => k.name === key)?.description ?? '';
  const entity = section === 'entities' ? project.entities.find((e) => e.id === key) : undefined;
  if (entity) return `${entity.name} · ${kindWord(entity.kind)}`;
  const link = section === 'links' ? project.links.find((l) => l.name === key) : undefined;
  return link ? `${link.from.join(', ')} → ${link.to.join(', ')}` : '';
}

/** A text, or what a mapping's values say. */
function wordsOf(node: SourceNode): string {
  const at = resolved(node);
  if (at?.type === 'scalar') return shorten(String(at.value ?? ''), 60);
  return at?.type === 'map' ? shorten(at.entries.map((e) => wordsOf(e.value)).join(' · '), 60) : '';
}

function symbolOf({ source, positions }: ProjectContext, entry: Entry, kind: SymbolKind, detail: string): DocumentSymbol[] {
  if (entry.key === undefined || entry.key === '') return [];
  const range = positions.rangeOf({ start: entry.start, end: entryEnd(entry, source) ?? entry.keySpan.end });
  return [{ name: entry.key, detail, kind, range, selectionRange: positions.rangeOf(entry.keySpan) }];
}

/** Sections, and their entries of several lines. */
export function projectFolds(context: ProjectContext): FoldingRange[] {
  const { source, positions } = context;
  const fold = (entry: Entry): FoldingRange[] => {
    const { start, end } = positions.rangeOf({ start: entry.start, end: entryEnd(entry, source) ?? entry.keySpan.end });
    return end.line > start.line ? [{ startLine: start.line, endLine: end.line }] : [];
  };
  return (context.root?.entries ?? []).flatMap((e) => {
    const value = resolved(e.value);
    return [...fold(e), ...(value?.type === 'map' ? value.entries.flatMap(fold) : [])];
  });
}

/** Kinds and ids of entities in the colours that their names have in articles. `within`: only those that meet it. */
export function projectTokens(context: ProjectContext, within?: Span): number[] {
  const { positions, project } = context;
  const kinds = entriesOf(context, 'kinds').map((e) => tokenOfKind(e.keySpan, e.key));
  const entities = entriesOf(context, 'entities').flatMap((e): (WordToken | undefined)[] => {
    const value = resolved(e.value);
    const kind = project.entities.find((own) => own.id === e.key)?.kind;
    const field = value?.type === 'map' ? value.entries.find((f) => f.key === 'kind')?.value : undefined;
    return [tokenOfKind(e.keySpan, kind), ...(field ? [tokenOfKind(field.span, kind)] : [])];
  });
  return encodeWords([...kinds, ...entities].filter((x) => x !== undefined), positions, within);
}

/** Above each entity how often the articles name it; leads to the first place. */
export function projectLenses(context: ProjectContext, links: boolean): CodeLens[] {
  return entriesOf(context, 'entities').flatMap((entry): CodeLens[] => {
    const entity = context.project.entities.find((e) => e.id === entry.key);
    if (!entity) return [];
    const mentions = mentionsOf(context.folder, entity);
    const [first] = mentions;
    const articles = new Set(mentions.map((m) => m.facts.uri)).size;
    const title = first ? t('Named {0} times in {1} articles', mentions.length, articles) : t('Not named in the articles read so far.');
    const range = context.positions.rangeOf(entry.keySpan);
    return [{ range, command: links && first ? { title, command: COMMANDS.reveal, arguments: [first.facts.uri, rangeIn(first.facts.lines, first.span)] } : { title, command: '' } }];
  });
}
