// The types of codeServer.mjs, for the editor tests.
import type { Served } from './serve.mjs';

export declare function ensureCodeServer(): Promise<Served>;
