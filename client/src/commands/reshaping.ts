// Changes to one annotation: its kind, words, speaker, cue, place, entity, form, note and verdict.
import * as vscode from 'vscode';
import type { DecideAction, MarkView, Range } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { plainRange } from '../base/convert.js';
import { noIcons } from '../base/plain.js';
import { quoteOf } from '../base/quote.js';
import { shorten, unquoted } from '../base/shorten.js';
import { joinRanges } from '../base/ranges.js';
import { claimFor } from '../marks/find.js';
import { announce } from '../views/announce.js';
import { decideAndSay } from './deciding.js';
import type { Handlers } from './ids.js';
import { pickChoice } from './picks.js';
import { resized } from './resizing.js';
import { articleEditor, singleTarget, type Target } from './target.js';
import type { Turns } from './turns.js';
import { quietly } from '../base/log.js';
import { offerPlaceInFolder, setPlaceInFolder } from './placeInFolder.js';

type Ids =
  | 'newsgloss.changeKind' | 'newsgloss.setSpan' | 'newsgloss.extendAnnotation' | 'newsgloss.shrinkAnnotation' | 'newsgloss.reanchorAnnotation'
  | 'newsgloss.setSpeaker' | 'newsgloss.setCue' | 'newsgloss.setPlace' | 'newsgloss.setPlaceInFolder' | 'newsgloss.setEntity' | 'newsgloss.setForm'
  | 'newsgloss.addNote' | 'newsgloss.mergeEntities' | 'newsgloss.splitEntity';

type Single = Target & { readonly mark: MarkView };

export function reshapingCommands(app: App, turns: Turns): Handlers<Ids> {
  const on = (work: (app: App, target: Single) => Promise<unknown>) => async (...args: readonly unknown[]): Promise<void> => {
    const target = await singleTarget(app, args);
    if (target) await work(app, target);
  };
  return {
    'newsgloss.changeKind': on(changeKind),
    'newsgloss.setSpan': () => setSpan(app),
    'newsgloss.reanchorAnnotation': (...args) => (args.length > 0 ? on(reanchor)(...args) : reanchorChosen(app)),
    'newsgloss.extendAnnotation': (...args) => turns.take(() => on((a, t) => resize(a, t, 'extend'))(...args)),
    'newsgloss.shrinkAnnotation': (...args) => turns.take(() => on((a, t) => resize(a, t, 'shrink'))(...args)),
    'newsgloss.setSpeaker': (...args) => setSpeaker(app, args),
    'newsgloss.setCue': (...args) => setCue(app, args),
    'newsgloss.setPlace': on(setPlace),
    'newsgloss.setPlaceInFolder': (...args) => setPlaceInFolder(app, args),
    'newsgloss.setEntity': on(setEntity),
    'newsgloss.setForm': on(setForm),
    'newsgloss.addNote': on(addNote),
    'newsgloss.mergeEntities': on(mergeEntities),
    'newsgloss.splitEntity': on(splitEntity),
  };
}

async function changeKind(app: App, { document, mark }: Single): Promise<void> {
  const picked = await pickChoice(app, {
    title: vscode.l10n.t('Kind of “{0}”', unquoted(quoteOf(document, mark))), placeholder: vscode.l10n.t('Type a letter, or choose'), byLetter: true,
    params: { uri: document.uri.toString(), of: 'kind', id: mark.id },
  });
  const to = picked?.choice?.kind;
  if (to !== undefined) await decideAndSay(app, document, { kind: 'changeKind', id: mark.id, to }, vscode.l10n.t('Kind: {0}', to));
}

