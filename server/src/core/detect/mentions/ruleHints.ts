// What the rules say of each word of a sentence, in the form that the name tagger reads.
import type { RuleHints } from '../names/runs.js';
import { hashOn, hashWord } from '../../learn/features.js';
import type { Word } from '../words/words.js';
import type { NameChain } from './chains.js';
import type { KindGuess } from './kinds.js';

interface Guessed { readonly chain: NameChain; readonly guess: KindGuess }

/** Hints for `words` from the chains of their sentence, which are in text order. */
export function ruleHints(words: readonly Word[], chains: readonly Guessed[]): RuleHints {
  const code = new Array<number>(words.length).fill(0);
  const place = new Array<number>(words.length).fill(0);
  let next = 0;
  const codes = chains.map(codeOf);
  for (let i = 0; i < words.length; i++) {
    const w = words[i];
    while ((chains[next]?.chain.span.end ?? Infinity) <= (w?.start ?? 0)) next += 1;
    const here = chains[next];
    if (!w || !here || w.start < here.chain.whole.start) continue;
    const { span } = here.chain;
    code[i] = codes[next] ?? 0;
    place[i] = w.start < span.start ? 3 : w.start === span.start ? 1 : 2;
  }
  return { code, place };
}

/** The kind, the rule and what stands around the chain as one number. Read piece by piece: no string is made for it. */
function codeOf({ chain, guess }: Guessed): number {
  let hash = hashOn(SPACE, hashWord(guess.kind));
  hash = hashOn(SPACE, hashOn(guess.evidence[0]?.rule ?? '', hash));
  if (chain.located) hash = hashOn('in', hash);
  if (chain.acts) hash = hashOn('does', hash);
  return chain.determined ? hashOn('the', hash) : hash;
}

const SPACE = ' ';
