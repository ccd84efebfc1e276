// The outline of an article: its structure, then who claims what. And symbols of the whole folder.
import { t } from '@vscode/l10n';
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { hull, type Span } from '../core/base/span.js';
import { searchFolder, type Hit } from '../core/corpus/query.js';
import type { Block } from '../core/model/analysis.js';
import type { Mark } from '../core/review/marks.js';
import type { Folder } from './folder.js';
import { rangeIn } from './positions.js';
import { entityIdOf, isClaim, isOwnStatement, type Snapshot } from './snapshot.js';
import { formWord, kindWord, shorten, speakerName } from './words.js';

export function documentSymbols(snapshot: Snapshot): DocumentSymbol[] {
  return [...structureSymbols(snapshot), ...speakerSymbols(snapshot), ...statementSymbols(snapshot)];
}

function structureSymbols(snapshot: Snapshot): DocumentSymbol[] {
  const { blocks } = snapshot.analysis.structure;
  return blocks.flatMap((block, i) => {
    const kind = SHOWN_BLOCKS.get(block.kind);
    if (kind === undefined) return [];
    const range = block.kind === 'section' ? { start: block.span.start, end: sectionEnd(blocks, i) } : block.span;
    return [symbol(snapshot, { name: shorten(snapshot.text.slice(block.span.start, block.span.end), 80), kind, range, selection: block.span, detail: blockWord(block.kind) })];
  });
}

const SHOWN_BLOCKS: ReadonlyMap<string, SymbolKind> = new Map<string, SymbolKind>([
  ['headline', SymbolKind.File], ['standfirst', SymbolKind.String], ['byline', SymbolKind.Property], ['date', SymbolKind.Property],
  ['section', SymbolKind.Module], ['trailer', SymbolKind.Property],
]);

function blockWord(kind: string): string {
  switch (kind) {
    case 'headline': return t('headline');
    case 'standfirst': return t('standfirst');
    case 'byline': return t('byline');
    case 'date': return t('date');
    case 'section': return t('section');
    case 'trailer': return t('closing line');
    default: return kind;
  }
}

/** A section reaches to the next one, or to the closing lines. */
export function sectionEnd(blocks: readonly Block[], index: number): number {
  let end = blocks[index]?.span.end ?? 0;
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === 'section' || block.kind === 'trailer') break;
    end = block.span.end;
  }
  return end;
}

/** One symbol per speaker in order of first claim, its claims below. */
function speakerSymbols(snapshot: Snapshot): DocumentSymbol[] {
  const groups = new Map<string, { readonly name: string; readonly claims: Mark[] }>();
  for (const claim of snapshot.live.filter(isClaim)) {
    const name = speakerName(snapshot, claim) ?? t('no speaker');
    const key = entityIdOf(claim) ?? `words ${name}`;
    const group = groups.get(key) ?? { name, claims: [] };
    group.claims.push(claim);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ name, claims }) => {
    const range = hull(claims.flatMap((c) => c.annotation.spans));
    if (!range) return [];
    const children = claims.flatMap((c) => claimSymbol(snapshot, c));
    const detail = claims.length === 1 ? t('1 claim') : t('{0} claims', claims.length);
    return [{ ...symbol(snapshot, { name, kind: SymbolKind.Class, range, selection: claims[0]?.annotation.spans[0] ?? range, detail }), children }];
  });
}

function statementSymbols(snapshot: Snapshot): DocumentSymbol[] {
  const statements = snapshot.live.filter(isOwnStatement);
  const range = hull(statements.flatMap((m) => m.annotation.spans));
  if (!range) return [];
  const children = statements.flatMap((m) => claimSymbol(snapshot, m));
  const selection = statements[0]?.annotation.spans[0] ?? range;
  return [{ ...symbol(snapshot, { name: t('The article’s own statements'), kind: SymbolKind.Class, range, selection, detail: '' }), children }];
}

function claimSymbol(snapshot: Snapshot, { annotation }: Mark): DocumentSymbol[] {
  const range = hull(annotation.spans);
  if (!range || annotation.type !== 'claim') return [];
  const detail = annotation.form === undefined ? '' : formWord(annotation.form);
  return [symbol(snapshot, { name: shorten(annotation.quotes.join(' … '), 80), kind: SymbolKind.Event, range, selection: annotation.spans[0] ?? range, detail })];
}

interface Entry {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly range: Span;
  readonly selection: Span;
  readonly detail: string;
}

function symbol(snapshot: Snapshot, { name, kind, range, selection, detail }: Entry): DocumentSymbol {
  const { rangeOf } = snapshot.positions;
  return { name: name === '' ? '…' : name, kind, range: rangeOf(range), selectionRange: rangeOf(selection), ...(detail === '' ? {} : { detail }) };
}

const LIMIT = 200;

/** Entities and claims of the folder whose words hold the query. */
export const workspaceSymbols = (folder: Folder, query: string): WorkspaceSymbol[] => searchFolder(folder.index, query, LIMIT).map(hitSymbol);

function hitSymbol(hit: Hit): WorkspaceSymbol {
  const span = hit.kind === 'entity' ? hit.entity.spans[0] : hit.claim.span;
  const range = rangeIn(hit.facts.lines, span ?? { start: 0, end: 0 });
  return {
    name: shorten(hit.name, 100),
    kind: hit.kind === 'claim' ? SymbolKind.Event : hit.entity.kind === 'place' ? SymbolKind.Namespace : SymbolKind.Class,
    containerName: hit.kind === 'entity' ? `${kindWord(hit.entity.kind)} · ${hit.facts.title}` : hit.facts.title,
    location: { uri: hit.facts.uri, range },
  };
}
