// The annotation that keys act on: follows the caret, shows a box around it, sets the context keys.
import * as vscode from 'vscode';
import type { MarkView } from '../../../server/src/protocol/protocol.js';
import type { Articles } from '../articles/articles.js';
import { setContext } from '../base/context.js';
import { plainRange, toPosition, toRange } from '../base/convert.js';
import { currentStyle } from '../decorations/styles.js';
import { marksOf, startOf, type Focus } from './find.js';
import type { MarkStore } from './marks.js';

export class Current implements vscode.Disposable {
  private readonly box = vscode.window.createTextEditorDecorationType(currentStyle());
  private readonly subscriptions: vscode.Disposable[];
  /** Editors that show a box now. */
  private readonly boxed = new WeakSet<vscode.TextEditor>();
  private readonly meaning = new vscode.EventEmitter<undefined>();
  /** Another annotation, or none, is meant now. */
  readonly onDidMean = this.meaning.event;
  /** The one annotation at the caret of the active article. */
  now: { readonly uri: string; readonly id: string; readonly entity?: string } | undefined;
  private focused: (Focus & { readonly uri: string }) | undefined;

  constructor(private readonly marks: MarkStore, private readonly articles: Articles) {
    const follow = (): void => { this.follow(); };
    this.subscriptions = [
      this.box, this.meaning,
      vscode.window.onDidChangeActiveTextEditor(follow),
      vscode.window.onDidChangeTextEditorSelection((e) => {
        this.moved(e);
        if (e.textEditor === vscode.window.activeTextEditor) follow();
      }),
      marks.onDidChange((document) => { if (document === vscode.window.activeTextEditor?.document) follow(); }),
      articles.onDidChange(follow),
    ];
    follow();
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  /** Where a command put the caret, if it still stands there. */
  focus(document: vscode.TextDocument): Focus | undefined {
    return this.focusOf(document.uri.toString());
  }

  focusOf(uri: string): Focus | undefined {
    return this.focused?.uri === uri ? this.focused : undefined;
  }

  /** Puts the caret at the start of a mark and remembers that it is the one meant. */
  put(editor: vscode.TextEditor, mark: MarkView): void {
    const position = toPosition(startOf(mark));
    this.focused = { id: mark.id, position: startOf(mark), uri: editor.document.uri.toString() };
    editor.selection = new vscode.Selection(position, position);
    const last = mark.ranges.at(-1);
    editor.revealRange(last ? new vscode.Range(position, toRange(last).end) : new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.follow();
  }

  /** The marks meant by the caret or the selection of an editor, from what is known of it. */
  meant(editor: vscode.TextEditor): MarkView[] {
    const known = this.marks.get(editor.document)?.marks ?? [];
    return marksOf(known, plainRange(editor.selection), this.focus(editor.document));
  }

  /** A caret that the person took elsewhere means what is there, also when it comes back. */
  private moved({ textEditor, selections: [selection], kind }: vscode.TextEditorSelectionChangeEvent): void {
    const focus = this.focus(textEditor.document);
    const byHand = kind === vscode.TextEditorSelectionChangeKind.Mouse || kind === vscode.TextEditorSelectionChangeKind.Keyboard;
    if (focus && byHand && !(selection?.isEmpty === true && selection.active.isEqual(toPosition(focus.position)))) this.focused = undefined;
  }

  private follow(): void {
    const editor = vscode.window.activeTextEditor;
    const isArticle = this.articles.isArticle(editor?.document);
    setContext('newsgloss.articleActive', isArticle);
    const meant = editor && isArticle ? this.meant(editor) : [];
    setContext('newsgloss.onAnnotation', meant.length > 0);
    setContext('newsgloss.onClaim', meant.some((m) => m.type === 'claim'));
    setContext('newsgloss.onPlace', meant.some((m) => m.kind === 'place'));
    this.mean(editor && meant.length === 1 ? meant[0] : undefined, editor?.document.uri.toString() ?? '');
    for (const visible of vscode.window.visibleTextEditors) {
      const ranges = visible === editor && meant.length === 1 ? (meant[0]?.ranges ?? []).map(toRange) : [];
      if (ranges.length === 0 && !this.boxed.has(visible)) continue;
      visible.setDecorations(this.box, ranges);
      if (ranges.length > 0) this.boxed.add(visible);
      else this.boxed.delete(visible);
    }
  }

  private mean(mark: MarkView | undefined, uri: string): void {
    if (mark?.id === this.now?.id && (!mark || uri === this.now?.uri)) return;
    this.now = mark && { uri, id: mark.id, ...(mark.entity === undefined ? {} : { entity: mark.entity }) };
    this.meaning.fire(undefined);
  }
}
