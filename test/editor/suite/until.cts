// Waits inside the extension host for a condition, never for a time.
const LIMIT = 30_000;
const POLL = 50;

export async function until<T>(what: string, probe: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  const end = Date.now() + LIMIT;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`waited ${String(LIMIT / 1000)} s for ${what}`);
    await new Promise(done => setTimeout(done, POLL));
  }
}
