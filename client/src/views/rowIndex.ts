// Finds the row of a list that an annotation of the article belongs to; no editor in here.
import type { TreeNode } from '../../../server/src/protocol/protocol.js';

/** An annotation as the caret means it. */
export interface Meant {
  readonly uri: string;
  readonly id: string;
  readonly entity?: string;
}

export class RowIndex {
  private readonly parents = new Map<string, TreeNode>();
  private readonly byMark = new Map<string, TreeNode>();
  private readonly byEntity = new Map<string, TreeNode>();

  constructor(roots: readonly TreeNode[] = []) {
    for (const root of roots) this.add(root);
  }

  parentOf(node: TreeNode): TreeNode | undefined {
    return this.parents.get(node.id);
  }

  /** The annotation's own row, the row above where it is the only one there, else the row of whom it names. */
  rowOf({ uri, id, entity }: Meant): TreeNode | undefined {
    const own = this.byMark.get(keyOf(uri, id));
    const parent = own && this.parentOf(own);
    if (parent?.children?.length === 1 && parent.kind !== 'article') return parent;
    return own ?? (entity === undefined ? undefined : this.byEntity.get(entity));
  }

  private add(node: TreeNode): void {
    if (node.markId !== undefined && node.location) this.byMark.set(keyOf(node.location.uri, node.markId), node);
    if (node.entity !== undefined && !this.byEntity.has(node.entity)) this.byEntity.set(node.entity, node);
    for (const child of node.children ?? []) {
      this.parents.set(child.id, node);
      this.add(child);
    }
  }
}

const keyOf = (uri: string, id: string): string => `${id} ${uri}`;
