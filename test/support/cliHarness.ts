// Runs commands of the command line without a process, on folders of their own.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CliIo, Interrupted } from '../../server/src/cli/io.js';
import { run } from '../../server/src/cli/run.js';
import type { Resources } from '../../server/src/core/detect/resources.js';
import { loadResources } from '../../server/src/node/resources.js';
import { findRepositoryFile } from './repository.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly stdinIsTerminal?: boolean;
  readonly errIsTerminal?: boolean;
  readonly colour?: boolean;
  /** Called after each write to standard output. */
  readonly onOut?: (text: string, stop: () => void) => void;
}

let resources: Resources | undefined;
export const testResources = (): Resources => (resources ??= loadResources(findRepositoryFile('server/data')));

export async function cli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const stop = new AbortController();
  const io: CliIo = {
    stdin: chunks(options.stdin ?? ''),
    stdinIsTerminal: options.stdinIsTerminal ?? false,
    out: (text) => {
      if (stop.signal.aborted) return Promise.reject(new Interrupted());
      out.push(text);
      options.onOut?.(text, () => { stop.abort(); });
      return Promise.resolve();
    },
    err: (text) => void err.push(text),
    errIsTerminal: options.errIsTerminal ?? false,
    colour: options.colour ?? false,
    cwd: options.cwd ?? tmpdir(),
    now: () => new Date('2026-11-23T09:30:00Z'),
    random: numbers(),
    resources: testResources,
    damaged: () => [],
    startWorker: undefined,
    cores: 1,
    signal: stop.signal,
  };
  const code = await run(args, io);
  return { code, out: out.join(''), err: err.join('') };
}

async function* chunks(stdin: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof stdin === 'string') yield Buffer.from(stdin);
  else if (stdin instanceof Uint8Array) yield stdin;
  else yield* stdin;
}

/** The same row of numbers in each run. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** A folder with these files, by path within; gone after the test file. Call inside `describe`. */
export function folders(): (files: Readonly<Record<string, string | Uint8Array>>) => string {
  const made: string[] = [];
  after(() => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });
  return (files) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsgloss-cli-')));
    made.push(folder);
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    return folder;
  };
}

/** A short article of our own, and a gloss file with two decisions on it. */
export const ARTICLE = 'Council shuts the pier\n\nThe pier at Helsinki will stay closed until May, mayor Ilse Brandt said on Monday. "We will not gamble with lives," she added.\n';

export const GLOSS = [
  'newsgloss: 1',
  'article:',
  '  file: pier.txt',
  '  text: "sha256:d12617dbe0ca7957a5c03105b722ee51115f16898bae4d081864edf69897467d"',
  '  outlet: Harbour Post',
  'entities:',
  '  brandt: {kind: person, name: Ilse Brandt, roles: [mayor]}',
  'annotations:',
  '  - id: m-2222',
  '    kind: person',
  '    span: [79, 90]',
  '    quote: "Ilse Brandt"',
  '    entity: brandt',
  '    as: name',
  '    status: accepted',
  '    by: ada',
  '    when: "2026-11-20T10:00:00Z"',
  '  - id: c-3333',
  '    kind: claim',
  '    span: [24, 71]',
  '    quote: "The pier at Helsinki will stay closed until May"',
  '    speaker: [{entity: brandt, span: [79, 90], quote: "Ilse Brandt"}]',
  '    cue: [{span: [91, 95], quote: "said"}]',
  '    form: indirect',
  '    status: rejected',
  '    by: ben',
  '    when: "2026-11-20T10:00:00Z"',
  '',
].join('\n');
