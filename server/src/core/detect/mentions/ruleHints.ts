// What the rules say of each word of a sentence, in the form that the name tagger reads.
import type { RuleHints } from '../names/runs.js';
import { hashWord } from '../../learn/features.js';
import type { Word } from '../words/words.js';
import type { NameChain } from './chains.js';
import type { KindGuess } from './kinds.js';

/** Hints for `words` from the chains of their sentence, which are in text order. */
export function ruleHints(words: readonly Word[], chains: readonly { readonly chain: NameChain; readonly guess: KindGuess }[]): RuleHints {
  const code = new Int32Array(words.length);
  const place = new Uint8Array(words.length);
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const w = words[i];
    while ((chains[next]?.chain.span.end ?? Infinity) <= (w?.start ?? 0)) next += 1;
    const here = chains[next];
    if (!w || !here || w.start < here.chain.whole.start) continue;
    const { span } = here.chain;
    code[i] = hashWord(`${here.guess.kind} ${here.guess.evidence[0]?.rule ?? ''} ${here.chain.located ? 'in' : ''}${here.chain.acts ? 'does' : ''}${here.chain.determined ? 'the' : ''}`);
    place[i] = w.start < span.start ? 3 : w.start === span.start ? 1 : 2;
  }
  return { code, place };
}
