// What the server needs from where it runs: files, data, time, chance. Handed in, so that tests and other hosts can differ.
import type { WorldOutline } from '../core/map/outline.js';
import type { KeptFiles } from '../node/keptFiles.js';
import type { DamagedFile } from '../node/resources.js';
import type { History } from './formerTexts.js';
import type { TextCache } from '../node/textCache.js';
import type { OtherNames } from '../core/lexicon/otherNames.js';
import type { Resources } from '../core/detect/resources.js';

export interface FileInfo {
  /** Bytes. */
  readonly size: number;
  /** Any number that changes with the file's content. */
  readonly modified: number;
}

/** Files by address. A missing file is undefined, other failures reject. */
export interface Files {
  read(uri: string): Promise<Uint8Array | undefined>;
  stat(uri: string): Promise<FileInfo | undefined>;
  /** Writes if the file still holds `expected` (undefined: if there is none); what `stat` says while it is as it was written. */
  replace(uri: string, expected: Uint8Array | undefined, next: Uint8Array): Promise<FileInfo | 'changed'>;
  /** A new file, with the folders above it; `changed`: there is one. */
  create(uri: string, bytes: Uint8Array): Promise<'written' | 'changed'>;
  remove(uri: string, expected: Uint8Array): Promise<'removed' | 'changed'>;
  /** Takes away what a writer of the file left that was killed. */
  clear(uri: string): Promise<void>;
  /** Paths within the folder, `/` between names, in a stable order. */
  list(folder: string, accept: (path: string) => boolean): AsyncIterable<string>;
}

export interface Host {
  readonly files: Files;
  /** Word lists and gazetteer, loaded at the first call. */
  readonly resources: () => Resources;
  /** Data files that cannot be used; loads them as `resources` does. */
  readonly damaged: () => readonly DamagedFile[];
  /** Coasts and borders for small maps, loaded at the first call; undefined where there are none. */
  readonly outline: () => WorldOutline | undefined;
  /** Other names of places by GeoNames number, loaded at the first call. */
  readonly otherNames: () => OtherNames;
  /** Former texts of articles by hash: kept for all programs of this user, else in the folder that the client gives; undefined where there is neither. */
  readonly texts: (storage: string | undefined) => TextCache | undefined;
  /** A former text of an article from the repository that its folder lies in. To be asked in trusted folders only. */
  readonly history: History;
  /** Decisions that wait, kept in the folder that the client gives. */
  readonly kept: (storage: string) => KeptFiles;
  readonly now: () => Date;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Resolves when waiting messages have been taken in. */
  readonly breathe: () => Promise<void>;
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  readonly later: (run: () => void, milliseconds: number) => () => void;
}
