// Files that live in memory alone, as a virtual workspace has them: a file system of its own, no path on any disk.
import * as vscode from 'vscode';

const FOLDER = { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };

interface MemoryFile { readonly bytes: Uint8Array; readonly written: number }

export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly files = new Map<string, MemoryFile>();
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private writes = 0;
  readonly onDidChangeFile = this.changes.event;

  /** What stands under `path`; undefined for no file. */
  textAt(path: string): string | undefined {
    const file = this.files.get(path);
    return file && new TextDecoder().decode(file.bytes);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const file = this.files.get(path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.written, size: file.bytes.length };
    if (this.namesBelow(path).length > 0) return FOLDER;
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    return this.namesBelow(path).map((name) => [name, this.files.has(`${path}/${name}`) ? vscode.FileType.File : vscode.FileType.Directory]);
  }

  createDirectory(): void { /* a folder is there with its first file */ }

  readFile({ path }: vscode.Uri): Uint8Array {
    const file = this.files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file.bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.files.set(uri.path, { bytes, written: ++this.writes });
    this.changes.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    if (!this.files.delete(uri.path)) throw vscode.FileSystemError.FileNotFound(uri.path);
    this.changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  private namesBelow(path: string): string[] {
    const below = [...this.files.keys()].filter((p) => p.startsWith(`${path}/`)).map((p) => p.slice(path.length + 1).split('/')[0] ?? '');
    return [...new Set(below)];
  }
}
