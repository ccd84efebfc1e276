// Bisection: the first of many in order for which something holds.

/** The first index below `length` where `holds` turns true, `length` where it never does; `holds` must be false, then true. */
export function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
