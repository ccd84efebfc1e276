// What an on-screen suite shares: one clean VS Code with the packaged extension, one browser; and a picture of the screen when a test fails.
import type { Browser } from 'playwright-core';
import type { RunningVSCode } from '../../../client/start/serve.mjs';
import { VSIX } from '../../../client/start/extension.mjs';
import { startBrowser } from './browser.mjs';
import { Workspace } from './places.mjs';
import { startCleanVSCode, type Settings } from './vscode.mjs';
import { Workbench } from './workbench.mjs';

export class Session {
  private readonly workspaces: Workspace[] = [];
  private bench: Workbench | undefined;

  private constructor(
    readonly vscode: RunningVSCode,
    private readonly browser: Browser,
  ) {}

  static async start(settings: Settings = {}): Promise<Session> {
    const vsix = process.env['NEWSGLOSS_VSIX'] ?? VSIX;
    const browser = await startBrowser();
    try {
      return new Session(await startCleanVSCode({ settings, vsix }), browser);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** A new folder, filled by `fill`, and a page of VS Code on it; the page before it closes. */
  async open(name: string, fill: (workspace: Workspace) => void): Promise<{ workspace: Workspace; bench: Workbench }> {
    const workspace = new Workspace(name);
    this.workspaces.push(workspace);
    fill(workspace);
    await this.bench?.close();
    this.bench = await Workbench.open(this.browser, this.vscode, workspace.folder);
    return { workspace, bench: this.bench };
  }

  /** Call from afterEach: leaves a picture of what was on the screen when a test failed. */
  async pictureOfFailure(test: { readonly state?: string | undefined; fullTitle(): string } | undefined): Promise<void> {
    if (test?.state !== 'failed' || this.bench === undefined) return;
    const name = `failed-${test.fullTitle().replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}`;
    process.stdout.write(`      (on the screen then: ${await this.bench.picture(name)})\n`);
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.vscode.stop();
    for (const workspace of this.workspaces) workspace.remove();
  }
}
