// Opens the articles of a command line, and says in findings what cannot be read.
import { say } from '../service/messages.js';
import { type ArticleFile, openArticle, type OpeningOptions } from './articleFile.js';
import { articleFileFindings, fileFinding, type Finding, glossFindings } from './findings.js';
import type { Input } from './inputs.js';
import type { CliIo } from './io.js';
import type { Newsrooms } from './newsrooms.js';

export interface Opened {
  /** Absent where the input is no article, or cannot be read as one. */
  readonly file?: ArticleFile;
  /** What keeps it from being read completely. */
  readonly findings: readonly Finding[];
}

/**
 * The article with all its decisions. One whose bytes do not fit its encoding, or whose gloss file cannot be read, is left out with findings: its
 * positions or decisions would be wrong.
 */
export async function openInput(input: Input, io: CliIo, newsrooms: Newsrooms, options: OpeningOptions = {}): Promise<Opened> {
  const without = inputFindings(input);
  if (without) return { findings: without };
  const file = await openOrSay(input, io, newsrooms, options);
  if ('level' in file) return { findings: [file] };
  const broken = mayBeUnreadable(file) ? articleFileFindings(file).filter((f) => UNREADABLE.has(f.code)) : [];
  if (broken.length > 0) return { findings: broken.map((f) => ({ ...f, level: 'error' })) };
  const { gloss } = file.snapshot;
  const problems = glossFindings(input, gloss, file.newsroom.project).filter((f) => f.level === 'error');
  return gloss && !gloss.reading.writable ? { findings: problems } : { file, findings: problems };
}

/** Looks only at what is quick to see: most articles are read without being analysed. */
const mayBeUnreadable = ({ snapshot }: ArticleFile): boolean => snapshot.unreadable !== undefined || snapshot.encodingProblem !== undefined || snapshot.text.includes(REPLACEMENT);

/** What decoders put where bytes do not fit. */
const REPLACEMENT = '\uFFFD';

const UNREADABLE: ReadonlySet<string> = new Set(['article.encoding', 'article.binary', 'article.too-large']);

/** The article, or why it cannot be opened: gone, no permission, a disk that fails. */
export async function openOrSay(input: Input, io: CliIo, newsrooms: Newsrooms, options: OpeningOptions = {}): Promise<ArticleFile | Finding> {
  try {
    return (await openArticle(input, io, newsrooms, options)) ?? missing(input);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fileFinding(input.shown, 'error', 'file.unreadable', `This file cannot be read (${error.code}).`);
  }
}

/** Findings about an input that is no article; undefined for articles. */
export function inputFindings(input: Input): Finding[] | undefined {
  switch (input.kind) {
    case 'article':
    case 'stdin':
      return undefined;
    case 'project':
      return [];
    case 'missing':
      return [missing(input)];
    case 'looseGloss':
      return [fileFinding(input.shown, 'error', 'gloss.no-article', 'The article of this gloss file is not there.')];
    case 'coderGloss':
      return [fileFinding(input.shown, 'information', 'gloss.other-coder', say('gloss.other-coder'))];
  }
}

const missing = (input: Input): Finding => fileFinding(input.shown, 'error', 'file.missing', 'There is no such file or folder.');

const isSystemError = (error: unknown): error is Error & { readonly code: string } => error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
