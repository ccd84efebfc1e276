// Every request runs in here: deferred so that newer messages come first, timed, logged, and never able to take the server down.
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Host } from './host.js';
import type { Log } from './log.js';

export interface Handlers {
  /** A handler that gives `fallback` where `run` fails, and stops early where the client has cancelled. */
  readonly handle: <P, R>(name: string, fallback: R, run: (params: P, token: CancellationToken) => R | Promise<R>) => (params: P, token: CancellationToken) => Promise<R>;
  /** The same for notifications and events. */
  readonly guard: (name: string, run: () => void | Promise<void>) => void;
}

/** Thrown to end a request that the client has cancelled. */
export const cancelled = (): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

/** Slower requests are told in the log. */
const SLOW = 200;

export function createHandlers(host: Host, log: Log): Handlers {
  return {
    handle: (name, fallback, run) => async (params, token) => {
      await host.breathe();
      if (token.isCancellationRequested) throw cancelled();
      const began = performance.now();
      try {
        const result = await run(params, token);
        if (token.isCancellationRequested) throw cancelled();
        return result;
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        log.error(name, error);
        return fallback;
      } finally {
        const took = performance.now() - began;
        if (took > SLOW) log.debug(`${name} took ${took.toFixed(0)} ms`);
      }
    },
    guard: (name, run) => {
      const failed = (error: unknown): void => { log.error(name, error); };
      try {
        void Promise.resolve(run()).catch(failed);
      } catch (error) {
        failed(error);
      }
    },
  };
}
