// One page of VS Code and the acts of the person in front of it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { workbenchAddress, type RunningVSCode } from '../../../client/start/serve.mjs';
import { RESULTS } from './places.mjs';
import { boxesOf, lookOf, type Box, type Look } from './text.mjs';
import { LIMIT, until } from './until.mjs';

const SIZE = { width: 1280, height: 900 };
/** After this time a person asks the light bulb or the mouse again. */
const OFFER_LIMIT = 5_000;
/** The edge of the window, where the mouse is over nothing. */
const ASIDE = { x: 5, y: 500 };

export class Workbench {
  private constructor(readonly page: Page) {}

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

  // --- keys and commands

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Runs a command by its title, as the palette shows it; a palette that closed because the focus was still moving is asked for again. */
  async command(title: string): Promise<void> {
    const row = this.quickRows().filter({ hasText: title }).first();
    await until(`"${title}" in the palette`, async () => {
      await this.press('F1');
      await this.quickInput().locator('input').first().fill(`>${title}`, { timeout: OFFER_LIMIT });
      await row.waitFor({ timeout: OFFER_LIMIT });
      return true;
    });
    await row.click();
  }

  /** What the palette offers for `words`, without running it. */
  async paletteOffers(words: string): Promise<string[]> {
    await this.press('F1');
    const input = this.quickInput().locator('input').first();
    await input.fill(`>${words}`);
    const rows = await until(`the palette's answer to "${words}"`, async () => {
      const found = await this.quickPick();
      return found.length > 0 ? found : undefined;
    });
    await this.press('Escape');
    return rows;
  }

  // --- quick picks and input boxes

  private quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  private quickRows(): Locator {
    return this.quickInput().locator('.monaco-list-row');
  }

  /** The rows of the open quick pick. */
  async quickPick(): Promise<string[]> {
    const rows = await this.quickRows().allInnerTexts();
    return rows.map(oneLine);
  }

  /** Waits for a quick pick that has a row with `label` and returns all its rows. */
  quickPickWith(label: string | RegExp): Promise<string[]> {
    return until(`a quick pick with "${String(label)}"`, async () => {
      const rows = await this.quickPick();
      return rows.some(row => (typeof label === 'string' ? row.includes(label) : label.test(row))) ? rows : undefined;
    });
  }

  /** Chooses the row with `label` in the open quick pick. */
  async pick(label: string | RegExp): Promise<void> {
    const row = this.quickRows().filter({ hasText: label }).first();
    await row.waitFor();
    await row.click();
  }

  /** Types into the filter of the open quick pick. */
  async narrow(words: string): Promise<void> {
    const input = this.quickInput().locator('input').first();
    await input.waitFor();
    await input.fill(words);
  }

  /** Waits until the open input box proposes something that ends with `ending`, and takes it. */
  async takeProposal(ending: string): Promise<string> {
    const input = this.quickInput().locator('input').first();
    const proposed = await until(`a proposal that ends with ${ending}`, async () => {
      const value = await input.inputValue({ timeout: 1000 });
      return value.endsWith(ending) ? value : undefined;
    });
    await input.press('Enter');
    return proposed;
  }

  /** Types a path into the open file dialog, waits until the dialog has found it, and takes it. */
  async takePath(path: string): Promise<void> {
    const input = this.quickInput().locator('input').first();
    await until('a file dialog', async () => (await input.inputValue({ timeout: 1000 })).startsWith('/'));
    const name = path.slice(path.lastIndexOf('/') + 1);
    const row = this.quickRows().filter({ hasText: name }).first();
    // A dialog that is still reading its folder writes that folder over what was typed.
    await until(`${name} in the file dialog`, async () => {
      if ((await input.inputValue()) !== path) await input.fill(path);
      return (await row.isVisible()) ? true : undefined;
    });
    await input.press('Enter');
  }

  /** Types into the open input box and confirms. */
  async answer(text: string): Promise<void> {
    const input = this.quickInput().locator('input').first();
    await input.waitFor();
    await input.fill(text);
    await input.press('Enter');
  }

