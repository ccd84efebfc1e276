// The codes of all diagnostics and how loud each is by default; settings may turn each up, down or off.
export type Level = 'off' | 'hint' | 'information' | 'warning' | 'error';

const LEVELS: readonly Level[] = ['off', 'hint', 'information', 'warning', 'error'];

export const isLevel = (value: unknown): value is Level => LEVELS.some((l) => l === value);

/** Codes of articles, in the order of the documentation. Those of gloss and project files bring their own level. */
export const ARTICLE_LEVELS = {
  'quotation.no-speaker': 'information',
  'quotation.unbalanced': 'warning',
  'claim.meaning': 'warning',
  'anchor.changed': 'warning',
  'anchor.candidate': 'warning',
  'anchor.orphaned': 'warning',
  'place.ambiguous': 'information',
  'decision.waiting': 'warning',
  'article.encoding': 'error',
  'article.too-large': 'warning',
  'article.binary': 'warning',
} as const satisfies Readonly<Record<string, Level>>;

export type ArticleCode = keyof typeof ARTICLE_LEVELS;

/** Every code that a setting may name. */
export const CODES: { readonly has: (code: string) => boolean } = {
  has: (code) => Object.hasOwn(ARTICLE_LEVELS, code) || code.startsWith('gloss.') || code.startsWith('project.') || code.startsWith('gazetteer.'),
};
