// A newsroom's own settings, from its newsgloss.yaml, with the built-in values where it is silent.
import type { GlossEntity } from './annotation.js';

/** Eight names, mapped to theme colours by the editor. */
export const KIND_COLOURS = ['red', 'orange', 'yellow', 'green', 'cyan', 'blue', 'purple', 'pink'] as const;
export type KindColour = (typeof KIND_COLOURS)[number];

/** What an attribute may hold: one of the listed words, or a value of the type. */
export type AttributeRule = readonly string[] | 'boolean' | 'number' | 'text';

export interface KindDefinition {
  readonly name: string;
  /** True where annotations of the kind are mentions that name an entity. */
  readonly entity: boolean;
  /** One letter; pressed in annotation mode. */
  readonly key?: string;
  readonly colour?: KindColour;
  readonly description?: string;
  readonly attributes?: Readonly<Record<string, AttributeRule>>;
  /** Kinds of entities that may speak; absent = any. */
  readonly speaker?: readonly string[];
}

export interface LinkDefinition {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface ExportTarget {
  readonly format: string;
  readonly to: string;
}

export interface Project {
  readonly version: number;
  readonly articles: {
    /** Globs, relative to the folder of newsgloss.yaml. */
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly encoding: string;
    readonly language: string;
  };
  /** Path relative to the folder. */
  readonly guidelines?: string;
  /** Where the paper is at home: a place as an article would write it, such as "Alexandria, Minnesota". */
  readonly home?: string;
  readonly annotators: readonly string[];
  /** The built-in kinds, changed and followed by the newsroom's own. */
  readonly kinds: readonly KindDefinition[];
  readonly links: readonly LinkDefinition[];
  readonly entities: readonly GlossEntity[];
  /** Paths relative to the folder. */
  readonly gazetteers: readonly string[];
  readonly exports: readonly ExportTarget[];
}
