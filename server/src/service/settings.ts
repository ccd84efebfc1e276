// The server's settings: one table of names, defaults and checks; what a client sends is never trusted.
import { CODES, isLevel, type Level } from './diagnostics/levels.js';

export interface Settings {
  readonly articles: 'ask' | 'all' | 'newsroom';
  /** The annotator's name as it goes into gloss files; empty: none. */
  readonly annotator: string;
  /** Which attributions count as claims besides communication, pledges, denials and demands. */
  readonly showAttitudes: boolean;
  readonly showIntentions: boolean;
  /** The paper's own check-worthy statements. */
  readonly showStatements: boolean;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
  /** Level by code, where it differs from the table's. */
  readonly diagnostics: ReadonlyMap<string, Level>;
  /** Whether articles of the folder are read in the background. */
  readonly indexFolder: boolean;
}

/** Name under `newsgloss.` → default and check. */
export const SETTINGS = {
  articles: { key: 'articles', default: 'ask', check: oneOf('ask', 'all', 'newsroom') },
  annotator: { key: 'annotator', default: '', check: isString },
  showAttitudes: { key: 'claims.attitudes', default: false, check: isBoolean },
  showIntentions: { key: 'claims.intentions', default: false, check: isBoolean },
  showStatements: { key: 'claims.statements', default: true, check: isBoolean },
  codeLens: { key: 'codeLens.enabled', default: true, check: isBoolean },
  inlayHints: { key: 'inlayHints.enabled', default: false, check: isBoolean },
  indexFolder: { key: 'index.enabled', default: true, check: isBoolean },
} as const;

export const DIAGNOSTICS_KEY = 'diagnostics';

export const DEFAULT_SETTINGS: Settings = settingsFrom(undefined);

/** The settings in the `newsgloss` section as a client gives it (nested or with dotted names); wrong values count as not given. */
export function settingsFrom(section: unknown): Settings {
  const read = <T>(entry: { readonly key: string; readonly default: T; readonly check: (v: unknown) => v is T }): T => {
    const value = valueAt(section, entry.key);
    return entry.check(value) ? value : entry.default;
  };
  return {
    articles: read<Settings['articles']>(SETTINGS.articles),
    annotator: read<string>(SETTINGS.annotator).trim(),
    showAttitudes: read<boolean>(SETTINGS.showAttitudes),
    showIntentions: read<boolean>(SETTINGS.showIntentions),
    showStatements: read<boolean>(SETTINGS.showStatements),
    codeLens: read<boolean>(SETTINGS.codeLens),
    inlayHints: read<boolean>(SETTINGS.inlayHints),
    indexFolder: read<boolean>(SETTINGS.indexFolder),
    diagnostics: levelsFrom(valueAt(section, DIAGNOSTICS_KEY)),
  };
}

/** Names and values that were not understood, for the log. */
export function settingProblems(section: unknown): string[] {
  const wrong = Object.values(SETTINGS).filter(({ key, check }) => {
    const value = valueAt(section, key);
    return value !== undefined && value !== null && !check(value);
  }).map(({ key }) => `newsgloss.${key}`);
  const levels = valueAt(section, DIAGNOSTICS_KEY);
  const unknown = isObject(levels) ? Object.entries(levels).filter(([code, level]) => !CODES.has(code) || !isLevel(level)).map(([code]) => `newsgloss.diagnostics: ${code}`) : [];
  return [...wrong, ...unknown];
}

function levelsFrom(value: unknown): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  if (isObject(value)) for (const [code, level] of Object.entries(value)) if (isLevel(level)) levels.set(code, level);
  return levels;
}

/** `section.a.b`, or the entry with the dotted name `a.b`. */
function valueAt(section: unknown, key: string): unknown {
  if (!isObject(section)) return undefined;
  if (Object.hasOwn(section, key)) return section[key];
  const dot = key.indexOf('.');
  return dot < 0 || !Object.hasOwn(section, key.slice(0, dot)) ? undefined : valueAt(section[key.slice(0, dot)], key.slice(dot + 1));
}

// Declared as a function: the defaults above are read while this file is still being loaded.
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function oneOf<const T extends string>(...words: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => words.some((w) => w === value);
}
