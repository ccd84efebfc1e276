// Quick picks over the server's choices: speakers by nearness, kinds with their letters, free text where it is wanted.
import * as vscode from 'vscode';
import { METHODS, type Choice, type ChoicesParams } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';

export interface Picked {
  /** A choice of the list… */
  readonly choice?: Choice;
  /** …or words typed that are in no row. */
  readonly text?: string;
  /** …or one of the extra rows. */
  readonly extra?: string;
}

interface Row extends vscode.QuickPickItem {
  readonly answer?: Picked;
  readonly key?: string;
}

export interface Extra { readonly id: string; readonly label: string; readonly description?: string }

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly params: ChoicesParams;
  /** Rows above the choices. */
  readonly extras?: readonly Extra[];
  /** Label of the row for words typed that are in no row. */
  readonly freeText?: (text: string) => string;
  /** One letter of a row's key chooses it at once. */
  readonly byLetter?: boolean;
  /** Id of an entity that is no choice here. */
  readonly without?: string;
}

export async function pickChoice(app: App, options: PickOptions): Promise<Picked | undefined> {
  const { choices } = await app.server.request(METHODS.choices, options.params);
  const rows = rowsFor(choices.filter((c) => c.entity === undefined || c.entity !== options.without), options);
  return showRows(rows, options);
}

function showRows(rows: readonly Row[], options: PickOptions): Promise<Picked | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  Object.assign(pick, { title: options.title, placeholder: options.placeholder, matchOnDescription: true, matchOnDetail: true });
  pick.items = rows;
  return new Promise((done) => {
    const finish = (picked: Picked | undefined): void => { done(picked); pick.hide(); };
    pick.onDidChangeValue((value) => {
      const letter = options.byLetter && value.length === 1 ? rows.find((r) => r.key === value) : undefined;
      if (letter) finish(letter.answer);
      else if (options.freeText) pick.items = withFreeText(rows, value.trim(), options.freeText);
    });
    pick.onDidAccept(() => { finish(pick.selectedItems[0]?.answer); });
    pick.onDidHide(() => { done(undefined); pick.dispose(); });
    pick.show();
  });
}

function rowsFor(choices: readonly Choice[], options: PickOptions): Row[] {
  const rows: Row[] = (options.extras ?? []).map((e) => ({ label: e.label, ...(e.description === undefined ? {} : { description: e.description }), answer: { extra: e.id } }));
  const headings = { article: vscode.l10n.t('this article'), folder: vscode.l10n.t('other articles'), tagset: vscode.l10n.t('kinds') };
  let from: Choice['from'] | undefined;
  for (const choice of choices) {
    if (choice.from !== from) rows.push({ label: headings[choice.from], kind: vscode.QuickPickItemKind.Separator });
    from = choice.from;
    rows.push(rowFor(choice));
  }
  return rows;
}

function rowFor(choice: Choice): Row {
  return {
    label: choice.key === undefined ? choice.label : `[${choice.key}] ${choice.label}`,
    ...(choice.description === undefined ? {} : { description: choice.description }),
    ...(choice.detail === undefined ? {} : { detail: choice.detail }),
    ...(choice.key === undefined ? {} : { key: choice.key }),
    answer: { choice },
  };
}

function withFreeText(rows: readonly Row[], text: string, label: (text: string) => string): readonly Row[] {
  if (text === '' || rows.some((r) => r.answer?.choice?.label === text)) return rows;
  return [...rows, { label: label(text), alwaysShow: true, answer: { text } }];
}