/** The selection becomes the words of the annotation that it touches, or that is nearest. */
async function setSpan(app: App): Promise<void> {
  const found = await articleEditor(app);
  if (!found) return;
  const { editor, marks } = found;
  const ranges = joinRanges(editor.selections.map(plainRange));
  const first = ranges[0];
  if (!first) return announce(vscode.l10n.t('Select the words that the annotation shall have.'), 'warning');
  const focus = app.current.focus(editor.document);
  const touched = marks.filter((m) => m.status !== 'rejected' && m.ranges.some((r) => overlap(r, first)));
  const mark = touched.find((m) => m.id === focus?.id) ?? (touched.length > 1 ? await chooseMark(touched) : touched[0]);
  if (mark) await decideAndSay(app, editor.document, { kind: 'setSpan', id: mark.id, ranges }, vscode.l10n.t('New extent: {0}', shorten(mark.label, 60)));
  else if (touched.length === 0) announce(vscode.l10n.t('The selection touches no annotation.'), 'warning');
}

const before = (a: Range['start'], b: Range['start']): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
const overlap = (a: Range, b: Range): boolean => before(a.start, b.end) && before(b.start, a.end);

async function chooseMark(marks: readonly MarkView[]): Promise<MarkView | undefined> {
  const picked = await vscode.window.showQuickPick(marks.map((mark) => ({ label: noIcons(mark.label), description: mark.kind, mark })), { title: vscode.l10n.t('Which Annotation?') });
  return picked?.mark;
}

async function resize(app: App, { document, editor, mark }: Single, how: 'extend' | 'shrink'): Promise<void> {
  const position = editor?.selection.active ?? document.positionAt(0);
  const ranges = await resized(document, mark, position, how);
  if (!ranges) return announce(how === 'extend' ? vscode.l10n.t('It cannot grow any further.') : vscode.l10n.t('It cannot shrink any further.'), 'warning');
  await decideAndSay(app, document, { kind: 'setSpan', id: mark.id, ranges }, how === 'extend' ? vscode.l10n.t('Extended') : vscode.l10n.t('Shrunk'));
}

async function reanchor(app: App, { document, editor, mark }: Single): Promise<void> {
  const ranges = editor ? joinRanges(editor.selections.map(plainRange)) : [];
  await decideAndSay(app, document, { kind: 'reanchor', id: mark.id, ...(ranges.length > 0 ? { ranges } : {}) }, vscode.l10n.t('Placed anew: {0}', shorten(mark.label, 60)));
}

/** An annotation whose words moved, changed or went: the one at the caret, else chosen from all such of the article. */
async function reanchorChosen(app: App): Promise<void> {
  const found = await articleEditor(app);
  if (!found) return;
  const { editor, marks } = found;
  const adrift = marks.filter((m) => m.state === 'changed' || m.state === 'candidate' || m.state === 'orphan');
  const here = app.current.meant(editor).find((m) => adrift.some((a) => a.id === m.id));
  const mark = here ?? (adrift.length > 0 ? await chooseMark(adrift) : undefined);
  if (mark) await reanchor(app, { document: editor.document, editor, marks: [mark], ids: [mark.id], mark });
  else if (adrift.length === 0) announce(vscode.l10n.t('Every annotation of this article stands where it belongs.'));
}

/** A claim for its speaker or cue: from the arguments, else the one around or beside the selection. */
async function claimTarget(app: App, args: readonly unknown[]): Promise<{ document: vscode.TextDocument; claim: MarkView; editor?: vscode.TextEditor } | undefined> {
  if (args.length >= 2 || (args.length === 1 && typeof args[0] === 'object' && args[0] !== null)) {
    const target = await singleTarget(app, args);
    return target && { document: target.document, claim: target.mark, ...(target.editor ? { editor: target.editor } : {}) };
  }
  const found = await articleEditor(app);
  if (!found) return undefined;
  const { editor, marks } = found;
  const claim = claimFor(marks, plainRange(editor.selection), app.current.focus(editor.document));
  if (claim) return { document: editor.document, claim, editor };
  announce(vscode.l10n.t('There is no claim here.'), 'warning');
  return undefined;
}

