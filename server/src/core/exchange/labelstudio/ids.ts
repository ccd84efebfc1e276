// Ids of regions: Label Studio cuts an id at its first "#", so none may hold one.

export const regionId = (id: string): string => id.replace(/[%#]/gu, encodeURIComponent);

/** The id that `regionId` was made of; other ids stay as they are. */
export const idOfRegion = (id: string): string => id.replace(/%2[35]/gu, decodeURIComponent);
