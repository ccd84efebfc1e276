// What commands do with one article, as plain values in and out, so that any thread can do it.
import type { Result } from '../../core/base/result.js';
import type { AnnotatedArticle } from '../../core/model/annotated.js';
import { annotatedArticle } from '../../service/annotated.js';
import type { ArticleFile } from '../articleFile.js';
import { articleFileFindings, type Finding } from '../findings.js';
import type { Input } from '../inputs.js';
import type { CliIo } from '../io.js';
import { listing } from '../listing.js';
import type { Newsrooms } from '../newsrooms.js';
import { inputFindings, type Opened, openInput, openOrSay } from '../opening.js';
import { saveSuggestions } from '../saveSuggestions.js';

/** By task: what it gives of one article. */
export interface ArticleAnswers {
  readonly check: readonly Finding[];
  readonly list: readonly string[];
  readonly read: AnnotatedArticle;
  /** How many suggestions were saved; an error in words. */
  readonly save: Result<number, string>;
}

export type TaskName = keyof ArticleAnswers;

export interface ArticleTask<K extends TaskName> {
  readonly name: K;
  /** `list`: with colours. */
  readonly colour?: boolean;
  /** `read`: statuses besides accepted, edited and added. */
  readonly with?: readonly ('suggested' | 'rejected')[];
}

export interface ArticleAnswer<K extends TaskName> {
  /** Absent where the input is no article, or cannot be read as one. */
  readonly answer?: ArticleAnswers[K];
  /** What keeps it from being read completely. */
  readonly findings: readonly Finding[];
}

const DOING: { readonly [K in TaskName]: (file: ArticleFile, task: ArticleTask<K>, io: CliIo) => Promise<ArticleAnswers[K]> | ArticleAnswers[K] } = {
  check: (file) => articleFileFindings(file),
  list: (file, { colour }) => listing(file, colour === true),
  read: (file, task) => annotatedArticle(file.snapshot, file.input.name, task.with ?? []),
  save: (file, _task, io) => saveSuggestions(file, io),
};

/** Does `task` for one input. `check` looks at what cannot be read completely too; the others leave it out. */
export async function answerInput<K extends TaskName>(input: Input, task: ArticleTask<K>, io: CliIo, newsrooms: Newsrooms): Promise<ArticleAnswer<K>> {
  const opened = task.name === 'check' ? await openAny(input, io, newsrooms) : await openInput(input, io, newsrooms, { suggestions: task.name !== 'read' || task.with?.includes('suggested') === true });
  return opened.file ? { answer: await DOING[task.name](opened.file, task, io), findings: opened.findings } : { findings: opened.findings };
}

async function openAny(input: Input, io: CliIo, newsrooms: Newsrooms): Promise<Opened> {
  const without = inputFindings(input);
  if (without) return { findings: without };
  const file = await openOrSay(input, io, newsrooms, { suggestions: true });
  return 'level' in file ? { findings: [file] } : { file, findings: [] };
}
