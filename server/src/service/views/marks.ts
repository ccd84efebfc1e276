// The marks of one article as a client draws and lists them.
import type { Mark } from '../../core/review/marks.js';
import type { Counts, MarksResult, MarkView } from '../../protocol/protocol.js';
import { isAmbiguous, layerOf } from '../layers.js';
import { type Snapshot, tallyOf } from '../snapshot.js';
import { labelOf } from '../words.js';

/** `problems`: diagnostics louder than hints in article and gloss file. */
export function marksResult(snapshot: Snapshot, problems: number): MarksResult {
  const { positions } = snapshot;
  return {
    version: snapshot.version,
    marks: snapshot.marks.marks.map((m) => markView(snapshot, m)),
    counts: countsOf(snapshot, problems),
    waiting: snapshot.waiting.count,
    structure: snapshot.analysis.structure.blocks.filter((b) => b.kind !== 'paragraph' && b.kind !== 'listItem').map((b) => ({ kind: b.kind, range: positions.rangeOf(b.span) })),
  };
}

export const countsOf = (snapshot: Snapshot, problems: number): Counts => ({ ...tallyOf(snapshot), problems });

export function markView(snapshot: Snapshot, mark: Mark): MarkView {
  const { annotation } = mark;
  const { rangeOf } = snapshot.positions;
  const entity = annotation.type === 'mention' ? annotation.entity : annotation.speaker.find((p) => p.entity !== undefined)?.entity;
  const settled = mark.settledBy !== undefined;
  return {
    id: annotation.id,
    type: annotation.type,
    kind: annotation.kind,
    layer: layerOf(snapshot, mark),
    ranges: mark.state === 'orphan' ? [] : annotation.spans.map(rangeOf),
    speaker: annotation.type === 'claim' && mark.state !== 'orphan' ? annotation.speaker.flatMap((p) => (p.span ? [rangeOf(p.span)] : [])) : [],
    cue: annotation.type === 'claim' && mark.state !== 'orphan' ? annotation.cue.map((c) => rangeOf(c.span)) : [],
    status: settled && annotation.status === 'suggested' ? 'accepted' : annotation.status,
    state: mark.state,
    label: labelOf(snapshot, mark),
    ...(annotation.type === 'claim' && annotation.form !== undefined ? { form: annotation.form } : {}),
    ...(annotation.type === 'mention' && annotation.as !== undefined ? { as: annotation.as } : {}),
    ...(entity !== undefined ? { entity } : {}),
    ...(isAmbiguous(snapshot, mark) ? { ambiguous: true } : {}),
    ...(annotation.note !== undefined && annotation.note !== '' ? { note: annotation.note } : {}),
    ...(annotation.type === 'claim' && annotation.verdict ? { verdict: annotation.verdict } : {}),
  };
}
