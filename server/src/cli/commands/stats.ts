// newsgloss stats: how many articles, annotations and claims, by kind, status, annotator and speaker.
import type { AnnotatedArticle } from '../../core/model/annotated.js';
import type { Annotation } from '../../core/model/annotation.js';
import { STATUSES, type Status } from '../../core/model/kinds.js';
import type { Arguments, CommandSpec } from '../arguments.js';
import { eachArticle } from '../articleRun.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { JOBS_OPTION, jobsOf } from '../jobs/jobs.js';
import { onOneLine } from '../report.js';

export const statsSpec: CommandSpec = {
  name: 'stats',
  summary: 'Count annotations by kind, status and annotator, and claims by speaker',
  usage: ['stats [OPTIONS] [FILE|FOLDER|GLOB]…'],
  description: ['Counts what people decided and what the engine still suggests (default: of the current folder).'],
  options: { json: { type: 'flag', help: 'print the counts as JSON' }, jobs: JOBS_OPTION },
  examples: ['newsgloss stats samples/newsroom', 'newsgloss stats --json | jq .speakers'],
};

type ByStatus = Partial<Record<Status, number>>;

interface Counts {
  articles: number;
  /** With at least one decision. */
  articlesDecided: number;
  readonly kinds: Map<string, ByStatus>;
  /** Decisions by who made them. */
  readonly annotators: Map<string, number>;
  /** Claims that are not rejected, by the speaker's name. */
  readonly speakers: Map<string, number>;
  /** Decided annotations whose words are gone. */
  unplaced: number;
}

export async function stats(args: Arguments, io: CliIo): Promise<ExitCode> {
  const counts: Counts = { articles: 0, articlesDecided: 0, kinds: new Map(), annotators: new Map(), speakers: new Map(), unplaced: 0 };
  const { unreadable } = await eachArticle({ paths: args.paths.length > 0 ? args.paths : ['.'], jobs: jobsOf(args, io), task: { name: 'read', with: ['suggested', 'rejected'] } }, io, (article) => Promise.resolve(add(counts, article)));
  await io.out(args.flag('json') ? `${JSON.stringify(asJson(counts), undefined, 2)}\n` : asText(counts));
  return unreadable ? EXIT.unreadable : EXIT.fine;
}

function add(counts: Counts, article: AnnotatedArticle): void {
  const names = new Map(article.entities.map((e) => [e.id, e.name]));
  const unplaced = article.unplaced ?? [];
  counts.articles++;
  counts.unplaced += unplaced.length;
  if ([...article.annotations, ...unplaced].some((a) => a.status !== 'suggested')) counts.articlesDecided++;
  for (const a of [...article.annotations, ...unplaced]) {
    const kind = counts.kinds.get(a.kind) ?? {};
    kind[a.status] = (kind[a.status] ?? 0) + 1;
    counts.kinds.set(a.kind, kind);
    if (a.status !== 'suggested') increase(counts.annotators, a.by ?? '');
    if (a.type === 'claim' && a.status !== 'rejected') increase(counts.speakers, speaker(a, names));
  }
}

function speaker(a: Extract<Annotation, { type: 'claim' }>, names: ReadonlyMap<string, string>): string {
  if (a.form === 'own') return OWN;
  const named = a.speaker.map((p) => (p.entity === undefined ? undefined : names.get(p.entity)) ?? p.quote).find((n) => n !== undefined);
  return named ?? NOBODY;
}

/** Stand in brackets, which no name begins with. */
const OWN = '(the paper itself)';
const NOBODY = '(no speaker)';

const increase = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);

const mostFirst = (map: ReadonlyMap<string, number>): [string, number][] => [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

function asJson(counts: Counts): object {
  return {
    articles: counts.articles,
    articlesDecided: counts.articlesDecided,
    unplaced: counts.unplaced,
    kinds: Object.fromEntries([...counts.kinds].sort(([a], [b]) => (a < b ? -1 : 1))),
    annotators: mostFirst(counts.annotators).map(([name, decisions]) => ({ name: name === '' ? null : name, decisions })),
    speakers: mostFirst(counts.speakers).map(([name, claims]) => ({ name, claims })),
  };
}

const SPEAKERS_SHOWN = 20;

function asText(counts: Counts): string {
  const speakers = mostFirst(counts.speakers);
  const rest = speakers.length - SPEAKERS_SHOWN;
  return [
    `Articles  ${counts.articles} (${counts.articlesDecided} with decisions)`,
    ...(counts.unplaced > 0 ? [`Words gone from the text  ${counts.unplaced}`] : []),
    '',
    ...table(['Kind', ...STATUSES], [...counts.kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, by]) => [kind, ...STATUSES.map((s) => String(by[s] ?? 0))])),
    ...(counts.annotators.size > 0 ? ['', ...table(['Annotator', 'decisions'], mostFirst(counts.annotators).map(([name, n]) => [name === '' ? '(unnamed)' : name, String(n)]))] : []),
    ...(speakers.length > 0 ? ['', ...table(['Speaker', 'claims'], speakers.slice(0, SPEAKERS_SHOWN).map(([name, n]) => [name, String(n)]))] : []),
    ...(rest > 0 ? [`and ${rest} more (--json has all)`] : []),
    '',
  ].join('\n');
}

/** First column left, the others right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows.map((r) => r.map(onOneLine))];
  const widths = head.map((_, i) => Math.max(...all.map((r) => r[i]?.length ?? 0)));
  return all.map((r) => r.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ').trimEnd());
}
