// Gloss files: the editor's text where one is open, else the disk's; and the only way by which the server changes them.
import { type ApplyWorkspaceEditResult, type Connection, type WorkspaceEdit } from 'vscode-languageserver';
import { type Parsed, type ParsedGloss, readGloss, type ReadOptions } from '../core/gloss/read.js';
import type { GlossProblem, SourceEdit } from '../core/model/gloss.js';
import { decodeExact, encodeEdited, encodeUtf8, holdsReplacement } from '../node/encoding.js';
import { METHODS, type SaveDocumentResult } from '../protocol/protocol.js';
import { type GlossLook, lookAt } from '../service/diagnostics/gloss.js';
import { positionsOf } from '../service/positions.js';
import type { GlossSource } from '../service/snapshot.js';
import type { FileInfo, Files, Host } from './host.js';
import type { Newsroom } from './projects.js';
import type { OpenDocuments } from './openDocuments.js';

export type WriteOutcome =
  | { readonly kind: 'done' }
  /** Somebody else changed the file: read again. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly code: string; readonly args: readonly string[] };

interface Cached {
  readonly info: FileInfo;
  readonly source: string;
  /** The same, of a file that was written here. */
  readonly bytes?: Uint8Array;
}

interface Read {
  readonly source: string;
  readonly newsroom: Newsroom;
  readonly value: GlossSource;
  /** The last reading that parsed: the next one takes over what did not change. */
  readonly parsed: Parsed | undefined;
}

/** Readings are kept of more files than anybody has open, but not of a whole folder. */
const KEPT = 64;

/** Bytes; some 500 annotations, which are read in about 20 ms. */
const LARGE = 250_000;

export interface ClientAbilities {
  readonly saves: boolean;
  readonly versionedEdits: boolean;
}

export class GlossFiles {
  private readonly disk = new Map<string, Cached | undefined>();
  /** Of the files read last, the newest behind. */
  private readonly readings = new Map<string, Read>();
  /** At the same files. */
  private readonly looks = new Map<string, GlossLook>();

  constructor(
    private readonly connection: Connection,
    private readonly files: Files,
    private readonly open: OpenDocuments,
    private readonly abilities: () => ClientAbilities,
    private readonly later: Host['later'],
  ) {}

  /** The gloss file as it is now; undefined where there is none. The same object while nothing changed. */
  async read(uri: string, newsroom: Newsroom): Promise<GlossSource | undefined> {
    const source = this.open.get(uri)?.text ?? await this.sourceOnDisk(uri);
    if (source === undefined) {
      this.readings.delete(uri);
      this.looks.delete(uri);
      return undefined;
    }
    const known = this.readings.get(uri);
    if (known?.source === source && known.newsroom === newsroom) return known.value;
    const reading = source === UNDECODABLE ? NOT_UTF8 : readGloss(source, readOptions(newsroom), known?.parsed);
    const value = { uri, source, reading };
    this.keep(uri, { source, newsroom, value, parsed: reading.tree ? reading : known?.parsed });
    return value;
  }

  /** What wants a look in the file as it is now; undefined where there is none. */
  async problems(uri: string, newsroom: Newsroom): Promise<{ readonly source: string; readonly problems: readonly GlossProblem[] } | undefined> {
    const gloss = await this.read(uri, newsroom);
    if (!gloss) return undefined;
    const known = this.looks.get(uri);
    const look = known?.reading === gloss.reading && known.tagset === newsroom.project ? known : lookAt(gloss.reading, newsroom.project, known);
    this.looks.set(uri, look);
    return { source: gloss.source, problems: look.problems };
  }

  private keep(uri: string, read: Read): void {
    this.readings.delete(uri);
    this.readings.set(uri, read);
    const [oldest] = this.readings.keys();
    if (this.readings.size <= KEPT || oldest === undefined) return;
    this.readings.delete(oldest);
    this.looks.delete(oldest);
  }

  /** True where there is a gloss file, without reading it. */
  async exists(uri: string): Promise<boolean> {
    return this.open.get(uri) !== undefined || (await this.files.stat(uri)) !== undefined;
  }

  /** True for one that takes a moment to read and was not read yet. */
  async isLarge(uri: string): Promise<boolean> {
    if (this.readings.has(uri)) return false;
    const size = this.open.get(uri)?.text.length ?? (await this.files.stat(uri))?.size ?? 0;
    return size > LARGE;
  }

  /** Something outside may have changed the file: the next read looks at the disk. */
  forget(uri: string): void {
    this.disk.delete(uri);
  }

  /** True where the editor's text differs from the disk's. */
  async isDirty(uri: string): Promise<boolean> {
    const document = this.open.get(uri);
    if (!document) return false;
    const bytes = await this.files.read(uri);
    return bytes === undefined || withoutMark(decodeExact(bytes) ?? '') !== withoutMark(document.text);
  }

