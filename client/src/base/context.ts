// The context keys of Newsgloss, set here and nowhere else; package.json's `when` clauses hang on them.
import * as vscode from 'vscode';

/** Key → what it says. docs and the manifest test read this table. */
export const CONTEXT_KEYS = {
  'newsgloss.articleActive': 'the active editor shows an article',
  'newsgloss.undoableDecision': 'there are decisions among what the undo key takes back',
  'newsgloss.redoableDecision': 'there are decisions among what the redo key makes again',
  'newsgloss.annotationMode': 'single letters are the keys in the active editor',
  'newsgloss.onAnnotation': 'the caret or selection is on an annotation',
  'newsgloss.onClaim': 'that annotation is a claim',
  'newsgloss.onPlace': 'that annotation is a place',
  'newsgloss.viewScope': '`article` or `folder`: what the lists show',
  'newsgloss.viewFiltered': 'a filter narrows the lists',
  'newsgloss.listedArticle': 'the lists have an article to show',
  'newsgloss.inNewsroom': 'the workspace holds a newsgloss.yaml or a gloss file',
  'newsgloss.server': '`off`, `starting`, `running` or `failed`',
} as const;

export type ContextKey = keyof typeof CONTEXT_KEYS;

const last = new Map<ContextKey, unknown>();

/** Sets a key where its value is new. */
export function setContext(key: ContextKey, value: boolean | string): void {
  if (last.get(key) === value) return;
  last.set(key, value);
  void vscode.commands.executeCommand('setContext', key, value);
}
