// The page of the map's window: no network, scripts by nonce only, styles from the extension's own folder.
import * as vscode from 'vscode';
import type { MapMemory } from '../../../server/src/protocol/map.js';
import { mapWords } from './words.js';

/** Where script and style sheet of the window lie. */
export const mapFolder = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist', 'map');

export function mapPage(webview: vscode.Webview, extension: vscode.Uri, memory: MapMemory): string {
  const nonce = freshNonce();
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(mapFolder(extension), name)).toString();
  const policy = `default-src 'none'; img-src data:; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('map.css')}">
<title>${escaped(vscode.l10n.t('Places'))}</title>
</head>
<body data-words="${escaped(JSON.stringify(mapWords()))}" data-memory="${escaped(JSON.stringify(memory))}">
<script nonce="${nonce}" src="${file('map.js')}"></script>
</body>
</html>`;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return [...bytes].map((b) => LETTERS.charAt(b % LETTERS.length)).join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (value: string): string => value.replace(UNSAFE, (c) => ESCAPES[c] ?? c);
/** What ends an attribute or begins markup; hit: "<", miss: "é". */
const UNSAFE = /[&<>"']/gu;
