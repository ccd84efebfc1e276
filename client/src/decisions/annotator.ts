// The annotator's name, asked once, at the first decision.
import * as vscode from 'vscode';
import { userInfo } from 'node:os';
import { annotator, SECTION } from '../base/settings.js';

export class Annotator {
  private declined = false;

  /** The name, `''` where the person wants none, undefined where the question was put aside: then nothing is decided. */
  async name(): Promise<string | undefined> {
    const known = annotator();
    if (known !== '' || this.declined) return known;
    const given = await vscode.window.showInputBox({
      title: vscode.l10n.t('Your Name in Gloss Files'),
      prompt: vscode.l10n.t('Every decision carries the name of the person who made it. Initials will do; leave it empty to sign nothing.'),
      value: loginName(),
      ignoreFocusOut: true,
    });
    if (given === undefined) return undefined;
    const name = given.trim();
    if (name === '') this.declined = true;
    else await vscode.workspace.getConfiguration(SECTION).update('annotator', name, vscode.ConfigurationTarget.Global);
    return name;
  }
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return ''; // a system without user names
  }
}
