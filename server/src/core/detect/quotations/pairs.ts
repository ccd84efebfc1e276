// Pairs of quotation marks in one paragraph: nesting, mixed glyphs, apostrophes that only look like marks, marks without a partner.
import type { Family, Mark } from './marks.js';

export interface Pairing {
  /** In order of their opening marks. */
  readonly pairs: readonly { readonly open: Mark; readonly close: Mark }[];
  /** Opening marks that nothing closes, in order; single marks only where their glyph leaves no doubt. */
  readonly unclosed: readonly Mark[];
  /** Closing double marks that nothing opened. */
  readonly unopened: readonly Mark[];
}

/** Deeper nesting than this is noise; an outermost mark is given up for it. */
const DEEPEST = 6;

/** Pairs `marks` (of one paragraph, in order); `text` decides whether a lone single mark was meant as one. One pass. */
export function pairMarks(text: string, marks: readonly Mark[]): Pairing {
  const pairs: { open: Mark; close: Mark }[] = [];
  const unclosed: Mark[] = [];
  const unopened: Mark[] = [];
  const stack: Mark[] = [];
  const lookahead = nextMarks(marks);
  for (const [index, mark] of marks.entries()) {
    const openAt = mark.closes ? partner(stack, mark.family) : -1;
    if (openAt >= 0 && !(mark.weak && lookahead[index] === 'closer')) {
      const open = stack[openAt];
      for (const given of stack.splice(openAt).slice(1)) if (isCertain(text, given)) unclosed.push(given);
      if (open) pairs.push({ open, close: mark });
    } else if (mark.opens && (mark.family !== 'single' || text.charAt(mark.start) === '‘' || lookahead[index] !== 'none')) {
      stack.push(mark);
      if (stack.length > DEEPEST) unclosed.push(...stack.splice(0, 1));
    } else if (mark.closes && !mark.weak && mark.family !== 'single') {
      unopened.push(mark);
    }
  }
  for (const mark of stack) if (isCertain(text, mark)) unclosed.push(mark);
  const byStart = (a: { start: number }, b: { start: number }): number => a.start - b.start;
  return { pairs: pairs.sort((a, b) => byStart(a.open, b.open)), unclosed: unclosed.sort(byStart), unopened };
}

const isCertain = (text: string, mark: Mark): boolean => mark.family !== 'single' || text.charAt(mark.start) === '‘';

/** The place in `stack` of the innermost open mark of `family`; -1 for none. */
function partner(stack: readonly Mark[], family: Family): number {
  return stack.findLastIndex((open) => open.family === family);
}

type Ahead = 'closer' | 'opener' | 'none';

/**
 * For each mark, what follows in its family: a closer before the next sure opener, an opener first, or no closer at all. Read from the end, so that
 * the whole costs one pass.
 */
function nextMarks(marks: readonly Mark[]): Ahead[] {
  const ahead = new Array<Ahead>(marks.length);
  const next: Record<Family, Ahead> = { double: 'none', single: 'none', guillemet: 'none' };
  const closerAhead: Record<Family, boolean> = { double: false, single: false, guillemet: false };
  for (let index = marks.length - 1; index >= 0; index -= 1) {
    const mark = marks[index];
    if (mark === undefined) continue;
    ahead[index] = next[mark.family];
    if (mark.closes && !mark.opens) {
      next[mark.family] = 'closer';
      closerAhead[mark.family] = true;
    } else if (mark.opens && !mark.closes) {
      next[mark.family] = closerAhead[mark.family] ? 'opener' : 'none';
    }
  }
  return ahead;
}
