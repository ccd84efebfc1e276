// F1 of exact spans, for the sample newsroom, where no foreign scorer is at hand.
import type { Span } from '../../server/src/core/base/span.js';
import type { Analysis } from '../../server/src/core/model/analysis.js';
import type { Gold } from './sampleGold.js';

export interface SpanFigure { readonly measure: string; readonly percent: number }

export function scoreSpans(pairs: readonly { readonly gold: Gold; readonly system: Analysis }[]): SpanFigure[] {
  const layers: readonly { readonly measure: string; readonly gold: (g: Gold) => readonly Span[]; readonly system: (a: Analysis) => readonly Span[] }[] = [
    { measure: 'places exact recall', gold: (g) => g.places, system: (a) => a.mentions.filter((m) => m.kind === 'place' || m.form === 'metonym').map((m) => m.span) },
    { measure: 'persons exact recall', gold: (g) => g.persons, system: (a) => a.mentions.filter((m) => m.kind === 'person').map((m) => m.span) },
    { measure: 'content fragment exact recall', gold: (g) => g.contents.flat(), system: (a) => a.attributions.flatMap((x) => [...x.content, ...x.nested.flatMap((n) => n.content)]) },
    { measure: 'source exact recall', gold: (g) => g.sources, system: (a) => a.attributions.flatMap((x) => x.source?.spans ?? []) },
  ];
  return layers.map(({ measure, gold, system }) => {
    let [hit, all] = [0, 0];
    for (const p of pairs) {
      const found = new Set(system(p.system).map((s) => `${s.start}-${s.end}`));
      for (const s of gold(p.gold)) { all++; if (found.has(`${s.start}-${s.end}`)) hit++; }
    }
    return { measure, percent: all === 0 ? 0 : Math.round((1000 * hit) / all) / 10 };
  });
}
