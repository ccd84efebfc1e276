// What a JSON format has no place for, kept beside the annotations under a key of our own that its tools hand on: how it is written and found again.
import type { ArticleDetails, GlossEntity } from '../../model/annotation.js';
import type { Offsets } from '../offsets.js';
import { detailsFrom, detailsRecord, entityFrom, entityRecord } from '../reading/records.js';
import { asId, asList, asNumber, asRecord, asText, type JsonRecord } from '../reading/values.js';
import { compact } from '../facts.js';
import { type Fields, fieldsFromJson, jsonFields } from './fields.js';
import type { Graph, GraphLink, GraphNode } from './graph.js';

/** The key. */
export const OWN = 'newsgloss';

/** Positions in the format's unit, nodes in their order. */
export function ownBlock(graph: Graph, offsets: Offsets): Record<string, unknown> {
  return compact({
    file: graph.file,
    details: detailsRecord(graph.details),
    entities: graph.entities.map(entityRecord),
    spans: graph.nodes.map((n) => {
      const { start, end } = offsets.out(n.spans[0] ?? { start: 0, end: 0 });
      return { start, end, label: n.label, id: n.id, ...jsonFields(n.fields) };
    }),
  });
}

export interface Restored {
  readonly file: string | undefined;
  readonly details: Partial<ArticleDetails>;
  readonly entities: readonly GlossEntity[];
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
}

/**
 * Gives nodes that the block knows their ids and fields back: by the id where the tool keeps ids, else by label and place, so that what
 * the tool changed or added stays as it has it. Fields that the tool says itself go before. Other nodes are marked as `tool`'s.
 */
export function restore(block: unknown, nodes: readonly GraphNode[], links: readonly GraphLink[], offsets: Offsets, tool: string): Restored {
  const own = asRecord(block) ?? {};
  const known = new Known(own, offsets);
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const restored = nodes.map((n): GraphNode => {
    const stored = known.take(n);
    const id = free(stored?.id ?? n.id, taken);
    ids.set(n.id, id);
    const fields: Fields = stored ? { ...stored.fields, ...n.fields } : { ...n.fields, foreign: JSON.stringify({ [tool]: n.id }) };
    return { ...n, id, fields };
  });
  return {
    file: asText(own.file),
    details: detailsFrom(own.details),
    entities: (asList(own.entities) ?? []).flatMap((e) => entityFrom(e) ?? []),
    nodes: restored,
    links: links.flatMap((l) => {
      const [from, to] = [ids.get(l.from), ids.get(l.to)];
      return from === undefined || to === undefined ? [] : [{ ...l, from, to }];
    }),
  };
}

interface Stored { readonly id: string; readonly label: string; readonly fields: Fields; used: boolean }

class Known {
  private readonly byId = new Map<string, Stored>();
  private readonly byPlace = new Map<string, Stored[]>();

  constructor(own: JsonRecord, offsets: Offsets) {
    for (const value of asList(own.spans) ?? []) {
      const r = asRecord(value);
      const [id, label] = [asId(r?.id), asText(r?.label)];
      const span = offsets.in(asNumber(r?.start), asNumber(r?.end));
      if (!r || id === undefined || label === undefined || !span) continue;
      const stored: Stored = { id, label, fields: fieldsFromJson(r), used: false };
      this.byId.set(id, stored);
      const key = `${label}\n${span.start}-${span.end}`;
      const list = this.byPlace.get(key);
      if (list) list.push(stored);
      else this.byPlace.set(key, [stored]);
    }
  }

  take(n: GraphNode): Stored | undefined {
    const byId = this.byId.get(n.id);
    const [span] = n.spans;
    const found = byId && !byId.used && byId.label === n.label ? byId : this.byPlace.get(`${n.label}\n${span?.start ?? 0}-${span?.end ?? 0}`)?.find((s) => !s.used);
    if (found) found.used = true;
    return found;
  }
}

function free(wished: string, taken: Set<string>): string {
  let id = wished;
  for (let n = 2; taken.has(id); n++) id = `${wished}-${n}`;
  taken.add(id);
  return id;
}
