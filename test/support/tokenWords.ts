// The words that semantic tokens cover.

/** `data` as the protocol packs it, five numbers a token; lines of `source` end in line feeds. */
export function tokenWords(data: readonly number[], source: string): string[] {
  const lines = source.split('\n');
  const words: string[] = [];
  for (let i = 0, line = 0, character = 0; i < data.length; i += 5) {
    const [down = 0, along = 0, length = 0] = data.slice(i, i + 3);
    character = down === 0 ? character + along : along;
    line += down;
    words.push((lines[line] ?? '').slice(character, character + length));
  }
  return words;
}
