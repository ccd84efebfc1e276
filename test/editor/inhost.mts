// Runs the suite inside the extension host of a served VS Code, the extension in development; exits as the suite does.
import { format } from 'node:util';
import { remoteUri, workbenchAddress } from '../../client/start/serve.mjs';
import { startBrowser } from './rig/browser.mjs';
import { ROOT, Workspace } from './rig/places.mjs';
import { startCleanVSCode } from './rig/vscode.mjs';

const LIMIT = 240_000;
/** Lines of VS Code's own that say nothing about the suite. */
const NOISE = /^\[(AccountPolicyGate|Chat|AgentHost|reconnection)|gallery as it is disabled|authentication provider|^%c|additional builtin|connection token|Creating a socket|Service Worker|^Canceled/;

function passOn(type: string, args: readonly unknown[]): void {
  const line = format(...args);
  if (NOISE.test(line)) return;
  if (type === 'error') console.error(line);
  else console.log(line);
}

async function main(): Promise<number> {
  const workspace = new Workspace('inhost');
  workspace.takeSample();
  const env = { NEWSGLOSS_TALLY: process.env['NEWSGLOSS_TALLY'], NEWSGLOSS_GREP: process.env['NEWSGLOSS_GREP'] };
  const browser = await startBrowser();
  const vscode = await startCleanVSCode({ driver: true, env });
  try {
    const page = await browser.newPage();
    await page.exposeFunction('codeAutomationLog', passOn);
    const ended = new Promise<number>((done, late) => {
      void page.exposeFunction('codeAutomationExit', done);
      setTimeout(() => { late(new Error(`the suite did not end within ${String(LIMIT / 1000)} s\n${vscode.output()}`)); }, LIMIT).unref();
    });
    await page.goto(
      workbenchAddress(vscode.port, {
        folder: workspace.folder,
        payload: [
          ['extensionDevelopmentPath', remoteUri(vscode.port, ROOT)],
          ['extensionTestsPath', remoteUri(vscode.port, `${ROOT}/out/editor/suite/index.cjs`)],
        ],
      }),
    );
    return await ended;
  } finally {
    await browser.close();
    await vscode.stop();
    workspace.remove();
  }
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
