// Quick picks over the server's choices: speakers by nearness, kinds with their letters, free text where it is wanted.
import * as vscode from 'vscode';
import { METHODS, type Choice, type ChoicesParams } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { noIcons } from '../base/plain.js';
import { announce } from '../views/announce.js';
import { chosen, withFreeText, type Choosable, type Picked } from './choosing.js';

export interface Row extends vscode.QuickPickItem, Choosable {}

export interface Extra { readonly id: string; readonly label: string; readonly description?: string }

interface Asking {
  readonly title: string;
  readonly placeholder: string;
  /** Label of the row for words typed that are in no row. */
  readonly freeText?: (text: string) => string;
  /** What is said where there is nothing to choose. */
  readonly nothing?: string;
  /** One letter of a row's key chooses it at once. */
  readonly byLetter?: boolean;
}

export interface PickOptions extends Asking {
  readonly params: ChoicesParams;
  /** Rows above the choices. */
  readonly extras?: readonly Extra[];
  /** Id of an entity that is no choice here. */
  readonly without?: string;
}

export function pickChoice(app: App, options: PickOptions): Promise<Picked | undefined> {
  const rows = async (): Promise<Row[]> => {
    const { choices } = await app.server.request(METHODS.choices, options.params);
    return rowsFor(choices.filter((c) => c.entity === undefined || c.entity !== options.without), options);
  };
  return pickRow(rows(), options);
}

/** Shows the pick at once, so that what is typed goes into it and not into the article; the rows may come later. */
export async function pickRow(coming: Promise<readonly Row[]>, options: Asking): Promise<Picked | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  Object.assign(pick, { title: options.title, placeholder: options.placeholder, matchOnDescription: true, matchOnDetail: true, busy: true });
  const free = options.freeText;
  let rows: readonly Row[] | undefined;
  try {
    return await new Promise<Picked | undefined>((done, failed) => {
      let entered = false;
      const show = (): void => { if (rows) pick.items = free ? withFreeText(rows, pick.value, (text) => ({ label: noIcons(free(text)), alwaysShow: true, answer: { text } })) : rows; };
      const enter = (): void => {
        const answer = chosen(rows ?? [], pick.selectedItems[0], pick.value, free !== undefined);
        if (answer) done(answer);
      };
      const letter = (): void => {
        const row = options.byLetter && pick.value.length === 1 ? rows?.find((r) => r.key === pick.value) : undefined;
        if (row) done(row.answer);
      };
      pick.onDidChangeValue(() => { show(); letter(); });
      pick.onDidAccept(() => { entered = rows === undefined; if (!entered) enter(); });
      pick.onDidHide(() => { done(undefined); });
      pick.show();
      coming.then((found) => {
        rows = found;
        pick.busy = false;
        if (rows.length === 0 && !free) {
          announce(options.nothing ?? vscode.l10n.t('There is nothing to choose here.'), 'warning');
          done(undefined);
        }
        show();
        letter();
        if (entered) enter();
      }, failed);
    });
  } finally {
    pick.dispose();
  }
}

function rowsFor(choices: readonly Choice[], options: PickOptions): Row[] {
  const rows: Row[] = (options.extras ?? []).map((e) => ({ label: noIcons(e.label), ...(e.description === undefined ? {} : { description: e.description }), answer: { extra: e.id } }));
  const headings = { article: vscode.l10n.t('this article'), folder: vscode.l10n.t('other articles'), tagset: vscode.l10n.t('kinds') };
  let from: Choice['from'] | undefined;
  for (const choice of choices) {
    if (choice.from !== from && options.params.of !== 'place') rows.push({ label: headings[choice.from], kind: vscode.QuickPickItemKind.Separator });
    from = choice.from;
    rows.push(rowFor(choice));
  }
  return rows;
}

function rowFor(choice: Choice): Row {
  return {
    label: noIcons(choice.key === undefined ? choice.label : `[${choice.key}] ${choice.label}`),
    ...(choice.description === undefined ? {} : { description: noIcons(choice.description) }),
    ...(choice.detail === undefined ? {} : { detail: noIcons(choice.detail) }),
    ...(choice.key === undefined ? {} : { key: choice.key }),
    answer: { choice },
  };
}
