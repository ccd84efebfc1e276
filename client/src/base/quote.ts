// The words of an annotation as titles of questions show them.
import type * as vscode from 'vscode';
import type { MarkView } from '../../../server/src/protocol/protocol.js';
import { toRange } from './convert.js';
import { shorten } from './shorten.js';

/** The annotation's words in the article, pieces joined by an ellipsis. */
export const quoteOf = (document: vscode.TextDocument, mark: MarkView, limit = 60): string =>
  shorten(mark.ranges.map((r) => document.getText(toRange(r))).join(' … '), limit);
