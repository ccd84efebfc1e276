// Which claim stands inside which, as a tree: hand-written `within` may point nowhere, in a ring, or very deep.
import type { ClaimAnnotation } from '../model/annotation.js';

export interface Nesting {
  readonly outermost: readonly ClaimAnnotation[];
  inside(claim: ClaimAnnotation): readonly ClaimAnnotation[];
}

/** Levels of nesting that are kept; what lies deeper stands beside the outermost ones. */
const LEVELS = 50;

/** Every claim of the list is either outermost or inside exactly one other. */
export function nestClaims(claims: readonly ClaimAnnotation[]): Nesting {
  const ids = new Set(claims.map((c) => c.id));
  const children = new Map<string, ClaimAnnotation[]>();
  for (const c of claims) {
    if (c.within === undefined) continue;
    const known = children.get(c.within);
    if (known) known.push(c);
    else children.set(c.within, [c]);
  }
  const roots = claims.filter((c) => c.within === undefined || !ids.has(c.within));
  const reached = new Set(roots.map((c) => c.id));
  let level: readonly ClaimAnnotation[] = roots;
  for (let depth = 1; depth < LEVELS && level.length > 0; depth++) {
    level = level.flatMap((c) => children.get(c.id) ?? []).filter((c) => !reached.has(c.id));
    for (const c of level) reached.add(c.id);
  }
  const tops = new Set([...roots, ...claims.filter((c) => !reached.has(c.id))].map((c) => c.id));
  return {
    outermost: claims.filter((c) => tops.has(c.id)),
    inside: (claim) => (reached.has(claim.id) ? (children.get(claim.id) ?? []).filter((c) => !tops.has(c.id)) : []),
  };
}