  async quickInputOpens(): Promise<void> {
    await this.quickInput().locator('input').first().waitFor();
  }

  async quickInputIsOpen(): Promise<boolean> {
    return (await this.quickInput().count()) > 0;
  }

  // --- files and the caret

  /** Opens a file of the folder through quick open. */
  async openFile(name: string): Promise<void> {
    const title = name.split('/').at(-1) ?? name;
    const input = this.quickInput().locator('input').first();
    const row = this.quickRows().first();
    // A list of files that was made before the file came is made anew only when it is asked for again.
    await until(`${title} as the first file found`, async () => {
      await this.press('Control+p');
      await input.fill(name, { timeout: OFFER_LIMIT });
      try {
        await until(title, async () => (await this.quickPick())[0]?.startsWith(title), OFFER_LIMIT);
      } catch (error) {
        await this.press('Escape');
        throw error;
      }
      await row.waitFor({ timeout: OFFER_LIMIT });
      return true;
    });
    await this.press('Enter');
    await this.activeTab(title).waitFor();
    await this.page.locator('.editor-group-container.active .view-line').first().waitFor();
  }

  /** Opens an article and waits until it is marked up: the lens above its headline is there, after which nothing moves any more. */
  async openArticle(name: string): Promise<void> {
    await this.openFile(name);
    await this.page.locator('.editor-group-container.active .codelens-decoration').filter({ hasText: /claim/ }).first().waitFor();
  }

  private activeTab(title: string): Locator {
    return this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${title}"]`);
  }

  async openTabs(): Promise<string[]> {
    return this.page.locator('.tab').evaluateAll(tabs => tabs.map(tab => tab.getAttribute('data-resource-name') ?? ''));
  }

  async isDirty(title: string): Promise<boolean> {
    return (await this.page.locator(`.tab.dirty[data-resource-name="${title}"]`).count()) > 0;
  }

