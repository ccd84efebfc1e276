// Where the words of an annotation stood that are gone: behind the annotation that stood before them, as far as that is still there.
import { firstWhere } from '../../core/base/search.js';
import type { Span } from '../../core/base/span.js';
import type { Snapshot } from '../snapshot.js';

interface Neighbour {
  /** Where it began in the text that the gloss file was made for. */
  readonly was: number;
  readonly now: Span;
}

/** By an annotation's id: the last character of the nearest one before it, else the first of the nearest one behind it; undefined where the file tells no places. UTF-16. */
export function placesOfLost({ gloss, anchored }: Pick<Snapshot, 'gloss' | 'anchored'>): (id: string) => Span | undefined {
  const written = gloss?.reading.gloss?.annotations ?? [];
  const was = new Map(written.flatMap(({ id, of, spans: [span] }) => (span && of === undefined ? [[id, span.start] as const] : [])));
  const standing = anchored.flatMap(({ annotation: { id, spans } }): Neighbour[] => {
    const [begin, now] = [was.get(id), spans.at(-1)];
    return begin === undefined || !now ? [] : [{ was: begin, now }];
  }).sort((a, b) => a.was - b.was);
  return (id) => {
    const begin = was.get(id);
    if (begin === undefined) return undefined;
    const next = firstWhere(standing.length, (i) => (standing[i]?.was ?? Infinity) > begin);
    const [before, behind] = [standing[next - 1]?.now, standing[next]?.now];
    if (before) return { start: before.end - 1, end: before.end };
    return behind && { start: behind.start, end: behind.start + 1 };
  };
}
