// Every command of the client; the compiler sees to it that each has a handler, the manifest test that each is contributed.
import { COMMANDS } from '../../../server/src/protocol/protocol.js';

/** Commands that need an article with the focus, with the letter that calls them: after the prefix, or alone in annotation mode. */
export const ARTICLE_COMMANDS = [
  'newsgloss.acceptAnnotation', 'newsgloss.rejectAnnotation', 'newsgloss.editAnnotation',
  'newsgloss.nextUndecided', 'newsgloss.previousUndecided', 'newsgloss.nextAnnotation', 'newsgloss.previousAnnotation',
  'newsgloss.labelSelection', 'newsgloss.labelAgain', 'newsgloss.addClaim',
  'newsgloss.setSpeaker', 'newsgloss.setCue', 'newsgloss.setPlace', 'newsgloss.setPlaceInFolder', 'newsgloss.setEntity', 'newsgloss.setForm', 'newsgloss.changeKind',
  'newsgloss.setSpan', 'newsgloss.extendAnnotation', 'newsgloss.shrinkAnnotation', 'newsgloss.reanchorAnnotation',
  'newsgloss.addNote', 'newsgloss.setVerdict', 'newsgloss.deleteAnnotation', 'newsgloss.mergeEntities', 'newsgloss.splitEntity',
  'newsgloss.acceptAll', 'newsgloss.acceptSameEntity', 'newsgloss.rejectSameEntity', 'newsgloss.acceptSameWords', 'newsgloss.rejectSameWords',
  'newsgloss.undoDecision', 'newsgloss.redoDecision', 'newsgloss.copyClaim',
  'newsgloss.startAnnotationMode', 'newsgloss.leaveAnnotationMode',
  'newsgloss.saveSuggestions', 'newsgloss.editArticleDetails', 'newsgloss.openGlossFile', 'newsgloss.unmarkFile',
] as const;

/** Commands that work anywhere. */
export const GENERAL_COMMANDS = [
  'newsgloss.saveFolderSuggestions', 'newsgloss.newArticleFromClipboard', 'newsgloss.exportAnnotations', 'newsgloss.importAnnotations',
  'newsgloss.toggleSpeakers', 'newsgloss.toggleNames', 'newsgloss.togglePlaces', 'newsgloss.toggleCues', 'newsgloss.toggleClaims', 'newsgloss.toggleStatements',
  'newsgloss.toggleOnlyDecided', 'newsgloss.toggleRejected', 'newsgloss.chooseLayers',
  'newsgloss.filterLists', 'newsgloss.clearListFilter', 'newsgloss.listArticle', 'newsgloss.listFolder', 'newsgloss.refreshLists',
  'newsgloss.listUnsettled',
  'newsgloss.markUpFolder', 'newsgloss.markUpFile', 'newsgloss.showMap',
  'newsgloss.showLog', 'newsgloss.restartServer', 'newsgloss.openWalkthrough', 'newsgloss.openSample', 'newsgloss.openSettings', 'newsgloss.showActions',
] as const;

/** Called by hover cards, code actions, lenses and lists only. */
export const INTERNAL_COMMANDS = [COMMANDS.apply, COMMANDS.reveal, COMMANDS.choosePlace, COMMANDS.compareFormer, 'newsgloss.settleKeep', 'newsgloss.settlePick', 'newsgloss.settleDelete'] as const;

export const ALL_COMMANDS = [...ARTICLE_COMMANDS, ...GENERAL_COMMANDS, ...INTERNAL_COMMANDS] as const;
export type CommandId = (typeof ALL_COMMANDS)[number];
export type Handler = (...args: readonly unknown[]) => unknown;
export type Handlers<Ids extends CommandId> = Readonly<Record<Ids, Handler>>;
