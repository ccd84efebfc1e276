// Reads newsgloss.yaml, the newsroom's own settings; what is wrong in it is reported and the built-in value counts.
import type { Span } from '../base/span.js';
import type { GlossProblem } from '../model/gloss.js';
import { GLOSS_VERSION } from '../model/gloss.js';
import { type AttributeRule, type ExportTarget, KIND_COLOURS, type KindDefinition, type LinkDefinition, type Project } from '../model/project.js';
import { parseSource } from './parse.js';
import { FieldReader, Findings, textOf, textsOf } from './problems.js';
import { readEntities } from './readEntity.js';
import { type Entry, entryOf, resolved, type SourceNode } from './sourceTree.js';
import { BUILT_IN_KINDS } from './tagset.js';

/** What a newsroom is where its file says nothing. */
export const DEFAULT_PROJECT: Project = {
  version: GLOSS_VERSION,
  articles: { include: ['**/*.txt', '**/*.md'], exclude: [], encoding: 'utf8', language: 'en' },
  annotators: [],
  kinds: BUILT_IN_KINDS,
  links: [],
  entities: [],
  gazetteers: [],
  exports: [],
};

/** The project of a source, and its problems (`project.*`) with their places. Never throws; a source that is no YAML gives the built-in project. */
export function readProject(source: string): { readonly project: Project; readonly problems: readonly GlossProblem[] } {
  const tree = parseSource(source);
  if (!tree.ok) return { project: DEFAULT_PROJECT, problems: tree.error.map((p) => ({ ...p, code: p.code.replace(/^gloss\./u, 'project.') })) };
  const found = new Findings('project');
  const root = resolved(tree.value.root);
  if (!root || (root.type === 'scalar' && root.value === null)) return { project: DEFAULT_PROJECT, problems: [] };
  if (root.type !== 'map') {
    found.error('wrong-type', root.span, 'newsgloss.yaml', 'mapping');
    return { project: DEFAULT_PROJECT, problems: found.problems };
  }
  const fields = new FieldReader(root, 'project', found);
  const project = versionFits(fields) ? readBody(fields) : DEFAULT_PROJECT;
  return { project, problems: found.problems.sort((a, b) => a.span.start - b.span.start) };
}

function versionFits(fields: FieldReader): boolean {
  if (!fields.node('newsgloss')) return true;
  const version = fields.count('newsgloss');
  if (version === undefined || version === GLOSS_VERSION) return true;
  fields.found.error(version > GLOSS_VERSION ? 'newer-version' : 'unknown-version', fields.place('newsgloss'), String(version), String(GLOSS_VERSION));
  return false;
}

const OUR_KEYS: ReadonlySet<string | undefined> = new Set(['newsgloss', 'articles', 'guidelines', 'home', 'annotators', 'kinds', 'links', 'entities', 'gazetteers', 'exports']);

function readBody(fields: FieldReader): Project {
  for (const e of fields.map.entries) if (e.key !== undefined && !OUR_KEYS.has(e.key)) fields.found.warning('unknown-key', e.keySpan, e.key);
  const kinds = readKinds(group(fields, 'kinds'));
  const names = new Set(kinds.map((k) => k.name));
  for (const kind of kinds) checkSpeakers(fields, kind, names);
  const guidelines = given(fields, 'guidelines') ? fields.text('guidelines') : undefined;
  const home = given(fields, 'home') ? fields.text('home') : undefined;
  return {
    version: GLOSS_VERSION,
    articles: readArticles(group(fields, 'articles')),
    ...(guidelines !== undefined ? { guidelines } : {}),
    ...(home !== undefined ? { home } : {}),
    annotators: list(fields, 'annotators'),
    kinds,
    links: readLinks(group(fields, 'links'), names),
    entities: readEntities(group(fields, 'entities'), fields.found, names),
    gazetteers: list(fields, 'gazetteers'),
    exports: readExports(fields),
  };
}

/** A key with nothing behind it counts as absent. */
function given(fields: FieldReader, key: string): boolean {
  const node = resolved(fields.node(key));
  return node !== undefined && !(node.type === 'scalar' && node.value === null);
}

const group = (fields: FieldReader, key: string): FieldReader | undefined => (given(fields, key) ? fields.mapping(key) : undefined);
const list = (fields: FieldReader, key: string): readonly string[] => (given(fields, key) ? (fields.texts(key) ?? []) : []);

function readArticles(fields: FieldReader | undefined): Project['articles'] {
  const built = DEFAULT_PROJECT.articles;
  if (!fields) return built;
  return {
    include: fields.texts('include') ?? built.include,
    exclude: fields.texts('exclude') ?? built.exclude,
    encoding: fields.text('encoding') ?? built.encoding,
    language: fields.text('language') ?? built.language,
  };
}

/** The built-in kinds with the file's changes, then its own. */
function readKinds(fields: FieldReader | undefined): readonly KindDefinition[] {
  const kinds = new Map(BUILT_IN_KINDS.map((k) => [k.name, k]));
  for (const entry of fields?.map.entries ?? []) {
    if (!fields || entry.key === undefined) continue;
    const kind = readKind(entry, entry.key, fields.found, kinds.get(entry.key));
    if (kind) kinds.set(entry.key, kind);
  }
  if (fields) checkKeys(fields, [...kinds.values()]);
  return [...kinds.values()];
}

