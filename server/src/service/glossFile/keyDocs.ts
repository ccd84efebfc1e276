// What each key of gloss and project files is for, by where it may stand: for completion and for cards.
import { t } from '@vscode/l10n';
import type { ANNOTATION_KEYS, ARTICLE_KEYS, ENTITY_KEYS, ROOT_KEYS } from '../../core/gloss/fields.js';

export type YamlFile = 'gloss' | 'project';
export type Docs = Readonly<Record<string, () => string>>;

const ROOT: Record<(typeof ROOT_KEYS)[number], () => string> = {
  newsgloss: () => t('version of the format'),
  article: () => t('which text the positions are of'),
  entities: () => t('who and what the annotations name, by id'),
  annotations: () => t('one block for each annotation'),
};

const ARTICLE: Record<(typeof ARTICLE_KEYS)[number], () => string> = {
  file: () => t('the article’s file name'),
  text: () => t('SHA-256 of the text that the positions are of'),
  blob: () => t('git’s id of the article’s bytes'),
  codePoints: () => t('length of the text in characters'),
  title: () => t('headline'),
  outlet: () => t('who published it'),
  url: () => t('address of the article'),
  byline: () => t('who wrote it'),
  published: () => t('date, as 2026-03-02'),
  language: () => t('language, as “en”'),
  encoding: () => t('how the file is to be decoded, if it is not UTF-8'),
};

const ENTITY: Record<(typeof ENTITY_KEYS)[number], () => string> = {
  kind: () => t('a kind of the tagset'),
  name: () => t('as articles write it'),
  roles: () => t('what the articles say this is: “harbour master”'),
  aliases: () => t('other names and spellings'),
  geonames: () => t('number in GeoNames'),
  at: () => t('latitude and longitude in degrees'),
  country: () => t('two letters (ISO 3166-1)'),
  note: () => t('anything'),
  by: () => t('who decided'),
  when: () => t('when it was decided'),
};

const ANNOTATION: Record<(typeof ANNOTATION_KEYS)[number], () => string> = {
  id: () => t('unique in this file'),
  kind: () => t('a kind of the tagset'),
  span: () => t('[start, end] in characters of the article, end exclusive; a claim in pieces has several'),
  of: () => t('hash of the text that the span is of, where the article has changed since'),
  quote: () => t('the words under the span'),
  context: () => t('the words before and after, to find the place again'),
  entity: () => t('id of whom or what it names'),
  as: () => t('how it is named'),
  speaker: () => t('who says it'),
  cue: () => t('the words of saying'),
  act: () => t('said, thought or planned'),
  form: () => t('whether the words are quoted'),
  force: () => t('what the word of saying does; never the truth'),
  negated: () => t('true where it is said not to have been said'),
  about: () => t('ids of entities or annotations that it is about'),
  within: () => t('id of the annotation that holds this one'),
  attributes: () => t('values of the newsroom’s own attributes'),
  links: () => t('links to other annotations'),
  verdict: () => t('your finding'),
  note: () => t('anything'),
  score: () => t('how sure the suggestion is'),
  why: () => t('on what ground it is suggested'),
  status: () => t('whether and how a person decided'),
  by: () => t('who decided'),
  when: () => t('when it was decided'),
  was: () => t('the words that it was made on, before the article changed'),
  foreign: () => t('ids in files of other programs'),
  conflict: () => t('two readings of a merge; keep what holds and delete this'),
};

const SPEAKER: Docs = { entity: ANNOTATION.entity, span: ANNOTATION.span, quote: ANNOTATION.quote };
const CUE: Docs = { span: ANNOTATION.span, quote: ANNOTATION.quote };
const LINK: Docs = { kind: () => t('a kind of link of the tagset'), to: () => t('id of an annotation') };
const VERDICT: Docs = { rating: () => t('in the newsroom’s words'), summary: () => t('in a sentence'), sources: () => t('addresses'), by: ANNOTATION.by, when: ANNOTATION.when };
const WAS: Docs = { quote: () => t('the words then'), text: () => t('hash of the text then') };

const PROJECT: Docs = {
  newsgloss: ROOT.newsgloss,
  articles: () => t('which files are articles'),
  guidelines: () => t('the annotation guidelines'),
  home: () => t('where the paper is at home; tells namesakes apart'),
  annotators: () => t('names of those who annotate'),
  kinds: () => t('the tagset: adds to the built-in kinds and changes them'),
  links: () => t('kinds of links between annotations'),
  entities: () => t('who and what is the same in all articles, by id'),
  gazetteers: () => t('the newsroom’s own lists of places'),
  exports: () => t('formats and folders that are written at each save'),
};
const ARTICLES: Docs = { include: () => t('patterns of files'), exclude: () => t('patterns of files that are none'), encoding: ARTICLE.encoding, language: ARTICLE.language };
const KIND: Docs = {
  entity: () => t('true for kinds of names'),
  key: () => t('its letter in annotation mode'),
  colour: () => t('colour of its marks'),
  description: () => t('what it is, for those who annotate'),
  attributes: () => t('what may be said of it, and in which words'),
  speaker: () => t('kinds of those who may speak'),
};
const ENDS: Docs = { from: () => t('kinds that it may lead from'), to: () => t('kinds that it may lead to') };
const EXPORT: Docs = { format: () => t('a format of the export'), to: () => t('a folder') };

const KEYS: Readonly<Record<YamlFile, readonly (readonly [pattern: string, docs: Docs])[]>> = {
  gloss: [
    ['', ROOT], ['article', ARTICLE], ['entities/*', ENTITY], ['annotations/-', ANNOTATION], ['annotations/-/speaker/-', SPEAKER], ['annotations/-/cue/-', CUE],
    ['annotations/-/links/-', LINK], ['annotations/-/verdict', VERDICT], ['annotations/-/was', WAS],
  ],
  project: [['', PROJECT], ['articles', ARTICLES], ['kinds/*', KIND], ['links/*', ENDS], ['entities/*', ENTITY], ['exports/-', EXPORT]],
};

/** The keys of the mapping at `path`, in the order in which they are written; undefined where any key may stand. */
export const keysAt = (file: YamlFile, path: readonly string[]): Docs | undefined => KEYS[file].find(([pattern]) => isAt(path, pattern))?.[1];

/** `pattern`: steps with `/` between them, `*` for any; the empty one is the file. */
export function isAt(path: readonly string[], pattern: string): boolean {
  const steps = pattern === '' ? [] : pattern.split('/');
  return steps.length === path.length && steps.every((s, i) => s === '*' || s === path[i]);
}
