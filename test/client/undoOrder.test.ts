// What the undo and redo keys mean after decisions and edits in any order.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprint, UndoOrder } from '../../client/src/decisions/undoOrder.js';

/** An editor with its own stack of texts, a server with its stack of decisions, and the keys as the client binds them. */
class Bench {
  readonly order = new UndoOrder();
  private readonly texts: string[];
  private at = 0;
  decisions: string[] = [];
  private taken: string[] = [];

  constructor(text = 'a') {
    this.texts = [text];
  }

  get text(): string {
    return this.texts[this.at] ?? '';
  }

  type(letter: string): void {
    this.texts.splice(this.at + 1, Infinity, this.text + letter);
    this.at++;
  }

  decide(name: string): void {
    this.decisions.push(name);
    this.taken = [];
    this.order.decided(fingerprint(this.text), this.decisions.length);
  }

  undo(): void {
    if (this.order.undoesDecision(fingerprint(this.text))) {
      const name = this.decisions.pop();
      assert.ok(name !== undefined, 'the server has something to take back');
      this.taken.push(name);
      this.order.undone(this.decisions.length, this.taken.length);
    } else if (this.at > 0) this.at--;
  }

  redo(): void {
    if (this.order.redoesDecision(fingerprint(this.text))) {
      const name = this.taken.pop();
      assert.ok(name !== undefined, 'the server has something to make again');
      this.decisions.push(name);
      this.order.redone(this.decisions.length, this.taken.length);
    } else if (this.at < this.texts.length - 1) this.at++;
  }
}

describe('the undo key', () => {
  it('takes back a decision that is newer than every edit', () => {
    const bench = new Bench();
    bench.type('b');
    bench.decide('one');
    bench.undo();
    assert.deepEqual([bench.text, bench.decisions], ['ab', []]);
    bench.undo();
    assert.equal(bench.text, 'a');
  });

  it('leaves newer edits to the editor first, then takes back the decision', () => {
    const bench = new Bench();
    bench.decide('one');
    bench.type('b');
    bench.undo();
    assert.deepEqual([bench.text, bench.decisions], ['a', ['one']]);
    bench.undo();
    assert.deepEqual(bench.decisions, []);
  });

  it('walks back and forth through decisions and edits in one order', () => {
    const bench = new Bench();
    bench.decide('one');
    bench.type('b');
    bench.decide('two');
    bench.decide('three');
    bench.type('c');
    const seen: string[] = [];
    const see = (): void => { seen.push(`${bench.text}:${bench.decisions.join('+')}`); };
    for (let i = 0; i < 5; i++) { bench.undo(); see(); }
    assert.deepEqual(seen, ['ab:one+two+three', 'ab:one+two', 'ab:one', 'a:one', 'a:']);
    seen.length = 0;
    for (let i = 0; i < 5; i++) { bench.redo(); see(); }
    assert.deepEqual(seen, ['a:one', 'ab:one', 'ab:one+two', 'ab:one+two+three', 'abc:one+two+three']);
  });

  it('means the decision too where somebody else made it', () => {
    const order = new UndoOrder();
    const text = fingerprint('a');
    order.counted(1, 0, text);
    assert.equal(order.undoesDecision(text), true);
    assert.equal(order.undoesDecision(fingerprint('ab')), false);
  });

  it('forgets what the server can no longer take back', () => {
    const order = new UndoOrder();
    order.decided('x', 1);
    order.counted(0, 0, 'x');
    assert.equal(order.undoesDecision('x'), false);
    assert.equal(order.undoable, 0);
  });

  it('keeps the order where the server keeps only the newest decisions', () => {
    const order = new UndoOrder();
    for (const text of ['t1', 't2', 't3']) order.decided(text, 2);
    order.undone(1, 1);
    assert.equal(order.undoesDecision('t2'), true);
    order.undone(0, 2);
    assert.equal(order.undoesDecision('t1'), false);
  });

  it('never asks the server for what it has not, and always comes back to the beginning', () => {
    const act = fc.oneof(fc.constant('undo'), fc.constant('redo'), fc.constant('decide'), fc.constant('type'));
    fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const bench = new Bench();
      for (const [i, name] of acts.entries()) {
        if (name === 'undo') bench.undo();
        else if (name === 'redo') bench.redo();
        else if (name === 'decide') bench.decide(String(i));
        else bench.type(String.fromCharCode(97 + (i % 26)));
      }
      for (let i = 0; i < 2 * acts.length + 2; i++) bench.undo();
      assert.equal(bench.text, 'a');
      assert.deepEqual(bench.decisions, []);
    }));
  });
});

describe('the fingerprint of a text', () => {
  it('is the same for the same text and another for another', () => {
    const seen = new Map<string, string>();
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (text) => {
      const name = fingerprint(text);
      assert.equal(fingerprint(`${text}`), name);
      assert.equal(seen.get(name) ?? text, text);
      seen.set(name, text);
    }));
  });
});
