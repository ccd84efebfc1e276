// Completion of keys in gloss and project files, by where the line stands.
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { ANNOTATION_KEYS, ARTICLE_KEYS, ENTITY_KEYS, ROOT_KEYS } from '../../core/gloss/fields.js';
import { positionsOf } from '../positions.js';

const PROJECT_KEYS = ['newsgloss', 'articles', 'guidelines', 'home', 'annotators', 'kinds', 'links', 'entities', 'gazetteers', 'exports'] as const;
const KEYS_UNDER: Readonly<Record<string, readonly string[]>> = {
  article: ARTICLE_KEYS, annotations: ANNOTATION_KEYS, entities: ENTITY_KEYS,
  articles: ['include', 'exclude', 'encoding', 'language'], kinds: ['entity', 'key', 'colour', 'description', 'attributes', 'speaker'], links: ['from', 'to'], exports: ['format', 'to'],
};

/** Keys that may be begun at `position` and do not stand in the same block yet. */
export function completeKeys(source: string, position: Position, file: 'gloss' | 'project'): CompletionItem[] {
  const lines = source.split(/\r?\n/u);
  const line = (lines[position.line] ?? '').slice(0, position.character);
  const typed = KEY_BEGUN.exec(line);
  if (!typed) return [];
  const word = typed[3] ?? '';
  const section = typed[1] === '' && typed[2] === undefined ? undefined : sectionAbove(lines, position.line);
  const keys = section === undefined ? (file === 'gloss' ? ROOT_KEYS : PROJECT_KEYS) : (KEYS_UNDER[section] ?? []);
  const taken = takenKeys(lines, position.line, section === undefined ? '' : (typed[1] ?? ''));
  const range = positionsOf(source).rangeOf({ start: offsetOf(source, position) - word.length, end: offsetOf(source, position) });
  return keys.filter((k) => !taken.has(k)).map((k) => ({ label: k, kind: CompletionItemKind.Property, textEdit: { range, newText: `${k}: ` } }));
}

const offsetOf = (source: string, position: Position): number => positionsOf(source).offsetAt(position);

/** Indentation, dash, what stands of the key; hit: "    sta", "  - k", miss: "  status: a". */
const KEY_BEGUN = /^([ \t]*)(- )?([\p{L}]*)$/u;
const SECTION = /^([\p{L}]+):/u;

function sectionAbove(lines: readonly string[], from: number): string | undefined {
  for (let i = from - 1; i >= 0; i--) {
    const name = SECTION.exec(lines[i] ?? '')?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Keys of the lines around, of the same indentation, up to where the block begins and ends. */
function takenKeys(lines: readonly string[], at: number, indent: string): Set<string> {
  const taken = new Set<string>();
  const look = (i: number): boolean => {
    const own = BLOCK_LINE.exec(lines[i] ?? '');
    if (!own) return true;
    const depth = (own[1] ?? '').length + (own[2] ?? '').length;
    if (depth < indent.length) return false;
    if (depth === indent.length) taken.add(own[3] ?? '');
    return !(own[2] !== undefined && own[2] !== '' && depth === indent.length);
  };
  for (let i = at - 1; i >= 0 && look(i); i--);
  for (let i = at + 1; i < lines.length; i++) {
    if (/^\s*- /u.test(lines[i] ?? '') || !look(i)) break;
  }
  return taken;
}

/** Hit: "    kind: place", "  - id: m-1", miss: "    # a remark". */
const BLOCK_LINE = /^([ \t]*)(- )?([\p{L}]+):/u;
