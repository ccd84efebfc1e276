// Where the articles of a newsroom name an entity of newsgloss.yaml.
import type { Span } from '../../core/base/span.js';
import type { ArticleFacts } from '../../core/corpus/facts.js';
import type { GlossEntity } from '../../core/model/annotation.js';
import { type Folder, folderKey } from '../folder.js';

export interface FolderMention {
  readonly facts: ArticleFacts;
  readonly span: Span;
}

/** By article, in text order. */
export const mentionsOf = (folder: Folder, entity: GlossEntity): FolderMention[] =>
  folder.index.entries(folderKey(folder, entity)).flatMap(({ facts, entity: named }) => named.spans.map((span) => ({ facts, span })));
