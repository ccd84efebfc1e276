// Requests about annotations whose text changed; imports only the protocol's own values.
import type { Range } from './protocol.js';

export interface UnsettledParams {
  /** An article or any file of the folder; absent: the first folder of the workspace. */
  readonly uri?: string;
  readonly scope: 'article' | 'folder';
}

export interface UnsettledView {
  readonly uri: string;
  readonly id: string;
  readonly state: 'meaning' | 'changed' | 'candidate' | 'orphan' | 'settled';
  /** What changed ("12 → 14"), where that changes the meaning; else the words that were annotated. */
  readonly label: string;
  /** The words that were annotated, else what is the matter. */
  readonly description: string;
  /** In full, plain text. */
  readonly tooltip: string;
  readonly range?: Range;
  /** The text that it was made for is known and can be compared. */
  readonly comparable: boolean;
}

export interface UnsettledResult {
  readonly articles: readonly { readonly uri: string; readonly title: string; readonly annotations: readonly UnsettledView[] }[];
}

/** The text that an annotation was made for (`id`), or that the gloss file names. */
export interface FormerTextParams { readonly uri: string; readonly id?: string }
export interface FormerTextResult { readonly text?: string }

export const FORMER_METHODS = {
  unsettled: 'newsgloss/unsettled',
  formerText: 'newsgloss/formerText',
} as const;
