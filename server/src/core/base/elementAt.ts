// The elements of a list with nothing before the first.

/**
 * The element at `index`; undefined before the beginning and behind the end. Where an index may be -1, `list[index]` would be right as well, but V8 looks
 * such an index up by its name ("-1"), which takes a hundred times as long as an element.
 */
export const elementAt = <T>(list: readonly T[], index: number): T | undefined => (index < 0 ? undefined : list[index]);
