// What the server asks of the editor: files of other schemes than `file`, and saving an open document.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  METHODS, type FsListParams, type FsListResult, type FsReadParams, type FsReadResult, type FsRemoveParams, type FsRemoveResult, type FsWriteParams,
  type FsWriteResult, type SaveDocumentParams, type SaveDocumentResult,
} from '../../../server/src/protocol/protocol.js';

export function handleFileRequests(client: LanguageClient): void {
  client.onRequest(METHODS.fsRead, read);
  client.onRequest(METHODS.fsWrite, write);
  client.onRequest(METHODS.fsRemove, remove);
  client.onRequest(METHODS.fsList, list);
  client.onRequest(METHODS.saveDocument, save);
}

/** Base64 of the bytes; undefined where there is no such file. */
async function contentOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('base64');
  } catch (error) {
    if (error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileNotADirectory')) return undefined;
    throw error;
  }
}

async function read({ uri }: FsReadParams): Promise<FsReadResult> {
  const content = await contentOf(vscode.Uri.parse(uri));
  return content === undefined ? {} : { content };
}

async function write({ uri, content, expected }: FsWriteParams): Promise<FsWriteResult> {
  const target = vscode.Uri.parse(uri);
  if ((await contentOf(target)) !== expected) return { outcome: 'changed' };
  await vscode.workspace.fs.writeFile(target, Buffer.from(content, 'base64'));
  return { outcome: 'written' };
}

async function remove({ uri, expected }: FsRemoveParams): Promise<FsRemoveResult> {
  const target = vscode.Uri.parse(uri);
  if ((await contentOf(target)) !== expected) return { outcome: 'changed' };
  await vscode.workspace.fs.delete(target, { useTrash: false });
  return { outcome: 'removed' };
}

async function list({ uri, limit }: FsListParams, token: vscode.CancellationToken): Promise<FsListResult> {
  const paths: string[] = [];
  const open: { readonly uri: vscode.Uri; readonly path: string }[] = [{ uri: vscode.Uri.parse(uri), path: '' }];
  for (let folder = open.shift(); folder && paths.length < limit && !token.isCancellationRequested; folder = open.shift()) {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(folder.uri)) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      if (type & vscode.FileType.SymbolicLink) continue;
      if (type & vscode.FileType.Directory) open.push({ uri: vscode.Uri.joinPath(folder.uri, name), path });
      else if (paths.length < limit) paths.push(path);
    }
  }
  return { paths };
}

async function save({ uri }: SaveDocumentParams): Promise<SaveDocumentResult> {
  const wanted = vscode.Uri.parse(uri).toString();
  const document = vscode.workspace.textDocuments.find((d) => d.uri.toString() === wanted);
  return { saved: document ? await document.save() : false };
}
