// Inlay hints: after "he said" whom "he" names. Off unless the setting asks.
import { type InlayHint } from 'vscode-languageserver-types';
import type { Span } from '../core/base/span.js';
import { isClaim, type Snapshot } from './snapshot.js';
import { shorten } from './words.js';

export function inlayHints(snapshot: Snapshot, within: Span): InlayHint[] {
  if (!snapshot.settings.inlayHints) return [];
  const hints = new Map<number, InlayHint>();
  for (const { annotation } of snapshot.live.filter(isClaim)) {
    if (annotation.type !== 'claim') continue;
    for (const part of annotation.speaker) {
      if (!part.span || part.entity === undefined || part.span.end < within.start || part.span.end > within.end) continue;
      const entity = snapshot.marks.entities.get(part.entity);
      if (entity && !saysName(part.quote ?? '', [entity.name, ...entity.aliases])) {
        hints.set(part.span.end, { position: snapshot.positions.positionAt(part.span.end), label: shorten(entity.name, 40), paddingLeft: true });
      }
    }
  }
  return [...hints.values()];
}

/** True where the wording holds a part of a name itself: "Ms Brandt" needs no hint, "she" and "the harbour master" do. */
function saysName(quote: string, names: readonly string[]): boolean {
  const words = new Set(quote.toLowerCase().split(NOT_WORD));
  return names.some((n) => n.toLowerCase().split(NOT_WORD).some((w) => w.length > 2 && words.has(w)));
}

/** Between words; hit: " " and ".", miss: "é". */
const NOT_WORD = /[^\p{L}\p{N}]+/u;
