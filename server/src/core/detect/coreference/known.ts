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
  for (const match of text.matchAll(WORD)) {
    if (match.index < end) continue;
    const names = byFirst.get(match[0].toLowerCase());
    const hit = names?.find((n) => standsAt(text, match.index, n.name));
    if (!hit) continue;
    end = match.index + hit.name.length;
    mentions.push({
      span: { start: match.index, end }, kind: hit.entity.kind, form: 'name', entity: hit.entity, score: 1, evidence: [{ rule: 'name.known', detail: hit.entity.name }],
      sentence: 0, block: 0, leads: false,
    });
  }
  return mentions;
}

/** Hits each run of letters and digits. */
const WORD = /[\p{L}\p{N}]+/gu;
const WORD_UNIT = /[\p{L}\p{N}]/u;

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

/** The whole name stands at `at`, in these letters, with no letter before or behind. */
function standsAt(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !WORD_UNIT.test(text.charAt(at - 1)) && !WORD_UNIT.test(text.charAt(at + name.length));
}
