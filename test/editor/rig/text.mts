// Finds words of the article on the screen: where they are drawn and how they look.
import type { Page } from 'playwright-core';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How a word is drawn: the classes VS Code gave it and what they come to. */
export interface Look {
  readonly classes: readonly string[];
  readonly color: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
  /** "solid", "dotted", "dashed", "wavy", "link" (for as long as VS Code shows one), or "" for none. */
  readonly underline: string;
  /** Bands behind the word, and the style of their lower edge ("" for none). */
  readonly behind: readonly { readonly background: string; readonly edge: string }[];
}

/** The boxes of the first and the last character of the `nth` place (from 0) where the active editor, or the one with `file`, shows `words`. */
export function boxesOf(page: Page, words: string, nth = 0, file = ''): Promise<{ first: Box; last: Box } | undefined> {
  return page.evaluate(findWords, { words, nth, file });
}

function findWords({ words, nth, file }: { words: string; nth: number; file: string }): { first: Box; last: Box } | undefined {
  const spaced = (text: string): string => text.replace(/\u00a0/g, ' ').replace(/[\u200b\u200c]/g, '');
  const named = file === '' ? null : document.querySelector(`.editor-instance .monaco-editor[data-uri$="/${file}"]`);
  const active = document.querySelector('.editor-group-container.active .editor-instance .monaco-editor') ?? document.querySelector('.editor-instance .monaco-editor');
  const editor = file === '' ? active : named;
  if (!editor) return undefined;
  const lines = [...editor.querySelectorAll<HTMLElement>('.view-lines > .view-line')].sort((a, b) => a.offsetTop - b.offsetTop);
  const letters: { node: Text; at: number; char: string }[] = [];
  for (const line of lines) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node as Text).data;
      for (let at = 0; at < text.length; at++) if (spaced(text.charAt(at)) !== '') letters.push({ node: node as Text, at, char: spaced(text.charAt(at)) });
    }
  }
  const all = letters.map(letter => letter.char).join('');
  let start = -1;
  for (let i = 0; i <= nth; i++) {
    start = all.indexOf(words, start + 1);
    if (start < 0) return undefined;
  }
  const box = (index: number): Box | undefined => {
    const letter = letters[index];
    if (!letter) return undefined;
    const range = document.createRange();
    range.setStart(letter.node, letter.at);
    range.setEnd(letter.node, letter.at + 1);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const first = box(start);
  const last = box(start + words.length - 1);
  return first && last ? { first, last } : undefined;
}

/** How the middle of `words` looks. */
export async function lookOf(page: Page, words: string, nth = 0, file = ''): Promise<Look | undefined> {
  const found = await boxesOf(page, words, nth, file);
  if (found === undefined) return undefined;
  const y = (found.first.top + found.first.bottom) / 2;
  return page.evaluate(readLook, { x: (found.first.left + found.first.right) / 2, y });
}

function readLook({ x, y }: { x: number; y: number }): Look | undefined {
  const hits = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return left <= x && x <= right && top <= y && y <= bottom && right > left;
  };
  const editor = [...document.querySelectorAll('.editor-instance .monaco-editor')].find(hits);
  const span = [...(editor?.querySelectorAll('.view-line > span > span') ?? [])].find(hits);
  if (!editor || !span) return undefined;
  const style = getComputedStyle(span);
  const behind = [...editor.querySelectorAll('.view-overlays .cdr')].filter(hits).map(element => {
    const own = getComputedStyle(element);
    return { background: own.backgroundColor, edge: parseFloat(own.borderBottomWidth) > 0 ? own.borderBottomStyle : '' };
  });
  return {
    classes: [...span.classList],
    color: style.color,
    bold: Number(style.fontWeight) >= 600,
    italic: style.fontStyle === 'italic',
    struck: style.textDecorationLine.includes('line-through'),
    underline: span.classList.contains('goto-definition-link') ? 'link' : style.textDecorationLine.includes('underline') ? style.textDecorationStyle : '',
    behind,
  };
}
