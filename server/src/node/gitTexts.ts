// Former texts of an article from the git repository that it lies in: read-only, a few processes, nothing of the repository's own is run.
import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { hashText } from '../core/text/hash.js';
import { decodedText } from '../core/text/normalise.js';
import { decodeText } from './encoding.js';

export interface WantedText {
  /** `sha256:…` of the decoded text. */
  readonly hash: string;
  /** Git's id of the bytes, where the gloss file names it. */
  readonly blob?: string;
  /** The encoding of the article, as far as the gloss file or the newsroom names it. */
  readonly encoding?: string;
}

/**
 * The decoded text with the wanted hash: git's blob of that id, else the article as last committed, else as in one of its last versions.
 * Undefined where there is no git, no repository or no such version. To be asked in trusted folders only: the repository's configuration
 * decides how objects are read.
 */
export async function textFromGit(path: string, wanted: WantedText): Promise<string | undefined> {
  const name = basename(path);
  if (LINE_BREAK.test(name)) return undefined;
  const near = await objects(dirname(path), [...(wanted.blob !== undefined && OBJECT_ID.test(wanted.blob) ? [wanted.blob] : []), `HEAD:./${name}`]);
  const found = fitting(near, wanted);
  if (found !== undefined || near.length === 0) return found;
  const log = await git(dirname(path), ['rev-list', `--max-count=${MOST_VERSIONS}`, 'HEAD', '--', `./${name}`]);
  const commits = log?.toString('latin1').split('\n').filter((l) => OBJECT_ID.test(l)) ?? [];
  return commits.length === 0 ? undefined : fitting(await objects(dirname(path), commits.map((c) => `${c}:./${name}`)), wanted);
}

const MOST_VERSIONS = 50;
/** Hit: 40 or 64 hexadecimal digits, miss: "HEAD". */
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
const LINE_BREAK = /[\r\n]/u;

function fitting(candidates: readonly Uint8Array[], { hash, encoding }: WantedText): string | undefined {
  for (const bytes of candidates) {
    const { text } = decodeText(bytes, encoding ?? 'utf8');
    if (hashText(text) === hash) return decodedText(text);
  }
  return undefined;
}

/** The bytes of those of the named blobs that there are. */
async function objects(folder: string, names: readonly string[]): Promise<Uint8Array[]> {
  const output = await git(folder, ['cat-file', '--batch'], `${names.join('\n')}\n`);
  if (!output) return [];
  const found: Uint8Array[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    if (end < 0) break;
    const header = HEADER.exec(output.toString('latin1', at, end));
    at = end + 1;
    if (!header) continue; // "… missing", "… ambiguous"
    const size = Number(header[2]);
    if (header[1] === 'blob') found.push(output.subarray(at, at + size));
    at += size + 1;
  }
  return found;
}

/** Hit: "29703c… blob 132", miss: "HEAD:./a.txt missing". */
const HEADER = /^[0-9a-f]{40,64} (\w+) (\d+)$/u;

/** Longer output is no article's, and longer waiting is no reader's. */
const MOST_BYTES = 256_000_000;
const LONGEST_MS = 10_000;

/** Standard output of one git command; undefined where it fails in any way. Nothing is asked, locked or written. */
function git(folder: string, args: readonly string[], input = ''): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const child = spawn('git', ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args], {
      cwd: folder, windowsHide: true, timeout: LONGEST_MS, stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
    });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) child.kill();
      else chunks.push(chunk);
    });
    child.on('error', () => { resolve(undefined); });
    child.on('close', (code) => { resolve(code === 0 ? Buffer.concat(chunks) : undefined); });
    child.stdin.on('error', () => undefined); // git ended before it read everything
    child.stdin.end(input);
  });
}
