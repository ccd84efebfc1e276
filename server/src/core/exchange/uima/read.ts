// Reads UIMA CAS as JSON and as XMI, ours and other makers': annotations with a value or label, relations with Governor and Dependent. Positions: UTF-16 units.
import type { AnnotatedArticle } from '../../model/annotated.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { restore } from '../graph/own.js';
import { offsetsOf } from '../offsets.js';
import { inside, readJson, wrong } from '../reading/json.js';
import { labelOf } from '../reading/labels.js';
import { stem } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { asId, asList, asRecord, asText } from '../reading/values.js';
import { elements, readXml } from '../xml/read.js';

/** A feature structure of either form, before it is looked at. */
interface Raw {
  readonly id: string;
  /** Without its package. */
  readonly type: string;
  readonly line: number | undefined;
  readonly get: (feature: string) => string | undefined;
  readonly ref: (feature: string) => string | undefined;
}

export const casJsonReader: Reader = { endings: ['.json'], read: (files, context) => withEnding(files, '.json').flatMap((f) => fromJson(f, context)) };
export const xmiReader: Reader = { endings: ['.xmi', '.xml'], read: (files, context) => files.filter((f) => /\.(?:xmi|xml)$/iu.test(f.name) && !/(?:^|\/)TypeSystem\.xml$/iu.test(f.name)).flatMap((f) => fromXmi(f, context)) };

const withEnding = (files: readonly ForeignFile[], ending: string): ForeignFile[] => files.filter((f) => f.name.toLowerCase().endsWith(ending));
const local = (type: string): string => type.slice(type.lastIndexOf('.') + 1);

function fromJson(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  const json = readJson(file, context);
  if (!json) return [];
  const list = asList(asRecord(json.value)?.['%FEATURE_STRUCTURES']);
  if (!list) {
    wrong(json.place, 'a list "%FEATURE_STRUCTURES" is expected', context);
    return [];
  }
  const structures = list.flatMap((value, i): Raw[] => {
    const r = asRecord(value);
    const [id, type] = [asId(r?.['%ID']), asText(r?.['%TYPE'])];
    if (!r || id === undefined || type === undefined) {
      wrong(inside(json.place, '%FEATURE_STRUCTURES', i), '"%ID" and "%TYPE" are expected', context);
      return [];
    }
    return [{ id, type: local(type), line: undefined, get: (f) => asId(r[f]), ref: (f) => asId(r[`@${f}`]) }];
  });
  return article(structures, file, context);
}

function fromXmi(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  const root = readXml(file, context);
  if (!root) return [];
  if (root.name !== 'XMI') {
    context.problem(file.name, root.line, 'the element xmi:XMI is expected');
    return [];
  }
  return article(elements(root).map((e): Raw => ({ id: e.attributes['xmi:id'] ?? '', type: e.name, line: e.line, get: (f) => e.attributes[f], ref: (f) => e.attributes[f] })), file, context);
}

/** What divides or describes the text and is no annotation of ours. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'NULL', 'View', 'Sofa', 'Token', 'Sentence', 'Paragraph', 'Heading', 'Div', 'DocumentAnnotation', 'DocumentMetaData', 'TagsetDescription', 'TagDescription', 'Lemma', 'Stem', 'POS', 'MorphologicalFeatures', 'Dependency', 'ROOT', 'CASMetadata', 'Article',
]);

function article(structures: readonly Raw[], file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  const sofa = structures.find((s) => s.type === 'Sofa' && s.get('sofaString') !== undefined);
  const text = sofa?.get('sofaString');
  if (sofa === undefined || text === undefined) {
    context.problem(file.name, undefined, 'a Sofa with a sofaString is expected');
    return [];
  }
  const offsets = offsetsOf(text, 'UTF-16 units');
  const metadata = structures.find((s) => s.type === 'DocumentMetaData');
  const name = metadata?.get('documentId') ?? metadata?.get('documentTitle') ?? `${stem(file.name)}.txt`;
  const nodes: GraphNode[] = [];
  const links: GraphLink[] = [];
  for (const s of structures) {
    if (PASSED_OVER.has(s.type) || (s.ref('sofa') ?? sofa.id) !== sofa.id) continue;
    const [from, to] = [s.ref('Governor') ?? s.ref('source'), s.ref('Dependent') ?? s.ref('target')];
    if (from !== undefined && to !== undefined) links.push({ label: s.get('label') ?? s.get('value') ?? s.get('relationType') ?? s.type, from, to });
    else if (s.get('begin') !== undefined) {
      const span = offsets.in(Number(s.get('begin')), Number(s.get('end') ?? NaN));
      if (!span) context.problem(file.name, s.line, `${s.type} ${s.id}: begin and end in UTF-16 units of the text (0 to ${text.length}) are expected`);
      else nodes.push({ id: s.id, label: labelOf(s.get('value') ?? s.get('label') ?? s.get('kind') ?? s.type, name, context), spans: [span], fields: {} });
    }
  }
  const own = restore(parsed(structures.find((s) => s.type === 'Article')?.get('json')), nodes, links, offsets, 'uima');
  context.losses.add('import.link', name, links.length - own.links.length);
  return [fromGraph({ file: own.file ?? name, text, details: own.details, nodes: own.nodes, links: own.links, entities: own.entities }, context.losses)];
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '{}');
  } catch {
    return undefined;
  }
}