async function setSpeaker(app: App, args: readonly unknown[]): Promise<void> {
  const target = await claimTarget(app, args);
  if (!target) return;
  const { document, claim, editor } = target;
  const selection = editor && !editor.selection.isEmpty ? plainRange(editor.selection) : undefined;
  const words = selection && editor ? shorten(document.getText(editor.selection), 80) : '';
  const position = selection?.start ?? claim.ranges[0]?.start;
  const picked = await pickChoice(app, {
    title: vscode.l10n.t('Who Says “{0}”?', unquoted(quoteOf(document, claim))), placeholder: vscode.l10n.t('Choose a speaker, or type a name'),
    params: { uri: document.uri.toString(), of: 'speaker', id: claim.id, ...(position ? { position } : {}) },
    ...(selection ? { extras: [{ id: 'words', label: words, description: vscode.l10n.t('the selected words') }] } : {}),
    freeText: (text) => vscode.l10n.t('New speaker: {0}', text),
  });
  if (!picked) return;
  const range = picked.extra === 'words' && selection ? { range: selection } : {};
  const entity = picked.choice?.entity !== undefined ? { entity: picked.choice.entity } : {};
  const name = picked.text ?? (picked.choice && picked.choice.entity === undefined ? picked.choice.label : undefined);
  await decideAndSay(app, document, { kind: 'setSpeaker', id: claim.id, ...entity, ...range, ...(name === undefined ? {} : { name }) }, vscode.l10n.t('Speaker: {0}', name ?? picked.choice?.label ?? words));
}

async function setCue(app: App, args: readonly unknown[]): Promise<void> {
  const target = await claimTarget(app, args);
  if (!target?.editor) return;
  const { document, claim, editor } = target;
  const selected = joinRanges(editor.selections.map(plainRange));
  const word = document.getWordRangeAtPosition(editor.selection.active);
  const ranges = selected.length > 0 ? selected : word ? [plainRange(word)] : [];
  if (ranges.length === 0) return announce(vscode.l10n.t('Select the word of saying first.'), 'warning');
  await decideAndSay(app, document, { kind: 'setCue', id: claim.id, ranges }, vscode.l10n.t('Word of saying set for “{0}”', unquoted(quoteOf(document, claim, 50))));
}

async function setPlace(app: App, { document, mark }: Single): Promise<void> {
  const picked = await pickChoice(app, {
    title: vscode.l10n.t('Which Place Is This?'), placeholder: vscode.l10n.t('Choose what the gazetteer knows by this name'),
    nothing: vscode.l10n.t('The gazetteer knows no other place of this name.'), params: { uri: document.uri.toString(), of: 'place', id: mark.id },
  });
  const { alternative, place } = picked?.choice ?? {};
  const action: DecideAction | undefined = place ? { kind: 'setPlace', id: mark.id, place } : alternative === undefined ? undefined : { kind: 'setPlace', id: mark.id, alternative };
  if (!picked || !action) return;
  const done = await decideAndSay(app, document, action, vscode.l10n.t('Place: {0}', picked.choice?.label ?? ''));
  if (done) quietly(app.log, offerPlaceInFolder(app, document.uri.toString(), done.ids[0] ?? mark.id));
}

async function setEntity(app: App, { document, mark }: Single): Promise<void> {
  const position = mark.ranges[0]?.start;
  const picked = await pickChoice(app, {
    title: vscode.l10n.t('Who or What Is Meant?'), placeholder: vscode.l10n.t('Choose, or type a name'),
    params: { uri: document.uri.toString(), of: 'entity', id: mark.id, ...(position ? { position } : {}) },
    freeText: (text) => vscode.l10n.t('New: {0}', text),
  });
  if (!picked) return;
  const action: DecideAction = { kind: 'setEntity', id: mark.id, ...(picked.choice?.entity === undefined ? {} : { entity: picked.choice.entity }), ...nameOf(picked.text ?? (picked.choice?.entity === undefined ? picked.choice?.label : undefined)) };
  await decideAndSay(app, document, action, vscode.l10n.t('Meant: {0}', picked.text ?? picked.choice?.label ?? ''));
}

