// Which of the bodies of an article "the company" is: the one that it speaks of most, and lately.
import type { Nominal } from './nominals.js';
import { keyOf, type EntityDraft, type MentionDraft } from './people.js';

/** "The company", "the firm", and nothing else. */
export const isMereCompany = ({ name, definite }: Nominal): boolean => definite && COMPANIES.has(name.toLowerCase());

const COMPANIES: ReadonlySet<string> = new Set(['company', 'firm']);

/** A company was named no longer ago. Sentences. */
const REACH = 8;
/** Mentions beyond this number say no more of how much the article is about somebody. */
const MOST_COUNTED = 4;

/** The company that "the company" in sentence `here` means, among the mentions `before` it, the last first; undefined where none may be one. */
export function companyAmong(before: readonly MentionDraft[], here: number): EntityDraft | undefined {
  const scores = new Map<EntityDraft, { score: number; count: number }>();
  for (const { kind, form, entity, sentence, leads, speaks } of before) {
    if (kind !== 'organisation' || form !== 'name' || !entity || isPublic(entity.name)) continue;
    const known = scores.get(entity);
    if (known) known.count += 1;
    else if (here - sentence <= REACH) scores.set(entity, { score: (leads ? 1 : 0) + (speaks === true ? 1 : 0) - 0.3 * (here - sentence), count: 1 });
  }
  let best: { entity: EntityDraft; score: number } | undefined;
  for (const [entity, { score, count }] of scores) {
    const whole = score + 0.5 * Math.min(count, MOST_COUNTED);
    if (!best || whole > best.score) best = { entity, score: whole };
  }
  return best?.entity;
}

/** "Ministry of Fisheries", "Stenhaven Crown Court": bodies that are no companies. */
const isPublic = (name: string): boolean => name.split(' ').some((w) => PUBLIC.has(keyOf(w)));

const PUBLIC: ReadonlySet<string> = new Set([
  'ministry', 'department', 'office', 'government', 'administration', 'cabinet', 'parliament', 'congress', 'senate', 'assembly', 'council', 'commission', 'committee', 'court', 'tribunal', 'police', 'army', 'navy', 'forces',
  'party', 'union', 'federation', 'association', 'university', 'college', 'school', 'institute', 'academy', 'hospital', 'church', 'agency', 'authority', 'service', 'bureau', 'nations', 'society', 'league', 'exchange', 'fund', 'foundation',
]);
