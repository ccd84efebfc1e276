// What wants a look in an article: quotations, anchors, places, encoding. One function per code.
import { integrityOf } from '../../core/anchor/integrity.js';
import { contains, type Span } from '../../core/base/span.js';
import type { Quotation } from '../../core/model/analysis.js';
import type { Mark } from '../../core/review/marks.js';
import { describePlace } from '../placeWords.js';
import { intervalsOf } from '../intervals.js';
import { ambiguousRival, isAmbiguous } from '../layers.js';
import { foundEntityOf, type Snapshot } from '../snapshot.js';
import { inWords } from '../unsettled.js';
import { bareQuoteOf, quoteOf, shorten } from '../words.js';
import type { ArticleCode } from './levels.js';
import { placesOfLost } from './neighbours.js';

/** A finding before it gets its level, words and range. */
export interface Finding {
  readonly code: ArticleCode;
  readonly span: Span;
  readonly args: readonly string[];
  /** Code of the sentence, where it is not the finding's own. */
  readonly message?: string;
  /** The mark concerned, for fixes. */
  readonly mark?: Mark;
}

export function articleFindings(snapshot: Snapshot): Finding[] {
  if (snapshot.unreadable) return [{ code: snapshot.unreadable, span: firstLine(snapshot), args: sizeArgs(snapshot) }];
  return [...encoding(snapshot), ...waiting(snapshot), ...quotationsWithoutSpeaker(snapshot), ...unbalanced(snapshot), ...anchors(snapshot), ...ambiguousPlaces(snapshot)];
}

export const MAX_ARTICLE_MB = 20;

const sizeArgs = ({ unreadable, text, size }: Snapshot): string[] => (unreadable === 'article.too-large' ? [((size ?? text.length) / 1_000_000).toFixed(1), String(MAX_ARTICLE_MB)] : []);

function firstLine(snapshot: Snapshot): Span {
  const headline = snapshot.analysis.structure.blocks[0]?.span;
  return headline ?? { start: 0, end: Math.min(snapshot.text.length, snapshot.positions.starts[1] ?? snapshot.text.length) };
}

function encoding(snapshot: Snapshot): Finding[] {
  const { encodingProblem } = snapshot;
  if (encodingProblem?.code === 'unknown-encoding') return [{ code: 'article.encoding', message: 'article.unknown-encoding', span: firstLine(snapshot), args: [encodingProblem.encoding] }];
  const at = snapshot.text.indexOf(REPLACEMENT);
  if (at < 0) return [];
  let end = at;
  while (snapshot.text.charAt(end) === REPLACEMENT) end++;
  return [{ code: 'article.encoding', span: { start: at, end }, args: [encodingProblem?.encoding ?? snapshot.details.encoding ?? 'UTF-8'] }];
}

/** What decoders put where bytes do not fit. */
const REPLACEMENT = '\uFFFD';

function waiting(snapshot: Snapshot): Finding[] {
  if (snapshot.waiting.count === 0) return [];
  return [{ code: 'decision.waiting', span: firstLine(snapshot), args: [String(snapshot.waiting.count), snapshot.gloss?.reading.problems[0]?.code ?? 'gloss.syntax'] }];
}

/** Speech that no claim with a speaker covers, and that nobody has rejected. A quotation over several paragraphs counts once; headlines need none. */
function quotationsWithoutSpeaker(snapshot: Snapshot): Finding[] {
  const claimed: { mark: Mark; span: Span }[] = [];
  for (const mark of snapshot.marks.marks) if (mark.annotation.type === 'claim' && mark.state !== 'orphan') for (const span of mark.annotation.spans) claimed.push({ mark, span });
  const fragments = intervalsOf(claimed, (f) => f.span);
  const headlines = snapshot.analysis.structure.blocks.filter((b) => b.kind === 'headline').map((b) => b.span);
  const findings: Finding[] = [];
  let continued = false;
  for (const q of snapshot.analysis.quotations) {
    const goesOn = continued;
    continued = q.continues;
    if (goesOn || q.kind !== 'speech' || !isLong(snapshot.text, q) || headlines.some((h) => contains(h, q.span))) continue;
    const marks = fragments.meeting(q.span).map((f) => f.mark);
    if (marks.some((m) => m.annotation.status === 'rejected' || hasSpeaker(m))) continue;
    const mark = marks[0];
    findings.push({ code: 'quotation.no-speaker', span: q.span, args: [], ...(mark ? { mark } : {}) });
  }
  return findings;
}

const hasSpeaker = ({ annotation }: Mark): boolean => annotation.type === 'claim' && annotation.speaker.length > 0;

/** Fewer words in quotation marks are names and borrowed words more often than speech. */
const LONG = 4;
function isLong(text: string, q: Quotation): boolean {
  const words = text.slice(q.inner.start, q.inner.end);
  WORD.lastIndex = 0;
  for (let n = 0; n < LONG; n++) if (!WORD.test(words)) return false;
  return true;
}

/** Hits whatever stands between white space, one after the other. */
const WORD = /\S+/gu;

function unbalanced({ analysis }: Snapshot): Finding[] {
  return analysis.quotations.filter((q) => q.kind === 'open').map((q) => ({ code: 'quotation.unbalanced', span: { start: q.span.start, end: Math.min(q.span.end, q.span.start + 1) }, args: [] }));
}

function anchors(snapshot: Snapshot): Finding[] {
  const unsettled = snapshot.marks.marks.filter((mark) => mark.state !== 'exact' && mark.state !== 'moved');
  const placeOf = unsettled.some((mark) => mark.state === 'orphan') ? placesOfLost(snapshot) : () => undefined;
  return unsettled.flatMap((mark): Finding[] => {
    if (mark.annotation.status === 'rejected') return [];
    const args = [bareQuoteOf(mark)];
    const span = mark.annotation.spans[0];
    switch (mark.state) {
      case 'changed': {
        const changes = integrityOf(mark.annotation, snapshot.text);
        if (!span) return [];
        return changes.length > 0 ? [{ code: 'claim.meaning', span, args: [inWords(changes)], mark }] : [{ code: 'anchor.changed', span, args, mark }];
      }
      case 'candidate':
        return [{ code: 'anchor.candidate', span: mark.proposal?.[0] ?? firstLine(snapshot), args, mark }];
      case 'orphan':
        return [{ code: 'anchor.orphaned', span: placeOf(mark.annotation.id) ?? firstLine(snapshot), args, mark }];
      default:
        return [];
    }
  });
}

/** Once for each place, where it is first named. */
function ambiguousPlaces(snapshot: Snapshot): Finding[] {
  const seen = new Set<number>();
  const findings: Finding[] = [];
  for (const mark of snapshot.live) {
    const span = mark.annotation.spans[0];
    if (!span || mark.entityIndex === undefined || seen.has(mark.entityIndex) || !isAmbiguous(snapshot, mark)) continue;
    seen.add(mark.entityIndex);
    const entity = foundEntityOf(snapshot, mark);
    const [first, second] = [entity?.place, ambiguousRival(entity)];
    if (first && second) findings.push({ code: 'place.ambiguous', span, args: [shorten(quoteOf(mark), 40), `${first.name} (${describePlace(first)})`, `${second.name} (${describePlace(second)})`], mark });
  }
  return findings;
}
