// What package.json promises a person: the title of a command in the palette, and the keys that call it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when?: string }[];
  };
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const texts = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')) as Readonly<Record<string, string | { readonly message: string }>>;

function text(value: string): string {
  const key = /^%(.+)%$/.exec(value)?.[1];
  if (key === undefined) return value;
  const found = texts[key];
  if (found === undefined) throw new Error(`package.nls.json has no ${key}`);
  return typeof found === 'string' ? found : found.message;
}

/** The title of a command as the palette shows it, e.g. "Newsgloss: Export…". */
export function titleOf(command: string): string {
  const found = manifest.contributes.commands.find(entry => entry.command === command);
  if (found === undefined) throw new Error(`package.json contributes no command ${command}`);
  return found.category === undefined ? text(found.title) : `${text(found.category)}: ${text(found.title)}`;
}

const NAMES: Readonly<Record<string, string>> = { ctrl: 'Control', shift: 'Shift', alt: 'Alt', escape: 'Escape', enter: 'Enter', delete: 'Delete', space: 'Space' };

/** The keys of a command outside (or in) annotation mode, as playwright names them, one entry per stroke. */
export function keysOf(command: string, { mode = false } = {}): string[] {
  const found = manifest.contributes.keybindings.find(entry => entry.command === command && isOfMode(entry.when ?? '') === mode);
  if (found === undefined) throw new Error(`package.json binds no key to ${command}${mode ? ' in annotation mode' : ''}`);
  return found.key.split(' ').map(stroke => stroke.split('+').map(part => NAMES[part] ?? part).join('+'));
}

const isOfMode = (when: string): boolean => /(?<!!)newsgloss\.annotationMode/.test(when);