function readKind(entry: Entry, name: string, found: Findings, built: KindDefinition | undefined): KindDefinition | undefined {
  const node = resolved(entry.value);
  if (node?.type === 'scalar' && node.value === null) return built ?? { name, entity: true };
  if (node?.type !== 'map') {
    found.error('wrong-type', entry.value.span, name, 'mapping');
    return built;
  }
  const fields = new FieldReader(node, `kinds/${name}`, found);
  const key = keyLetter(fields) ?? built?.key;
  const colour = fields.oneOf('colour', KIND_COLOURS, 'unknown-colour') ?? built?.colour;
  const description = fields.text('description') ?? built?.description;
  const attributes = readAttributeRules(group(fields, 'attributes')) ?? built?.attributes;
  const speaker = fields.texts('speaker') ?? built?.speaker;
  return {
    name,
    entity: fields.flag('entity') ?? built?.entity ?? false,
    ...(key !== undefined ? { key } : {}),
    ...(colour !== undefined ? { colour } : {}),
    ...(description !== undefined ? { description } : {}),
    ...(attributes !== undefined ? { attributes } : {}),
    ...(speaker !== undefined ? { speaker } : {}),
  };
}

/** One lower-case letter or digit; hit: "v", miss: "V", "ab". */
const KEY_LETTER = /^[\p{Ll}\p{N}]$/u;

function keyLetter(fields: FieldReader): string | undefined {
  const key = fields.text('key');
  if (key === undefined || KEY_LETTER.test(key)) return key;
  fields.wrongType('key', 'one lower-case letter or digit');
  return undefined;
}

function checkKeys(fields: FieldReader, kinds: readonly KindDefinition[]): void {
  const owners = new Map<string, string>();
  for (const k of kinds) {
    const owner = k.key === undefined ? undefined : owners.get(k.key);
    if (k.key !== undefined && owner !== undefined) fields.found.warning('key-taken', fields.found.fields.get(`kinds/${k.name}/key`) ?? fields.place(k.name), k.key, owner, k.name);
    else if (k.key !== undefined) owners.set(k.key, k.name);
  }
}

const TYPE_RULES = ['boolean', 'number', 'text'] as const;

function readAttributeRules(fields: FieldReader | undefined): Readonly<Record<string, AttributeRule>> | undefined {
  if (!fields) return undefined;
  const rules: [string, AttributeRule][] = [];
  for (const entry of fields.map.entries) {
    if (entry.key === undefined) continue;
    const rule = textsOf(entry.value) ?? TYPE_RULES.find((t) => t === textOf(entry.value));
    if (rule !== undefined) rules.push([entry.key, rule]);
    else fields.wrongType(entry.key, 'list of texts, boolean, number or text');
  }
  return Object.fromEntries(rules);
}

function checkSpeakers(fields: FieldReader, kind: KindDefinition, names: ReadonlySet<string>): void {
  const kinds = resolved(fields.node('kinds'));
  const own = kinds?.type === 'map' ? resolved(entryOf(kinds, kind.name)?.value) : undefined;
  const list = own?.type === 'map' ? entryOf(own, 'speaker')?.value : undefined;
  for (const s of kind.speaker ?? []) if (!names.has(s)) fields.found.warning('unknown-kind', placeInList(list, s) ?? fields.place('kinds'), s);
}

/** Of the one text in a list. */
function placeInList(list: SourceNode | undefined, word: string): Span | undefined {
  const at = resolved(list);
  return at?.type === 'seq' ? at.items.find((i) => textOf(i.value) === word)?.value.span : undefined;
}

function readLinks(fields: FieldReader | undefined, names: ReadonlySet<string>): readonly LinkDefinition[] {
  const links: LinkDefinition[] = [];
  for (const entry of fields?.map.entries ?? []) {
    const node = resolved(entry.value);
    if (!fields || entry.key === undefined) continue;
    if (node?.type !== 'map') {
      fields.wrongType(entry.key, 'mapping');
      continue;
    }
    const ends = new FieldReader(node, `links/${entry.key}`, fields.found);
    const [from, to] = [ends.texts('from') ?? [], ends.texts('to') ?? []];
    for (const [key, kinds] of [['from', from], ['to', to]] as const) {
      for (const k of kinds) if (!names.has(k)) fields.found.warning('unknown-kind', placeInList(ends.node(key), k) ?? ends.place(key), k);
    }
    links.push({ name: entry.key, from, to });
  }
  return links;
}

function readExports(fields: FieldReader): readonly ExportTarget[] {
  if (!given(fields, 'exports')) return [];
  return (fields.list('exports') ?? []).flatMap((item, i) => {
    const node = resolved(item);
    if (node?.type !== 'map') {
      fields.found.error('wrong-type', item.span, 'exports', 'list of mappings');
      return [];
    }
    const target = new FieldReader(node, `exports/${i}`, fields.found);
    const [format, to] = [target.text('format'), target.text('to')];
    for (const key of ['format', 'to']) if (!target.node(key)) target.missing(key);
    return format === undefined || to === undefined ? [] : [{ format, to }];
  });
}
