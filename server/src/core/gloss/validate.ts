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
export function checkReferences(blocks: readonly PlacedBlock[], defined: Defined, found: Findings): void {
  for (const { reading, at } of blocks) {
    for (const use of reading.uses) {
      if (isKnown(use, defined)) continue;
      const span = reading.fields.get(`${reading.id ?? ''}/${use.field}`) ?? reading.place;
      found.warning(use.target === 'annotation' ? 'unknown-annotation' : 'unknown-entity', shift(span, at), use.to);
    }
  }
}

export const usesAreKnown = (uses: readonly Use[], defined: Defined): boolean => uses.every((use) => isKnown(use, defined));

const isKnown = ({ target, to }: Use, { isEntity, isAnnotation }: Defined): boolean => (target !== 'annotation' && isEntity(to)) || (target !== 'entity' && isAnnotation(to));
