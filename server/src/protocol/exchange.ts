// Importing annotations of other tools, and the exports that a newsroom lists: names and payloads of its requests.
import type { LossView } from './protocol.js';

export interface ImportFormatView {
  readonly id: string;
  readonly label: string;
  /** Endings of its files, with the dot. */
  readonly endings: readonly string[];
}
export interface ImportFormatsResult { readonly formats: readonly ImportFormatView[] }

export interface ImportParams {
  readonly format: string;
  /** Names are relative, `/` between their parts. */
  readonly files: readonly { readonly name: string; readonly base64: string }[];
  /** Folder of the articles; those that are not there are made. */
  readonly folder: string;
  /** How annotations land; absent: as the files say. */
  readonly as?: 'suggested' | 'accepted';
}
export interface ImportResult {
  /** Articles that annotations landed in. */
  readonly uris: readonly string[];
  readonly annotations: number;
  readonly losses: readonly LossView[];
  /** In words; where `uris` is empty, nothing was written. */
  readonly problems: readonly string[];
}

/** One entry of `exports` in newsgloss.yaml: a format, and a folder from the newsroom's. */
export interface ExportTargetView { readonly format: string; readonly to: string }
export interface ExportTargetsParams { readonly folder: string }
export interface ExportTargetsResult { readonly targets: readonly ExportTargetView[] }

/** Sent by the server while it exports or imports: articles done, and articles in all. */
export interface ExchangedParams { readonly done: number; readonly total: number }

export const EXCHANGE_METHODS = {
  importFormats: 'newsgloss/importFormats',
  import: 'newsgloss/import',
  exportTargets: 'newsgloss/exportTargets',
  exchanged: 'newsgloss/exchanged',
} as const;
