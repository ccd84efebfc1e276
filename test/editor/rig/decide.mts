// Deciding on a mark as a person does: click it, press the key, see the caret move on.
import { keysOf } from './manifest.mjs';
import { until } from './until.mjs';
import type { Workbench } from './workbench.mjs';

export interface Decision {
  /** The article's text, to know where the click lands. */
  readonly text: string;
  readonly words: string;
  readonly how: 'accept' | 'reject';
  /** With the single letters of annotation mode. */
  readonly mode?: boolean;
}

const caret = async (bench: Workbench): Promise<string> => (await bench.statusBar()).find(item => item.startsWith('Ln ')) ?? '';

/** Decides on the mark at the first place of `words`; returns when the caret has moved on, that is, when the decision is settled. */
export async function decide(bench: Workbench, { text, words, how, mode = false }: Decision): Promise<void> {
  const before = text.slice(0, text.indexOf(words) + 1).split('\n');
  const clicked = `Ln ${String(before.length)}, Col ${String((before.at(-1) ?? '').length + 1)}`;
  await bench.click(words);
  await until(`the caret in the first letter of "${words}" (${clicked})`, async () => (await caret(bench)) === clicked);
  await bench.press(...keysOf(`newsgloss.${how}Annotation`, { mode }));
  await until(`the caret to move on from "${words}"`, async () => (await caret(bench)) !== clicked);
}
