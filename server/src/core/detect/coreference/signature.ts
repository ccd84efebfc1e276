// Who signs a quotation: "- Ada Quist" on a line of its own under the words.
import { shift } from '../../base/span.js';
import type { Structure } from '../../model/analysis.js';
import type { Draft } from '../attributions/unitFrames.js';
import { readEnd } from '../claims/blockStatements.js';
import type { PlacedReading } from './names.js';
import type { SpeakerFinder } from './speakers.js';
import { spokenOf, type Spoken } from './spoken.js';

/** "- Ada Quist" as a line of its own under a paragraph that is a quotation and nothing else: hers are the words. Whether it was so. */
export function sign({ text, structure }: { readonly text: string; readonly structure: Structure }, placed: PlacedReading, { finder, all }: { readonly finder: SpeakerFinder; readonly all: Spoken[] }): boolean {
  // "> — Ada Quist" under "> “We want the quay back.”": the dash stands behind the mark of the block quotation.
  const dash = structure.blocks[placed.block]?.leads.filter((l) => l.kind === 'bullet').at(-1);
  if (!dash || !DASH.test(text.charAt(dash.span.start))) return false;
  const above = structure.blocks[placed.block - 1]?.body;
  const last = all[all.length - 1];
  const words = last?.content[last.content.length - 1];
  const name = SIGNATURE.exec(text.slice(placed.start, readEnd(placed)))?.[1]?.replace(LAST_STOP, '');
  if (!above || !last || !words || name === undefined) return false;
  if (words.start !== above.start || words.end !== above.end || (last.content.length === 1 && last.cue.length > 0)) return false;
  const inside = (s: Spoken): boolean => s.content.every((c) => c.start >= words.start && c.end <= words.end);
  const nested = last.nested.filter(inside);
  last.content = last.content.slice(0, -1);
  last.nested = last.nested.filter((s) => !inside(s));
  if (last.content.length === 0) all.pop();
  const source = { start: 0, end: name.length };
  const draft: Draft = {
    source: [source], head: source, cue: [shift(dash.span, -placed.start)], content: [shift(words, -placed.start)], force: 'neutral', act: 'communication', negated: false, lemma: '', score: 0.9,
    evidence: [{ rule: 'quote.signed' }], nested: [],
  };
  all.push({ ...spokenOf(draft, placed, finder, undefined), extended: true, nested });
  return true;
}

const DASH = /[-–—―]/u;
/** Hits "Ada Quist.", "Ada Quist, harbour master"; misses "The quay is safe". Group 1: the name. */
const SIGNATURE = /^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4})(?:, [^.!?]{1,60})?\.?$/u;

const LAST_STOP = /\.$/u;
