// Runs a reader and collects what it has to say.
import { lossCounter } from '../losses.js';
import type { ForeignFile, ImportProblem, Reader, Reading } from './port.js';

/** Problems that are told one by one. */
const TOLD = 20;

export function readFiles(reader: Reader, files: readonly ForeignFile[], kinds: readonly string[] = []): Reading {
  const losses = lossCounter();
  const problems: ImportProblem[] = [];
  let more = 0;
  const problem = (file: string, line: number | undefined, message: string): void => {
    if (problems.length >= TOLD) more++;
    else problems.push({ file, message, ...(line === undefined ? {} : { line }) });
  };
  const main = files.filter((f) => reader.endings.some((e) => f.name.toLowerCase().endsWith(e)));
  if (main.length === 0) problem(files[0]?.name ?? '', undefined, `a file that ends in ${reader.endings.join(' or ')} is expected`);
  const articles = main.length === 0 ? [] : reader.read(files, { losses, problem, kinds: new Set(kinds) });
  const [first] = problems;
  if (first && more > 0) problems.push({ file: first.file, message: `and ${more} more problems` });
  return { articles: problems.length > 0 ? [] : articles, losses: losses.list(), problems };
}
