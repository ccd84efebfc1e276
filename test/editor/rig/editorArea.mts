// The editors of one page of VS Code: files and carets, the text on the screen, cards and menus above it.
import type { Locator } from 'playwright-core';
import { Keys, OFFER_LIMIT, oneLine } from './keys.mjs';
import { boxesOf, lookOf, type Box, type Look } from './text.mjs';
import { LIMIT, until } from './until.mjs';

/** The edge of the window, where the mouse is over nothing. */
const ASIDE = { x: 5, y: 500 };

export class EditorArea extends Keys {
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
}

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}
