// Check-worthy statements of the article's own: sentences with figures, comparisons and the like that nobody is quoted for.
import type { Span } from '../../base/span.js';
import type { Evidence, OwnStatement, Structure } from '../../model/analysis.js';
import { COUNTER_SIGNALS, SIGNALS } from './signals.js';

/** Statements below this score are not shown: rather miss one than mark a harmless sentence. */
export const LEAST_SCORE = 0.55;
/** Only this much of a sentence is looked at, so that none costs more than a long one. UTF-16 units. */
const PEEK = 500;
const LEAST_WORDS = 7;
const MOST_EVIDENCE = 4;

/**
 * The article's own check-worthy sentences, in text order. `attributed`: the spans of attributed contents, cues and sources, in any order; a sentence
 * that holds any of them is somebody's, not the article's. Only running text counts (`structure`): no headline, caption or last line.
 */
export function findStatements(text: string, structure: Structure, sentences: readonly Span[], attributed: readonly Span[]): OwnStatement[] {
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
    const statement = judge(text, sentence);
    if (statement !== undefined) found.push(statement);
  }
  return found;
}

// A mark of quotation around more than a word or two. Hits "“the deck is rotten”"; misses "the “bill”".
const QUOTED_WORDS = /["“«]\S+\s+\S+\s+\S+[^"”»]*["”»]/u;

function judge(text: string, sentence: Span): OwnStatement | undefined {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + PEEK));
  if (words.split(/\s+/u).length < LEAST_WORDS || text.charAt(sentence.end - 1) === '?' || QUOTED_WORDS.test(words)) return undefined;
  const evidence: Evidence[] = [];
  let score = 0;
  for (const { rule, weight, pattern } of SIGNALS) {
    const hit = pattern.exec(words)?.[0];
    if (hit === undefined) continue;
    score += weight;
    evidence.push({ rule, detail: hit.trim() });
  }
  // Counter-signals only take away.
  if (score < LEAST_SCORE) return undefined;
  for (const { weight, pattern } of COUNTER_SIGNALS) if (pattern.test(words)) score += weight;
  if (score < LEAST_SCORE) return undefined;
  return { span: sentence, score: Math.min(1, Math.round(score * 100) / 100), evidence: evidence.slice(0, MOST_EVIDENCE) };
}