  /**
   * Turns the gloss file from `before` into `after` (undefined: no file), if it still is `before`. Open in an editor: by an edit
   * there, saved where the document was clean; else on disk, whole or not at all. `parsed`: `after` as it was parsed already.
   */
  async write(uri: string, before: string | undefined, after: string | undefined, edits: readonly SourceEdit[], parsed?: Parsed): Promise<WriteOutcome> {
    const known = this.readings.get(uri);
    if (known && parsed) this.keep(uri, { ...known, parsed });
    const document = this.open.get(uri);
    if (document && after !== undefined && before !== undefined) return this.writeInEditor(uri, before, after, edits);
    try {
      const outcome = after === undefined ? await this.remove(uri, before) : await this.replace(uri, before, after, edits);
      return outcome === 'changed' ? { kind: 'changed' } : { kind: 'done' };
    } catch (error) {
      return { kind: 'failed', code: 'decide.failed', args: [error instanceof Error ? error.message : String(error)] };
    }
  }

  /** What was written is not read again while the disk says that it is as it was written. */
  private async replace(uri: string, before: string | undefined, after: string, edits: readonly SourceEdit[]): Promise<'written' | 'changed'> {
    const known = this.disk.get(uri);
    this.forget(uri);
    const former = before === undefined ? undefined : known?.source === before && known.bytes ? known.bytes : encodeUtf8(before);
    const next = before === undefined || former === undefined ? encodeUtf8(after) : encodeEdited(before, former, edits, after);
    const info = await this.files.replace(uri, former, next);
    if (info === 'changed') return 'changed';
    if (!holdsReplacement(next)) this.disk.set(uri, { info, source: after, bytes: next });
    return 'written';
  }

  private async remove(uri: string, before: string | undefined): Promise<'removed' | 'changed'> {
    this.forget(uri);
    return before === undefined ? 'removed' : this.files.remove(uri, encodeUtf8(before));
  }

  private async writeInEditor(uri: string, before: string, after: string, edits: readonly SourceEdit[]): Promise<WriteOutcome> {
    const clean = !(await this.isDirty(uri));
    const document = this.open.get(uri);
    if (document?.text !== before) return { kind: 'changed' };
    const positions = positionsOf(before);
    const changes = edits.map((e) => ({ range: positions.rangeOf(e.span), newText: e.newText }));
    const edit: WorkspaceEdit = this.abilities().versionedEdits
      ? { documentChanges: [{ textDocument: { uri, version: document.version }, edits: changes }] }
      : { changes: { [uri]: changes } };
    const result = await this.connection.sendRequest<ApplyWorkspaceEditResult>('workspace/applyEdit', { label: 'Newsgloss', edit });
    if (!result.applied) return this.open.get(uri)?.text === before ? { kind: 'failed', code: 'decide.not-applied', args: [] } : { kind: 'changed' };
    if (this.open.get(uri)?.text === before) await this.settled(uri, after);
    if (clean && this.abilities().saves) await this.connection.sendRequest<SaveDocumentResult>(METHODS.saveDocument, { uri });
    return { kind: 'done' };
  }

  /** Clients may send the change after the answer: waits for it, but not for ever. */
  private async settled(uri: string, after: string): Promise<void> {
    let waiting = true;
    const stop = this.later(() => { waiting = false; this.changed(); }, PATIENCE);
    while (waiting && this.open.get(uri)?.text !== after) await new Promise<void>((resolve) => { this.onChange.push(resolve); });
    stop();
  }

  /** Told by the server after each change of an open document. */
  changed(): void {
    for (const resolve of this.onChange.splice(0)) resolve();
  }

  private readonly onChange: (() => void)[] = [];

  /** From the cache where the file has not changed since; a byte order mark is kept. */
  private async sourceOnDisk(uri: string): Promise<string | undefined> {
    if (!this.disk.has(uri)) await this.files.clear(uri).catch(() => undefined);
    const info = await this.files.stat(uri);
    const known = this.disk.get(uri);
    if (known && info && known.info.modified === info.modified && known.info.size === info.size) return known.source;
    const bytes = info ? await this.files.read(uri) : undefined;
    const source = bytes && (decodeExact(bytes) ?? UNDECODABLE);
    this.disk.set(uri, info && source !== undefined ? { info, source } : undefined);
    return source;
  }
}

/** Milliseconds that a taken edit's change is waited for. */
const PATIENCE = 1000;

/** Stands for a file whose bytes are no UTF-8; never written. */
const UNDECODABLE = '\uFFFD';
const NOT_UTF8: ParsedGloss = { problems: [{ code: 'gloss.encoding', severity: 'error', span: { start: 0, end: 0 }, args: ['UTF-8'] }], writable: false };

const readOptions = ({ project }: Newsroom): ReadOptions => ({ knownKinds: project.kinds.map((k) => k.name), projectEntities: project.entities });

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);
