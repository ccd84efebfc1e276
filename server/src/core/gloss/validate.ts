// Checks across a gloss file: do the ids that annotations use exist?
import { shift } from '../base/span.js';
import type { PlacedBlock } from './blocks.js';
import type { Findings } from './problems.js';
import type { Use } from './references.js';

export interface Defined {
  /** In the file or of the newsroom. */
  readonly isEntity: (id: string) => boolean;
  readonly isAnnotation: (id: string) => boolean;
}

/** Reports `gloss.unknown-entity` and `gloss.unknown-annotation` at the id that leads nowhere. */
export function checkReferences(blocks: Iterable<PlacedBlock>, { isEntity, isAnnotation }: Defined, found: Findings): void {
  const isKnown = (r: Use): boolean => (r.target !== 'annotation' && isEntity(r.to)) || (r.target !== 'entity' && isAnnotation(r.to));
  for (const { reading, at } of blocks) {
    for (const use of reading.uses) {
      if (isKnown(use)) continue;
      const span = reading.fields.get(`${reading.id ?? ''}/${use.field}`) ?? reading.place;
      found.warning(use.target === 'annotation' ? 'unknown-annotation' : 'unknown-entity', shift(span, at), use.to);
    }
  }
}
