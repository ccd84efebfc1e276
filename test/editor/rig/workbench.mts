// One page of VS Code and the acts of the person in front of it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { workbenchAddress, type RunningVSCode } from '../../../client/start/serve.mjs';
import { EditorArea } from './editorArea.mjs';
import { oneLine } from './keys.mjs';
import { RESULTS } from './places.mjs';
import { LIMIT, until } from './until.mjs';

const SIZE = { width: 1280, height: 900 };

export class Workbench extends EditorArea {
  static async open(browser: Browser, vscode: RunningVSCode, folder: string, size = SIZE): Promise<Workbench> {
    const context = await browser.newContext({ viewport: size });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT);
    await page.goto(workbenchAddress(vscode.port, { folder }));
    await page.locator('.statusbar-item').first().waitFor();
    return new Workbench(page);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Loads the page again, as Reload Window does. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.command('Developer: Reload Window');
    await loaded;
    await this.page.locator('.statusbar-item').first().waitFor();
  }

  // --- around the editor

  /** The items of the status bar as a screen reader says them. */
  async statusBar(): Promise<string[]> {
    const items = await this.page.locator('.statusbar-item').evaluateAll(found => found.map(item => item.getAttribute('aria-label') ?? item.textContent));
    return items.map(oneLine).filter(text => text !== '');
  }

  /** Waits for words in the status bar. */
  statusBarWith(words: string | RegExp): Promise<string> {
    return until(`"${String(words)}" in the status bar`, async () =>
      (await this.statusBar()).find(text => (typeof words === 'string' ? text.includes(words) : words.test(text))),
    );
  }

  /** Clicks an item of the status bar. */
  async clickStatusBar(words: RegExp): Promise<void> {
    const items = this.page.locator('.statusbar-item');
    const labels = await items.evaluateAll(found => found.map(item => item.getAttribute('aria-label') ?? item.textContent));
    const at = labels.findIndex(label => words.test(label));
    if (at < 0) throw new Error(`no ${String(words)} in the status bar: ${labels.join(' | ')}`);
    await items.nth(at).locator('a').first().click();
  }

  /** What is said of the language of the active editor, behind the braces in the status bar. */
  async languageStatus(): Promise<string> {
    await this.page.locator('[id="status.languageStatus"]').hover();
    const shown = this.page.locator('.hover-language-status').first();
    await shown.waitFor();
    return oneLine(await shown.innerText());
  }

  async notifications(): Promise<string[]> {
    return (await this.page.locator('.notification-toast .notification-list-item').allInnerTexts()).map(oneLine);
  }

  async notificationWith(words: string | RegExp): Promise<string> {
    const seen = new Set<string>();
    try {
      return await until(`a notification with "${String(words)}"`, async () => {
        const shown = await this.notifications();
        for (const text of shown) seen.add(text);
        return shown.find(text => (typeof words === 'string' ? text.includes(words) : words.test(text)));
      });
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)}; seen: ${[...seen].join(' | ') || 'none'}`, { cause: error });
    }
  }

  async pressNotificationButton(label: string | RegExp): Promise<void> {
    await this.page.locator('.notification-toast .monaco-button').filter({ hasText: label }).first().click();
  }

  /** Presses a button in the list of all notifications. */
  async pressCentreButton(label: string | RegExp): Promise<void> {
    await this.page.locator('.notifications-center .monaco-button').filter({ hasText: label }).first().click();
  }

  /** Opens a container of the activity bar by its title. */
  async openContainer(title: string): Promise<void> {
    const tab = this.page.locator(`.activitybar .action-item[role="tab"], .activitybar .action-item .action-label`).and(this.page.locator(`[aria-label^="${title}"]`)).first();
    await tab.waitFor();
    if ((await this.page.locator(`.sidebar .composite.title .title-label`).filter({ hasText: new RegExp(title, 'i') }).count()) === 0) await tab.click();
  }

  private pane(title: string): Locator {
    return this.page.locator('.sidebar .pane').filter({ has: this.page.locator('.pane-header .title', { hasText: title }) });
  }

  /** The visible rows of a tree of the side bar; opens the pane when it is closed. */
  async tree(title: string): Promise<string[]> {
    const pane = this.pane(title);
    const header = pane.locator('.pane-header');
    await header.waitFor({ state: 'attached' }); // a container with one view hides the header
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    return (await pane.locator('.monaco-list-row').allInnerTexts()).map(oneLine);
  }

  treeWith(title: string, row: string | RegExp): Promise<string[]> {
    return until(`a row "${String(row)}" in ${title}`, async () => {
      const rows = await this.tree(title);
      return rows.some(text => (typeof row === 'string' ? text.includes(row) : row.test(text))) ? rows : undefined;
    });
  }

  /** The selected rows of a tree of the side bar. */
  async selectedRows(title: string): Promise<string[]> {
    return (await this.pane(title).locator('.monaco-list-row.selected').allInnerTexts()).map(oneLine);
  }

  /** The parts of the path above the active editor. */
  async breadcrumbs(): Promise<string[]> {
    return (await this.page.locator('.editor-group-container.active .monaco-breadcrumb-item').allInnerTexts()).map(oneLine);
  }

  async clickTreeRow(title: string, row: string | RegExp): Promise<void> {
    await this.pane(title).locator('.monaco-list-row').filter({ hasText: row }).first().click();
  }

  /** The rows of the Problems panel, which it opens. */
  async problems(): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if ((await panel.filter({ visible: true }).count()) === 0) await this.press('Control+Shift+m');
    await panel.waitFor();
    return (await panel.locator('.monaco-list-row').allInnerTexts()).map(oneLine);
  }

  problemWith(words: string | RegExp): Promise<string> {
    return until(`a problem "${String(words)}"`, async () =>
      (await this.problems()).find(text => (typeof words === 'string' ? text.includes(words) : words.test(text))),
    );
  }

  async focusEditor(): Promise<void> {
    await this.press('Control+1');
  }

  // --- pictures

  /** Leaves pictures NAME-light, NAME-dark and NAME-high-contrast; `before` puts the screen right after each change of theme. */
  async pictures(name: string, before: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    for (const theme of ['dark', 'high-contrast', 'light'] as const) {
      await this.theme(theme);
      await before();
      await this.picture(`${name}-${theme}`);
    }
  }

  /** Leaves a picture in test/results/screens. */
  async picture(name: string): Promise<string> {
    const folder = join(RESULTS, 'screens');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Chooses a theme as a user does. */
  async theme(theme: Theme): Promise<void> {
    await this.command('Preferences: Color Theme');
    await this.narrow(THEMES[theme].label);
    await this.pick(THEMES[theme].label);
    await this.page.locator(`.monaco-workbench.${THEMES[theme].kind}`).waitFor();
  }
}

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

/** The label in the list of themes and the class that the workbench gets. */
const THEMES = {
  light: { label: 'Light Modern', kind: 'vs' },
  dark: { label: 'Dark Modern', kind: 'vs-dark' },
  'high-contrast': { label: 'Dark High Contrast', kind: 'hc-black' },
  'high-contrast-light': { label: 'Light High Contrast', kind: 'hc-light' },
} as const;
