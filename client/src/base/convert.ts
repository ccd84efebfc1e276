// Between the editor's ranges and the protocol's plain ones.
import * as vscode from 'vscode';
import type { Position, Range } from '../../../server/src/protocol/protocol.js';

export const toPosition = (p: Position): vscode.Position => new vscode.Position(p.line, p.character);
export const toRange = (r: Range): vscode.Range => new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character);
export const plainRange = (r: vscode.Range): Range => ({ start: { line: r.start.line, character: r.start.character }, end: { line: r.end.line, character: r.end.character } });
