// One run of the bundled `newsgloss`, or of another script, as a process, and what it took.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface ProgramRun {
  /** Seconds by the clock. */
  readonly wall: number;
  /** Seconds of processor time of all threads, user and system. */
  readonly cpu: number;
  /** The most memory it held at once (resident), MB. */
  readonly memory: number;
}

/** Runs `newsgloss` with `args`; what it prints is thrown away. Throws where it does not end with 0 or 1. */
export const runProgram = (root: string, args: readonly string[]): Promise<ProgramRun> => runScript(join(root, 'dist', 'newsgloss.js'), args);

/** The same of any script. */
export async function runScript(script: string, args: readonly string[]): Promise<ProgramRun> {
  const child = spawn(process.execPath, ['-e', MEASURED, script, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { said = (said + chunk).slice(-KEPT); });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const [, cpu, wall, memory] = TOLD.exec(said) ?? [];
  if (memory === undefined || (code !== 0 && code !== 1)) throw new Error(`${script} ${args.join(' ')} ended with ${code}: ${said}`);
  return { cpu: Number(cpu), wall: Number(wall), memory: Number(memory) };
}

/** UTF-16 units of what a failing run says. */
const KEPT = 4000;
const TOLD = /^cpu (\d+\.\d+) wall (\d+\.\d+) memory (\d+)$/mu;

/** Runs a script and says at its end what it took, its workers included. */
const MEASURED = `
const begin = performance.now();
process.once('exit', () => {
  const u = process.resourceUsage();
  process.stderr.write('\\ncpu ' + ((u.userCPUTime + u.systemCPUTime) / 1e6).toFixed(2) + ' wall ' + ((performance.now() - begin) / 1000).toFixed(2) + ' memory ' + Math.round(u.maxRSS / 1000) + '\\n');
});
require(process.argv[1]);
`;
