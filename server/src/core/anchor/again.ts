// Meets a gloss file with the same text again: annotations that are the same as last time stand where they stood.
import { sameEnds } from '../base/sameEnds.js';
import type { AnchoredAnnotation, Annotation } from '../model/annotation.js';
import type { GlossFile } from '../model/gloss.js';
import { anchorGloss, type FormerText } from './anchor.js';
import type { ArticleText } from './describe.js';

/** A gloss file's annotations met with a text, and what they were met with. */
export interface MetGloss {
  readonly gloss: GlossFile;
  readonly anchored: readonly AnchoredAnnotation[];
  /** All of them stand where the file says. */
  readonly unmoved: boolean;
  readonly text: string;
  readonly former: readonly FormerText[];
  readonly formerHash: string | undefined;
  /** Handed on from meeting to meeting while all else stays the same. */
  readonly byAnnotation: WeakMap<Annotation, AnchoredAnnotation>;
}

/** As `anchorGloss`. `last`: the meeting before; of its annotations those that are still the same value are not looked for again. */
export function meetGloss(gloss: GlossFile, article: ArticleText, former: readonly FormerText[] = [], last?: MetGloss): MetGloss {
  const { text } = article;
  const formerHash = gloss.article.text;
  const fits = last !== undefined && last.text === text && sameTexts(last.former, former) && last.formerHash === formerHash;
  if (fits && last.gloss === gloss) return last;
  const [head, tail] = fits && last.anchored.length === last.gloss.annotations.length ? sameEnds(last.gloss.annotations, gloss.annotations) : [0, 0];
  const known = fits ? last.byAnnotation : new WeakMap<Annotation, AnchoredAnnotation>();
  const middle = gloss.annotations.slice(head, gloss.annotations.length - tail);
  const fresh = middle.filter((a) => !known.has(a));
  const found = fresh.length > 0 ? anchorGloss(fresh.length === gloss.annotations.length ? gloss : { ...gloss, annotations: fresh }, article, former) : [];
  let next = 0;
  const met = middle.flatMap((a): AnchoredAnnotation[] => {
    const one = known.get(a) ?? found[next++];
    if (!one) return [];
    known.set(a, one);
    return [one];
  });
  const anchored = last && head + tail > 0 ? [...last.anchored.slice(0, head), ...met, ...last.anchored.slice(last.anchored.length - tail)] : met;
  const unmoved = (head + tail === 0 || last?.unmoved === true) && met.every((m) => m.state === 'exact');
  return { gloss, anchored, unmoved, text, former, formerHash, byAnnotation: known };
}

const sameTexts = (a: readonly FormerText[], b: readonly FormerText[]): boolean => a.length === b.length && a.every((f, i) => f.text === b[i]?.text);
