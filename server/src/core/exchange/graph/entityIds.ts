// Names for entities and nodes in formats that want names of their own form: `e1`, `a2`.
import type { Graph } from './graph.js';

export interface Names {
  readonly nodes: ReadonlyMap<string, string>;
  readonly entities: ReadonlyMap<string, string>;
}

export const namesIn = (graph: Graph): Names => ({
  nodes: new Map(graph.nodes.map((n, i) => [n.id, `a${i + 1}`])),
  entities: new Map(graph.entities.map((e, i) => [e.id, `e${i + 1}`])),
});
