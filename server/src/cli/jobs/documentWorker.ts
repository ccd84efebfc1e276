// A worker thread of `annotate --jsonl`: lines in, annotated lines out.
import { parentPort } from 'node:worker_threads';
import { createAnalyser } from '../../core/detect/analyse.js';
import type { PlaceKinds } from '../../core/exchange/jsonl/record.js';
import type { Resources } from '../../core/detect/resources.js';
import { loadResources } from '../../node/resources.js';
import { annotatedLine, type AnnotatedLine, type WholeLine } from '../annotatedLine.js';

/** What tells a thread of the program that it is one. */
export interface WorkerRole {
  readonly newsgloss: 'documents';
  readonly kinds: PlaceKinds;
}

export const isWorkerRole = (data: unknown): data is WorkerRole => typeof data === 'object' && data !== null && 'newsgloss' in data && data.newsgloss === 'documents';

/** Answers each message (a `WholeLine`) with an `AnnotatedLine`, in order. */
export function workOnDocuments({ kinds }: WorkerRole, resources: Resources = loadResources()): void {
  const analyser = createAnalyser(resources);
  parentPort?.on('message', ({ bytes }: WholeLine) => {
    const answer: AnnotatedLine = annotatedLine(bytes, analyser, kinds);
    parentPort?.postMessage(answer);
  });
}
