// Names of kinds and links as labels of a graph, kept apart from the words that the graph itself uses.
import { CONTINUES, CUE, SPEAKER } from './graph.js';

const OF_NODES: ReadonlySet<string> = new Set([SPEAKER, CUE]);
const OF_LINKS: ReadonlySet<string> = new Set([SPEAKER, CUE, CONTINUES, 'within', 'about']);

/** A newsroom's own kind called `speaker` is `own-speaker`, one called `own-x` is `own-own-x`. */
const PREFIX = 'own-';

const escaped = (name: string, reserved: ReadonlySet<string>): string => (reserved.has(name) || name.startsWith(PREFIX) ? `${PREFIX}${name}` : name);

export const nodeLabel = (kind: string): string => escaped(kind, OF_NODES);
export const linkLabel = (kind: string): string => escaped(kind, OF_LINKS);
export const nameOf = (label: string): string => (label.startsWith(PREFIX) ? label.slice(PREFIX.length) : label);
