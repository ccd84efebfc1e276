// Meets a gloss file with the same text again: annotations that are the same as last time stand where they stood.
import type { AnchoredAnnotation, Annotation } from '../model/annotation.js';
import type { GlossFile } from '../model/gloss.js';
import { anchorGloss, type FormerText } from './anchor.js';

/** A gloss file's annotations met with a text, and what they were met with. */
export interface MetGloss {
  readonly anchored: readonly AnchoredAnnotation[];
  readonly text: string;
  readonly former: readonly FormerText[];
  readonly formerHash: string | undefined;
  readonly byAnnotation: ReadonlyMap<Annotation, AnchoredAnnotation>;
}

/** As `anchorGloss`. `last`: the meeting before; of its annotations those that are still the same value are not looked for again. */
export function meetGloss(gloss: GlossFile, text: string, former: readonly FormerText[] = [], last?: MetGloss): MetGloss {
  const formerHash = gloss.article.text;
  const fits = last !== undefined && last.text === text && sameTexts(last.former, former) && last.formerHash === formerHash;
  const known = fits ? last.byAnnotation : new Map<Annotation, AnchoredAnnotation>();
  const fresh = gloss.annotations.filter((a) => !known.has(a));
  const found = fresh.length > 0 ? anchorGloss(fresh.length === gloss.annotations.length ? gloss : { ...gloss, annotations: fresh }, text, former) : [];
  const byAnnotation = new Map<Annotation, AnchoredAnnotation>();
  let next = 0;
  const anchored = gloss.annotations.flatMap((a): AnchoredAnnotation[] => {
    const met = known.get(a) ?? found[next++];
    if (!met) return [];
    byAnnotation.set(a, met);
    return [met];
  });
  return { anchored, text, former, formerHash, byAnnotation };
}

const sameTexts = (a: readonly FormerText[], b: readonly FormerText[]): boolean => a.length === b.length && a.every((f, i) => f.text === b[i]?.text);
