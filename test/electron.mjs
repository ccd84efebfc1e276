// npm run test:electron: the suite of the extension host in a desktop VS Code, which it downloads; exit code 2 where that cannot be done.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies } from '../client/start/dependencies.mjs';
import { buildExtension } from '../client/start/extension.mjs';
import { CACHE, ROOT, SAMPLE } from '../client/start/places.mjs';
import { runToEnd } from '../client/start/processes.mjs';
import { say, step, tell } from '../client/start/steps.mjs';

const CANNOT_RUN = 2;

async function compile() {
  await step('compiling the suite', () =>
    runToEnd({ program: process.execPath, args: [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'tsconfig.json', 'test/editor'], cwd: ROOT, log: join(CACHE, 'log/tsc.log'), advice: 'mend what the compiler names above.' }),
  );
}

/** @returns {Promise<number>} */
async function main() {
  await ensureDependencies();
  await compile();
  await buildExtension();
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  let vscodeExecutablePath;
  try {
    vscodeExecutablePath = await downloadAndUnzipVSCode({ cachePath: join(CACHE, 'vscode-test') });
  } catch (error) {
    say(`\nVS Code cannot be downloaded here: ${error instanceof Error ? error.message : String(error)}`);
    say('What to do: run this where update.code.visualstudio.com can be reached; `npm test` runs the same suite in a VS Code from npm.');
    return CANNOT_RUN;
  }
  const workspace = mkdtempSync(join(tmpdir(), 'newsgloss-electron-'));
  cpSync(SAMPLE, workspace, { recursive: true });
  try {
    const launchArgs = [workspace, '--disable-extensions', '--disable-workspace-trust', '--user-data-dir', mkdtempSync(join(tmpdir(), 'newsgloss-user-'))];
    return await runTests({ vscodeExecutablePath, extensionDevelopmentPath: ROOT, extensionTestsPath: join(ROOT, 'out/editor/suite/index.cjs'), launchArgs });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    tell(error);
    process.exitCode = 1;
  },
);
