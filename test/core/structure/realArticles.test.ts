// Structure against a careful reader's list of two real articles that lie beside the repository (not in it); skipped by name without them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findStructure } from '../../../server/src/core/detect/structure/structure.js';
import { REPOSITORY, findRepositoryFile } from '../../support/repository.js';
import { conventions } from '../../support/texts.js';

interface Piece { readonly kind: string; readonly start: number; readonly end: number }

const NAMES = ['000_12b6f797a4f11d0d', '004_d875bac7675d1d39'];
const SAMPLES = join(REPOSITORY, '..', 'shared', 'samples');

const named = ({ kind, start, end }: Piece): string => `${kind} ${String(start)}-${String(end)}`;

describe('the structure of two real articles', () => {
  for (const name of NAMES) {
    const file = join(SAMPLES, `${name}.txt`);
    if (!existsSync(file)) {
      it.skip(`${name}.txt is not at ../shared/samples: not compared`, () => undefined);
      continue;
    }
    it(`of ${name}.txt is what a reader found, no piece more or less`, () => {
      const expected: { readonly structure: readonly Piece[] } = JSON.parse(readFileSync(findRepositoryFile(`test/expected/${name}.json`), 'utf8'));
      const { blocks, date } = findStructure(readFileSync(file, 'utf8'), conventions);
      const found = blocks.flatMap((block): Piece[] => [{ kind: block.kind, ...block.span }, ...block.leads.map((lead) => ({ kind: lead.kind, ...lead.span })), ...block.asides.map((aside) => ({ kind: aside.kind, ...aside.span }))]);
      assert.ok(expected.structure.length > 5);
      assert.deepEqual(found.map(named).sort(), expected.structure.map(named).sort());
      assert.equal(date, '2022-03-29');
    });
  }
});
