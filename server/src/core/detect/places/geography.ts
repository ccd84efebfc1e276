// Distances on the globe.

export interface Point {
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres (haversine). */
export function kilometres(a: Point, b: Point): number {
  const dLat = (b.lat - a.lat) * RADIANS;
  const dLon = (b.lon - a.lon) * RADIANS;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A place on the globe of radius 1. Between many such, distances are compared without any trigonometry. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export function spotOf(place: { readonly lat?: number | undefined; readonly lon?: number | undefined }): Spot | undefined {
  if (place.lat === undefined || place.lon === undefined) return undefined;
  const [lat, lon] = [place.lat * RADIANS, place.lon * RADIANS];
  const round = Math.cos(lat);
  return { x: round * Math.cos(lon), y: round * Math.sin(lon), z: Math.sin(lat) };
}

/** The straight line between two spots, squared; it grows with the distance on the globe. */
export const lineSquared = (a: Spot, b: Spot): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2;

/** The great-circle distance in kilometres of two spots with such a line between them. */
export const kilometresAlong = (squared: number): number => 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squared) / 2));

export function pointOf(place: { readonly lat?: number | undefined; readonly lon?: number | undefined }): Point | undefined {
  return place.lat === undefined || place.lon === undefined ? undefined : { lat: place.lat, lon: place.lon };
}
