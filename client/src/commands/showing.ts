// What is shown: layers, lists, the log, the walkthrough, settings, and the restart of the server.
import * as vscode from 'vscode';
import type { App } from '../app.js';
import { setShown, shown, SHOWN_KEYS } from '../base/settings.js';
import type { Shown } from '../decorations/group.js';
import { announce } from '../views/announce.js';
import type { Handlers } from './ids.js';

type Ids =
  | 'newsgloss.toggleSpeakers' | 'newsgloss.toggleNames' | 'newsgloss.togglePlaces' | 'newsgloss.toggleCues' | 'newsgloss.toggleClaims' | 'newsgloss.toggleStatements'
  | 'newsgloss.toggleOnlyDecided' | 'newsgloss.toggleRejected' | 'newsgloss.chooseLayers'
  | 'newsgloss.filterLists' | 'newsgloss.clearListFilter' | 'newsgloss.listArticle' | 'newsgloss.listFolder' | 'newsgloss.refreshLists'
  | 'newsgloss.showLog' | 'newsgloss.restartServer' | 'newsgloss.openWalkthrough' | 'newsgloss.openSettings' | 'newsgloss.showActions'
  | 'newsgloss.startAnnotationMode' | 'newsgloss.leaveAnnotationMode';

export function showingCommands(app: App): Handlers<Ids> {
  const toggle = (key: keyof Shown) => async (): Promise<void> => {
    const value = !shown()[key];
    await setShown(key, value);
    announce(value ? vscode.l10n.t('Shown: {0}', layerName(key)) : vscode.l10n.t('Hidden: {0}', layerName(key)));
  };
  return {
    'newsgloss.toggleSpeakers': toggle('speakers'),
    'newsgloss.toggleNames': toggle('names'),
    'newsgloss.togglePlaces': toggle('places'),
    'newsgloss.toggleCues': toggle('cues'),
    'newsgloss.toggleClaims': toggle('claims'),
    'newsgloss.toggleStatements': toggle('statements'),
    'newsgloss.toggleOnlyDecided': toggle('onlyDecided'),
    'newsgloss.toggleRejected': toggle('rejected'),
    'newsgloss.chooseLayers': chooseLayers,
    'newsgloss.filterLists': () => filterLists(app),
    'newsgloss.clearListFilter': () => { app.lists.setFilter(''); },
    'newsgloss.listArticle': () => { app.lists.setScope('article'); },
    'newsgloss.listFolder': () => { app.lists.setScope('folder'); },
    'newsgloss.refreshLists': () => { app.lists.refresh(); },
    'newsgloss.showLog': () => { app.log.show(); },
    'newsgloss.restartServer': async () => {
      await app.server.restart();
      announce(vscode.l10n.t('Newsgloss started anew'));
    },
    'newsgloss.openWalkthrough': () => vscode.commands.executeCommand('workbench.action.openWalkthrough', `${app.context.extension.id}#firstSteps`, false),
    'newsgloss.openSettings': () => vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${app.context.extension.id}`),
    'newsgloss.showActions': () => showActions(app),
    'newsgloss.startAnnotationMode': () => app.mode.start(),
    'newsgloss.leaveAnnotationMode': () => app.mode.leave(),
  };
}

function layerName(key: keyof Shown): string {
  return {
    speakers: vscode.l10n.t('speakers'), names: vscode.l10n.t('other names'), places: vscode.l10n.t('places'), cues: vscode.l10n.t('words of saying'),
    claims: vscode.l10n.t('claims'), statements: vscode.l10n.t('the article’s own statements'), onlyDecided: vscode.l10n.t('only what is decided'), rejected: vscode.l10n.t('rejected annotations'),
  }[key];
}

async function chooseLayers(): Promise<void> {
  const now = shown();
  const rows = SHOWN_KEYS.map((key) => ({ label: layerName(key), picked: now[key], key }));
  const chosen = await vscode.window.showQuickPick(rows, { canPickMany: true, title: vscode.l10n.t('What Articles Show') });
  if (!chosen) return;
  const on = new Set(chosen.map((c) => c.key));
  for (const key of SHOWN_KEYS) if (on.has(key) !== now[key]) await setShown(key, on.has(key));
}

/** The lists follow while the words are typed; Esc leaves them as they were. */
function filterLists({ lists }: App): Promise<void> {
  const before = lists.filter;
  const input = vscode.window.createInputBox();
  Object.assign(input, { title: vscode.l10n.t('Filter the Lists'), placeholder: vscode.l10n.t('Words of a name, a place or a claim'), value: before });
  return new Promise((done) => {
    let accepted = false;
    let timer: NodeJS.Timeout | undefined;
    input.onDidChangeValue((value) => {
      clearTimeout(timer);
      timer = setTimeout(() => { lists.setFilter(value); }, 150);
    });
    input.onDidAccept(() => { accepted = true; clearTimeout(timer); lists.setFilter(input.value); input.hide(); });
    input.onDidHide(() => {
      clearTimeout(timer);
      if (!accepted) lists.setFilter(before);
      input.dispose();
      done();
    });
    input.show();
  });
}

/** Behind the counts of the status bar: what one does next with an article. */
async function showActions(app: App): Promise<void> {
  const article = app.articles.isArticle(vscode.window.activeTextEditor?.document);
  const rows: (vscode.QuickPickItem & { readonly command: string })[] = [
    ...(article ? [
      { label: `$(arrow-down) ${vscode.l10n.t('Go to Next Undecided')}`, command: 'newsgloss.nextUndecided' },
      { label: `$(edit) ${vscode.l10n.t('Start Annotation Mode')}`, command: 'newsgloss.startAnnotationMode' },
      { label: `$(check-all) ${vscode.l10n.t('Accept All in This Article')}`, command: 'newsgloss.acceptAll' },
      { label: `$(info) ${vscode.l10n.t('Edit Article Details')}`, command: 'newsgloss.editArticleDetails' },
      { label: `$(file-code) ${vscode.l10n.t('Open Gloss File')}`, command: 'newsgloss.openGlossFile' },
    ] : []),
    { label: `$(export) ${vscode.l10n.t('Export Annotations')}`, command: 'newsgloss.exportAnnotations' },
    { label: `$(cloud-download) ${vscode.l10n.t('Import Annotations')}`, command: 'newsgloss.importAnnotations' },
    { label: `$(eye) ${vscode.l10n.t('Choose What Articles Show')}`, command: 'newsgloss.chooseLayers' },
    { label: `$(list-tree) ${vscode.l10n.t('Show the Lists')}`, command: 'workbench.view.extension.newsgloss' },
    { label: `$(mortar-board) ${vscode.l10n.t('Open the Walkthrough')}`, command: 'newsgloss.openWalkthrough' },
    { label: `$(gear) ${vscode.l10n.t('Open Settings')}`, command: 'newsgloss.openSettings' },
  ];
  const picked = await vscode.window.showQuickPick(rows, { title: 'Newsgloss' });
  if (picked) await vscode.commands.executeCommand(picked.command);
}
