// The window with the map, as a person in front of it uses it.
import type { FrameLocator, Locator } from 'playwright-core';
import { until } from './until.mjs';
import type { Workbench } from './workbench.mjs';

export class MapWindow {
  private readonly frame: FrameLocator;

  constructor(private readonly bench: Workbench) {
    this.frame = bench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** The signs on the map as a screen reader says them, in the order of Tab. */
  async places(): Promise<string[]> {
    return this.frame.locator('svg.map .place').evaluateAll(found => found.map(sign => sign.getAttribute('aria-label') ?? ''));
  }

  /** Waits until the map has a sign that `wanted` fits. */
  placeWith(wanted: RegExp): Promise<string> {
    return until(`a place ${String(wanted)} on the map`, async () => (await this.places()).find(place => wanted.test(place)));
  }

  private sign(name: string): Locator {
    return this.frame.locator(`svg.map .place[aria-label^="${name},"]`);
  }

  clickPlace(name: string): Promise<void> {
    return this.sign(name).locator('.disc').click();
  }

  focusPlace(name: string): Promise<void> {
    return this.sign(name).focus();
  }

  async focusMap(): Promise<void> {
    await this.frame.locator('svg.map').focus();
  }

  /** What has the focus in the window: a sign's or a button's words. */
  async focused(): Promise<string> {
    return this.frame.locator(':focus').first().evaluate(element => element.getAttribute('aria-label') ?? element.textContent ?? '');
  }

  /** The rows of the list beside the map. */
  async rows(): Promise<string[]> {
    return (await this.frame.locator('.list .row .head').allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim());
  }

  /** The mentions under the open row. */
  mentions(): Promise<string[]> {
    return until('mentions in the list', async () => {
      const found = await this.frame.locator('.list .mention').allInnerTexts();
      return found.length > 0 ? found.map(text => text.replace(/\s+/g, ' ').trim()) : undefined;
    });
  }

  async clickRow(name: string): Promise<void> {
    await this.frame.locator('.list .head').filter({ hasText: name }).first().click();
  }

  /** Clicks the mention in the open row whose words or line hold `words`. */
  async clickMention(words: string): Promise<void> {
    await this.frame.locator('.list .mention').filter({ hasText: words }).first().click();
  }

  async press(label: string): Promise<void> {
    await this.frame.getByRole('button', { name: label, exact: true }).first().click();
  }

  async show(state: string): Promise<void> {
    await this.frame.locator('label.layer').filter({ hasText: state }).locator('input').click();
  }

  async choose(scope: string): Promise<void> {
    await this.frame.locator('.tools select').selectOption({ label: scope });
  }

  async find(words: string): Promise<void> {
    await this.frame.locator('input[type="search"]').fill(words);
  }

  status(): Promise<string> {
    return this.frame.locator('[role="status"]').innerText();
  }

  /** How far the world is zoomed: pixels a unit of the map. */
  async zoom(): Promise<number> {
    const transform = (await this.frame.locator('svg.map .world').getAttribute('transform')) ?? '';
    return Number(/scale\(([\d.]+)\)/.exec(transform)?.[1]);
  }

  /** Where the map's corner lies, in pixels of the window. */
  async corner(): Promise<{ x: number; y: number }> {
    const transform = (await this.frame.locator('svg.map .world').getAttribute('transform')) ?? '';
    const [, x, y] = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(transform) ?? [];
    return { x: Number(x), y: Number(y) };
  }

  get page(): Workbench['page'] {
    return this.bench.page;
  }
}
