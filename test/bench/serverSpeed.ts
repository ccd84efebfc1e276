// The server as users run it: a process of its own, driven over stdio; times from the outside.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { longArticle } from './longArticle.js';
import { initialize, open, type Running, start, URI } from './serverProcess.js';
import { median, percentile, round, type SpeedRow } from './speed.js';

const STARTS = 7;
/** A server is up, its data read, well before this. Milliseconds. */
const STARTED_AFTER = 1200;
const KEYSTROKES = 120;
const FIRST_KEYSTROKES = 10;
/** Somebody has begun to read before typing. Milliseconds. */
const SETTLED_AFTER = 3000;
/** Between two keystrokes, as of somebody who types twelve a second. Milliseconds. */
const PAUSE = 80;
const FOLDER_ARTICLES = 1000;

export async function serverFigures(root: string): Promise<SpeedRow[]> {
  return [...(await startFigures(root)), ...(await keystrokeFigures(root, 1000)), ...(await keystrokeFigures(root, 20000)), ...(await folderFigures(root))];
}

/** Once with everything in one breath, as an editor does it; once to a server that has come up, with the time that its start takes beside. */
async function startFigures(root: string): Promise<SpeedRow[]> {
  const text = longArticle(root, 1000);
  const [all, answered, up]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < STARTS; i++) {
    const cold = start(root);
    await initialize(cold);
    answered.push(performance.now() - cold.spawned);
    open(cold, text);
    await tokens(cold);
    all.push(performance.now() - cold.spawned);
    await cold.stop();
    const started = start(root);
    await new Promise((resolve) => setTimeout(resolve, STARTED_AFTER));
    const begin = performance.now();
    await initialize(started);
    open(started, text);
    await tokens(started);
    up.push(performance.now() - begin);
    await started.stop();
  }
  return [
    { set: 'server', measure: 'initialize sent → first tokens of 1,000 words, median', value: round(median(up)), unit: 'ms' },
    { set: 'server', measure: 'spawn → initialize answered, median', value: round(median(answered)), unit: 'ms' },
    { set: 'server', measure: 'spawn → first tokens of 1,000 words, median', value: round(median(all)), unit: 'ms' },
  ];
}

/** Typing as people do it: a word grows inside a sentence in the article's middle. Tokens are asked for as editors do, as the difference to the last ones. */
async function keystrokeFigures(root: string, words: number): Promise<SpeedRow[]> {
  const set = `server, ${words} words`;
  const atOnce = await typing(root, words, { after: 0, keystrokes: FIRST_KEYSTROKES });
  const later = await typing(root, words, { after: SETTLED_AFTER, keystrokes: KEYSTROKES });
  const sorted = later.samples.sort((a, b) => a - b);
  return [
    ...[50, 95, 99].map((p) => ({ set, measure: `keystroke → new tokens and diagnostics (12 keys a second), p${p}`, value: round(percentile(sorted, p)), unit: 'ms' })),
    { set, measure: `the same, first ${FIRST_KEYSTROKES} keystrokes at once after opening, median`, value: round(median(atOnce.samples)), unit: 'ms' },
    ...(later.memory === undefined ? [] : [{ set, measure: 'resident memory', value: later.memory, unit: 'MB' }]),
  ];
}

async function typing(root: string, words: number, { after, keystrokes }: { readonly after: number; readonly keystrokes: number }): Promise<{ readonly samples: number[]; readonly memory: number | undefined }> {
  const server = start(root);
  await initialize(server);
  const text = longArticle(root, words);
  open(server, text);
  let known = (await tokens(server)).resultId;
  await new Promise((resolve) => setTimeout(resolve, after));
  const { line, character } = insideSentence(text);
  const samples: number[] = [];
  for (let i = 0; i < keystrokes; i++) {
    const at = { line, character: character + i };
    const begin = performance.now();
    void server.connection.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version: i + 2 }, contentChanges: [{ range: { start: at, end: at }, text: 'x' }] });
    const [now] = await Promise.all([tokens(server, known), server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } })]);
    samples.push(performance.now() - begin);
    known = now.resultId;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  const memory = residentMegabytes(server.process.pid);
  await server.stop();
  return { samples, memory };
}

/** Behind a word of the first long paragraph in the second half. */
function insideSentence(text: string): { readonly line: number; readonly character: number } {
  const lines = text.split('\n');
  const line = lines.findIndex((words, i) => i >= lines.length / 2 && words.length > 200);
  return { line, character: (lines[line] ?? '').indexOf(' ', 100) };
}

async function folderFigures(root: string): Promise<SpeedRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'newsgloss-bench-'));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'newsgloss.yaml'), 'newsgloss: 1\narticles: {include: ["**/*.txt"]}\n');
    const paragraphs = longArticle(root, 20000).split('\n\n');
    for (let i = 0; i < FOLDER_ARTICLES; i++) writeFileSync(join(folder, `article-${i}.txt`), `${[0, 1, 2, 3, 4, 5].map((k) => paragraphs[(i * 7 + k) % paragraphs.length]).join('\n\n')}\n`);
    const server = start(root);
    const done = new Promise<void>((resolve) => {
      server.connection.onNotification('newsgloss/indexed', (p: { readonly done: number; readonly total: number }) => { if (p.total >= FOLDER_ARTICLES && p.done >= p.total) resolve(); });
    });
    const begin = performance.now();
    await initialize(server, folder);
    // The folder is read in the background from the first article that is opened on.
    const first = join(folder, 'article-0.txt');
    open(server, readFileSync(first, 'utf8'), pathToFileURL(first).href);
    await done;
    const ms = performance.now() - begin;
    const memory = residentMegabytes(server.process.pid);
    await server.stop();
    return [
      { set: 'server', measure: `folder of ${FOLDER_ARTICLES} articles indexed`, value: round(ms / 1000), unit: 's' },
      ...(memory === undefined ? [] : [{ set: 'server', measure: `memory with ${FOLDER_ARTICLES} articles`, value: memory, unit: 'MB' }]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Tokens { readonly resultId?: string }

/** All tokens, or what is different from those known. */
const tokens = (server: Running, known?: string): Promise<Tokens> =>
  (known === undefined ? server.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri: URI } }) : server.connection.sendRequest('textDocument/semanticTokens/full/delta', { textDocument: { uri: URI }, previousResultId: known }));

/** Resident set from /proc (Linux); undefined elsewhere. */
function residentMegabytes(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  const kilobytes = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}
