// The words and ids that may stand as values in gloss and project files.
import type { PlaceRef } from '../../core/model/analysis.js';
import type { GlossFile } from '../../core/model/gloss.js';
import { ACTS, CLAIM_FORMS, FORCES, MENTION_FORMS, STATUSES } from '../../core/model/kinds.js';
import { type AttributeRule, KIND_COLOURS, type Project } from '../../core/model/project.js';
import type { Country } from '../gazetteer/completion.js';
import { kindWord } from '../words.js';
import { isAt, type YamlFile } from './keyDocs.js';
import type { Where } from './where.js';

/** What completion knows of the file and its newsroom. */
export interface Completing {
  readonly file: YamlFile;
  readonly source: string;
  readonly project: Project;
  /** Of a gloss file, as far as it can be read. */
  readonly gloss?: GlossFile;
  /** The article's file name. */
  readonly article?: string;
  readonly countries: () => readonly Country[];
  /** Places that the gazetteer lists under the name, the likeliest first. */
  readonly placesNamed: (name: string) => readonly PlaceRef[];
  readonly formats: readonly { readonly id: string; readonly label: string }[];
  /** Paths of the newsroom's files that the field at the caret may name. */
  readonly files: readonly string[];
}

export interface Word {
  readonly label: string;
  readonly detail?: string;
  /** What is typed to find it, where that is more than the label. */
  readonly filter?: string;
  /** An id. */
  readonly isReference?: boolean;
  /** To be written in quotation marks. */
  readonly inMarks?: boolean;
  /** Not to be sorted by its letters. */
  readonly inOrder?: boolean;
}

type Values = (about: Completing, where: Where, offset: number) => readonly Word[];

const plain = (words: readonly string[]): Word[] => words.map((label) => ({ label }));
const kinds: Values = ({ project }) => project.kinds.map((k) => ({ label: k.name, ...(k.description === undefined ? {} : { detail: k.description }) }));
const nameKinds: Values = ({ project }) => project.kinds.filter((k) => k.entity).map((k) => ({ label: k.name, ...(k.description === undefined ? {} : { detail: k.description }) }));
const entities: Values = ({ gloss, project }) => {
  const listed = [...(gloss?.entities ?? []), ...project.entities];
  return [...new Map(listed.map((e) => [e.id, { label: e.id, detail: `${e.name} · ${kindWord(e.kind)}`, filter: `${e.id} ${e.name}`, isReference: true }])).values()];
};
const annotations: Values = ({ gloss }) => (gloss?.annotations ?? []).map((a) => ({ label: a.id, detail: a.quotes.join(' … ').slice(0, 80), isReference: true }));
const annotators: Values = ({ project }) => plain(project.annotators);
const countries: Values = (about) => about.countries().map(({ code, name }) => ({ label: code, detail: name, filter: `${code} ${name}`, inMarks: true }));
const files: Values = (about) => plain(about.files);
const encodings: Values = () => plain(['utf8', 'utf16le', 'windows1252', 'iso88591', 'iso885915', 'windows1250', 'iso88592', 'windows1251', 'koi8r', 'macroman', 'shiftjis', 'eucjp', 'gb18030', 'big5']);
const languages: Values = () => plain(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']);
const truth: Values = () => plain(['true', 'false']);
const version: Values = () => plain(['1']);

const ENTITY: readonly (readonly [string, Values])[] = [['entities/*/kind', nameKinds], ['entities/*/country', countries], ['entities/*/by', annotators]];

const VALUES: Readonly<Record<YamlFile, readonly (readonly [pattern: string, values: Values])[]>> = {
  gloss: [
    ...ENTITY,
    ['newsgloss', version], ['article/file', ({ article }) => (article === undefined ? [] : plain([article]))], ['article/encoding', encodings], ['article/language', languages],
    ['annotations/-/kind', kinds], ['annotations/-/status', () => plain(STATUSES)], ['annotations/-/as', () => plain(MENTION_FORMS)], ['annotations/-/act', () => plain(ACTS)],
    ['annotations/-/form', () => plain(CLAIM_FORMS)], ['annotations/-/force', () => plain(FORCES)], ['annotations/-/negated', truth], ['annotations/-/by', annotators], ['annotations/-/verdict/by', annotators],
    ['annotations/-/entity', entities], ['annotations/-/speaker/-/entity', entities], ['annotations/-/about/-', (...all) => [...entities(...all), ...annotations(...all)]],
    ['annotations/-/within', annotations], ['annotations/-/links/-/to', annotations], ['annotations/-/links/-/kind', ({ project }) => plain(project.links.map((l) => l.name))],
    ['annotations/-/attributes/*', attributeWords], ['annotations/-/attributes/*/-', attributeWords],
  ],
  project: [
    ...ENTITY,
    ['newsgloss', version], ['articles/encoding', encodings], ['articles/language', languages], ['guidelines', files], ['gazetteers/-', files],
    ['kinds/*/entity', truth], ['kinds/*/colour', () => plain(KIND_COLOURS)], ['kinds/*/key', ({ project }) => plain(freeLetters(project))], ['kinds/*/speaker/-', nameKinds],
    ['kinds/*/attributes/*', () => plain(['boolean', 'number', 'text'])], ['links/*/from/-', kinds], ['links/*/to/-', kinds],
    ['exports/-/format', ({ formats }) => formats.map((f) => ({ label: f.id, detail: f.label }))],
  ],
};

export const valuesAt: Values = (about, where, offset) => VALUES[about.file].find(([pattern]) => isAt(where.path, pattern))?.[1](about, where, offset) ?? [];

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Letters that no kind has yet. */
const freeLetters = ({ kinds: all }: Project): string[] => LETTERS.filter((letter) => all.every((k) => k.key !== letter));

/** The attributes that the tagset gives the kind of the block around `offset`. */
export function attributesOf({ source, project }: Completing, offset: number): Readonly<Record<string, AttributeRule>> {
  const kind = kindAround(source, offset);
  return project.kinds.find((k) => k.name === kind)?.attributes ?? {};
}

function attributeWords(about: Completing, { path }: Where, offset: number): Word[] {
  const name = path[3] ?? '';
  const rules = attributesOf(about, offset);
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === 'boolean') return plain(['true', 'false']);
  return rule === undefined || typeof rule === 'string' ? [] : plain(rule);
}

/** The kind that the block around says it is, also while the file is no YAML. */
function kindAround(source: string, offset: number): string | undefined {
  const [from, to] = [source.lastIndexOf(BLOCK, offset), source.indexOf(BLOCK, offset)];
  return KIND.exec(source.slice(Math.max(0, from), to < 0 ? undefined : to))?.[1];
}

/** Where blocks of annotations begin, as the tool writes them and people nearly always do. */
const BLOCK = '- id:';
/** Hit: "    kind: claim", "{id: m-1, kind: claim", miss: "mankind: x". */
const KIND = /(?:^|[\s{,])kind:[ \t]*["']?([\p{L}\p{N}_-]+)/u;
