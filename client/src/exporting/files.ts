// Files of an export as they go to the disk.
import * as vscode from 'vscode';
import type { ExportedFile } from '../../../server/src/protocol/protocol.js';
import { safePath } from './safePath.js';

export const bytesOf = (file: ExportedFile): Uint8Array => (file.base64 === undefined ? new TextEncoder().encode(file.content) : Uint8Array.from(atob(file.base64), (c) => c.charCodeAt(0)));

export interface TargetFile {
  readonly uri: vscode.Uri;
  readonly content: Uint8Array;
}

/** Below `folder`, never out of it. */
export const filesBelow = (folder: vscode.Uri, files: readonly ExportedFile[]): TargetFile[] => files.flatMap((f) => {
  const path = safePath(f.name);
  return path === undefined ? [] : [{ uri: vscode.Uri.joinPath(folder, path), content: bytesOf(f) }];
});
