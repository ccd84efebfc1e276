// The suite inside the extension host: what VS Code calls for extensionTestsPath, under code-server and on a desktop alike.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LIMIT = 60_000;
const REPORTER = resolve(__dirname, '../../../test/editor/rig/tally.cjs');

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: LIMIT, reporter: REPORTER, ...grep() });
  for (const name of readdirSync(__dirname).filter(file => file.endsWith('.test.cjs'))) mocha.addFile(join(__dirname, name));
  const failures = await new Promise<number>(done => mocha.run(done));
  if (failures > 0) throw new Error(`${String(failures)} tests failed.`);
}

function grep(): { grep?: string } {
  const wanted = process.env['NEWSGLOSS_GREP'];
  return wanted ? { grep: wanted } : {};
}
