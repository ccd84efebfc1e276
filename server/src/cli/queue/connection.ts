// The way to a Redis server: found, lost, found again; and left in good time whether or not the server answers.
import type { Redis } from 'ioredis';

/** Thrown by what asks a server that does not answer any more. */
export class ServerLost extends Error {}

/** Milliseconds: how long a connection may take to come about; the longest pause before the next try; how long a server has to say goodbye. */
export const CONNECT = 5000;
const LONGEST_PAUSE = 1000;
export const FAREWELL = 1000;

export interface ConnectionWishes {
  /** Try again and again to reach a lost server, until `stop` is aborted; without it a lost server ends what asks it. */
  readonly patient: boolean;
  readonly stop: AbortSignal;
}

/** Begins to connect. Errors are told by the events of the client and by each command. */
export function connect(Client: typeof Redis, redis: string, { patient, stop }: ConnectionWishes): Redis {
  const client = new Client(redis, {
    connectTimeout: CONNECT,
    disconnectTimeout: FAREWELL / 2,
    // BullMQ waits for ever by commands that block; they end with their connection.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (patient && !stop.aborted ? Math.min(times * 200, LONGEST_PAUSE) : null),
  });
  client.on('error', () => undefined);
  return client;
}

/** Tells when the server of a patient client is lost and when it is there again, each once. */
export function onPresence(client: Redis, told: { readonly lost: (reason: string) => void; readonly found: () => void }): void {
  let [present, reason] = [true, 'the connection was closed'];
  client.on('error', (error) => { reason = error.message; });
  client.on('close', () => {
    if (present) told.lost(reason);
    present = false;
  });
  client.on('ready', () => {
    if (!present) told.found();
    present = true;
  });
}

/** Resolves with the answer, or with undefined where it is not there in time. */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => { timer = setTimeout(() => { resolve(undefined); }, milliseconds); });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves when the signal is aborted. `forget` takes the listener away again. */
export function abortOf(signal: AbortSignal): { readonly aborted: Promise<void>; readonly forget: () => void } {
  let forget = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    const listener = (): void => { resolve(); };
    signal.addEventListener('abort', listener);
    forget = () => { signal.removeEventListener('abort', listener); };
  });
  return { aborted, forget };
}

/** The address without its password, as messages show it. */
export const shownAddress = (redis: string): string => redis.replace(PASSWORD, '$1***@');

/** Hits "redis://:secret@" and "redis://ada:secret@", also with an "@" or "/" in the secret; misses "redis://host". */
const PASSWORD = /^(rediss?:\/\/[^:@/]*:).*@/u;
