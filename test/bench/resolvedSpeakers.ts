// Whether speakers are resolved to the right entity: sources that are a pronoun, a surname, a role or a short name, against annotated entities.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overlaps, type Span } from '../../server/src/core/base/span.js';
import type { Analysis, Attribution, Entity } from '../../server/src/core/model/analysis.js';

/** Sources judged: `found` of them lie in an attribution of the engine, `right` of those mean the right entity. */
export interface Resolved { readonly all: number; readonly found: number; readonly right: number }

type Pair = readonly [number, number];
interface GoldSource { readonly source: readonly Pair[]; readonly class: string; readonly entity: readonly Pair[] }
interface GoldFile { readonly documents: readonly { readonly id: string; readonly sources: readonly GoldSource[] }[] }

/** Which file holds the annotation of which set. */
const FILES: Readonly<Record<string, string>> = { 'polnear.dev': 'polnear-dev.json', 'gum-news.dev': 'gum-news-dev.json' };

/** The classes that the goal counts; short names of bodies are counted apart. */
export const GROUPS: Readonly<Record<string, (s: GoldSource) => boolean>> = {
  'pronoun, surname or role': (s) => s.class !== 'short',
  pronoun: (s) => s.class === 'pronoun',
  surname: (s) => s.class === 'surname',
  role: (s) => s.class === 'role',
  'short name': (s) => s.class === 'short',
};

/** Counts for each group; empty where `set` has no annotation. */
export function resolvedSpeakers(root: string, set: string, analyses: ReadonlyMap<string, Analysis>): Map<string, Resolved> {
  const counts = new Map<string, Resolved>();
  const file = FILES[set];
  if (file === undefined) return counts;
  const gold: GoldFile = JSON.parse(readFileSync(join(root, 'test', 'bench', 'resolvedSpeakers', file), 'utf8'));
  for (const document of gold.documents) {
    const analysis = analyses.get(document.id);
    if (!analysis) continue;
    for (const source of document.sources) {
      const verdict = judge(source, analysis);
      for (const [group, holds] of Object.entries(GROUPS)) {
        if (!holds(source)) continue;
        const { all, found, right } = counts.get(group) ?? { all: 0, found: 0, right: 0 };
        counts.set(group, { all: all + 1, found: found + (verdict === 'missed' ? 0 : 1), right: right + (verdict === 'right' ? 1 : 0) });
      }
    }
  }
  return counts;
}

/** What the engine makes of one annotated source. */
export function judge(gold: GoldSource, analysis: Analysis): 'missed' | 'wrong' | 'right' {
  const spans = gold.source.map(([start, end]): Span => ({ start, end }));
  const attribution = everyAttribution(analysis.attributions).find((a) => a.source?.spans.some((s) => spans.some((g) => overlaps(s, g))) === true);
  if (!attribution) return 'missed';
  const entity = attribution.source?.entity === undefined ? undefined : analysis.entities[attribution.source.entity];
  const named = entity ? namedAt(entity, analysis).filter((m) => !spans.some((g) => overlaps(g, m))) : [];
  // Where the article never names the speaker, nobody who is named may be taken for them.
  if (gold.entity.length === 0) return named.length === 0 ? 'right' : 'wrong';
  const own = entity?.mentions.some((i) => covers(analysis.mentions[i]?.span, gold.entity)) === true;
  return own ? 'right' : 'wrong';
}

const everyAttribution = (list: readonly Attribution[]): Attribution[] => list.flatMap((a) => [a, ...everyAttribution(a.nested)]);

const namedAt = (entity: Entity, analysis: Analysis): Span[] =>
  entity.mentions.flatMap((i) => { const m = analysis.mentions[i]; return m && (m.form === 'name' || m.form === 'metonym') ? [m.span] : []; });

/** A mention stands for a naming where it covers about half of it: "Ada Quist" in "Minister Ada Quist", but not "Quist" in "Ada Quist". */
const HALF = 0.45;

function covers(mention: Span | undefined, names: readonly Pair[]): boolean {
  return mention !== undefined && names.some(([start, end]) => Math.min(mention.end, end) - Math.max(mention.start, start) >= HALF * (end - start));
}
