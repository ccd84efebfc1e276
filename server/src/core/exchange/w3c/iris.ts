// Absolute IRIs for an article and all that is in it: relative ones would be dropped by readers that have no base.
import { wellFormed } from '../../text/normalise.js';
import type { PreparedArticle } from '../prepare.js';

export interface Iris {
  readonly document: string;
  readonly collection: string;
  readonly page: string;
  readonly annotation: (id: string) => string;
  /** `n` counts from 1. */
  readonly part: (what: 'speaker' | 'cue' | 'link' | 'verdict', id: string, n: number) => string;
  readonly entity: (id: string) => string;
}

export const DEFAULT_BASE = 'https://example.invalid/';

export function irisOf(article: PreparedArticle, base: string = DEFAULT_BASE): Iris {
  const document = (base.endsWith('/') ? base : `${base}/`) + article.name.split('/').map(encoded).join('/');
  const collection = `${document}.jsonld`;
  return {
    document,
    collection,
    page: `${collection}#page/1`,
    annotation: (id) => `${collection}#annotation/${encoded(id)}`,
    part: (what, id, n) => `${collection}#${what}/${encoded(id)}/${n}`,
    entity: (id) => `${collection}#entity/${encoded(id)}`,
  };
}

const encoded = (name: string): string => encodeURIComponent(wellFormed(name));
