// UIMA CAS: as JSON 0.4 (NAME.json) and as XMI with its type system (NAME.xmi, TypeSystem.xml). Positions: UTF-16 units.
import { EVERYTHING, type Carries, type Graph } from '../graph/graph.js';
import { carriedGraph } from '../graph/writing.js';
import { fileNames } from '../names.js';
import type { Format, WriterContext } from '../port.js';
import { attributesOf, escapeContent, hasForbidden } from '../xml/write.js';
import { type FeatureStructure, SOFA, SOFA_ID, structuresOf, TYPES } from './cas.js';
import { casJsonReader, xmiReader } from './read.js';

const CARRIES: Carries = { ...EVERYTHING, fragments: false };
const VIEW = '_InitialView';

const FOR = 'For INCEpTION and UIMA programs: named entities of DKPro with links between them.';

export const casJsonFormat: Format = {
  id: 'uima-json',
  label: 'UIMA CAS JSON',
  detail: `${FOR} The newer form. Fragments become annotations tied by links; loses nothing.`,
  extension: '.json',
  singleFile: false,
  unit: 'UTF-16 units',
  carries: CARRIES,
  reader: casJsonReader,
  open: (context) => perArticle(context, '.json', (graph) => `${JSON.stringify(casJson(graph), undefined, 1)}\n`),
};

export const xmiFormat: Format = {
  id: 'uima-xmi',
  label: 'UIMA CAS XMI',
  detail: `${FOR} The XML form with its type system. Fragments become annotations tied by links; loses nothing but control characters.`,
  extension: '.xmi',
  singleFile: false,
  unit: 'UTF-16 units',
  carries: CARRIES,
  reader: xmiReader,
  open: (context) => {
    const files = perArticle(context, '.xmi', xmi, (text, file) => { if (hasForbidden(text)) context.losses.add('text.controls', file); });
    return { add: files.add, end: () => [{ file: 'TypeSystem.xml', text: typeSystem() }] };
  },
};

function perArticle(context: WriterContext, ending: string, write: (graph: Graph) => string, check: (text: string, file: string) => void = () => undefined): ReturnType<Format['open']> {
  const names = fileNames();
  names.take('TypeSystem.xml');
  return {
    add(article) {
      check(article.text, article.file);
      return [{ file: names.take(`${article.name}${ending}`).name, text: write(carriedGraph(article, CARRIES, context)) }];
    },
    end: () => [],
  };
}

function casJson(graph: Graph): object {
  const structures = structuresOf(graph);
  return {
    '%TYPES': Object.fromEntries(TYPES.map((t) => [t.name, { '%NAME': t.name, '%SUPER_TYPE': t.supertype, ...Object.fromEntries(t.features.map((f) => [f.name, { '%NAME': f.name, '%RANGE': f.range }])) }])),
    '%FEATURE_STRUCTURES': [
      { '%ID': SOFA_ID, '%TYPE': SOFA, sofaNum: 1, sofaID: VIEW, mimeType: 'text', sofaString: graph.text },
      ...structures.map((s) => ({ '%ID': s.id, '%TYPE': s.type, ...Object.fromEntries(Object.entries(s.refs).map(([k, v]) => [`@${k}`, v])), ...s.values })),
    ],
    '%VIEWS': { [VIEW]: { '%SOFA': SOFA_ID, '%MEMBERS': structures.map((s) => s.id) } },
  };
}

function xmi(graph: Graph): string {
  const structures = structuresOf(graph);
  const spaces = new Map([...new Set(structures.map((s) => s.type.slice(0, s.type.lastIndexOf('.'))))].map((p, i) => [p, { prefix: `t${i + 1}`, uri: `http:///${p.replaceAll('.', '/')}.ecore` }]));
  const tag = (s: FeatureStructure): string => `${spaces.get(s.type.slice(0, s.type.lastIndexOf('.')))?.prefix ?? 'cas'}:${s.type.slice(s.type.lastIndexOf('.') + 1)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"${[...spaces.values()].map(({ prefix, uri }) => ` xmlns:${prefix}="${uri}"`).join('')} xmi:version="2.0">`,
    '<cas:NULL xmi:id="0"/>',
    ...structures.map((s) => `<${tag(s)}${attributesOf({ 'xmi:id': s.id, ...s.refs, ...s.values })}/>`),
    `<cas:Sofa${attributesOf({ 'xmi:id': SOFA_ID, sofaNum: 1, sofaID: VIEW, mimeType: 'text', sofaString: graph.text })}/>`,
    `<cas:View${attributesOf({ sofa: SOFA_ID, members: structures.map((s) => s.id).join(' ') })}/>`,
    '</xmi:XMI>',
    '',
  ].join('\n');
}

function typeSystem(): string {
  const feature = (name: string, range: string): string => `<featureDescription><name>${escapeContent(name)}</name><description/><rangeTypeName>${escapeContent(range)}</rangeTypeName></featureDescription>`;
  const types = TYPES.map((t) => `<typeDescription><name>${t.name}</name><description/><supertypeName>${t.supertype}</supertypeName><features>${t.features.map((f) => feature(f.name, f.range)).join('')}</features></typeDescription>`);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">', '<types>', ...types, '</types>', '</typeSystemDescription>', ''].join('\n');
}
