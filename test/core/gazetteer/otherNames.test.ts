// Other names of places, as the card says them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readOtherNames } from '../../../server/src/core/lexicon/otherNames.js';
import { findDataDir } from '../../../server/src/node/resources.js';

describe('other names of places', () => {
  it('hold the older spellings that people meet', () => {
    const names = readOtherNames(readFileSync(join(findDataDir(), 'other-names.txt'), 'utf8'));
    assert.ok(names.size > 300, String(names.size));
    for (const [geonames, name] of [[703448, 'Kiev'], [1275339, 'Bombay'], [1816670, 'Peking'], [745044, 'Constantinople'], [1566083, 'Saigon']] as const) assert.ok(names.get(geonames)?.includes(name), name);
  });

  it('are read line by line, whatever stands there', () => {
    assert.deepEqual([...readOtherNames('# head\n5\tUr| Old Ur ||\n\tno number\nx\ty\n7\n8\t\n')], [[5, ['Ur', 'Old Ur']]]);
    fc.assert(fc.property(fc.string(), (text) => { for (const list of readOtherNames(text).values()) assert.ok(list.length > 0); }));
  });
});
