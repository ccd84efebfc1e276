// In the idle moments after a long article was opened, the steps of a keystroke are gone through on it: code that has run before runs many times faster.
import { articleDiagnostics } from '../service/diagnostics/run.js';
import { semanticTokens } from '../service/semanticTokens.js';
import type { OpenDocument } from './openDocuments.js';
import type { Snapshot } from '../service/snapshot.js';
import type { Session } from './session.js';

/** Shorter articles are quick from the first keystroke on. UTF-16 units. */
const LONG = 40_000;
/** Milliseconds that opening, colours and lists have for themselves. */
const AFTER_OPENING = 700;
/** Milliseconds between two rounds, in which requests are answered. */
const BETWEEN = 15;
/** Then the engine's loops run as machine code (measured: later rounds gain nothing). */
const ROUNDS = 16;
/** By turns: a letter, which leaves all findings as they are, and a name, which makes the whole article to be weighed again. */
const TYPED = ['x', ' Ann Quist'];

const rehearsed = new WeakSet<Session>();

/** Once for each server, on the first long article. Ends as soon as somebody types. */
export function rehearse(session: Session, uri: string): void {
  const document = session.open.get(uri);
  if (rehearsed.has(session) || !document || document.text.length < LONG || !session.articles.isOpenArticle(uri)) return;
  rehearsed.add(session);
  soon(session, AFTER_OPENING, async () => {
    const imagine = await session.articles.imagining(uri);
    round({ session, document, imagine }, 0);
  });
}

interface Rehearsal {
  readonly session: Session;
  readonly document: OpenDocument;
  readonly imagine: (text: string) => Snapshot;
}

function round(rehearsal: Rehearsal, n: number): void {
  const { session, document, imagine } = rehearsal;
  if (n === ROUNDS || session.open.get(document.uri) !== document) return;
  const imagined = imagine(typedInto(document.text, n));
  semanticTokens(imagined);
  articleDiagnostics(imagined, session.client.relatedInformation);
  soon(session, BETWEEN, () => { round(rehearsal, n + 1); });
}

/** The text after `n + 1` keystrokes behind a word in its middle. */
function typedInto(text: string, n: number): string {
  const at = text.indexOf(' ', text.length / 2);
  const typed = Array.from({ length: n + 1 }, (_, k) => TYPED[k % TYPED.length]).join('');
  return text.slice(0, at) + typed + text.slice(at);
}

const soon = (session: Session, milliseconds: number, run: () => void | Promise<void>): void => {
  session.host.later(() => { session.handlers.guard('rehearsal', run); }, milliseconds);
};
