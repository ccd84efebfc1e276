// Walks the articles of a command line one by one, so that only one is in memory, and tells what could not be read.
import { say } from '../service/messages.js';
import { type ArticleFile, openArticle } from './articleFile.js';
import { articleFileFindings, fileFinding, type Finding, glossFindings } from './findings.js';
import { type Input, listInputs } from './inputs.js';
import { checkpoint, type CliIo } from './io.js';
import { Newsrooms } from './newsrooms.js';
import { progress } from './progress.js';
import { textLine } from './report.js';

export interface RunResult {
  /** Articles that were given to the command. */
  readonly articles: number;
  /** True where something could not be read, or not completely; it has been said on standard error. */
  readonly unreadable: boolean;
  /** Absolute paths of all files that were named or found, read or not. */
  readonly inputs: readonly string[];
}

/**
 * Calls `take` for each article that can be read with all its decisions. An article whose bytes do not fit its encoding, or whose gloss
 * file cannot be read, is left out with a message: its positions or decisions would be wrong.
 */
export async function eachArticle(paths: readonly string[], io: CliIo, take: (file: ArticleFile) => Promise<void>): Promise<RunResult> {
  const newsrooms = new Newsrooms(io.resources);
  const inputs = await listInputs(paths, io, newsrooms);
  const bar = progress(io, inputs.length);
  let [articles, unreadable] = [0, false];
  const complain = (findings: readonly Finding[]): void => {
    if (findings.length === 0) return;
    bar.clear();
    for (const f of findings) io.err(textLine(f, false));
    unreadable ||= findings.some((f) => f.level === 'error');
  };
  for (const input of inputs) {
    checkpoint(io);
    bar.step(input.shown);
    const opened = await openInput(input, io, newsrooms);
    complain(opened.findings);
    if (!opened.file) continue;
    articles++;
    bar.clear();
    await take(opened.file);
  }
  bar.clear();
  return { articles, unreadable, inputs: inputs.map((i) => i.path) };
}

export interface Opened {
  /** Absent where the input is no article, or cannot be read as one. */
  readonly file?: ArticleFile;
  /** What keeps it from being read completely. */
  readonly findings: readonly Finding[];
}

async function openInput(input: Input, io: CliIo, newsrooms: Newsrooms): Promise<Opened> {
  const without = inputFindings(input);
  if (without) return { findings: without };
  const file = await openOrSay(input, io, newsrooms);
  if ('level' in file) return { findings: [file] };
  const broken = articleFileFindings(file).filter((f) => UNREADABLE.has(f.code));
  if (broken.length > 0) return { findings: broken.map((f) => ({ ...f, level: 'error' })) };
  const { gloss } = file.snapshot;
  const problems = glossFindings(input, gloss).filter((f) => f.level === 'error');
  return gloss && !gloss.reading.writable ? { findings: problems } : { file, findings: problems };
}

const UNREADABLE: ReadonlySet<string> = new Set(['article.encoding', 'article.binary', 'article.too-large']);

/** The article, or why it cannot be opened: gone, no permission, a disk that fails. */
export async function openOrSay(input: Input, io: CliIo, newsrooms: Newsrooms): Promise<ArticleFile | Finding> {
  try {
    return (await openArticle(input, io, newsrooms)) ?? missing(input);
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

