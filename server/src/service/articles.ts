// Which files are articles (experience.md): by language, by a gloss file beside them, by the newsroom's globs, by what the client wants.
import picomatch from 'picomatch';
import type { Project } from '../core/model/project.js';
import { isCoderUri, isGlossUri, isProjectUri } from './uris.js';

export interface ArticleQuestion {
  readonly uri: string;
  readonly languageId: string;
  readonly hasGloss: boolean;
  /** The newsroom around it and the article's path within; undefined outside of any. */
  readonly newsroom?: { readonly project: Project; readonly path: string };
  /** Setting `newsgloss.articles`. */
  readonly articles: 'ask' | 'all' | 'newsroom';
  readonly allArticles: boolean;
}

/** Whether the file is an article. With `ask` a bare text file is none until a person says so: that question is the client's. */
export function isArticle(question: ArticleQuestion): boolean {
  const { uri, languageId, newsroom } = question;
  if (isGlossUri(uri) || isCoderUri(uri) || isProjectUri(uri)) return false;
  if (languageId === 'news' || question.hasGloss || NEWS_NAME.test(uri)) return true;
  if (newsroom) return inNewsroom(newsroom.project, newsroom.path);
  return (question.allArticles || question.articles === 'all') && (TEXT_LANGUAGES.has(languageId) || TEXT_NAME.test(uri));
}

/** True where the newsroom's globs take the path in. What it exports into folders of its own are no articles. */
export function inNewsroom(project: Project, path: string): boolean {
  return !isExported(project, path) && matcher(project.articles.include)(path) && !matcher(project.articles.exclude)(path) && !isGlossUri(path) && !isCoderUri(path) && !isProjectUri(path);
}

function isExported({ exports }: Project, path: string): boolean {
  return exports.some(({ to }) => {
    const folder = to.replaceAll('\\', '/').replace(/^(?:\.\/)+|\/+$/gu, ''); // hit: out/ and ./out, left: out
    return folder !== '' && folder !== '.' && path.startsWith(`${folder}/`);
  });
}

const TEXT_LANGUAGES = new Set(['plaintext', 'markdown', 'text']);
/** Hit: a.news; miss: news.txt. */
const NEWS_NAME = /\.(?:news|article)$/u;
/** Hit: a.txt, a.md; miss: a.json. */
const TEXT_NAME = /\.(?:txt|md|markdown|text)$/u;

/** What a folder without newsgloss.yaml may hold as articles when all text files are taken. */
export const mayBeArticle = (path: string): boolean => NEWS_NAME.test(path) || TEXT_NAME.test(path);

const matchers = new Map<string, (path: string) => boolean>();

/** Compiled once for each list of globs; a glob that cannot be compiled matches nothing. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const key = JSON.stringify(globs);
  let match = matchers.get(key);
  if (!match) {
    match = compile(globs);
    if (matchers.size >= MATCHERS_KEPT) matchers.clear();
    matchers.set(key, match);
  }
  return match;
}

const MATCHERS_KEPT = 100;

function compile(globs: readonly string[]): (path: string) => boolean {
  const single = globs.flatMap((glob) => {
    try {
      return [picomatch(glob, { dot: false })];
    } catch {
      return [];
    }
  });
  return (path) => single.some((m) => m(path));
}
