// What features may ask about the other articles of the folder.
import type { CorpusIndex } from '../core/corpus/index.js';
import { entityKey } from '../core/corpus/facts.js';
import { folderCount, type FolderCount } from '../core/corpus/query.js';
import type { GlossEntity } from '../core/model/annotation.js';

export interface Folder {
  readonly index: CorpusIndex;
  /** Ids that the newsroom lists: the same entity everywhere. */
  readonly shared: ReadonlySet<string>;
}

export const folderKey = (folder: Folder, entity: GlossEntity): string => entityKey(entity, folder.shared);

export const countInFolder = (folder: Folder, entity: GlossEntity): FolderCount => folderCount(folder.index, folderKey(folder, entity));
