// What the light bulb offers in an article: decide, change, mark the selection, mend what is reported.
import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Command, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Span } from '../../core/base/span.js';
import type { Mark } from '../../core/review/marks.js';
import { COMMANDS, type DecideAction, SERVER_COMMANDS } from '../../protocol/protocol.js';
import { describePlace } from '../placeWords.js';
import { dataOf } from '../diagnostics/run.js';
import { say } from '../messages.js';
import { foundEntityOf, isClaim, markById, type Snapshot } from '../snapshot.js';
import { marksIn } from '../target.js';
import { kindWord, quoteOf } from '../words.js';
import { speakersNear } from '../views/choices.js';

export interface ActionContext {
  readonly snapshot: Snapshot;
  /** The client has our commands; others run the server's. */
  readonly ownCommands: boolean;
  /** The client shows actions that cannot be done now, and why. */
  readonly disabled: boolean;
  /** Id of the annotation that the client's keys mean at this place. */
  readonly focus?: string;
}

/** `only`: kinds that the client asks for, e.g. `quickfix`; undefined: all. */
export function articleActions(context: ActionContext, range: Range, diagnostics: readonly Diagnostic[], only?: readonly string[]): CodeAction[] {
  const span = context.snapshot.positions.spanOf(range);
  const marks = marksIn(context.snapshot, span, context.focus).slice(0, MARKS_OFFERED);
  const actions = [
    ...diagnostics.flatMap((d) => fixes(context, d, span)),
    ...marks.flatMap((m) => decisions(context, m)),
    ...marks.slice(0, 1).flatMap((m) => changes(context, m, span)),
    ...(span.start < span.end ? additions(context, range) : []),
  ];
  return actions.filter((a) => (context.disabled || !a.disabled) && fits(a, only));
}

/** The mark that is meant and the one around it: a name and its claim, say. */
const MARKS_OFFERED = 2;

const fits = (action: CodeAction, only: readonly string[] | undefined): boolean =>
  only === undefined || only.some((kind) => action.kind === kind || (action.kind ?? '').startsWith(`${kind}.`));

function decisions(context: ActionContext, mark: Mark): CodeAction[] {
  const { id, status } = mark.annotation;
  const what = `${kindWord(mark.annotation.kind)} “${quoteOf(mark, 40)}”`;
  const affirmed = status === 'accepted' || status === 'edited' || status === 'added';
  return [
    blocked(act(context, t('Accept {0}', what), QUICK, { kind: 'accept', ids: [id] }), affirmed || mark.settledBy !== undefined),
    blocked(act(context, t('Reject {0}', what), QUICK, { kind: 'reject', ids: [id] }), status === 'rejected'),
  ];
}

const QUICK = CodeActionKind.QuickFix;
const CHANGE = CodeActionKind.RefactorRewrite;

const blocked = (action: CodeAction, is: boolean): CodeAction => (is ? { ...action, disabled: { reason: say('review.already-so') } } : action);

function changes(context: ActionContext, mark: Mark, span: Span): CodeAction[] {
  const { snapshot } = context;
  const { id, kind } = mark.annotation;
  const kinds = snapshot.kinds.filter((k) => k.entity && k.name !== kind).map((k) => act(context, t('Change to {0}', kindWord(k.name)), CHANGE, { kind: 'changeKind', id, to: k.name }));
  const speakers = isClaim(mark) ? speakersNear(snapshot, mark.annotation.spans[0]?.start ?? span.start).slice(0, SPEAKERS_OFFERED).map((e) => act(context, t('Set speaker to {0}', e.name), CHANGE, { kind: 'setSpeaker', id, entity: e.id })) : [];
  const own = mark.annotation.spans.some((s) => s.start === span.start && s.end === span.end);
  const grow = span.start < span.end && !own ? [act(context, t('Set its words to the selection'), CHANGE, { kind: 'setSpan', id, ranges: [snapshot.positions.rangeOf(span)] })] : [];
  const like = mark.annotation.status === 'suggested' && mark.annotation.type === 'mention'
    ? [act(context, t('Accept everything of the same entity'), CHANGE, { kind: 'acceptLike', id, by: 'entity' }), act(context, t('Reject these words everywhere'), CHANGE, { kind: 'rejectLike', id, by: 'words' })]
    : [];
  return [...(isClaim(mark) ? speakers : kinds), ...grow, ...like, ...placeActions(context, mark, CHANGE)];
}

const SPEAKERS_OFFERED = 5;

function additions(context: ActionContext, range: Range): CodeAction[] {
  return context.snapshot.kinds.map((k) => act(context, t('Mark the selection as {0}', kindWord(k.name)), `${CodeActionKind.Refactor}.mark`, { kind: 'add', as: k.name, ranges: [range] }));
}

