// Accept, reject, delete, the decisions on many marks at once, and taking decisions back.
import * as vscode from 'vscode';
import type { DecideAction, DecideResult, MarkView } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { quietly } from '../base/log.js';
import * as counted from '../base/counted.js';
import { caretArrives } from '../base/caret.js';
import { toPosition, toRange } from '../base/convert.js';
import { shorten } from '../base/shorten.js';
import { isUndecided, undecidedAt } from '../marks/find.js';
import { announce } from '../views/announce.js';
import type { Handlers } from './ids.js';
import { go } from './navigating.js';
import { offerPlaceInFolder } from './placeInFolder.js';
import { articleEditor, isAction, openArticle, singleTarget, targetOf, type Target } from './target.js';
import type { Turns } from './turns.js';

type Ids =
  | 'newsgloss.acceptAnnotation' | 'newsgloss.rejectAnnotation' | 'newsgloss.deleteAnnotation' | 'newsgloss.acceptAll'
  | 'newsgloss.acceptSameEntity' | 'newsgloss.rejectSameEntity' | 'newsgloss.acceptSameWords' | 'newsgloss.rejectSameWords'
  | 'newsgloss.undoDecision' | 'newsgloss.redoDecision' | 'newsgloss.applyDecision' | 'newsgloss.choosePlace';

export function decidingCommands(app: App, turns: Turns): Handlers<Ids> {
  return {
    'newsgloss.acceptAnnotation': (...args) => turns.take(() => settle(app, args, 'accept')),
    'newsgloss.rejectAnnotation': (...args) => turns.take(() => settle(app, args, 'reject')),
    'newsgloss.deleteAnnotation': (...args) => turns.take(() => settle(app, args, 'delete')),
    'newsgloss.acceptAll': () => turns.take(() => acceptAll(app)),
    'newsgloss.acceptSameEntity': (...args) => settleLike(app, args, 'acceptLike', 'entity'),
    'newsgloss.rejectSameEntity': (...args) => settleLike(app, args, 'rejectLike', 'entity'),
    'newsgloss.acceptSameWords': (...args) => settleLike(app, args, 'acceptLike', 'words'),
    'newsgloss.rejectSameWords': (...args) => settleLike(app, args, 'rejectLike', 'words'),
    'newsgloss.undoDecision': (how) => turns.take(() => takeBack(app, 'undo', isKey(how))),
    'newsgloss.redoDecision': (how) => turns.take(() => takeBack(app, 'redo', isKey(how))),
    'newsgloss.applyDecision': (uri, action) => apply(app, uri, action),
    'newsgloss.choosePlace': async (uri, id, alternative) => {
      if (typeof uri === 'string' && typeof id === 'string') await choosePlace(app, { uri, id }, alternative);
    },
  };
}

async function settle(app: App, args: readonly unknown[], how: 'accept' | 'reject' | 'delete'): Promise<void> {
  const target = await targetOf(app, args);
  if (!target) return;
  const before = target.editor?.selection;
  if (how === 'accept' && target.editor && target.marks.length > 0 && target.marks.every(isAccepted)) {
    return go(app, 1, true); // pressed once too often: the next one is wanted
  }
  const result = await app.decisions.decide(target.document, { kind: how, ids: idsFor(target, how) });
  if (!result) return;
  const words = { accept: vscode.l10n.t('Accepted'), reject: vscode.l10n.t('Rejected'), delete: vscode.l10n.t('Deleted') }[how];
  await announceAndMoveOn(app, { ...target, before }, result, words);
}

const isAccepted = (mark: MarkView): boolean => mark.status === 'accepted' || mark.status === 'edited' || mark.status === 'added';

/** Of several marks in a selection, accepting means those that are undecided; a single one is always meant. */
function idsFor(target: Target, how: 'accept' | 'reject' | 'delete'): readonly string[] {
  const undecided = target.marks.filter(isUndecided).map((m) => m.id);
  return how === 'accept' && target.ids.length > 1 && undecided.length > 0 ? undecided : target.ids;
}

