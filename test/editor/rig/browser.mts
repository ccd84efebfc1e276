// A headless Chromium that talks to nothing but the served VS Code.
import { chromium, type Browser } from 'playwright-core';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function startBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'];
  if (!executablePath) throw new Error('No browser is named: run the suite through `npm test`, which finds one, or set CHROMIUM to a Chromium.');
  return chromium.launch({ executablePath, headless: true, args: QUIET });
}
