// The rig itself: a file opens in a clean VS Code, keys and the palette work, the screen can be read.
import assert from 'node:assert/strict';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';

describe('a clean VS Code with the extension', function () {
  this.timeout(180_000);
  const session = Session.forSuite();


  it('opens a file, takes keys and saves to disk', async () => {
    const { workspace, bench } = await session.open('smoke', folder => {
      folder.write('notes.md', '# Notes\n\nbuy bread and milk\n');
    });
    await bench.openFile('notes.md');
    await bench.click('bread');
    await bench.press('End');
    await bench.type(' today');
    await bench.press('Control+s');
    await until('the saved file', () => workspace.read('notes.md').includes('milk today\n'));
    assert.equal((await bench.look('bread')).italic, false);
  });
});
