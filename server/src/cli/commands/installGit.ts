// newsgloss install-git: tells git to merge and to show gloss files by this program, and takes it back.
import { dirname, join, resolve } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { decodeExact, encodeUtf8 } from '../../node/encoding.js';
import { readBytes, writeWhole } from '../../node/files.js';
import { git } from '../../node/git.js';
import type { Arguments, CommandSpec } from '../arguments.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';

export const installGitSpec: CommandSpec = {
  name: 'install-git',
  summary: 'Let git merge gloss files by annotation, and show their diffs in words',
  usage: ['install-git [--shared] [--remove] [FOLDER]'],
  description: [
    'Sets up the repository of FOLDER (default: the current one): a merge driver and a textconv in its .git/config, and a line in',
    '.git/info/attributes that gives gloss files to them. Nothing is changed outside this repository.',
    'Whoever has not set it up merges as before: git takes its own way where a driver is not known.',
  ],
  options: {
    shared: { type: 'flag', help: 'write the line into .gitattributes at the top of the repository, for everybody' },
    remove: { type: 'flag', help: 'take everything back' },
    command: { type: 'text', value: 'COMMAND', help: 'how git is to call this program (default: as it was called now)' },
  },
  examples: ['newsgloss install-git', 'newsgloss install-git --shared', 'newsgloss install-git --remove'],
};

const ATTRIBUTES = '*.gloss.yaml merge=newsgloss diff=newsgloss';
const NAME = 'Newsgloss: gloss files, annotation by annotation';

export async function installGit(args: Arguments, io: CliIo): Promise<ExitCode> {
  const folder = resolve(io.cwd, args.paths[0] ?? '.');
  const top = await answer(folder, 'rev-parse', '--show-toplevel');
  const info = await answer(folder, 'rev-parse', '--git-path', 'info/attributes');
  if (top === undefined || info === undefined) {
    io.err(`newsgloss install-git: ${folder} is in no git repository, or there is no git\n`);
    return EXIT.unreadable;
  }
  const shared = join(top, '.gitattributes');
  const own = resolve(folder, info);
  if (args.flag('remove')) {
    for (const section of ['merge.newsgloss', 'diff.newsgloss']) await git(['config', '--local', '--remove-section', section], folder);
    for (const file of [own, shared]) await withoutLine(file);
    io.err('git merges and shows gloss files in its own way again.\n');
    return EXIT.fine;
  }
  const command = args.text('command') ?? `${quoted(process.execPath)} ${quoted(resolve(process.argv[1] ?? ''))}`;
  const settings = [['merge.newsgloss.name', NAME], ['merge.newsgloss.driver', `${command} merge --path %P %O %A %B`], ['diff.newsgloss.textconv', `${command} textconv`], ['diff.newsgloss.cachetextconv', 'false']] as const;
  for (const [key, value] of settings) {
    const { code, err } = await git(['config', '--local', key, value], folder);
    if (code === 0) continue;
    io.err(`newsgloss install-git: git config failed: ${err}`);
    return EXIT.unreadable;
  }
  const file = args.flag('shared') ? shared : own;
  await withLine(file);
  io.err(`git merges gloss files by annotation, and shows their diffs in words (${file}).\n`);
  return EXIT.fine;
}

async function answer(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  const { code, out } = await git(args, folder);
  return code === 0 ? out.replace(/\r?\n$/u, '') : undefined;
}

/** For the shell that git uses, on every system; hit: "it's" → 'it'\''s'. */
const quoted = (path: string): string => `'${path.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;

async function linesOf(file: string): Promise<string[]> {
  const bytes = await readBytes(file);
  return (bytes === undefined ? '' : (decodeExact(bytes) ?? '')).split(/(?<=\n)/u).filter((l) => l !== '');
}

async function withLine(file: string): Promise<void> {
  const lines = await linesOf(file);
  if (lines.some((l) => l.trim() === ATTRIBUTES)) return;
  const last = lines.at(-1);
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, encodeUtf8(`${lines.join('')}${last === undefined || last.endsWith('\n') ? '' : '\n'}${ATTRIBUTES}\n`));
}

async function withoutLine(file: string): Promise<void> {
  const lines = await linesOf(file);
  const kept = lines.filter((l) => l.trim() !== ATTRIBUTES);
  if (kept.length < lines.length) await writeWhole(file, encodeUtf8(kept.join('')));
}
