// An article as UIMA feature structures: DKPro's named entities, which INCEpTION shows without set-up, links between them, and all else in one of ours.
import { compact } from '../facts.js';
import type { Graph } from '../graph/graph.js';
import { ownBlock } from '../graph/own.js';
import { offsetsOf } from '../offsets.js';

export const NAMED_ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
export const METADATA = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
export const LINK = 'newsgloss.Link';
export const ARTICLE = 'newsgloss.Article';
export const SOFA = 'uima.cas.Sofa';

export interface FeatureDefinition { readonly name: string; readonly range: string }
export interface TypeDefinition { readonly name: string; readonly supertype: string; readonly features: readonly FeatureDefinition[] }

/** The types that the export uses; those of DKPro as DKPro declares them. */
export const TYPES: readonly TypeDefinition[] = [
  { name: NAMED_ENTITY, supertype: 'uima.tcas.Annotation', features: [{ name: 'value', range: 'uima.cas.String' }, { name: 'identifier', range: 'uima.cas.String' }] },
  { name: METADATA, supertype: 'uima.tcas.DocumentAnnotation', features: ['documentTitle', 'documentId', 'documentUri', 'collectionId', 'documentBaseUri'].map((name) => ({ name, range: 'uima.cas.String' })) },
  { name: LINK, supertype: 'uima.tcas.Annotation', features: [{ name: 'Governor', range: NAMED_ENTITY }, { name: 'Dependent', range: NAMED_ENTITY }, { name: 'label', range: 'uima.cas.String' }] },
  { name: ARTICLE, supertype: 'uima.tcas.Annotation', features: [{ name: 'json', range: 'uima.cas.String' }] },
];

export interface FeatureStructure {
  readonly id: number;
  readonly type: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Features that point to other structures. */
  readonly refs: Readonly<Record<string, number>>;
}

export const SOFA_ID = 1;

/** Without the Sofa itself; begin and end are UTF-16 units. */
export function structuresOf(graph: Graph): FeatureStructure[] {
  const entities = new Map(graph.entities.map((e) => [e.id, e]));
  const ids = new Map(graph.nodes.map((n, i) => [n.id, FIRST + i]));
  const whole = { begin: 0, end: graph.text.length };
  const sofa = { sofa: SOFA_ID };
  const nodes = graph.nodes.map((n, i): FeatureStructure => {
    const { start, end } = n.spans[0] ?? { start: 0, end: 0 };
    const geonames = n.fields.entity === undefined ? undefined : entities.get(n.fields.entity)?.geonames;
    return { id: FIRST + i, type: NAMED_ENTITY, values: { begin: start, end, value: n.label, ...(geonames === undefined ? {} : { identifier: `https://sws.geonames.org/${geonames}/` }) }, refs: sofa };
  });
  const places = new Map(nodes.map((n) => [n.id, n.values]));
  const links = graph.links.map((l, i): FeatureStructure => {
    const [from, to] = [ids.get(l.from) ?? 0, ids.get(l.to) ?? 0];
    const { begin = 0, end = 0 } = places.get(to) ?? {};
    return { id: FIRST + nodes.length + i, type: LINK, values: { begin, end, label: l.label }, refs: { ...sofa, Governor: from, Dependent: to } };
  });
  return [
    { id: SOFA_ID + 1, type: METADATA, values: { ...whole, ...stringsOf(compact({ language: graph.details.language ?? 'x-unspecified', documentTitle: graph.details.title ?? graph.file, documentId: graph.file })) }, refs: sofa },
    { id: SOFA_ID + 2, type: ARTICLE, values: { ...whole, json: JSON.stringify(ownBlock(graph, offsetsOf(graph.text, 'UTF-16 units'))) }, refs: sofa },
    ...nodes, ...links,
  ];
}

const FIRST = SOFA_ID + 3;

const stringsOf = (values: Readonly<Record<string, unknown>>): Record<string, string> => Object.fromEntries(Object.entries(values).map(([k, v]) => [k, String(v)]));
