// Processor time of a piece of work, for tests that nothing grows out of bounds: unlike the clock it does not count what other programs do.

/** Milliseconds of processor time that `work` takes in this process, its garbage collection included. */
export function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}
