// TEI P5: NAME.xml with the text and, in standOff, entities, annotations, what they say and how they are linked. Positions: code points.
import type { GlossEntity } from '../../model/annotation.js';
import { FIELD_NAMES } from '../graph/fields.js';
import { type Names, namesIn } from '../graph/entityIds.js';
import { EVERYTHING, type Carries, type Graph, type GraphNode } from '../graph/graph.js';
import { carriedGraph } from '../graph/writing.js';
import { fileNames } from '../names.js';
import { type Offsets, offsetsOf } from '../offsets.js';
import type { Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { attributesOf, escapeContent, hasForbidden } from '../xml/write.js';
import { teiReader } from './read.js';

const CARRIES: Carries = EVERYTHING;

export const teiFormat: Format = {
  id: 'tei',
  label: 'TEI P5',
  detail: 'For digital editions and archives: XML with the text as it is and annotations standing off. Loses nothing but control characters.',
  extension: '.xml',
  singleFile: false,
  unit: 'code points',
  carries: CARRIES,
  reader: teiReader,
  open: (context) => {
    const names = fileNames();
    return { add: (article) => [{ file: names.take(`${article.name}.xml`).name, text: document(article, context) }], end: () => [] };
  },
};

function document(article: PreparedArticle, context: WriterContext): string {
  if (hasForbidden(article.text)) context.losses.add('text.controls', article.file);
  const graph = carriedGraph(article, CARRIES, context);
  const names = namesIn(graph);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    header(graph),
    ...standOff(graph, names, offsetsOf(graph.text, 'code points')),
    `<text><body><ab xml:id="txt" xml:space="preserve">${escapeContent(graph.text)}</ab></body></text>`,
    '</TEI>',
    '',
  ].join('\n');
}

function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, ...content: readonly string[]): string {
  const head = `${name}${attributesOf(attributes)}`;
  return content.length === 0 ? `<${head}/>` : `<${head}>${content.join('')}</${name}>`;
}

const words = (name: string, text: string | undefined, attributes: Readonly<Record<string, string>> = {}): string[] => (text === undefined ? [] : [element(name, attributes, escapeContent(text))]);

function header({ details: d, file }: Graph): string {
  const source = element('bibl', {},
    ...words('title', d.title), ...words('author', d.byline), ...words('publisher', d.outlet), ...words('date', d.published), ...words('ref', d.url, { type: 'url' }),
    ...words('idno', file, { type: 'file' }), ...words('idno', d.text, { type: 'text' }), ...words('idno', d.blob, { type: 'blob' }), ...words('idno', d.encoding, { type: 'encoding' }));
  const language = d.language === undefined ? [] : [element('profileDesc', {}, element('langUsage', {}, element('language', { ident: d.language }, escapeContent(d.language))))];
  return element('teiHeader', {}, element('fileDesc', {},
    element('titleStmt', {}, ...(d.title === undefined ? words('title', file) : words('title', d.title))),
    element('publicationStmt', {}, element('p', {}, 'Annotations made with Newsgloss')),
    element('sourceDesc', {}, source)), ...language);
}

/** An empty standOff is not valid TEI, so there is none then. */
function standOff(graph: Graph, names: Names, offsets: Offsets): string[] {
  const list = (name: string, items: readonly string[]): string[] => (items.length > 0 ? [`<${name}>`, ...items, `</${name}>`] : []);
  const of = (kinds: (kind: string) => boolean): string[] => graph.entities.filter((e) => kinds(e.kind)).map((e) => entity(e, names.entities.get(e.id) ?? ''));
  const features = graph.nodes.map((n) => featureStructure(n, names));
  const annotations = graph.nodes.map((n) => annotation(n, names, offsets));
  const relations = graph.links.map((l) => element('relation', { name: word(l.label), active: `#${names.nodes.get(l.from) ?? ''}`, passive: `#${names.nodes.get(l.to) ?? ''}` }));
  const parts = [
    ...list('listPerson', of((k) => k === 'person')), ...list('listPlace', of((k) => k === 'place')), ...list('listOrg', of((k) => k !== 'person' && k !== 'place')),
    ...features, ...list('listRelation', relations), ...list('listAnnotation', annotations),
  ];
  return list('standOff', parts);
}

/** TEI's enumerated values have no spaces. */
const word = (label: string): string => label.replace(/[\s%]/gu, (c) => encodeURIComponent(c)); // hit: "a b"

const ELEMENTS: Readonly<Record<string, { readonly item: string; readonly name: string }>> = { person: { item: 'person', name: 'persName' }, place: { item: 'place', name: 'placeName' } };

function entity(e: GlossEntity, id: string): string {
  const { item, name } = ELEMENTS[e.kind] ?? { item: 'org', name: 'orgName' };
  const place = e.at ? [element('location', {}, element('geo', {}, `${e.at[0]} ${e.at[1]}`))] : [];
  const notes = [...e.roles.map((r) => ['role', r] as const), ...(e.note === undefined ? [] : [['note', e.note] as const]), ...(e.country === undefined ? [] : [['country', e.country] as const]), ...(e.by === undefined ? [] : [['by', e.by] as const]), ...(e.when === undefined ? [] : [['when', e.when] as const])];
  // Coordinates of what is no place, and its kind, which is a name with spaces, are notes.
  const at = e.at && item !== 'place' ? [['at', `${e.at[0]} ${e.at[1]}`] as const] : [];
  return element(item, { 'xml:id': id },
    ...words(name, e.name), ...e.aliases.flatMap((a) => words(name, a, { type: 'alias' })), ...(item === 'place' ? place : []),
    ...words('idno', e.id, { type: 'newsgloss' }), ...(e.geonames === undefined ? [] : words('idno', String(e.geonames), { type: 'GeoNames' })),
    ...[...notes, ...at, ...(item === 'org' ? [['kind', e.kind] as const] : [])].flatMap(([type, text]) => words('note', text, { type })));
}

function featureStructure(n: GraphNode, names: Names): string {
  const f = (name: string, value: string): string => element('f', { name }, element('string', { 'xml:space': 'preserve' }, escapeContent(value)));
  const fields = FIELD_NAMES.flatMap((name) => { const value = n.fields[name]; return value === undefined ? [] : [f(name, value)]; });
  return element('fs', { 'xml:id': `${names.nodes.get(n.id) ?? ''}-fs`, type: 'annotation' }, f('id', n.id), f('label', n.label), ...fields);
}

function annotation(n: GraphNode, names: Names, offsets: Offsets): string {
  const id = names.nodes.get(n.id) ?? '';
  const target = n.spans.map((s) => offsets.out(s)).map(({ start, end }) => `#string-range(txt,${start},${end - start})`).join(' ');
  const about = n.fields.entity === undefined ? undefined : names.entities.get(n.fields.entity);
  return element('annotation', { 'xml:id': id, motivation: about === undefined ? 'classifying' : 'identifying', target, ana: `#${id}-fs` }, ...(about === undefined ? [] : [element('ptr', { target: `#${about}` })]));
}