function fixes(context: ActionContext, diagnostic: Diagnostic, span: Span): CodeAction[] {
  const { id } = dataOf(diagnostic);
  const mark = id === undefined ? undefined : markById(context.snapshot, id);
  const mend = (title: string, action: DecideAction): CodeAction => ({ ...act(context, title, QUICK, action), diagnostics: [diagnostic] });
  switch (diagnostic.code) {
    case 'quotation.no-speaker':
      return noSpeakerFixes(context, diagnostic, mark, mend);
    case 'claim.meaning':
      return mark ? [...(context.ownCommands ? [compare(context, diagnostic, mark)] : []), mend(t('Keep the annotation for the new words'), { kind: 'reanchor', id: mark.annotation.id }), removal(mark, mend)] : [];
    case 'anchor.changed':
      return mark ? [mend(t('Keep the annotation for the new words'), { kind: 'reanchor', id: mark.annotation.id }), removal(mark, mend)] : [];
    case 'anchor.candidate':
      return mark ? [mend(t('It stands here now'), { kind: 'reanchor', id: mark.annotation.id }), elsewhere(context, mark, span, mend), removal(mark, mend)] : [];
    case 'anchor.orphaned':
      return mark ? [elsewhere(context, mark, span, mend), removal(mark, mend)] : [];
    case 'place.ambiguous':
      return mark ? placeActions(context, mark, QUICK).map((a) => ({ ...a, diagnostics: [diagnostic] })) : [];
    default:
      return [];
  }
}

type Mend = (title: string, action: DecideAction) => CodeAction;

/** The nearest speakers; a quotation that is no claim yet becomes one. */
function noSpeakerFixes(context: ActionContext, diagnostic: Diagnostic, mark: Mark | undefined, mend: Mend): CodeAction[] {
  const start = context.snapshot.positions.offsetAt(diagnostic.range.start);
  const near = speakersNear(context.snapshot, start).slice(0, SPEAKERS_OFFERED);
  const set = near.map((e) => mend(t('Set speaker to {0}', e.name), mark ? { kind: 'setSpeaker', id: mark.annotation.id, entity: e.id } : { kind: 'add', as: 'claim', ranges: [diagnostic.range], entity: e.id }));
  const unspoken = mark ? [] : [mend(t('Mark as a claim without a speaker'), { kind: 'add', as: 'claim', ranges: [diagnostic.range] })];
  const rejected = mark ? [mend(t('Reject: nobody’s claim'), { kind: 'reject', ids: [mark.annotation.id] })] : [];
  return [...set, ...unspoken, ...rejected];
}

/** The text that was annotated beside the present one. */
function compare(context: ActionContext, diagnostic: Diagnostic, mark: Mark): CodeAction {
  const title = t('Show what changed since it was annotated');
  const [span] = mark.annotation.spans;
  const place = span ? [context.snapshot.positions.rangeOf(span)] : [];
  return { title, kind: QUICK, diagnostics: [diagnostic], command: { title, command: COMMANDS.compareFormer, arguments: [context.snapshot.uri, mark.annotation.id, ...place] } };
}

const removal = (mark: Mark, mend: Mend): CodeAction => mend(t('Delete the annotation'), { kind: 'delete', ids: [mark.annotation.id] });

function elsewhere(context: ActionContext, mark: Mark, span: Span, mend: Mend): CodeAction {
  const action = mend(t('It stands in the selected words'), { kind: 'reanchor', id: mark.annotation.id, ranges: [context.snapshot.positions.rangeOf(span)] });
  return span.start < span.end ? action : { ...action, disabled: { reason: say('review.empty-selection') } };
}

const PLACES_OFFERED = 4;

function placeActions(context: ActionContext, mark: Mark, kind: CodeActionKind): CodeAction[] {
  if (mark.annotation.kind !== 'place') return [];
  const alternatives = foundEntityOf(context.snapshot, mark)?.placeAlternatives ?? [];
  return alternatives.slice(0, PLACES_OFFERED).map((p, alternative) => act(context, t('It is {0}', `${p.name} (${describePlace(p)})`), kind, { kind: 'setPlace', id: mark.annotation.id, alternative }));
}

function act(context: ActionContext, title: string, kind: CodeActionKind, action: DecideAction): CodeAction {
  const { uri } = context.snapshot;
  const command: Command = { title, command: context.ownCommands ? COMMANDS.apply : SERVER_COMMANDS.decide, arguments: [uri, action] };
  return { title, kind, command };
}
