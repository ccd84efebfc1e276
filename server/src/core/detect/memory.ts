// What an analyser keeps of one version of a text for the next: the findings of single blocks, by all that they depend on.
import type { Attribution } from '../model/analysis.js';
import type { BlockStatements } from './claims/blockStatements.js';
import type { Draft } from './attributions/unitFrames.js';
import type { BlockReading } from './blockReading.js';
import type { PlacedReading } from './coreference/names.js';
import type { Nominal } from './coreference/nominals.js';
import type { MentionDraft } from './coreference/people.js';
import type { BlockPlaces } from './mentions/blockPlaces.js';
import type { KeptQuotations } from './quotations/quotations.js';
import { emptyStructure, type KeptStructure } from './structure/structure.js';
import type { PlaceReading } from './places/candidates.js';
import type { PlaceDecision } from './places/resolve.js';

/**
 * Offsets in the kept values count from the start of their block. The tables hold what their keys alone tell, so versions may share them
 * (a carried version goes on with those of the one before); a version that was read whole begins new ones with what it met.
 */
export interface BlockMemory {
  readings: Map<string, BlockReading>;
  places: Map<string, PlaceReading>;
  /** The paper's own statements in a block. A reading tells its words. */
  readonly statements: WeakMap<BlockReading, BlockStatements>;
  readonly structure: KeptStructure;
  quotations: KeptQuotations;
  /** What sources without a name mean, by their words. */
  nominals: Map<string, Nominal | 'none'>;
  /** How much of a draft's content stands in quotation marks. A draft is kept with its block, whose quotations are the same as long. */
  readonly forms: WeakMap<Draft, Attribution['form']>;
  /** What was decided for the article as a whole. */
  readonly article: { places?: PlaceDecision; named?: readonly (BlockPlaces | undefined)[]; reading?: ArticleReading };
}

/** One version of a text as it was read, for the next one to carry over what an edit leaves as it is. */
export interface ArticleReading {
  readonly text: string;
  readonly blocks: readonly PlacedReading[];
  /** Mentions of the newsroom's own names. */
  readonly known: readonly MentionDraft[];
  /** By block of the structure. */
  readonly named: readonly (BlockPlaces | undefined)[];
  /** Versions since the tables were begun. */
  readonly versions: number;
}

/** One block apart, nothing is new: the tables of the version before go on, with what is new. */
export function goOn(memory: BlockMemory, old: BlockMemory): void {
  memory.readings = grown(old.readings, memory.readings);
  memory.places = grown(old.places, memory.places);
  memory.nominals = grown(old.nominals, memory.nominals);
}

function grown<T>(old: Map<string, T>, added: ReadonlyMap<string, T>): Map<string, T> {
  if (added !== old) for (const [key, value] of added) old.set(key, value);
  return old;
}

/** Takes out of the tables what was known of the words that `block` had in the version `past`. */
export function forget({ readings, places }: BlockMemory, past: ArticleReading, block: number): void {
  drop(readings, past.blocks.find((b) => b.block === block)?.reading);
  drop(places, past.named[block]?.found);
}

function drop<T>(table: Map<string, T>, gone: T | undefined): void {
  for (const [key, value] of table) {
    if (value !== gone) continue;
    table.delete(key);
    return;
  }
}

/** The memory for the version after `old`. */
export const emptyMemory = (old?: BlockMemory): BlockMemory => ({ readings: new Map(), places: new Map(), statements: old?.statements ?? new WeakMap(), structure: emptyStructure(), quotations: new Map(), nominals: new Map(), forms: old?.forms ?? new WeakMap(), article: {} });

/** The old value for `key`, or a new one; either way it is kept for the next version. */
export function recall<T>(now: Map<string, T>, old: ReadonlyMap<string, T> | undefined, key: string, make: () => T): T {
  const value = now.get(key) ?? old?.get(key) ?? make();
  now.set(key, value);
  return value;
}
