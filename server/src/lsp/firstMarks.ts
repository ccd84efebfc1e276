// A large gloss file takes a moment to read: the first marks of its article do not wait for it, and everything else waits for them.
import type { Host } from './host.js';

/** Milliseconds that a client has to ask for colours; one that shows none is not kept waiting for ever. */
export const PATIENCE = 400;
/** Turns of the event loop in which an answer leaves. */
const SENDING = 8;

interface Gate {
  /** Settled once it is known whether there is anything to wait for. */
  readonly isLarge: Promise<boolean>;
  readonly passed: Promise<void>;
  readonly release: () => void;
  /** Colours are asked for. */
  isAsked: boolean;
}

export class FirstMarks {
  private readonly gates = new Map<string, Gate>();

  /** `isLarge`: of an article's gloss file, asked once for each opening. */
  constructor(private readonly isLarge: (uri: string) => Promise<boolean>, private readonly host: Pick<Host, 'later' | 'breathe'>) {}

  /** Resolves when the first marks of an open article were sent, or need not be sent alone. */
  async passed(uri: string): Promise<void> {
    await this.gate(uri).passed;
  }

  /** True, once, where the first marks of an open article are to be sent without its gloss file: `sent` must follow. */
  async areDue(uri: string): Promise<boolean> {
    const gate = this.gate(uri);
    if (gate.isAsked || !(await gate.isLarge) || gate.isAsked) return false;
    gate.isAsked = true;
    return true;
  }

  /** They are on their way: what has waited goes on once they are out. */
  sent(uri: string): void {
    const gate = this.gates.get(uri);
    if (gate) void this.leave().then(gate.release);
  }

  private async leave(): Promise<void> {
    for (let turn = 0; turn < SENDING; turn++) await this.host.breathe();
  }

  closed(uri: string): void {
    this.gates.get(uri)?.release();
    this.gates.delete(uri);
  }

  private gate(uri: string): Gate {
    const known = this.gates.get(uri);
    if (known) return known;
    let release = (): void => undefined;
    const opened = new Promise<void>((resolve) => { release = resolve; });
    const isLarge = this.isLarge(uri);
    const gate: Gate = { isLarge, passed: this.wait(isLarge, opened, () => { if (!gate.isAsked) this.giveUp(gate); }), release, isAsked: false };
    this.gates.set(uri, gate);
    return gate;
  }

  /** Whoever asks for colours now gets them with everything else. */
  private giveUp(gate: Gate): void {
    gate.isAsked = true;
    gate.release();
  }

  private async wait(isLarge: Promise<boolean>, opened: Promise<void>, giveUp: () => void): Promise<void> {
    if (!(await isLarge)) return;
    const stop = this.host.later(giveUp, PATIENCE);
    await opened;
    stop();
  }
}
