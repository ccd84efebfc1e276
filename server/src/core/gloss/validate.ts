// Checks across a gloss file: do the ids that annotations use exist?
import type { GlossFile } from '../model/gloss.js';
import type { Findings } from './problems.js';
import { referencesOf, type Use } from './references.js';

/** Reports `gloss.unknown-entity` and `gloss.unknown-annotation` at the id that leads nowhere. `shared`: ids of the newsroom's entities. */
export function checkReferences(gloss: GlossFile, shared: ReadonlySet<string>, found: Findings): void {
  const isEntity = (id: string): boolean => gloss.places.entities.has(id) || shared.has(id);
  const isAnnotation = (id: string): boolean => gloss.places.annotations.has(id);
  const isKnown = (r: Use): boolean => (r.target !== 'annotation' && isEntity(r.to)) || (r.target !== 'entity' && isAnnotation(r.to));
  for (const r of referencesOf(gloss, (use) => !isKnown(use))) {
    found.warning(r.target === 'annotation' ? 'unknown-annotation' : 'unknown-entity', r.span, r.to);
  }
}
