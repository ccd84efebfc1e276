// Opens an address in the person's browser, if there is one; never fails.
import { spawn } from 'node:child_process';
import { onPath } from './places.mjs';

/** @returns {{ program: string, args: string[] } | undefined} */
function opener() {
  const chosen = process.env.BROWSER?.trim();
  if (chosen === 'none') return undefined;
  if (chosen) {
    const [program = '', ...args] = chosen.split(/\s+/);
    return { program, args };
  }
  if (process.platform === 'darwin') return { program: 'open', args: [] };
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
  return display && onPath('xdg-open') !== undefined ? { program: 'xdg-open', args: [] } : undefined;
}

/**
 * @param {string} address
 * @returns {Promise<boolean>} whether a browser was started
 */
export function openInBrowser(address) {
  const found = opener();
  if (found === undefined) return Promise.resolve(false);
  return new Promise(done => {
    const child = spawn(found.program, [...found.args, address], { stdio: 'ignore', detached: true });
    child.once('error', () => done(false));
    child.once('spawn', () => {
      child.unref();
      done(true);
    });
  });
}
