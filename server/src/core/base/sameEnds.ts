// What two versions of a list have in common at both ends.

/** How many items are the same values at the start and at the end; none is counted twice. */
export function sameEnds<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean = Object.is): readonly [number, number] {
  const shorter = Math.min(a.length, b.length);
  const sameAt = (i: number, j: number): boolean => {
    const [x, y] = [a[i], b[j]];
    return x !== undefined && y !== undefined && isSame(x, y);
  };
  let head = 0;
  while (head < shorter && sameAt(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && sameAt(a.length - 1 - tail, b.length - 1 - tail)) tail++;
  return [head, tail];
}

/** Whether both hold the same values in the same order. */
export const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((item, i) => item === b[i]);
