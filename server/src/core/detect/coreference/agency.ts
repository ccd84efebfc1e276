// The news agency that a dateline names in brackets, wherever the article names it again: a body, whatever else bears the name.
import { contains, overlaps, textOf } from '../../base/span.js';
import type { Structure } from '../../model/analysis.js';
import type { GlossEntity } from '../../model/annotation.js';
import { lettered } from '../../text/lettered.js';
import { knownMentions } from './known.js';
import type { MentionDraft } from './people.js';

/** `known` with the mentions of such agencies in running text; text order, never overlapping. */
export function withAgencies(known: readonly MentionDraft[], text: string, structure: Structure): readonly MentionDraft[] {
  const agencies = agencyMentions(text, structure).filter((m) => !known.some((k) => overlaps(k.span, m.span)));
  return agencies.length === 0 ? known : [...known, ...agencies].sort((a, b) => a.span.start - b.span.start);
}

function agencyMentions(text: string, { blocks }: Structure): MentionDraft[] {
  const datelines = blocks.flatMap((b) => b.leads.filter((lead) => lead.kind === 'dateline').map((lead) => lead.span));
  const names = new Set(datelines.flatMap((span) => AGENCY.exec(textOf(text, span))?.[1] ?? []));
  if (names.size === 0) return [];
  const entities = [...names].map((name): GlossEntity => ({ id: name, kind: 'organisation', name, roles: [], aliases: [] }));
  return knownMentions(text, entities)
    .filter((m) => blocks.some(({ kind, body }) => kind === 'paragraph' && contains(body, m.span)))
    .map((m) => ({ ...m, score: 0.95, evidence: [{ rule: 'organisation.agency', detail: m.entity?.name ?? '' }] }));
}

/** Hits the name in "OSLO, May 3 (Meridian) -"; misses "(0500 GMT)". */
const AGENCY = lettered(/\((\p{Lu}[\p{L}.&-]+(?: \p{Lu}[\p{L}.&-]+){0,2})\)/u);
