// Telling our own client how far an export or import is.
import { EXCHANGE_METHODS } from '../protocol/exchange.js';
import type { Session } from './session.js';

/** Milliseconds between two messages. */
const INTERVAL = 100;

/** Called with the articles that are done, as often as wanted. */
export function exchangeProgress({ connection, client }: Session, total: number): (done: number) => void {
  let last = performance.now();
  return (done) => {
    const now = performance.now();
    if (client.options.ownViews !== true || now - last < INTERVAL) return;
    last = now;
    void connection.sendNotification(EXCHANGE_METHODS.exchanged, { done, total }).catch(() => undefined);
  };
}
