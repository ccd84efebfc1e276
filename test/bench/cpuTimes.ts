// Processor time of a piece of work, round by round.

/** Milliseconds, user and system. */
export function cpuTimes(rounds: number, work: () => void): number[] {
  return Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
}
