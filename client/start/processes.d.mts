// The types of processes.mjs, for the editor tests.
import type { ChildProcess } from 'node:child_process';

export declare function stopGroup(child: ChildProcess): Promise<void>;
/** Ctrl-C, a closed terminal and a plain end of this program all end what it started. */
export declare function stopAllOnExit(): void;
