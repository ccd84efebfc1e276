// Reads Label Studio's JSON: tasks with annotations or predictions. Positions: UTF-16 units.
import type { AnnotatedArticle } from '../../model/annotated.js';
import { attributeValue, type FieldName, isFieldName } from '../graph/fields.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { OWN, restore } from '../graph/own.js';
import { idOfRegion } from './ids.js';
import { type Offsets, offsetsOf } from '../offsets.js';
import { inside, type JsonPlace, readJson, wrong } from '../reading/json.js';
import { labelOf } from '../reading/labels.js';
import { stem } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { asId, asList, asNumber, asRecord, asText, asTexts, type JsonRecord } from '../reading/values.js';

export const labelStudioReader: Reader = { endings: ['.json'], read: (files, context) => files.filter((f) => f.name.toLowerCase().endsWith('.json')).flatMap((f) => tasksIn(f, context)) };

function tasksIn(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  const json = readJson(file, context);
  if (!json) return [];
  const list = asList(json.value);
  if (!list) wrong(json.place, 'a list of tasks is expected', context);
  return (list ?? []).flatMap((value, i) => {
    const place = inside(json.place, i);
    const task = asRecord(value);
    const text = task && textOf(task);
    if (text === undefined) wrong(inside(place, 'data'), 'the text of the task is expected, best as "text"', context);
    return task && text !== undefined ? [new Task(task, text, place, `${stem(file.name)}-${i + 1}.txt`, context).article()] : [];
  });
}

/** `text`, else the first text among the data that is none of an address. */
function textOf(task: JsonRecord): string | undefined {
  const data = asRecord(task.data) ?? {};
  return asText(data.text) ?? Object.entries(data).map(([key, v]) => (key === 'file' || (typeof v === 'string' && /^(?:https?|s3|gs):\/\//u.test(v)) ? undefined : asText(v))).find((v) => v !== undefined); // hit: s3://a/b
}

type Draft = GraphNode & { readonly fields: Partial<Record<FieldName, string>>; readonly own: Record<string, unknown> };

class Task {
  private readonly offsets: Offsets;
  private readonly regions = new Map<string, Draft>();
  private readonly links: GraphLink[] = [];
  private readonly file: string;

  constructor(private readonly task: JsonRecord, private readonly text: string, private readonly place: JsonPlace, fallback: string, private readonly context: ReadContext) {
    this.offsets = offsetsOf(text, 'UTF-16 units');
    this.file = asText(asRecord(task.data)?.file) ?? fallback;
  }

  article(): AnnotatedArticle {
    const { set, key, index, by } = this.chosen();
    const results = asList(set?.result) ?? [];
    const place = inside(this.place, key, index, 'result');
    results.forEach((value, i) => { this.region(asRecord(value) ?? {}, inside(place, i)); });
    results.forEach((value, i) => { this.rest(asRecord(value) ?? {}, inside(place, i)); });
    const suggested = key === 'predictions';
    const nodes = [...this.regions.values()].map((r): GraphNode => ({
      id: r.id, label: r.label, spans: r.spans,
      fields: { ...(suggested ? { status: 'suggested' } : {}), ...(by === undefined ? {} : { by }), ...r.fields, ...(Object.keys(r.own).length > 0 ? { attributes: JSON.stringify(r.own) } : {}) },
    }));
    const own = restore(asRecord(this.task.meta)?.[OWN], nodes, this.links, this.offsets, 'labelstudio');
    return fromGraph({ file: own.file ?? this.file, text: this.text, details: own.details, nodes: own.nodes, links: own.links, entities: own.entities }, this.context.losses);
  }

  /** The ground truth, else the first annotation that was not cancelled, else the last prediction. */
  private chosen(): { readonly set: JsonRecord | undefined; readonly key: string; readonly index: number; readonly by: string | undefined } {
    const valid = (asList(this.task.annotations) ?? asList(this.task.completions) ?? []).map((v, index) => ({ set: asRecord(v) ?? {}, index })).filter(({ set }) => set.was_cancelled !== true && set.skipped !== true);
    const [first] = valid;
    const chosen = valid.find(({ set }) => set.ground_truth === true) ?? first;
    if (chosen) {
      this.context.losses.add('import.other-annotator', this.file, valid.length - 1);
      const author = chosen.set.completed_by;
      const by = asId(author) ?? asText(asRecord(author)?.email);
      return { ...chosen, key: 'annotations', by };
    }
    const predictions = asList(this.task.predictions) ?? [];
    return { set: asRecord(predictions.at(-1)), key: 'predictions', index: Math.max(0, predictions.length - 1), by: undefined };
  }

  private region(r: JsonRecord, place: JsonPlace): void {
    const value = asRecord(r.value) ?? {};
    const labels = asTexts(value.labels ?? value.hypertextlabels);
    if (r.type === 'relation' || !labels) return;
    const id = regionOf(r.id);
    const span = this.offsets.in(asNumber(value.start), asNumber(value.end));
    if (id === undefined) return wrong(place, '"id" is expected', this.context);
    if (!span) return wrong(inside(place, 'value'), `start and end in UTF-16 units of the text (0 to ${this.text.length}) are expected`, this.context);
    const words = asText(value.text);
    if (words !== undefined && bare(words) !== bare(this.text.slice(span.start, span.end))) return wrong(inside(place, 'value', 'text'), `the words at that position are expected: "${this.text.slice(span.start, span.end).slice(0, 60)}"`, this.context);
    this.context.losses.add('import.other-label', this.file, Math.max(0, labels.length - 1));
    const score = asNumber(r.score);
    this.regions.set(id, { id, label: labelOf(labels[0] ?? '', this.file, this.context), spans: [span], fields: score === undefined ? {} : { score: String(score) }, own: {} });
  }

  private rest(r: JsonRecord, place: JsonPlace): void {
    if (r.type === 'relation') return this.relation(r, place);
    const value = asRecord(r.value) ?? {};
    if (value.labels !== undefined || value.hypertextlabels !== undefined) return;
    const region = this.regions.get(regionOf(r.id) ?? '');
    const name = asText(r.from_name) ?? '';
    const given = asTexts(value.choices) ?? asTexts(value.text) ?? (value.rating !== undefined || value.number !== undefined ? [value.rating ?? value.number] : undefined);
    if (!region || given === undefined || name === '') return this.context.losses.add('import.unknown', this.file);
    const [first] = given;
    if (name === 'negated') region.fields.negated = 'true';
    else if (isFieldName(name) && typeof first === 'string') region.fields[name] = given.join('\n');
    else region.own[name] = given.length === 1 ? attributeValue(first) : given;
  }

  private relation(r: JsonRecord, place: JsonPlace): void {
    const [from, to] = [regionOf(r.from_id), regionOf(r.to_id)];
    if (from === undefined || to === undefined || !this.regions.has(from) || !this.regions.has(to)) return wrong(place, 'from_id and to_id of regions of the task are expected', this.context);
    const labels = asTexts(r.labels) ?? [];
    const ends = r.direction === 'left' ? { from: to, to: from } : { from, to };
    for (const label of labels.length > 0 ? labels : ['relation']) this.links.push({ label, ...ends });
  }
}

function regionOf(value: unknown): string | undefined {
  const id = asId(value);
  return id === undefined ? undefined : idOfRegion(id);
}

/** White space, also as Label Studio writes line ends in words ("\\n"). */
const SPACES = /(?:\s|\\n|\\r|\\t)+/gu;
const bare = (words: string): string => words.replace(SPACES, '');
