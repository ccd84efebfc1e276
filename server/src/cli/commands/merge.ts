// newsgloss merge: the merge driver of gloss files that git calls.
import { basename, dirname, resolve } from 'node:path';
import { mergeGloss, type MergeProblem } from '../../core/gloss/merge.js';
import { sameMeaning } from '../../core/gloss/sameMeaning.js';
import { decodeExact, encodeUtf8 } from '../../node/encoding.js';
import { readBytes, writeWhole } from '../../node/files.js';
import { git } from '../../node/git.js';
import { say } from '../../service/messages.js';
import { positionsOf } from '../../service/positions.js';
import type { Arguments, CommandSpec } from '../arguments.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { Misuse } from '../misuse.js';

export const mergeSpec: CommandSpec = {
  name: 'merge',
  summary: 'Merge two versions of a gloss file (git calls it, see install-git)',
  usage: ['merge [--path NAME] BASE OURS THEIRS'],
  description: [
    'Merges THEIRS into OURS, annotation by annotation; BASE is what both came from (an empty or missing file: both made it anew).',
    'What both changed keeps the reading of OURS, with both readings under "conflict" in the block; the file stays valid YAML.',
    'Ends with 1 if there is such a conflict, and with 3, OURS untouched, if a version cannot be read.',
  ],
  options: { path: { type: 'text', value: 'NAME', help: 'what messages call the file' } },
  examples: ['newsgloss merge %O %A %B --path %P'],
};

export async function mergeCommand(args: Arguments, io: CliIo): Promise<ExitCode> {
  const [base, ours, theirs, ...more] = args.paths.map((p) => resolve(io.cwd, p));
  if (base === undefined || ours === undefined || theirs === undefined || more.length > 0) throw new Misuse('Three files are to be named: BASE OURS THEIRS. See newsgloss merge --help.');
  const name = args.text('path') ?? basename(ours);
  const sources = { base: await sourceOf(base), ours: await sourceOf(ours), theirs: await sourceOf(theirs) };
  if (sources.ours === undefined || sources.theirs === undefined) {
    io.err(`${name}: a version is missing or is no UTF-8; nothing was merged\n`);
    return EXIT.unreadable;
  }
  const merged = mergeGloss(sources.base, sources.ours, sources.theirs);
  if (!merged.ok) {
    io.err(`${name}: ${problemText(merged.error, sources)}\n`);
    return EXIT.unreadable;
  }
  const { source, conflicts } = merged.value;
  const byLine = conflicts.length === 0 ? await mergedByLine(ours, base, theirs) : undefined;
  await writeWhole(ours, encodeUtf8(byLine !== undefined && sameMeaning(byLine, source) ? byLine : source));
  if (conflicts.length === 0) return EXIT.fine;
  io.err(`${name}: changed by both, look for "conflict": ${conflicts.join(', ')}\n`);
  return EXIT.findings;
}

async function sourceOf(path: string): Promise<string | undefined> {
  const bytes = await readBytes(path);
  return bytes && decodeExact(bytes);
}

/** git's own merge, where it is clean: it keeps the layout and comments of both. Taken only if it says what the merge by ids says. */
async function mergedByLine(ours: string, base: string, theirs: string): Promise<string | undefined> {
  const { code, out } = await git(['merge-file', '-p', '-q', ours, base, theirs], dirname(ours));
  return code === 0 ? out : undefined;
}

const SIDES = { base: 'the common version', ours: 'our version', theirs: 'their version', result: 'the merged version' } as const;

function problemText({ side, problem }: MergeProblem, sources: Readonly<Record<'base' | 'ours' | 'theirs', string | undefined>>): string {
  const source = side === 'result' ? '' : (sources[side] ?? '');
  const { line, character } = positionsOf(source).positionAt(problem.span.start);
  const at = side === 'result' ? '' : `, line ${line + 1}, column ${character + 1}`;
  return `not merged, ours is kept: ${SIDES[side]}${at}: ${say(problem.code, ...problem.args)}`;
}
