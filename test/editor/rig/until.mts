// Waits for a condition of the screen or the disk; says what it waited for when it never came.

export const LIMIT = 30_000;
const POLL = 50;

/** The first value of `probe` that is neither undefined, null nor false. A probe that throws is asked again. */
export async function until<T>(what: string, probe: () => T | Promise<T>, limit = LIMIT): Promise<Exclude<T, undefined | null | false>> {
  const end = Date.now() + limit;
  for (let last: unknown; ; ) {
    try {
      const value = await probe();
      if (isThere(value)) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${String(limit / 1000)} s for ${what}, which did not come${last instanceof Error ? ` (${last.message})` : ''}`);
    await new Promise(done => setTimeout(done, POLL));
  }
}

function isThere<T>(value: T): value is Exclude<T, undefined | null | false> {
  return value !== undefined && value !== null && value !== false;
}
