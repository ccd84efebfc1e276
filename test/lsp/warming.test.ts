// What a server does before its first article is there: it reads sentences of its own, and nothing of them stays.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { Host } from '../../server/src/lsp/host.js';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import { startServer } from '../../server/src/lsp/server.js';
import type { Session } from '../../server/src/lsp/session.js';
import { warmUp } from '../../server/src/lsp/warming.js';
import { resources } from '../support/engine.js';

describe('a server that waits for its first article', () => {
  const waiting: (() => void)[] = [];
  /** Lets the next moment come that was asked for; false where none was. */
  const pass = (): boolean => {
    const next = waiting.shift();
    next?.();
    return next !== undefined;
  };

  function started(): Session {
    waiting.length = 0;
    const connection = createConnection(new StreamMessageReader(new PassThrough()), new StreamMessageWriter(new PassThrough()));
    const host: Host = { ...nodeHost(connection, () => false), resources: () => resources, damaged: () => [], later: (run) => { waiting.push(run); return () => undefined; } };
    return startServer(connection, host);
  }

  it('reads its own sentences one after the other, and keeps none', async () => {
    const session = started();
    await warmUp(session);
    const before = session.articles.analysed;
    let moments = 0;
    while (pass()) moments++;
    assert.ok(moments > 1);
    assert.equal(session.articles.analysed - before, moments);
    assert.deepEqual(session.open.all(), []);
  });

  it('stops when an article is opened', async () => {
    const session = started();
    await warmUp(session);
    const before = session.articles.analysed;
    assert.ok(pass());
    session.open.open('file:///a.txt', 'plaintext', 1, 'Ferries wait.\n');
    assert.ok(pass());
    assert.ok(!pass());
    assert.equal(session.articles.analysed - before, 1);
  });
});
