// What the Web Annotation recommendations ask of a collection, as rules for ajv, and the part of their JSON-LD context that is needed here.
import type { JsonLdObj } from 'jsonld/jsonld-spec';

const IRI = { type: 'string', pattern: '^(?:https?://[^\\s<>"{}|\\\\^`]+|urn:[a-z0-9][a-z0-9-]*:[^\\s<>"{}|\\\\^`]+)$' };
const TIME = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$' };
const MOTIVATIONS = ['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'];
const ANNO = 'http://www.w3.org/ns/anno.jsonld';
const oneOrMany = (rule: object): object => ({ oneOf: [{ not: { type: 'array' }, ...rule }, { type: 'array', minItems: 2, items: rule }] });

/** Annotation Model 3 to 5: MUSTs, and the SHOULDs that an exporter has no reason to leave. Draft 2020-12. */
export const COLLECTION_RULES = {
  type: 'object',
  required: ['@context', 'id', 'type', 'label', 'total'],
  properties: {
    '@context': { type: 'array', contains: { const: ANNO } },
    id: IRI,
    type: { const: 'AnnotationCollection' },
    label: { type: 'string', minLength: 1 },
    total: { type: 'integer', minimum: 0 },
    first: {
      type: 'object',
      required: ['id', 'type', 'partOf', 'startIndex', 'items'],
      properties: { '@context': false, id: IRI, type: { const: 'AnnotationPage' }, partOf: IRI, startIndex: { type: 'integer', minimum: 0 }, items: { type: 'array', minItems: 1, items: { $ref: '#/$defs/annotation' } } },
    },
  },
  $defs: {
    annotation: {
      type: 'object',
      required: ['id', 'type', 'motivation', 'body', 'target'],
      properties: {
        '@context': false,
        bodyValue: false,
        id: IRI,
        type: { const: 'Annotation' },
        motivation: { enum: MOTIVATIONS },
        created: TIME,
        creator: { type: 'object', required: ['type', 'name'], properties: { type: { enum: ['Person', 'Software', 'Organization'] }, name: { type: 'string' } } },
        body: oneOrMany({ anyOf: [IRI, { $ref: '#/$defs/textual' }, { $ref: '#/$defs/specific' }] }),
        target: oneOrMany({ anyOf: [IRI, { $ref: '#/$defs/selected' }] }),
      },
    },
    textual: { type: 'object', required: ['type', 'value', 'purpose'], properties: { type: { const: 'TextualBody' }, value: { type: 'string' }, purpose: { enum: MOTIVATIONS } } },
    specific: { type: 'object', required: ['type', 'source', 'purpose'], properties: { type: { const: 'SpecificResource' }, source: IRI, purpose: { enum: MOTIVATIONS } } },
    selected: {
      type: 'object',
      required: ['type', 'source', 'selector'],
      properties: { type: { const: 'SpecificResource' }, source: IRI, selector: { type: 'array', minItems: 1, items: { anyOf: [{ $ref: '#/$defs/quote' }, { $ref: '#/$defs/position' }] } } },
    },
    quote: { type: 'object', required: ['type', 'exact', 'prefix', 'suffix'], properties: { type: { const: 'TextQuoteSelector' }, exact: { type: 'string' }, prefix: { type: 'string' }, suffix: { type: 'string' } } },
    position: { type: 'object', required: ['type', 'start', 'end'], properties: { type: { const: 'TextPositionSelector' }, start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 0 } } },
  },
} as const;

const term = (iri: string, type = '@id'): object => ({ '@id': iri, '@type': type });

/** The terms of the recommendation's context that the export may use; a term that is not here makes safe expansion fail. */
export const ANNO_CONTEXT: JsonLdObj = {
  '@context': {
    oa: 'http://www.w3.org/ns/oa#', dc: 'http://purl.org/dc/elements/1.1/', dcterms: 'http://purl.org/dc/terms/', dctypes: 'http://purl.org/dc/dcmitype/',
    foaf: 'http://xmlns.com/foaf/0.1/', rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    xsd: 'http://www.w3.org/2001/XMLSchema#', as: 'http://www.w3.org/ns/activitystreams#',
    id: '@id', type: '@type',
    Annotation: 'oa:Annotation', Text: 'dctypes:Text', TextualBody: 'oa:TextualBody', SpecificResource: 'oa:SpecificResource', TextQuoteSelector: 'oa:TextQuoteSelector',
    TextPositionSelector: 'oa:TextPositionSelector', Person: 'foaf:Person', Software: 'as:Application', AnnotationCollection: 'as:OrderedCollection', AnnotationPage: 'as:OrderedCollectionPage',
    ...Object.fromEntries(MOTIVATIONS.map((m) => [m, `oa:${m}`])),
    body: term('oa:hasBody'), target: term('oa:hasTarget'), source: term('oa:hasSource'), selector: term('oa:hasSelector'), motivation: term('oa:motivatedBy', '@vocab'), purpose: term('oa:hasPurpose', '@vocab'),
    exact: 'oa:exact', prefix: 'oa:prefix', suffix: 'oa:suffix', start: term('oa:start', 'xsd:nonNegativeInteger'), end: term('oa:end', 'xsd:nonNegativeInteger'),
    value: 'rdf:value', format: 'dc:format', language: 'dc:language', name: 'foaf:name', creator: term('dcterms:creator'), created: term('dcterms:created', 'xsd:dateTime'),
    label: 'rdfs:label', total: term('as:totalItems', 'xsd:nonNegativeInteger'), first: term('as:first'), partOf: term('as:partOf'), items: { '@id': 'as:items', '@type': '@id', '@container': '@list' }, startIndex: term('as:startIndex', 'xsd:nonNegativeInteger'),
  },
};

/** A document loader that knows this one context and no network. */
export async function loadAnnoContext(url: string): Promise<{ documentUrl: string; document: JsonLdObj }> {
  if (url !== ANNO) throw new Error(`unexpected context ${url}`);
  return Promise.resolve({ documentUrl: url, document: ANNO_CONTEXT });
}
