// Trees: speakers with their claims, places, claims, and what is undecided; of one article or of the whole folder.
import { t } from '@vscode/l10n';
import { folderEntities, type FolderEntity } from '../../core/corpus/query.js';
import type { ArticleFacts } from '../../core/corpus/facts.js';
import type { Mark } from '../../core/review/marks.js';
import type { Location, TreeNode, TreeParams } from '../../protocol/protocol.js';
import type { Folder } from '../folder.js';
import { layerOf } from '../layers.js';
import { rangeIn } from '../positions.js';
import { entityIdOf, entityOf, isClaim, type Snapshot } from '../snapshot.js';
import { worthOfCheck } from '../worth.js';
import { kindWord, labelOf, quoteOf, shorten, speakerName } from '../words.js';

export function articleTree(snapshot: Snapshot, params: TreeParams): TreeNode[] {
  return filtered(articleNodes(snapshot, params.tree), params.filter);
}

export function folderTree(folder: Folder, params: TreeParams): TreeNode[] {
  return filtered(folderNodes(folder, params.tree), params.filter);
}

function articleNodes(snapshot: Snapshot, tree: TreeParams['tree']): TreeNode[] {
  switch (tree) {
    case 'speakers':
      return speakerNodes(snapshot);
    case 'places':
      return placeNodes(snapshot);
    case 'claims':
      return snapshot.live.filter((m) => m.annotation.type === 'claim').map((m) => claimNode(snapshot, m));
    case 'undecided':
      return snapshot.undecided.map((m) => markNode(snapshot, m));
  }
}

