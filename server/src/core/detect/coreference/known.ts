// The newsroom's own names in the article: found by their words alone, before everything else.
import type { GlossEntity } from '../../model/annotation.js';
import { ENTITY_KINDS, type EntityKind } from '../../model/kinds.js';
import type { EntityDraft, MentionDraft } from './people.js';

interface KnownName {
  readonly name: string;
  readonly entity: EntityDraft;
}

/** Mentions of `known` entities in `text`, in text order, longest name first. Entities of kinds that the engine does not know are left out. */
export function knownMentions(text: string, known: readonly GlossEntity[]): MentionDraft[] {
  const byFirst = indexNames(known);
  const mentions: MentionDraft[] = [];
  if (byFirst.size === 0) return mentions;
  let end = 0;
  for (const at of beginnings(text, [...byFirst.values()].flat())) {
    if (at < end) continue;
    const hit = byFirst.get(wordAt(text, at).toLowerCase())?.find((n) => standsAt(text, at, n.name));
    if (!hit) continue;
    end = at + hit.name.length;
    mentions.push({
      span: { start: at, end }, kind: hit.entity.kind, form: 'name', entity: hit.entity, score: 1, evidence: [{ rule: 'name.known', detail: hit.entity.name }],
      sentence: 0, block: 0, leads: false,
    });
  }
  return mentions;
}

/** Of so few names each is looked for by itself. */
const FEW = 4;
const ASCII = 128;

/** Where one of the names may begin, ascending. An article is looked through at every keystroke, and most of its letters begin none. */
function* beginnings(text: string, names: readonly KnownName[]): Generator<number> {
  if (names.length <= FEW) {
    yield* names.flatMap(({ name }) => occurrences(text, name)).sort((a, b) => a - b);
    return;
  }
  const mayBegin = new Uint8Array(ASCII);
  for (const { name } of names) mayBegin[name.charCodeAt(0)] = 1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= ASCII || mayBegin[unit] === 1) yield at;
  }
}

function occurrences(text: string, name: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push(at);
  return found;
}

/** The run of letters and digits that begins at `at`; empty where none does. */
function wordAt(text: string, at: number): string {
  if (isSecondHalf(text.charCodeAt(at)) || ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at))) return '';
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? '';
}

/** Hits a run of letters and digits, there and nowhere else. */
const WORD = /[\p{L}\p{N}]+/uy;
const WORD_UNIT = /[\p{L}\p{N}]/u;
/** Hits "a", "𝐀" at the end, misses "a ". */
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
/** Of a character of two units. */
const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

function indexNames(known: readonly GlossEntity[]): Map<string, KnownName[]> {
  const byFirst = new Map<string, KnownName[]>();
  for (const e of known) {
    const kind = ENTITY_KINDS.find((k): k is EntityKind => k === e.kind);
    if (!kind) continue;
    const entity: EntityDraft = { kind, name: e.name, roles: [...e.roles], aliases: new Set(e.aliases), gender: 'u' };
    for (const name of [e.name, ...e.aliases]) {
      const first = WORD_START.exec(name)?.[0]?.toLowerCase();
      if (first === undefined) continue;
      const list = byFirst.get(first) ?? [];
      list.push({ name, entity });
      byFirst.set(first, list);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.name.length - a.name.length);
  return byFirst;
}

/** The first word of a name that begins with one. */
const WORD_START = /^[\p{L}\p{N}]+/u;

/** The whole name stands at `at`, in these letters, with none behind it. */
const standsAt = (text: string, at: number, name: string): boolean => text.startsWith(name, at) && !WORD_UNIT.test(text.charAt(at + name.length));
