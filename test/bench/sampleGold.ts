// A finished gloss file of the sample newsroom as gold: what people affirmed, in UTF-16 spans.
import { readFileSync } from 'node:fs';
import { anchorGloss } from '../../server/src/core/anchor/anchor.js';
import type { Span } from '../../server/src/core/base/span.js';
import { readGloss } from '../../server/src/core/gloss/read.js';

export interface Gold {
  readonly text: string;
  readonly places: readonly Span[];
  readonly persons: readonly Span[];
  readonly contents: readonly (readonly Span[])[];
  readonly sources: readonly Span[];
}

/** @throws if the gloss file does not parse: the samples are ours and must. */
export function sampleGold(glossPath: string): Gold {
  const text = readFileSync(glossPath.replace(/\.gloss\.yaml$/u, ''), 'utf8');
  const reading = readGloss(readFileSync(glossPath, 'utf8'));
  if (!reading.gloss) throw new Error(`${glossPath} does not parse: ${reading.problems.map((p) => p.code).join(', ')}`);
  const affirmed = anchorGloss(reading.gloss, text).map((a) => a.annotation).filter((a) => a.status !== 'rejected' && a.status !== 'suggested');
  const mentions = affirmed.filter((a) => a.type === 'mention');
  const claims = affirmed.filter((a) => a.type === 'claim');
  return {
    text,
    places: mentions.filter((m) => m.kind === 'place').flatMap((m) => m.spans),
    persons: mentions.filter((m) => m.kind === 'person').flatMap((m) => m.spans),
    contents: claims.map((c) => c.spans),
    sources: claims.flatMap((c) => c.speaker.flatMap((p) => (p.span ? [p.span] : []))),
  };
}
