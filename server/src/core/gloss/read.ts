// Reads a gloss file: its values, where each stands in the source, and everything that is wrong with it.
import type { Span } from '../base/span.js';
import type { Annotation, ArticleDetails } from '../model/annotation.js';
import { GLOSS_VERSION, type GlossFile, type GlossReading } from '../model/gloss.js';
import { checkReferences } from './validate.js';
import { FieldReader, Findings, headOf, textOf } from './problems.js';
import { parseSource } from './parse.js';
import { readAnnotation } from './readAnnotation.js';
import { readEntities } from './readEntity.js';
import type { MapNode, SourceNode, SourceTree } from './sourceTree.js';
import { contentEnd, entryEnd, entryOf, resolved } from './sourceTree.js';
import { BUILT_IN_KINDS } from './tagset.js';

export interface ReadOptions {
  /** Kinds of the newsroom, besides the built-in ones. */
  readonly knownKinds?: Iterable<string>;
  /** Entities that the newsroom lists; their ids may be used without being in the file. */
  readonly projectEntities?: readonly { readonly id: string }[];
}

/**
 * The gloss file of a YAML source. Never throws: what is wrong comes as problems with their places, and one bad annotation or entity
 * is left out without hiding the others. No `gloss`, and not writable: a source that is no YAML, breaks a bound, has another version
 * than this program writes, or is no mapping. Unknown keys are nobody's problem: they stay in the file.
 */
export function readGloss(source: string, options: ReadOptions = {}): GlossReading {
  const tree = parseSource(source);
  if (!tree.ok) return { problems: tree.error, writable: false };
  return readGlossTree(tree.value, source, options);
}

/** The same for a tree already made. */
export function readGlossTree(tree: SourceTree, source: string, options: ReadOptions = {}): GlossReading {
  const found = new Findings('gloss');
  const root = resolved(tree.root);
  if (!root) return { gloss: emptyGloss(), problems: [], writable: true };
  if (root.type !== 'map') {
    found.error('wrong-type', { start: root.span.start, end: contentEnd(root, source) }, 'gloss file', 'mapping');
    return { problems: found.problems, writable: false };
  }
  const fields = new FieldReader(root, 'file', found);
  if (!versionFits(fields, found)) return { problems: found.problems, writable: false };
  const gloss = readBody(fields, found, source, options);
  const known = new Set((options.projectEntities ?? []).map((e) => e.id));
  checkReferences(gloss, known, found);
  return { gloss, problems: inOrder(found), writable: true };
}

const emptyGloss = (): GlossFile => ({ version: GLOSS_VERSION, article: { file: '' }, entities: [], annotations: [], places: { annotations: new Map(), fields: new Map(), entities: new Map() } });

const inOrder = (found: Findings): Findings['problems'] => found.problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

/** A missing version counts as 1 and is reported; another one than ours closes the file for writing. */
function versionFits(fields: FieldReader, found: Findings): boolean {
  if (!fields.node('newsgloss')) {
    fields.missing('newsgloss');
    return true;
  }
  const version = fields.count('newsgloss');
  if (version === GLOSS_VERSION) return true;
  if (version !== undefined && version > GLOSS_VERSION) found.error('newer-version', fields.place('newsgloss'), String(version), String(GLOSS_VERSION));
  else if (version !== undefined) found.error('unknown-version', fields.place('newsgloss'), String(version), String(GLOSS_VERSION));
  return false;
}

function readBody(fields: FieldReader, found: Findings, source: string, options: ReadOptions): GlossFile {
  const kinds = new Set([...BUILT_IN_KINDS.map((k) => k.name), ...(options.knownKinds ?? [])]);
  const article = readArticle(fields);
  const map = orEmpty(fields, 'entities') ? undefined : fields.mapping('entities');
  const entities = readEntities(map, found, kinds);
  const blocks = readBlocks(fields, found, source, kinds);
  const fieldPlaces = new Map(found.fields);
  return {
    version: GLOSS_VERSION,
    article,
    entities,
    annotations: blocks.annotations,
    places: { annotations: blocks.places, fields: fieldPlaces, entities: entityPlaces(map, source) },
  };
}

/** `entities:` with nothing behind it is an empty one. */
function orEmpty(fields: FieldReader, key: string): boolean {
  const node = fields.node(key);
  return node?.type === 'scalar' && node.value === null;
}

const ARTICLE_TEXTS = ['text', 'blob', 'title', 'outlet', 'url', 'byline', 'published', 'language', 'encoding'] as const;

function readArticle(fields: FieldReader): ArticleDetails {
  if (!fields.node('article')) fields.missing('article');
  const article = fields.mapping('article');
  if (!article) return { file: '' };
  const details: { -readonly [K in keyof ArticleDetails]: ArticleDetails[K] } = { file: article.text('file') ?? '' };
  for (const key of ['file', 'text']) if (!article.node(key)) article.missing(key);
  for (const key of ARTICLE_TEXTS) {
    const value = article.text(key);
    if (value !== undefined) details[key] = value;
  }
  const codePoints = article.count('codePoints');
  if (codePoints !== undefined) details.codePoints = codePoints;
  if (details.text !== undefined && !HASH.test(details.text)) article.found.error('wrong-type', article.place('text'), 'text', 'sha256: and 64 hex digits');
  return details;
}

/** Hit: "sha256:" with 64 hex digits, miss: "sha256:29703c…". */
const HASH = /^sha256:[0-9a-f]{64}$/u;

function readBlocks(fields: FieldReader, found: Findings, source: string, kinds: ReadonlySet<string>): { annotations: Annotation[]; places: Map<string, Span> } {
  const annotations: Annotation[] = [];
  const places = new Map<string, Span>();
  const items = orEmpty(fields, 'annotations') ? [] : (fields.list('annotations') ?? []);
  for (const item of items) {
    const map = resolved(item);
    if (map?.type !== 'map') {
      found.error('wrong-type', item.span, 'annotations', 'list of mappings');
      continue;
    }
    const id = blockId(map, item, places, found);
    if (id === undefined) continue;
    places.set(id, { start: item.start, end: contentEnd(item, source) });
    const annotation = readAnnotation(map, id, found);
    if (!annotation) continue;
    if (!kinds.has(annotation.kind)) found.warning('unknown-kind', found.fields.get(`${id}/kind`) ?? map.span, annotation.kind);
    annotations.push(annotation);
  }
  return { annotations, places };
}

/** A block's id, when it has one of its own. */
function blockId(map: MapNode, item: SourceNode, places: ReadonlyMap<string, Span>, found: Findings): string | undefined {
  const entry = entryOf(map, 'id');
  const id = textOf(entry?.value);
  if (id === undefined || id === '') {
    if (entry) found.error('wrong-type', entry.value.span, 'id', 'text');
    else found.error('missing-key', headOf(map), 'annotation', 'id');
    return undefined;
  }
  if (!places.has(id)) return id;
  found.error('duplicate-id', entry?.value.span ?? item.span, id);
  return undefined;
}

/** Of all entries, also those that are no entity: an id that is defined badly is not unknown. */
function entityPlaces(map: FieldReader | undefined, source: string): Map<string, Span> {
  const places = new Map<string, Span>();
  for (const e of map?.map.entries ?? []) {
    if (e.key !== undefined && !places.has(e.key)) places.set(e.key, { start: e.start, end: entryEnd(e, source) ?? e.keySpan.end });
  }
  return places;
}
