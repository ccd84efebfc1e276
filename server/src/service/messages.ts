// Every sentence that the server says, by code; worded late, in the client's language.
import { t } from '@vscode/l10n';
import { sayOfFile } from './messagesOfFiles.js';

type Say = (args: readonly string[]) => string;

const arg = (args: readonly string[], index: number): string => args[index] ?? '';

const MESSAGES: Readonly<Record<string, Say>> = {
  'quotation.no-speaker': () => t('Nobody near this quotation is said to speak it.'),
  'quotation.unbalanced': () => t('This quotation mark has no partner, and no next paragraph opens the quotation again.'),
  'anchor.changed': (a) => t('Annotated as “{0}”. The words under it have changed.', arg(a, 0)),
  'claim.meaning': (a) => arg(a, 0),
  'meaning.other': (a) => t('The article now says “{0}”; your annotation was made on “{1}”.', arg(a, 0), arg(a, 1)),
  'meaning.gone': (a) => t('“{0}”, on which your annotation was made, is no longer said here.', arg(a, 0)),
  'meaning.come': (a) => t('The article now says “{0}” here; when you annotated, it did not.', arg(a, 0)),
  'unsettled.meaning': () => t('says something else now'),
  'unsettled.changed': () => t('worded otherwise now'),
  'unsettled.candidate': () => t('may stand elsewhere now'),
  'unsettled.orphan': () => t('its words are gone'),
  'unsettled.settled': () => t('kept for other words'),
  'unsettled.before': (a) => t('Annotated: “{0}”', arg(a, 0)),
  'unsettled.now': (a) => t('Now: “{0}”', arg(a, 0)),
  'anchor.candidate': (a) => t('“{0}” is gone. The annotation may stand here now.', arg(a, 0)),
  'anchor.orphaned': (a) => t('The annotated words “{0}” are gone from this article.', arg(a, 0)),
  'place.ambiguous': (a) => t('“{0}” may be {1} or {2}.', arg(a, 0), arg(a, 1), arg(a, 2)),
  'decision.waiting': (a) => (arg(a, 0) === '1'
    ? t('One decision waits: the gloss file cannot be read as it is. It lands when the file can be read again.')
    : t('{0} decisions wait: the gloss file cannot be read as it is. They land when the file can be read again.', arg(a, 0))),
  'article.encoding': (a) => t('Bytes here do not fit {0}. Name the article’s encoding in its details, or as articles.encoding in newsgloss.yaml; nothing is guessed.', arg(a, 0)),
  'article.unknown-encoding': (a) => t('No encoding is called “{0}”. Read as UTF-8.', arg(a, 0)),
  'article.too-large': (a) => t('The file is too large to be annotated ({0} MB; the limit is {1} MB).', arg(a, 0), arg(a, 1)),
  'article.binary': () => t('This is not a text file. Nothing is marked.'),

  'review.unknown-mark': () => t('This annotation is not there any more.'),
  'review.nothing-undecided': () => t('Everything here is decided.'),
  'review.empty-selection': () => t('Select the words first.'),
  'review.not-a-claim': () => t('Only a claim has this.'),
  'review.not-a-mention': () => t('Only a name has this.'),
  'review.unknown-entity': (a) => t('No entity “{0}” is known here.', arg(a, 0)),
  'review.no-alternative': () => t('There is no such candidate.'),
  'review.no-proposal': () => t('Select where the annotation stands now.'),
  'review.unknown-form': (a) => t('“{0}” is not a form.', arg(a, 0)),
  'review.same-entity': (a) => t('These are the same already: {0}.', arg(a, 0)),
  'review.already-so': () => t('It is so already.'),

  'decide.not-open': () => t('This file is not an article that can be annotated.'),
  'decide.unsaved': () => t('Save the article first: decisions are written beside it.'),
  'decide.stale': () => t('The article changed meanwhile. Please decide again.'),
  'decide.undecodable': () => t('The article’s bytes do not fit its encoding. Name the encoding first; positions would be wrong.'),
  'decide.kept-changing': () => t('The gloss file keeps changing on disk. Nothing was written; please try again.'),
  'decide.not-applied': () => t('The editor did not take the change to the gloss file. Nothing was written.'),
  'decide.failed': (a) => t('The gloss file could not be written: {0}', arg(a, 0)),
  'decide.waits': () => t('The gloss file cannot be read as it is. The decision waits and lands when the file can be read again.'),
  'undo.nothing': () => t('No decision to take back.'),
  'redo.nothing': () => t('No decision to make again.'),
  'undo.changed': () => t('The gloss file was changed at the same place since. Nothing was taken back.'),

  'export.unknown-format': (a) => t('There is no format “{0}”.', arg(a, 0)),
  'export.missing': () => t('the file is not there'),
  'export.encoding': () => t('the bytes do not fit the encoding'),

  'rename.taken': (a) => t('There is an entity “{0}” already.', arg(a, 0)),
  'rename.no-id': (a) => t('“{0}” cannot be an id: letters, digits, “-”, “_” and “.” can.', arg(a, 0)),
  'gloss.stray': (a) => t('The annotations in {0} were made for this very text, and their own article is gone: was it renamed?', arg(a, 0)),
  'gloss.other-coder': () => t('The decisions of a second coder. This file is not read yet.'),

  'related.annotation': (a) => t('the annotation {0}', arg(a, 0)),

  'state.suggested': () => t('suggested'),
  'state.accepted': () => t('accepted'),
  'state.edited': () => t('edited'),
  'state.added': () => t('added'),
  'state.rejected': () => t('rejected'),
  'state.changed': () => t('the text under it changed'),
  'state.candidate': () => t('place uncertain'),
  'state.orphan': () => t('words gone'),
  'state.moved': () => t('moved with its words'),
};

/** The sentence for `code`; an unknown code is said as it is, with its figures. */
export function say(code: string, ...args: readonly string[]): string {
  return (Object.hasOwn(MESSAGES, code) ? MESSAGES[code]?.(args) : sayOfFile(code, args)) ?? fallback(code, args);
}

const fallback = (code: string, args: readonly string[]): string => (args.length > 0 ? `${code}: ${args.join(', ')}` : code);