  /** Puts the caret at a line and column (from 1), through quick open. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.press('Control+p');
    const input = this.quickInput().locator('input').first();
    await input.fill(`:${String(line)}:${String(column)}`);
    await this.press('Enter');
  }

  // --- the text on the screen

  boxes(words: string, nth = 0): Promise<{ first: Box; last: Box }> {
    return until(`"${words}" on the screen`, () => boxesOf(this.page, words, nth));
  }

  look(words: string, nth = 0): Promise<Look> {
    return until(`the look of "${words}"`, () => lookOf(this.page, words, nth));
  }

  /** Waits until `words` look as `wanted` says, in the active editor or in the one that shows `file`. */
  async looks(words: string, what: string, wanted: (look: Look) => boolean, nth = 0, file?: string): Promise<Look> {
    let last: Look | undefined;
    try {
      return await until(`"${words}" ${what}`, async () => {
        last = await lookOf(this.page, words, nth, file);
        return last !== undefined && wanted(last) ? last : undefined;
      });
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)}; it looks like ${JSON.stringify(last)}`, { cause: error });
    }
  }

  /** Clicks into the first letter of `words`, and takes the mouse away. */
  async click(words: string, nth = 0): Promise<void> {
    const { first } = await this.boxes(words, nth);
    await this.page.mouse.click(first.right - 1, middle(first));
    await this.restMouse();
  }

  /** Takes the mouse to an empty place of the editor: over a word, VS Code makes a link of it at every Ctrl key. */
  async restMouse(): Promise<void> {
    const box = await this.page.locator('.editor-group-container.active .editor-instance').boundingBox();
    if (box !== null) await this.page.mouse.move(box.x + box.width - 80, box.y + box.height - 40, { steps: 4 });
  }

  async doubleClick(words: string, nth = 0): Promise<void> {
    const { first } = await this.boxes(words, nth);
    await this.page.mouse.dblclick(first.right - 1, middle(first));
    await this.restMouse();
  }

  async rightClick(words: string, nth = 0): Promise<void> {
    const { first } = await this.boxes(words, nth);
    await this.page.mouse.click(first.right - 1, middle(first), { button: 'right' });
  }

  /** Drags over `words`; `also` keeps what is selected already. */
  async select(words: string, { nth = 0, also = false } = {}): Promise<void> {
    const { first, last } = await this.boxes(words, nth);
    const { mouse, keyboard } = this.page;
    if (also) await keyboard.down('Alt');
    await mouse.move(first.left + 1, middle(first));
    await mouse.down();
    await mouse.move((first.left + last.right) / 2, middle(last));
    await mouse.move(last.right, middle(last), { steps: 2 });
    await mouse.up();
    if (also) await keyboard.up('Alt');
  }

  // --- hover cards

  private card(): Locator {
    return this.page.locator('.monaco-editor .monaco-hover:not(.hidden), .monaco-resizable-hover .monaco-hover:not(.hidden)').filter({ visible: true }).first();
  }

  /** Rests the mouse on `words` and reads the card; a card that does not come is asked for again, as a person would. */
  hover(words: string, nth = 0): Promise<string> {
    return until(`the card of "${words}"`, async () => {
      await this.page.mouse.move(ASIDE.x, ASIDE.y);
      await until('the last card to go', async () => (await this.card().count()) === 0, OFFER_LIMIT);
      const { first } = await this.boxes(words, nth);
      await this.page.mouse.move(first.left - 4, middle(first) + 3);
      await this.page.mouse.move(first.right - 1, middle(first), { steps: 3 });
      return this.cardText(OFFER_LIMIT);
    });
  }

  /** Asks for the card of the word under the caret by keyboard. */
  async hoverByKey(): Promise<string> {
    await this.press('Control+k', 'Control+i');
    return this.cardText();
  }

  private cardText(limit = LIMIT): Promise<string> {
    return until('a hover card', async () => {
      const text = await this.card().innerText({ timeout: 1000 });
      const isFaint = await this.card().evaluate(card => [card, card.parentElement].some(element => element !== null && Number(getComputedStyle(element).opacity) < 1));
      return text.trim() === '' || /^Loading/.test(text) || isFaint ? undefined : text;
    }, limit);
  }

  /** The links of the card: what they say and where they lead. */
  cardLinks(): Promise<{ text: string; target: string }[]> {
    return this.card()
      .locator('a')
      .evaluateAll(links => links.map(link => ({ text: link.textContent, target: link.getAttribute('data-href') ?? link.getAttribute('href') ?? '' })));
  }

  async clickCardLink(text: string | RegExp): Promise<void> {
    await this.card().locator('a').filter({ hasText: text }).first().click();
  }

  /** The picture of the card: its words, its size, and how many pixels of the card have to be scrolled for. */
  cardPicture(): Promise<{ alt: string; width: number; height: number; hidden: number }> {
    return this.card().evaluate(card => {
      const image = card.querySelector('img');
      const scroller = [card, ...card.querySelectorAll('*')].reduce((most, element) => Math.max(most, element.scrollHeight - element.clientHeight), 0);
      return { alt: image?.alt ?? '', width: image?.width ?? 0, height: image?.height ?? 0, hidden: scroller > 4 ? scroller : 0 };
    });
  }

  /** Selects a word by double click and types another over it. */
  async replaceWord(word: string, by: string): Promise<void> {
    await this.select(word);
    await this.type(by);
  }

  // --- light bulb and menus

  /** What the light bulb offers at the caret. */
  async codeActions(): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row');
    await until('an offer of the light bulb', async () => {
      await this.press('Control+.');
      await rows.first().waitFor({ timeout: OFFER_LIMIT });
      return true;
    });
    return (await rows.allInnerTexts()).map(oneLine);
  }

  async pickCodeAction(label: string | RegExp): Promise<void> {
    await this.page.locator('.action-widget .monaco-list-row').filter({ hasText: label }).first().click();
  }

  /** The entries of the open context menu. */
  async menu(): Promise<string[]> {
    const entries = this.page.locator('.monaco-menu .action-item .action-label');
    await entries.first().waitFor();
    return (await entries.allInnerTexts()).map(oneLine).filter(text => text !== '');
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

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}

/** Rows of lists come in several lines and with icons from private code points. */
function oneLine(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/gu, '').replace(/\s+/g, ' ').trim();
}
