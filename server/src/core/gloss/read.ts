// Reads a gloss file: its values, where each stands in the source, and everything that is wrong with it.
import { ok } from '../base/result.js';
import type { Span } from '../base/span.js';
import type { ArticleDetails } from '../model/annotation.js';
import { GLOSS_VERSION, type GlossFile, type GlossReading } from '../model/gloss.js';
import { unwrittenGloss } from '../model/unwritten.js';
import { type BlockList, NO_BLOCKS, readBlockList } from './blockList.js';
import { parseSource } from './parse.js';
import { blockPlaces, fieldPlaces } from './places.js';
import { FieldReader, Findings } from './problems.js';
import { type EntityReading, type KnownEntities, readEntities } from './readEntity.js';
import { contentEnd, entryEnd, resolved, type SourceTree, type Unit } from './sourceTree.js';
import { BUILT_IN_KINDS } from './tagset.js';

export interface ReadOptions {
  /** Kinds of the newsroom, besides the built-in ones. */
  readonly knownKinds?: Iterable<string>;
  /** Entities that the newsroom lists; their ids may be used without being in the file. */
  readonly projectEntities?: readonly { readonly id: string }[];
}

/** What the next reading of the same file can take over. */
export interface Parsed {
  /** undefined where the source is no YAML. */
  readonly tree?: SourceTree;
  readonly blocks?: Blocks;
}

export interface ParsedGloss extends GlossReading, Parsed {}

interface Blocks {
  readonly list: BlockList;
  readonly entities: KnownEntities;
}

/**
 * The gloss file of a YAML source. Never throws: what is wrong comes as problems with their places, and one bad annotation or entity
 * is left out without hiding the others. No `gloss`, and not writable: a source that is no YAML, breaks a bound, has another version
 * than this program writes, or is no mapping. Unknown keys are nobody's problem: they stay in the file.
 * `former`: a reading of another version of the file; its blocks that are still there are neither parsed nor read again.
 */
export function readGloss(source: string, options: ReadOptions = {}, former?: Parsed): ParsedGloss {
  const tree = former?.tree?.source === source ? ok(former.tree) : parseSource(source, former?.tree?.units);
  if (!tree.ok) return { problems: tree.error, writable: false };
  return { ...readTree(tree.value, options, former), tree: tree.value };
}

function readTree(tree: SourceTree, options: ReadOptions, former: Parsed | undefined): ParsedGloss {
  const { source } = tree;
  const found = new Findings('gloss');
  const root = resolved(tree.root);
  if (!root) return { gloss: unwrittenGloss({ file: '' }), problems: [], writable: true };
  if (root.type !== 'map') {
    found.error('wrong-type', { start: root.span.start, end: contentEnd(root, source) }, 'gloss file', 'mapping');
    return { problems: found.problems, writable: false };
  }
  const fields = new FieldReader(root, 'file', found);
  if (!versionFits(fields, found)) return { problems: found.problems, writable: false };
  const body = readBody(fields, { found, source, options, former: former?.blocks });
  return { gloss: body.gloss, blocks: body.blocks, problems: inOrder(found), writable: true };
}

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

interface Reading {
  readonly found: Findings;
  readonly source: string;
  readonly options: ReadOptions;
  readonly former: Blocks | undefined;
}

function readBody(fields: FieldReader, reading: Reading): { readonly gloss: GlossFile; readonly blocks: Blocks } {
  const { found, source, options, former } = reading;
  fields.conflict();
  const kinds = new Set([...BUILT_IN_KINDS.map((k) => k.name), ...(options.knownKinds ?? [])]);
  const article = readArticle(fields);
  const map = orEmpty(fields, 'entities') ? undefined : fields.mapping('entities');
  const readings = new Map<Unit, EntityReading>();
  const entities = readEntities(map, found, kinds, former?.entities, readings);
  const places = entityPlaces(map, source);
  const allowed = { kinds, entities: new Set([...places.keys(), ...(options.projectEntities ?? []).map((e) => e.id)]) };
  const sequence = orEmpty(fields, 'annotations') ? undefined : fields.sequence('annotations');
  const list = sequence ? readBlockList(sequence, source, allowed, found, former?.list) : NO_BLOCKS;
  return {
    gloss: {
      version: GLOSS_VERSION,
      article,
      entities,
      annotations: list.annotations,
      olderTexts: list.olderTexts,
      places: { annotations: blockPlaces(list), fields: fieldPlaces(list, found.fields), entities: places },
    },
    blocks: { list, entities: readings },
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
  article.conflict();
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

/** Of all entries, also those that are no entity: an id that is defined badly is not unknown. */
function entityPlaces(map: FieldReader | undefined, source: string): Map<string, Span> {
  const places = new Map<string, Span>();
  for (const e of map?.map.entries ?? []) {
    if (e.key !== undefined && !places.has(e.key)) places.set(e.key, { start: e.start, end: entryEnd(e, source) ?? e.keySpan.end });
  }
  return places;
}