const nameOf = (name: string | undefined): { readonly name?: string } => (name === undefined ? {} : { name });

async function setForm(app: App, { document, mark }: Single): Promise<void> {
  const claim = [
    { label: vscode.l10n.t('direct'), description: vscode.l10n.t('the speaker’s own words, quoted'), id: 'direct' },
    { label: vscode.l10n.t('mixed'), description: vscode.l10n.t('reported, with quoted words in it'), id: 'mixed' },
    { label: vscode.l10n.t('indirect'), description: vscode.l10n.t('reported in the paper’s words'), id: 'indirect' },
    { label: vscode.l10n.t('own'), description: vscode.l10n.t('the paper’s own statement'), id: 'own' },
  ];
  const mention = [
    { label: vscode.l10n.t('name'), id: 'name' }, { label: vscode.l10n.t('adjective'), description: vscode.l10n.t('“Danish”'), id: 'adjective' },
    { label: vscode.l10n.t('demonym'), description: vscode.l10n.t('“the Danes”'), id: 'demonym' }, { label: vscode.l10n.t('metonym'), description: vscode.l10n.t('a place for those who govern there'), id: 'metonym' },
    { label: vscode.l10n.t('inside a name'), id: 'inside-name' }, { label: vscode.l10n.t('description'), description: vscode.l10n.t('“the minister”'), id: 'nominal' }, { label: vscode.l10n.t('pronoun'), id: 'pronoun' },
  ];
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { readonly id: string }>(mark.type === 'claim' ? claim : mention, { title: vscode.l10n.t('Form') });
  if (picked) await decideAndSay(app, document, { kind: 'setForm', id: mark.id, form: picked.id }, vscode.l10n.t('Form: {0}', picked.label));
}

async function addNote(app: App, { document, mark }: Single): Promise<void> {
  const note = await vscode.window.showInputBox({ title: vscode.l10n.t('Note on “{0}”', unquoted(quoteOf(document, mark))), prompt: vscode.l10n.t('Saved with the annotation'), value: mark.note ?? '', ignoreFocusOut: true });
  if (note !== undefined && note.trim() !== '') await decideAndSay(app, document, { kind: 'setNote', id: mark.id, note: note.trim() }, vscode.l10n.t('Note saved'));
}

async function mergeEntities(app: App, { document, mark }: Single): Promise<void> {
  if (mark.entity === undefined) return announce(vscode.l10n.t('This annotation names nobody that could be merged.'), 'warning');
  const picked = await pickChoice(app, {
    title: vscode.l10n.t('Same As…'), placeholder: vscode.l10n.t('Choose who or what this is; all its mentions go there'),
    nothing: vscode.l10n.t('There is nobody and nothing else to merge it with.'), without: mark.entity,
    params: { uri: document.uri.toString(), of: 'entity', id: mark.id },
  });
  const into = picked?.choice?.entity;
  if (picked && into !== undefined) await decideAndSay(app, document, { kind: 'mergeEntities', from: mark.entity, into }, vscode.l10n.t('Merged into {0}', picked.choice?.label ?? ''));
}

async function splitEntity(app: App, { document, mark }: Single): Promise<void> {
  const name = await vscode.window.showInputBox({ title: vscode.l10n.t('Somebody or Something Else'), prompt: vscode.l10n.t('This mention gets an entity of its own. Its name:'), value: document.getText(firstWords(mark)) });
  if (name !== undefined) await decideAndSay(app, document, { kind: 'splitEntity', id: mark.id, ...(name.trim() === '' ? {} : { name: name.trim() }) }, vscode.l10n.t('Split off'));
}

function firstWords(mark: MarkView): vscode.Range {
  const r = mark.ranges[0];
  return r ? new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character) : new vscode.Range(0, 0, 0, 0);
}
