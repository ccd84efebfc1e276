// Articles that get another name or place: in the editor their gloss file goes with them; done outside, the one that lost its article is offered.
import type { Diagnostic, RenameFile, WorkspaceEdit } from 'vscode-languageserver';
import { applyOperations } from '../core/gloss/edit.js';
import { hashText } from '../core/text/hash.js';
import { strayDiagnostic } from '../service/glossFile/strays.js';
import { articleUriOf, childOf, fileNameOf, glossUriOf, isCoderUri, isGlossUri, isProjectUri, parentOf } from '../service/uris.js';
import { normalise } from './openDocuments.js';
import { articlesChanged } from './refresh.js';
import type { Session } from './session.js';

interface Renamed { readonly oldUri: string; readonly newUri: string }

export function onRenames(session: Session): void {
  const { connection, handlers } = session;
  connection.workspace.onWillRenameFiles(handlers.handle<{ files: Renamed[] }, WorkspaceEdit | null>('willRenameFiles', null, ({ files }) => following(session, files.map(plain))));
  connection.workspace.onDidRenameFiles(({ files }) => { handlers.guard('didRenameFiles', async () => { for (const f of files) await renamed(session, plain(f)); }); });
}

const plain = ({ oldUri, newUri }: Renamed): Renamed => ({ oldUri: normalise(oldUri), newUri: normalise(newUri) });

const isOurs = (uri: string): boolean => isGlossUri(uri) || isCoderUri(uri) || isProjectUri(uri);

/** The gloss files of the renamed articles, unless they are renamed already or something stands where they would go. */
async function following(session: Session, files: readonly Renamed[]): Promise<WorkspaceEdit | null> {
  const documentChanges: RenameFile[] = [];
  for (const { oldUri, newUri } of files) {
    if (isOurs(oldUri) || isOurs(newUri)) continue;
    const [from, to] = [glossUriOf(oldUri), glossUriOf(newUri)];
    if (files.some((f) => f.oldUri === from) || !(await session.gloss.exists(from)) || (await session.gloss.exists(to))) continue;
    documentChanges.push({ kind: 'rename', oldUri: from, newUri: to });
  }
  return documentChanges.length > 0 ? { documentChanges } : null;
}

/** The gloss file names its article: by the new name from now on. */
async function renamed(session: Session, { oldUri, newUri }: Renamed): Promise<void> {
  session.gloss.forget(glossUriOf(oldUri));
  session.gloss.forget(glossUriOf(newUri));
  if (isOurs(newUri)) return;
  const snapshot = await session.articles.snapshot(newUri);
  const { gloss, glossFile } = snapshot ?? {};
  if (!snapshot || !gloss?.reading.writable || !glossFile || glossFile.article.file !== fileNameOf(oldUri)) return;
  const applied = applyOperations(gloss.source, [{ kind: 'setArticle', details: { file: fileNameOf(newUri) } }], { file: fileNameOf(newUri), text: snapshot.text, anchored: snapshot.anchored });
  if (applied.ok) await session.gloss.write(gloss.uri, gloss.source, applied.value.source, applied.value.edits);
  articlesChanged(session, [newUri], { textOnly: false });
}

/** Files of a folder that are looked through for gloss files without their article. */
const MOST_FILES = 5000;
/** Milliseconds for which a look is good: diagnostics are asked for at every key. */
const GOOD_FOR = 5000;

interface Look { readonly until: number; readonly found: readonly { readonly uri: string; readonly text: string | undefined }[] }
const looks = new WeakMap<Session, Map<string, Look>>();

/** A document was opened, or files came and went: the next question looks at the disk. */
export const lookAgain = (session: Session): void => void looks.delete(session);

/** For an article without a gloss file: those in its newsroom or folder that were made for this very text and have lost their article. */
export async function strayGlossFiles(session: Session, uri: string, text: string): Promise<Diagnostic[]> {
  const folder = (await session.articles.newsroom(uri)).root ?? parentOf(uri);
  if (folder === undefined || !uri.startsWith('file:') || text.trim() === '') return [];
  const found = await strays(session, folder);
  if (found.length === 0) return [];
  const hash = hashText(text);
  return found.filter((s) => s.text === hash).map((s) => strayDiagnostic(s.uri, glossUriOf(uri)));
}

async function strays(session: Session, folder: string): Promise<Look['found']> {
  const known = looks.get(session) ?? new Map<string, Look>();
  looks.set(session, known);
  const now = session.host.now().getTime();
  const last = known.get(folder);
  if (last && last.until > now) return last.found;
  const found: { uri: string; text: string | undefined }[] = [];
  let looked = 0;
  for await (const path of session.host.files.list(folder, (p) => isGlossUri(p))) {
    if (++looked > MOST_FILES) break;
    const uri = childOf(folder, path);
    if (await session.host.files.stat(articleUriOf(uri))) continue;
    const bytes = await session.host.files.read(uri);
    found.push({ uri, text: bytes && TEXT_HASH.exec(Buffer.from(bytes).toString('utf8'))?.[1] });
  }
  known.set(folder, { until: now + GOOD_FOR, found });
  return found;
}

/** Hit: `  text: "sha256:29…"`; miss: `# text:`. */
const TEXT_HASH = /^\s+text:\s*["']?(sha256:[0-9a-f]{64})/mu;
