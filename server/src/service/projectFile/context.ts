// One open newsgloss.yaml: its source as a tree, what it says, and what the folder's articles make of it.
import { parseSource } from '../../core/gloss/parse.js';
import { type Entry, type MapNode, resolved } from '../../core/gloss/sourceTree.js';
import type { Project } from '../../core/model/project.js';
import type { Folder } from '../folder.js';
import { type Positions, positionsOf } from '../positions.js';

export interface ProjectContext {
  readonly uri: string;
  readonly source: string;
  readonly positions: Positions;
  readonly project: Project;
  /** undefined where the file is no YAML, or no mapping. */
  readonly root: MapNode | undefined;
  /** What is known of the newsroom's articles. */
  readonly folder: Folder;
}

export function projectContext(uri: string, source: string, project: Project, folder: Folder): ProjectContext {
  const tree = parseSource(source);
  const root = tree.ok ? resolved(tree.value.root) : undefined;
  return { uri, source, positions: positionsOf(source), project, root: root?.type === 'map' ? root : undefined, folder };
}

/** The entries of a section, such as `kinds`; empty where it is none. */
export function entriesOf({ root }: ProjectContext, section: string): readonly Entry[] {
  const value = resolved(root?.entries.find((e) => e.key === section)?.value);
  return value?.type === 'map' ? value.entries : [];
}