function speakerNodes(snapshot: Snapshot): TreeNode[] {
  const groups = new Map<string, Mark[]>();
  for (const claim of snapshot.live.filter(isClaim)) {
    const key = entityIdOf(claim) ?? `~${speakerName(snapshot, claim) ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups].map(([key, claims]): TreeNode => {
    const first = claims[0];
    const entity = first && entityOf(snapshot, first);
    const name = (first && speakerName(snapshot, first)) ?? t('no speaker');
    const part = first?.annotation.type === 'claim' ? first.annotation.speaker[0]?.span : undefined;
    return {
      id: `speaker ${key}`, kind: 'speaker', label: name, description: claims.length === 1 ? t('1 claim') : t('{0} claims', claims.length),
      ...(entity && entity.roles.length > 0 ? { tooltip: `${entity.name}, ${entity.roles.join(', ')}` } : {}),
      ...(entity ? { entity: entity.id, entityKind: entity.kind } : {}),
      ...(part ? { location: locationOf(snapshot, part) } : {}),
      children: claims.map((c) => claimNode(snapshot, c)),
    };
  });
}

function placeNodes(snapshot: Snapshot): TreeNode[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of snapshot.live.filter((m) => m.annotation.type === 'mention' && m.annotation.kind === 'place')) {
    const key = entityIdOf(mark) ?? quoteOf(mark);
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups].map(([key, marks]): TreeNode => {
    const first = marks[0];
    const entity = first && entityOf(snapshot, first);
    const span = first?.annotation.spans[0];
    return {
      id: `place ${key}`, kind: 'place', label: entity?.name ?? (first ? quoteOf(first) : key),
      description: [entity?.country ?? '', marks.length === 1 ? t('once') : t('{0} times', marks.length)].filter((w) => w !== '').join(' · '),
      ...(entity ? { entity: entity.id } : {}),
      ...(span ? { location: locationOf(snapshot, span) } : {}),
      children: marks.map((m) => markNode(snapshot, m)),
    };
  });
}

function claimNode(snapshot: Snapshot, mark: Mark): TreeNode {
  const whose = speakerName(snapshot, mark) ?? (isClaim(mark) ? t('no speaker') : t('the article’s own'));
  return { ...markNode(snapshot, mark), kind: 'claim', label: quoteOf(mark, 100), description: worthOfCheck(snapshot, mark) ? `${whose} · ${t('worth a check')}` : whose };
}

function markNode(snapshot: Snapshot, mark: Mark): TreeNode {
  const span = mark.annotation.spans[0];
  return {
    id: `mark ${mark.annotation.id}`, kind: mark.annotation.type === 'claim' ? 'claim' : layerOf(snapshot, mark) === 'place' ? 'place' : 'mention',
    ...(mark.annotation.type === 'mention' ? { entityKind: mark.annotation.kind } : {}),
    label: quoteOf(mark, 100), description: kindWord(mark.annotation.kind), tooltip: labelOf(snapshot, mark), status: mark.annotation.status, markId: mark.annotation.id,
    ...(span && mark.state !== 'orphan' ? { location: locationOf(snapshot, span) } : {}),
  };
}

const locationOf = (snapshot: Snapshot, span: { readonly start: number; readonly end: number }): Location => ({ uri: snapshot.uri, range: snapshot.positions.rangeOf(span) });

function folderNodes(folder: Folder, tree: TreeParams['tree']): TreeNode[] {
  switch (tree) {
    case 'speakers':
      return folderEntities(folder.index).filter((e) => e.claims > 0).sort((a, b) => b.claims - a.claims).map((e) => entityNode(e, 'speaker'));
    case 'places':
      return folderEntities(folder.index).filter((e) => e.kind === 'place').map((e) => entityNode(e, 'place'));
    case 'claims':
      return folder.index.all().filter((f) => f.claims.length > 0).map((f) => articleNode(f, f.claims.map((c) => factClaimNode(f, c))));
    case 'undecided':
      return folder.index.all().filter((f) => f.undecided > 0).map((f) => ({ ...articleNode(f, []), description: t('{0} undecided', f.undecided) }));
  }
}

function entityNode(entity: FolderEntity, kind: 'speaker' | 'place'): TreeNode {
  const children = entity.entries.flatMap(({ facts, entity: here }): TreeNode[] => {
    const claims = kind === 'speaker' ? facts.claims.filter((c) => c.speaker === entity.key) : [];
    if (kind === 'speaker' && claims.length === 0) return [];
    const span = here.spans[0];
    return [{ ...articleNode(facts, claims.map((c) => factClaimNode(facts, c))), id: `${kind} ${entity.key} ${facts.uri}`, description: kind === 'place' ? t('{0} times', here.spans.length) : t('{0} claims', claims.length), ...(span ? { location: { uri: facts.uri, range: rangeIn(facts.lines, span) } } : {}) }];
  });
  return {
    id: `${kind} ${entity.key}`, kind, entityKind: entity.kind, label: entity.name, children,
    description: kind === 'speaker' ? t('{0} claims in {1} articles', entity.claims, children.length) : t('{0} times in {1} articles', entity.mentions, entity.entries.length),
    ...(entity.roles.length > 0 ? { tooltip: `${entity.name}, ${shorten(entity.roles.join(', '), 120)}` } : {}),
  };
}

function articleNode(facts: ArticleFacts, children: readonly TreeNode[]): TreeNode {
  return { id: `article ${facts.uri}`, kind: 'article', label: shorten(facts.title, 80), location: { uri: facts.uri, range: rangeIn(facts.lines, { start: 0, end: 0 }) }, ...(children.length > 0 ? { children } : {}) };
}

const factClaimNode = (facts: ArticleFacts, claim: ArticleFacts['claims'][number]): TreeNode =>
  ({ id: `claim ${facts.uri} ${claim.id}`, kind: 'claim', label: shorten(claim.quote, 100), status: claim.status, markId: claim.id, location: { uri: facts.uri, range: rangeIn(facts.lines, claim.span) } });

/** Nodes whose own words hold the filter stay whole; others keep the children that do. */
function filtered(nodes: readonly TreeNode[], filter: string | undefined): TreeNode[] {
  const wanted = (filter ?? '').trim().toLowerCase();
  if (wanted === '') return [...nodes];
  return nodes.flatMap((node) => {
    if (`${node.label} ${node.description ?? ''} ${node.tooltip ?? ''}`.toLowerCase().includes(wanted)) return [node];
    const children = filtered(node.children ?? [], wanted);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}
