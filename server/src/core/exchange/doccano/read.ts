// Reads doccano's JSON Lines: with entities and relations, or with a list of labels. Positions: UTF-16 units.
import type { AnnotatedArticle } from '../../model/annotated.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { OWN, restore } from '../graph/own.js';
import { offsetsOf } from '../offsets.js';
import { inside, type JsonPlace, readJsonLines, wrong } from '../reading/json.js';
import { labelOf } from '../reading/labels.js';
import { stem } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { asId, asList, asRecord, asText, type JsonRecord } from '../reading/values.js';

export const doccanoReader: Reader = { endings: ['.jsonl', '.json'], read: (files, context) => files.filter((f) => /\.jsonl?$/iu.test(f.name)).flatMap((f) => linesOf(f, context)) };

function linesOf(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  return [...readJsonLines(file, context)].flatMap(({ value, place }, i) => {
    const text = asText(value.text) ?? asText(value.data);
    if (text === undefined) wrong(place, '"text" is expected', context);
    return text === undefined ? [] : [article(value, text, place, asText(value.filename) ?? `${stem(file.name)}-${i + 1}.txt`, context)];
  });
}

function article(line: JsonRecord, text: string, place: JsonPlace, file: string, context: ReadContext): AnnotatedArticle {
  const offsets = offsetsOf(text, 'UTF-16 units');
  const nodes = spansOf(line, place, context).flatMap(({ id, start, end, label, at }, i): GraphNode[] => {
    const span = offsets.in(start, end);
    if (!span) wrong(at, `start and end in UTF-16 units of the text (0 to ${text.length}) are expected`, context);
    if (label === undefined || label === '') wrong(at, 'a label is expected', context);
    return span && label !== undefined && label !== '' ? [{ id: id ?? `${i + 1}`, label: labelOf(label, file, context), spans: [span], fields: {} }] : [];
  });
  const links = relationsOf(line, new Set(nodes.map((n) => n.id)), place, context);
  const own = restore(ownOf(line), nodes, links, offsets, 'doccano');
  context.losses.add('import.comments', file, asList(line.Comments)?.length ?? 0);
  return fromGraph({ file: own.file ?? file, text, details: own.details, nodes: own.nodes, links: own.links, entities: own.entities }, context.losses);
}

/** Metadata stands beside the text, or under `meta`. */
const ownOf = (line: JsonRecord): unknown => line[OWN] ?? asRecord(line.meta)?.[OWN];

interface RawSpan { readonly id: string | undefined; readonly start: unknown; readonly end: unknown; readonly label: string | undefined; readonly at: JsonPlace }

function spansOf(line: JsonRecord, place: JsonPlace, context: ReadContext): RawSpan[] {
  const key = ['entities', 'label', 'labels'].find((k) => line[k] !== undefined);
  const list = key === undefined ? [] : asList(line[key]);
  if (!list) wrong(inside(place, key ?? ''), 'a list of spans is expected', context);
  return (list ?? []).map((value, i) => {
    const at = inside(place, key ?? '', i);
    const [start, end, label] = asList(value) ?? [];
    if (asList(value)) return { id: undefined, start, end, label: asText(label), at };
    const r = asRecord(value) ?? {};
    return { id: asId(r.id), start: r.start_offset, end: r.end_offset, label: asText(r.label), at };
  });
}

function relationsOf(line: JsonRecord, ids: ReadonlySet<string>, place: JsonPlace, context: ReadContext): GraphLink[] {
  return (asList(line.relations) ?? []).flatMap((value, i) => {
    const r = asRecord(value) ?? {};
    const [from, to] = [asId(r.from_id), asId(r.to_id)];
    if (from !== undefined && to !== undefined && ids.has(from) && ids.has(to)) return [{ label: asText(r.type) ?? 'relation', from, to }];
    wrong(inside(place, 'relations', i), 'from_id and to_id of entities of the line are expected', context);
    return [];
  });
}

