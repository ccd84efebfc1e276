// Gloss files: how fast a large one is read, decided on and checked, in processor time, which does not count what other programs do.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { applyOperations } from '../../server/src/core/gloss/edit.js';
import { anchorGloss } from '../../server/src/core/anchor/anchor.js';
import { parseSource } from '../../server/src/core/gloss/parse.js';
import { readGloss } from '../../server/src/core/gloss/read.js';
import { yamlTree } from '../../server/src/core/gloss/yamlTree.js';
import { METHODS, type DecideResult, type MarksResult } from '../../server/src/protocol/protocol.js';
import { cpuMs } from '../support/cpu.js';
import { manyAnnotations } from '../support/manyAnnotations.js';
import { initialize, open, type Running, start } from './serverProcess.js';
import { median, round, type SpeedRow } from './speed.js';

const ANNOTATIONS = 2000;
const DECISIONS = 60;
const FILES = 10_000;
const PER_FILE = 20;

export async function gloss(root: string): Promise<readonly SpeedRow[]> {
  return [...libraryFigures(), ...(await serverFigures(root)), ...(await checkFigures(root))];
}

function libraryFigures(): SpeedRow[] {
  const { gloss: source, text, file } = manyAnnotations(ANNOTATIONS);
  const reading = readGloss(source);
  const anchored = reading.gloss ? anchorGloss(reading.gloss, text) : [];
  const some = anchored[ANNOTATIONS / 2]?.annotation;
  if (!some) throw new Error('the bench file holds no annotations');
  const decide = (): void => {
    const done = applyOperations(source, [{ kind: 'put', annotation: { ...some, status: 'rejected' } }], { file, text, anchored, reading });
    if (!done.ok) throw new Error(done.error.code);
  };
  const set = `${ANNOTATIONS} annotations`;
  const cpu = (work: () => unknown, rounds = 15): number => round(median(Array.from({ length: rounds }, () => cpuMs(work))));
  return [
    { set, measure: 'size', value: Math.round(source.length / 1000), unit: 'KB' },
    { set, measure: 'parsed by yaml alone, processor', value: cpu(() => yamlTree(source), 5), unit: 'ms' },
    { set, measure: 'parsed, processor', value: cpu(() => parseSource(source)), unit: 'ms' },
    { set, measure: 'read and checked, processor', value: cpu(() => readGloss(source)), unit: 'ms' },
    { set, measure: 'one decision to edits of the file, processor', value: cpu(decide), unit: 'ms' },
  ];
}

/** Whole decisions in a server process: read, decide, write, read again, marks anew. */
export async function serverFigures(root: string): Promise<SpeedRow[]> {
  const { gloss: source, text, file } = manyAnnotations(ANNOTATIONS);
  const folder = mkdtempSync(join(tmpdir(), 'newsgloss-bench-'));
  try {
    writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, `${file}.gloss.yaml`), source);
    const uri = pathToFileURL(join(folder, file)).href;
    const server = start(root);
    await initialize(server);
    open(server, text, uri);
    const { marks } = await server.connection.sendRequest<MarksResult>(METHODS.marks, { uri });
    const ids = marks.filter((m) => m.status !== 'suggested').map((m) => m.id);
    await decide(server, uri, ids.slice(0, DECISIONS));
    const before = cpuOf(server);
    await decide(server, uri, ids.slice(DECISIONS, 2 * DECISIONS));
    const used = cpuOf(server) - before;
    await server.stop();
    return [{ set: 'server', measure: `a decision among ${ANNOTATIONS}, whole, processor`, value: round(used / DECISIONS), unit: 'ms' }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function decide(server: Running, uri: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const done = await server.connection.sendRequest<DecideResult>(METHODS.decide, { uri, action: { kind: 'reject', ids: [id] }, by: 'ada' });
    if (done.outcome !== 'done') throw new Error(done.message ?? done.outcome);
  }
}

/** Milliseconds of processor time that the server took so far (Linux: hundredths of a second). */
function cpuOf(server: Running): number {
  const stat = readFileSync(`/proc/${server.process.pid ?? 0}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** `newsgloss check` of very many articles, as a process; the time of the whole, in seconds of processor time of both cores. */
async function checkFigures(root: string): Promise<SpeedRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'newsgloss-bench-'));
  try {
    const { gloss: source, text, file } = manyAnnotations(PER_FILE);
    for (let i = 0; i < FILES; i++) {
      const inside = join(folder, String(i % 100));
      if (i < 100) mkdirSync(inside);
      writeFileSync(join(inside, `a${i}.txt`), text);
      writeFileSync(join(inside, `a${i}.txt.gloss.yaml`), source.replaceAll(file, `a${i}.txt`));
    }
    const child = spawn(process.execPath, ['-e', CHECK_CPU, join(root, 'dist', 'newsgloss.js'), folder], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => { said += chunk; });
    await new Promise((resolve) => child.once('exit', resolve));
    const seconds = /^cpu (\d+\.\d+) wall (\d+\.\d+)$/mu.exec(said);
    if (!seconds) throw new Error(said.slice(-2000));
    const set = `${FILES} gloss files of ${PER_FILE}`;
    return [
      { set, measure: 'newsgloss check, processor', value: round(Number(seconds[1])), unit: 's' },
      { set, measure: 'newsgloss check, by the clock', value: round(Number(seconds[2])), unit: 's' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the command line and says what it took, its workers included. */
const CHECK_CPU = `
const [, program, folder] = process.argv;
process.argv = [process.argv[0], program, 'check', folder];
const begin = performance.now();
process.once('exit', () => { const u = process.cpuUsage(); process.stderr.write('\\ncpu ' + ((u.user + u.system) / 1e6).toFixed(2) + ' wall ' + ((performance.now() - begin) / 1000).toFixed(2) + '\\n'); });
require(program);
`;
