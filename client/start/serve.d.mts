// The types of serve.mjs, for the editor tests.
import type { ChildProcess } from 'node:child_process';

export interface Served {
  readonly node: string;
  readonly entry: string;
}

export interface RunningVSCode {
  readonly child: ChildProcess;
  readonly port: number;
  readonly home: string;
  output(): string;
  stop(): Promise<void>;
}

export declare const QUIET_SETTINGS: Readonly<Record<string, unknown>>;
export declare function writeSettings(home: string, settings: Readonly<Record<string, unknown>>, options?: { keep?: boolean }): void;
export declare function installExtension(served: Served, home: string, vsix: string): Promise<void>;
export declare function startVSCode(
  served: Served,
  options: { home: string; port?: number; trustAll?: boolean; driver?: boolean; grace?: number; env?: Readonly<Record<string, string | undefined>> },
): Promise<RunningVSCode>;
export declare function workbenchAddress(port: number, what: { folder: string; open?: string; payload?: readonly (readonly [string, string])[] }): string;
export declare function remoteUri(port: number, path: string): string;
