// What on-screen suites share: a VS Code with the packaged extension, a browser; and a picture of the screen when a test fails.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { VSIX } from '../../../client/start/extension.mjs';
import type { RunningVSCode } from '../../../client/start/serve.mjs';
import { startBrowser } from './browser.mjs';
import { Workspace } from './places.mjs';
import { startCleanVSCode, type Settings, type Wishes } from './vscode.mjs';
import { Workbench } from './workbench.mjs';

interface Opened {
  readonly workspace: Workspace;
  readonly bench: Workbench;
}

export interface SessionOptions {
  /** Folders open in restricted mode until somebody trusts them. */
  readonly restricted?: boolean;
  /** A VS Code that nobody has used: for what is asked or offered once. */
  readonly fresh?: boolean;
}

/** Starting takes longer than most suites: those that want the same settings share one VS Code, each with folders of its own. */
const running = new Map<string, Promise<RunningVSCode>>();
let browser: Promise<Browser> | undefined;

after('the last suite', async () => {
  await (await browser)?.close();
  for (const vscode of running.values()) await (await vscode).stop();
});

export class Session {
  private readonly workspaces: Workspace[] = [];
  private browser: Browser | undefined;
  private vscode: RunningVSCode | undefined;
  private bench: Workbench | undefined;
  private endOwn: (() => Promise<void>) | undefined;

  /** Call in the body of a `describe`: it sees to its own beginning and end. */
  static forSuite(settings: Settings = {}, { restricted = false, fresh = restricted }: SessionOptions = {}): Session {
    const session = new Session();
    before(() => session.start({ settings, restricted, vsix: process.env['NEWSGLOSS_VSIX'] ?? VSIX }, fresh));
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await session.pictureOfFailure(this.currentTest.fullTitle());
    });
    after(() => session.end());
    return session;
  }

  /** A new folder, filled by `fill`, and a page of VS Code on it; the page before it closes. */
  async open(name: string, fill: (workspace: Workspace) => void): Promise<Opened> {
    if (this.browser === undefined || this.vscode === undefined) throw new Error('Session.forSuite belongs into the body of a describe, open into a hook or a test.');
    const workspace = new Workspace(name);
    this.workspaces.push(workspace);
    fill(workspace);
    await this.bench?.close();
    this.bench = await Workbench.open(this.browser, this.vscode, workspace.folder);
    return { workspace, bench: this.bench };
  }

  /** Kills the language server of this VS Code, as a crash would; says nothing to it. */
  killServer(): void {
    const home = this.vscode?.home;
    if (home === undefined) throw new Error('There is no VS Code yet.');
    const running = execFileSync('ps', ['-Aww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n').filter(line => line.includes(home) && /dist[/\\]server\.js/.test(line));
    if (running.length === 0) throw new Error(`No language server runs below ${home}.`);
    for (const line of running) process.kill(Number(line.trim().split(' ')[0]), 'SIGKILL');
  }

  /** Changes a data file of the installed extension; before a folder is opened. */
  changeData(name: string, change: (bytes: Buffer) => Uint8Array): void {
    const installed = join(this.vscode?.home ?? '', 'extensions');
    const own = readdirSync(installed).find(folder => folder.includes('newsgloss-'));
    if (own === undefined) throw new Error(`The extension is not in ${installed}.`);
    const path = join(installed, own, 'dist/data', name);
    writeFileSync(path, change(readFileSync(path)));
  }

  private async start(wishes: Wishes, fresh: boolean): Promise<void> {
    this.browser = await (browser ??= startBrowser());
    const key = fresh ? `fresh ${String(running.size)}` : JSON.stringify(wishes);
    const vscode = running.get(key) ?? startCleanVSCode(wishes);
    running.set(key, vscode);
    this.vscode = await vscode;
    this.endOwn = fresh ? async () => { running.delete(key); await (await vscode).stop(); } : undefined;
  }

  private async pictureOfFailure(title: string): Promise<void> {
    if (this.bench === undefined) return;
    const name = `failed-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}`;
    process.stdout.write(`      (on the screen then: ${await this.bench.picture(name)})\n`);
  }

  private async end(): Promise<void> {
    await this.bench?.close();
    await this.endOwn?.();
    for (const workspace of this.workspaces) workspace.remove();
  }
}
