// Check-worthy statements of the article's own: sentences with figures, comparisons and the like that nobody is quoted for.
import type { Span } from '../../base/span.js';
import type { Evidence, OwnStatement, Structure } from '../../model/analysis.js';
import type { WorthWeights } from '../../lexicon/worthWeights.js';
import { ATTRIBUTED, COUNTER_SIGNALS, SIGNALS, type Signal } from './signals.js';
import { LEAST_WORTH, PEEK, worthScore, worthTraits } from './worth.js';

/** By the signals, statements below are not marked: rather miss one than mark a harmless sentence. */
const LEAST_SCORE = 0.55;
/** By the learned weights, with a signal besides. In news half of all sentences look like what people check in a debate. */
const STRIKING = 0.95;
const LEAST_WORDS = 7;
const MOST_EVIDENCE = 4;

/**
 * The article's own check-worthy sentences, in text order. `attributed`: the spans of attributed contents, cues and sources, in any order; a sentence
 * that holds any of them is somebody's, not the article's. Only running text counts (`structure`): no headline, caption or last line. Without `weights`
 * the signals alone decide, and score.
 */
export function findStatements(text: string, structure: Structure, sentences: readonly Span[], attributed: readonly Span[], weights: WorthWeights): OwnStatement[] {
  const taken = [...attributed].sort((a, b) => a.start - b.start);
  const bodies = structure.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'listItem').filter(({ leads }) => !leads.some(({ kind }) => kind === 'speakerLabel'));
  const found: OwnStatement[] = [];
  let block = 0;
  let next = 0;
  let reach = -1;
  for (const sentence of sentences) {
    while (block < bodies.length && (bodies[block]?.body.end ?? 0) <= sentence.start) block += 1;
    for (let span = taken[next]; span !== undefined && span.start < sentence.end; span = taken[next]) {
      reach = Math.max(reach, span.end);
      next += 1;
    }
    const inBody = (bodies[block]?.body.start ?? Infinity) <= sentence.start;
    if (!inBody || reach > sentence.start) continue;
    const statement = judge(text, sentence, weights);
    if (statement !== undefined) found.push(statement);
  }
  return found;
}

// A mark of quotation around more than a word or two. Hits "“the deck is rotten”"; misses "the “bill”".
const QUOTED_WORDS = /["“«]\S+\s+\S+\s+\S+[^"”»]*["”»]/u;

function judge(text: string, sentence: Span, weights: WorthWeights): OwnStatement | undefined {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + PEEK));
  if (words.split(/\s+/u).length < LEAST_WORDS || text.charAt(sentence.end - 1) === '?' || QUOTED_WORDS.test(words)) return undefined;
  const traits = worthTraits(words);
  const evidence = SIGNALS.flatMap(({ rule }): Evidence[] => { const detail = traits.get(rule); return detail === undefined ? [] : [{ rule, detail }]; });
  const rules = ruledScore(traits);
  const learned = worthScore(traits, weights);
  const striking = rules >= LEAST_SCORE || (learned !== undefined && learned >= STRIKING && evidence.length > 0 && !traits.has(ATTRIBUTED));
  if (!striking && (learned ?? 0) < LEAST_WORTH) return undefined;
  const chance: Evidence[] = learned === undefined ? [] : [{ rule: 'statement.learned', detail: String(Math.round(100 * learned)) }];
  return { span: sentence, score: learned ?? Math.min(1, Math.round(rules * 100) / 100), striking, evidence: [...evidence.slice(0, MOST_EVIDENCE), ...chance] };
}

/** What the signals are worth together; those against only take away. */
function ruledScore(traits: ReadonlyMap<string, string>): number {
  const sum = (signals: readonly Signal[]): number => signals.reduce((all, { rule, weight }) => all + (traits.has(rule) ? weight : 0), 0);
  const score = sum(SIGNALS);
  return score < LEAST_SCORE ? score : score + sum(COUNTER_SIGNALS);
}
