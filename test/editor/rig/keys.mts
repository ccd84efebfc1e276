// Keys, commands and quick picks of one page of VS Code, as a person uses them.
import type { Locator, Page } from 'playwright-core';
import { until } from './until.mjs';

/** After this time a person asks the light bulb, the mouse or the palette again. */
export const OFFER_LIMIT = 5_000;

export class Keys {
  constructor(readonly page: Page) {}

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

  protected quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  protected quickRows(): Locator {
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
}

/** Rows of lists come in several lines and with icons from private code points. */
export function oneLine(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/gu, '').replace(/\s+/g, ' ').trim();
}