/** Says what was done; with the caret in the article, where it was when the key was pressed, it goes on to the next undecided mark. */
async function announceAndMoveOn(app: App, target: Target & { readonly before: vscode.Selection | undefined }, result: DecideResult, done: string): Promise<void> {
  const what = describe(target.marks);
  const said = what === '' ? done : `${done}: ${shorten(what, SAID)}`;
  const { editor, before } = target;
  if (!editor || (before && !editor.selection.isEqual(before))) {
    announce(said);
    return;
  }
  if (!result.next) {
    announce(vscode.l10n.t('{0} · Everything in this article is decided', said));
    return;
  }
  const range = result.next;
  const next = undecidedAt(app.marks.get(target.document)?.marks ?? [], range);
  await caretArrives(editor, () => {
    if (next) return app.current.put(editor, next);
    const start = toPosition(range.start);
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(toRange(range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  });
  announce(next ? vscode.l10n.t('{0} · Next: {1}', said, shorten(next.label, SAID)) : said);
}

/** The status bar has room for two annotations of so many UTF-16 units; longer messages push the counts out of it. */
const SAID = 36;

function describe(marks: readonly MarkView[]): string {
  const [first] = marks;
  if (!first) return '';
  return marks.length === 1 ? first.label : counted.annotations(marks.length);
}

async function acceptAll(app: App): Promise<void> {
  const found = await articleEditor(app);
  if (!found) return;
  const result = await app.decisions.decide(found.editor.document, { kind: 'acceptAll' });
  if (result) announce(vscode.l10n.t('Accepted: {0}. The undo key takes it back.', counted.annotations(result.ids.length)));
}

async function settleLike(app: App, args: readonly unknown[], kind: 'acceptLike' | 'rejectLike', by: 'entity' | 'words'): Promise<void> {
  const target = await singleTarget(app, args);
  if (!target) return;
  const before = target.editor?.selection;
  const result = await app.decisions.decide(target.document, { kind, id: target.mark.id, by });
  if (result) await announceAndMoveOn(app, { ...target, marks: [], before }, result, vscode.l10n.t('Decided: {0}', counted.annotations(result.ids.length)));
}

/** The card's runner-up: here, and where the person wishes in the folder. */
async function choosePlace(app: App, { uri, id }: { readonly uri: string; readonly id: string }, chosen: unknown): Promise<void> {
  const action: unknown = { kind: 'setPlace', id, ...(typeof chosen === 'number' ? { alternative: chosen } : { place: chosen }) };
  if (!isAction(action)) return;
  const document = await openArticle(app, vscode.Uri.parse(uri));
  const result = await app.decisions.decide(document, action);
  if (result?.outcome !== 'done') return;
  announce(vscode.l10n.t('Done'));
  quietly(app.log, offerPlaceInFolder(app, uri, result.ids[0] ?? id));
}

async function apply(app: App, uri: unknown, action: unknown): Promise<void> {
  if (typeof uri !== 'string' || !isAction(action)) return;
  const document = await openArticle(app, vscode.Uri.parse(uri));
  const result = await app.decisions.decide(document, action);
  if (result?.outcome === 'done') announce(vscode.l10n.t('Done'));
}

/** The key bindings of undo and redo say so in their arguments. */
const isKey = (how: unknown): boolean => how === 'key';

/** Takes back the newest decision; for the key only where no edit is newer, else the editor undoes. */
async function takeBack(app: App, which: 'undo' | 'redo', byKey: boolean): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document } = editor;
  const result = await app.decisions.step(document, which, byKey);
  if (result === 'edit') {
    await vscode.commands.executeCommand(which);
    return;
  }
  if (result?.outcome !== 'done') return;
  if (result.range) {
    const mark = undecidedAt(app.marks.get(document)?.marks ?? [], result.range);
    if (mark) app.current.put(editor, mark);
    else {
      const start = toPosition(result.range.start);
      editor.selection = new vscode.Selection(start, start);
      editor.revealRange(toRange(result.range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }
  announce(which === 'undo' ? vscode.l10n.t('Decision taken back') : vscode.l10n.t('Decided again'));
}

/** For other command files: a decision, and a word on it. */
export async function decideAndSay(app: App, document: vscode.TextDocument, action: DecideAction, done: string): Promise<DecideResult | undefined> {
  const result = await app.decisions.decide(document, action);
  if (result?.outcome === 'done') announce(done);
  return result;
}
