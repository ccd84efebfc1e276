// Refusals: "declined to comment", "would not say whether …". Somebody is asked and nothing is stated, so that nobody can check it.
import { textOf, type Span } from '../base/span.js';
import type { Attribution } from '../model/analysis.js';

/** Whether `a` hands no statement on. A denial states something ("did not deny that …"), and so does who refuses to do a thing ("refused to rebuild the quay"). */
export function isRefusal(a: Attribution, text: string): boolean {
  if (a.negated !== true && a.force !== 'denial' && a.score > LEARNED_SURE) return false;
  const cue = wordsOf(a.cue, text);
  if (!REFUSES.test(cue)) return false;
  const content = wordsOf(a.content, text);
  return TELLS.test(`${cue} ${content.split(' ', OPENING).join(' ')}`) && !STATES.test(content);
}

const wordsOf = (spans: readonly Span[], text: string): string => spans.map((s) => textOf(text, s)).join(' ').replaceAll('’', "'");

/** Cues that no list knows carry no negation of their own; their score is hardly ever higher. */
const LEARNED_SURE = 0.8;
/** Words of the content that may still belong to what is refused: "to comment", "to say more". */
const OPENING = 2;

/** Hits "declined", "did not", "wouldn't"; misses "denied". */
const REFUSES = /\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|not|never|unwilling)\b|n't\b/iu;
/** Hits "to comment", "say", "respond to"; misses "to rebuild", "deny". */
const TELLS = /\b(?:comment(?:ed)?|say|said|tell|told|elaborate|elaborated|answer(?:ed)?|respond(?:ed)?|repl(?:y|ied)|discuss|disclose|reveal|specify|specified|name|identify|explain(?:ed)?|give|gave|provide|return(?:ed)?)\b/iu;
/** Hits a clause that is stated or words quoted: "that the quay was safe". */
const STATES = /^(?:that\b|["“„«])/iu;
