// What a command is about: the arguments of a card, lens or list, else the caret or selection of the article with the focus.
import * as vscode from 'vscode';
import type { DecideAction, MarkView, TreeNode } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { announce } from '../views/announce.js';

export interface Target {
  readonly document: vscode.TextDocument;
  /** Set where the person works in the article itself, so that the caret may move. */
  readonly editor?: vscode.TextEditor;
  readonly marks: readonly MarkView[];
  /** Ids meant; from a card they may name a mark that is not there any more, which the server then says. */
  readonly ids: readonly string[];
}

/** The article with the focus and its marks for the text as it is now; says so where there is none. */
export async function articleEditor(app: App): Promise<{ editor: vscode.TextEditor; marks: readonly MarkView[] } | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !app.articles.isArticle(editor.document)) {
    announce(vscode.l10n.t('Open an article first.'), 'warning');
    return undefined;
  }
  await app.server.start();
  await app.synced.ready(editor.document);
  const result = await app.marks.fresh(editor.document);
  return { editor, marks: result?.marks ?? [] };
}

export async function targetOf(app: App, args: readonly unknown[]): Promise<Target | undefined> {
  const named = namedMark(args);
  if (named) return namedTarget(app, named);
  const found = await articleEditor(app);
  if (!found) return undefined;
  const meant = app.current.meant(found.editor);
  if (meant.length === 0) {
    announce(vscode.l10n.t('No annotation here. Go to one first, or select words to label.'), 'warning');
    return undefined;
  }
  return { document: found.editor.document, editor: found.editor, marks: meant, ids: meant.map((m) => m.id) };
}

/** As `targetOf`, for commands that work on exactly one mark. */
export async function singleTarget(app: App, args: readonly unknown[]): Promise<(Target & { readonly mark: MarkView }) | undefined> {
  const target = await targetOf(app, args);
  const mark = target?.marks[0];
  if (!target) return undefined;
  if (mark && target.marks.length === 1) return { ...target, mark };
  announce(mark ? vscode.l10n.t('Several annotations are selected. Put the caret on one.') : vscode.l10n.t('This annotation is not there any more.'), 'warning');
  return undefined;
}

async function namedTarget(app: App, { uri, id }: { uri: string; id: string }): Promise<Target | undefined> {
  const document = await openArticle(app, vscode.Uri.parse(uri));
  const result = await app.marks.fresh(document);
  return { document, marks: result?.marks.filter((m) => m.id === id) ?? [], ids: [id] };
}

/** Opens the document without showing it and waits until the server knows it. */
export async function openArticle(app: App, uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await app.server.start();
  await app.synced.ready(document);
  return document;
}

/** `[uri, id]` of a card, or a list's row. */
function namedMark(args: readonly unknown[]): { uri: string; id: string } | undefined {
  const [first, second] = args;
  if (typeof first === 'string' && typeof second === 'string') return { uri: first, id: second };
  if (isTreeNode(first) && first.location && first.markId !== undefined) return { uri: first.location.uri, id: first.markId };
  return undefined;
}

export function isTreeNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'id' in value && 'kind' in value && 'label' in value && typeof value.id === 'string' && typeof value.label === 'string';
}

/** A decision handed over by a code action: an object with a kind; the server checks the rest. */
export function isAction(value: unknown): value is DecideAction {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}
