// Reads spaCy's and Prodigy's JSON Lines: spans or entities with character positions, relations between tokens or spans. Positions: code points.
import type { AnnotatedArticle } from '../../model/annotated.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { OWN, restore } from '../graph/own.js';
import { offsetsOf } from '../offsets.js';
import { inside, type JsonPlace, readJsonLines, wrong } from '../reading/json.js';
import { labelOf } from '../reading/labels.js';
import { stem } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { asId, asList, asNumber, asRecord, asText, type JsonRecord } from '../reading/values.js';

export const spacyReader: Reader = { endings: ['.jsonl'], read: (files, context) => files.filter((f) => f.name.toLowerCase().endsWith('.jsonl')).flatMap((f) => linesOf(f, context)) };

function linesOf(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  return [...readJsonLines(file, context)].flatMap(({ value, place }, i) => {
    const text = asText(value.text);
    const name = asText(asRecord(value.meta)?.source) ?? `${stem(file.name)}-${i + 1}.txt`;
    if (text === undefined) wrong(place, '"text" is expected', context);
    if (value.answer === 'reject' || value.answer === 'ignore') context.losses.add('import.not-accepted', name);
    else if (text !== undefined) return [article(value, text, place, name, context)];
    return [];
  });
}

function article(line: JsonRecord, text: string, place: JsonPlace, file: string, context: ReadContext): AnnotatedArticle {
  const offsets = offsetsOf(text, 'code points');
  const key = line.spans === undefined && line.ents !== undefined ? 'ents' : 'spans';
  const nodes = (asList(line[key]) ?? []).flatMap((value, i): GraphNode[] => {
    const at = inside(place, key, i);
    const r = asRecord(value) ?? {};
    const [span, label] = [offsets.in(asNumber(r.start), asNumber(r.end)), asText(r.label)];
    if (!span) wrong(at, `start and end in code points of the text (0 to ${offsets.length}) are expected`, context);
    if (label === undefined) wrong(at, '"label" is expected', context);
    return span && label !== undefined ? [{ id: asId(r.id) ?? `${i + 1}`, label: labelOf(label, file, context), spans: [span], fields: {} }] : [];
  });
  const own = restore(line[OWN], nodes, relations(line, nodes, { place, context, offsets }), offsets, 'spacy');
  return fromGraph({ file: own.file ?? file, text, details: own.details, nodes: own.nodes, links: own.links, entities: own.entities }, context.losses);
}

/** Ends by the span's id, by its place, or by a token within it. */
function relations(line: JsonRecord, nodes: readonly GraphNode[], { place, context, offsets }: { readonly place: JsonPlace; readonly context: ReadContext; readonly offsets: ReturnType<typeof offsetsOf> }): GraphLink[] {
  const ids = new Set(nodes.map((n) => n.id));
  const byPlace = new Map(nodes.map((n) => [`${n.spans[0]?.start ?? 0}-${n.spans[0]?.end ?? 0}`, n.id]));
  const tokens = asList(line.tokens) ?? [];
  const at = (start: unknown, end: unknown): string | undefined => {
    const span = offsets.in(start, end);
    return span && byPlace.get(`${span.start}-${span.end}`);
  };
  const end = (span: unknown, token: unknown): string | undefined => {
    const r = asRecord(span);
    const id = asId(r?.id);
    if (id !== undefined && ids.has(id)) return id;
    if (r) return at(r.start, r.end);
    const t = asRecord(tokens[asNumber(token) ?? -1]);
    return at(t?.start, t?.end);
  };
  return (asList(line.relations) ?? []).flatMap((value, i) => {
    const r = asRecord(value) ?? {};
    const [from, to] = [end(r.head_span, r.head), end(r.child_span, r.child)];
    if (from !== undefined && to !== undefined) return [{ label: asText(r.label) ?? 'relation', from, to }];
    wrong(inside(place, 'relations', i), 'head and child that are spans of the line are expected', context);
    return [];
  });
}
