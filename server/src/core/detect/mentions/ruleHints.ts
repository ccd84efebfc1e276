// What the rules say of each word of a sentence, in the form that the name tagger reads.
import type { RuleHints } from '../names/runs.js';
import { hashWord } from '../../learn/features.js';
import type { Word } from '../words/words.js';
import type { NameChain } from './chains.js';
import type { KindGuess } from './kinds.js';

interface Guessed { readonly chain: NameChain; readonly guess: KindGuess }

/** Hints for `words` from the chains of their sentence, which are in text order. */
export function ruleHints(words: readonly Word[], chains: readonly Guessed[]): RuleHints {
  const code = new Int32Array(words.length);
  const place = new Uint8Array(words.length);
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

const codeOf = ({ chain, guess }: Guessed): number => hashWord(`${guess.kind} ${guess.evidence[0]?.rule ?? ''} ${chain.located ? 'in' : ''}${chain.acts ? 'does' : ''}${chain.determined ? 'the' : ''}`);
