// What two versions of a list have in common at both ends.

/** How many items are the same values at the start and at the end; none is counted twice. */
export function sameEnds<T>(a: readonly T[], b: readonly T[]): readonly [number, number] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [head, tail];
}
