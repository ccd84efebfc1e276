// Other names and older spellings of places, read from server/data/other-names.txt.

/** By GeoNames number, the best known first. */
export type OtherNames = ReadonlyMap<number, readonly string[]>;

/** Lines: number, tab, names parted by "|"; `#` lines and broken ones are left out. */
export function readOtherNames(text: string): OtherNames {
  const names = new Map<number, readonly string[]>();
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    const geonames = Number(line.slice(0, Math.max(0, tab)));
    const list = line.slice(tab + 1).split('|').map((name) => name.trim()).filter((name) => name !== '');
    if (tab > 0 && Number.isSafeInteger(geonames) && geonames > 0 && list.length > 0) names.set(geonames, list);
  }
  return names;
}
