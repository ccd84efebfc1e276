// Lines of a byte stream, one at a time, with a bound on the memory that one may take.

export type Line =
  /** Without its line end. */
  | { readonly kind: 'line'; readonly number: number; readonly bytes: Uint8Array }
  /** Longer than the bound: passed over. */
  | { readonly kind: 'tooLong'; readonly number: number };

/** Bytes of the longest line that is taken: an article of 20 MB with every character escaped would not fit, any real one does. */
export const LONGEST_LINE = 64_000_000;

const LINE_FEED = 0x0a;

/** `limit` in bytes. Holds one line and one chunk at most. */
export async function* byteLines(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const line = (): Line => (size > limit ? { kind: 'tooLong', number } : { kind: 'line', number, bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) });
  const add = (piece: Uint8Array): void => {
    size += piece.length;
    if (size <= limit) parts.push(piece);
    else parts = [];
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, at));
      yield line();
      [parts, size, number, from] = [[], 0, number + 1, at + 1];
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) yield line();
}
