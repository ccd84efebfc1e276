// The schemes in which CoNLL files tag words: IOB1, IOB2, BIOES (and BILOU, which is only read).

export const SCHEMES = ['iob1', 'iob2', 'bioes'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** A stretch of words, `end` exclusive. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** One tag for each of `length` words; chunks are in order and do not overlap. */
export function tagsOf(chunks: readonly Chunk[], length: number, scheme: Scheme): string[] {
  const tags = Array.from({ length }, () => 'O');
  chunks.forEach((c, n) => {
    const before = chunks[n - 1];
    const touches = before?.end === c.start && before.label === c.label;
    for (let i = c.start; i < c.end; i++) tags[i] = `${prefix(c, i, scheme, touches)}-${c.label}`;
  });
  return tags;
}

function prefix(c: Chunk, at: number, scheme: Scheme, touches: boolean): string {
  if (scheme === 'bioes') return c.end - c.start === 1 ? 'S' : at === c.start ? 'B' : at === c.end - 1 ? 'E' : 'I';
  return at === c.start && (scheme === 'iob2' || touches) ? 'B' : 'I';
}

/** Hit: B-PER, I-LOC, S-x-y; miss: O. */
const TAG = /^([BIESLU])-(.+)$/u;

export const isTag = (tag: string): boolean => tag === 'O' || TAG.test(tag);

/** The chunks of a sentence, whichever scheme its tags are of. */
export function chunksOf(tags: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let open: { start: number; label: string } | undefined;
  const close = (end: number): void => {
    if (open) chunks.push({ ...open, end });
    open = undefined;
  };
  tags.forEach((tag, i) => {
    const [, kind = 'O', label = ''] = TAG.exec(tag) ?? [];
    const begins = kind === 'B' || kind === 'S' || kind === 'U';
    if (kind === 'O' || begins || open?.label !== label) close(i);
    if (kind !== 'O') open ??= { start: i, label };
    if (kind === 'S' || kind === 'U' || kind === 'E' || kind === 'L') close(i + 1);
  });
  close(tags.length);
  return chunks;
}
