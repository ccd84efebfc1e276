// The names and payloads of Newsgloss's own requests between client and server; imports nothing.

/** As in LSP: zero-based, `character` in UTF-16 units. */
export interface Position { readonly line: number; readonly character: number }
export interface Range { readonly start: Position; readonly end: Position }

/** What a client may ask for in `initializationOptions`; all absent = plain Markdown, no commands, no pictures. */
export interface ClientOptions {
  /** Hover and lens texts may hold `command:` links of the commands below. */
  readonly links?: boolean;
  /** Hover texts may hold `data:` pictures. */
  readonly images?: boolean;
  /** Hover texts may hold `$(icon)`. */
  readonly themeIcons?: boolean;
  /** The client answers `newsgloss/changed`, draws decorations and moves undo keys. */
  readonly ownViews?: boolean;
  /** Where the server may keep its cache; a file path. */
  readonly storage?: string;
  readonly trusted?: boolean;
  /** All files that the client opens are articles (other editors; `npm start -- FOLDER`). */
  readonly allArticles?: boolean;
  /** The client answers `newsgloss/fs/*`: files of other schemes than `file` are read and written through it. */
  readonly fileSystem?: boolean;
  /** The client answers `newsgloss/saveDocument`. */
  readonly saves?: boolean;
  /** Colours of pictures in hovers; changes come as `newsgloss/theme`. Default: light. */
  readonly theme?: ThemeKind;
  /** Contents of the l10n bundle (`vscode.l10n.bundle` as JSON). */
  readonly l10n?: string;
}

export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

export type Layer = 'speaker' | 'place' | 'organisation' | 'person' | 'cue' | 'claim' | 'statement' | 'structure';
export type MarkState = 'exact' | 'moved' | 'changed' | 'candidate' | 'orphan';
export type MarkStatus = 'suggested' | 'accepted' | 'edited' | 'added' | 'rejected';

/** One annotation (suggested or decided) as the client draws and lists it. */
export interface MarkView {
  readonly id: string;
  readonly type: 'mention' | 'claim';
  readonly kind: string;
  /** For mentions: `speaker` where the mention is the source of an attribution. */
  readonly layer: Layer;
  readonly ranges: readonly Range[];
  /** For claims: the speaker's and cue's ranges. */
  readonly speaker: readonly Range[];
  readonly cue: readonly Range[];
  readonly status: MarkStatus;
  readonly state: MarkState;
  readonly form?: 'direct' | 'mixed' | 'indirect' | 'own';
  readonly as?: string;
  readonly entity?: string;
  /** One line for lists and screen readers, plain text: "claim by Ilse Brandt: The quay is safe". */
  readonly label: string;
  readonly ambiguous?: boolean;
  readonly note?: string;
  readonly verdict?: { readonly rating?: string; readonly summary?: string; readonly sources?: readonly string[] };
}

export interface Counts {
  readonly speakers: number;
  readonly claims: number;
  readonly places: number;
  readonly undecided: number;
  readonly decided: number;
  readonly problems: number;
}

export interface MarksParams { readonly uri: string }
export interface MarksResult {
  readonly version: number;
  readonly marks: readonly MarkView[];
  readonly counts: Counts;
  /** Decisions that wait because the gloss file does not parse or cannot be written. */
  readonly waiting: number;
  readonly structure: readonly { readonly kind: string; readonly range: Range }[];
}

/** Degrees, WGS 84; `country`: ISO 3166-1 alpha-2. */
export interface PlaceChoice {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly geonames?: number;
  readonly country?: string;
}

/** What a person decides. `ids` are `MarkView.id`. */
export type DecideAction =
  | { readonly kind: 'accept'; readonly ids: readonly string[] }
  | { readonly kind: 'reject'; readonly ids: readonly string[] }
  /** Every undecided mark of the article. */
  | { readonly kind: 'acceptAll' }
  /** All marks of the same entity (`by: 'entity'`) or of the same words (`by: 'words'`) as the mark `id`. */
  | { readonly kind: 'acceptLike' | 'rejectLike'; readonly id: string; readonly by: 'entity' | 'words' }
  | { readonly kind: 'changeKind'; readonly id: string; readonly to: string }
  | { readonly kind: 'setSpan'; readonly id: string; readonly ranges: readonly Range[] }
  /** `entity`: id of the file or newsroom; `name`: free text (a new entity where none has that name); `range`: the words in the article. */
  | { readonly kind: 'setSpeaker'; readonly id: string; readonly entity?: string; readonly name?: string; readonly range?: Range }
  | { readonly kind: 'setCue'; readonly id: string; readonly ranges: readonly Range[] }
  | { readonly kind: 'setEntity'; readonly id: string; readonly entity?: string; readonly name?: string; readonly entityKind?: string }
  /** A place candidate of the card, by its place in the list of alternatives; or a place that another article chose. */
  | { readonly kind: 'setPlace'; readonly id: string; readonly alternative: number }
  | { readonly kind: 'setPlace'; readonly id: string; readonly place: PlaceChoice }
  | { readonly kind: 'setForm'; readonly id: string; readonly form: string }
  /** Adds: kind `claim` = one annotation of all ranges; an entity kind = one mention each. */
  | { readonly kind: 'add'; readonly as: string; readonly ranges: readonly Range[]; readonly entity?: string; readonly name?: string }
  | { readonly kind: 'setNote'; readonly id: string; readonly note: string }
  | { readonly kind: 'setVerdict'; readonly id: string; readonly rating?: string; readonly summary?: string; readonly sources?: readonly string[] }
  | { readonly kind: 'delete'; readonly ids: readonly string[] }
  | { readonly kind: 'mergeEntities'; readonly from: string; readonly into: string }
  /** Takes the mark out of its entity into one of its own. */
  | { readonly kind: 'splitEntity'; readonly id: string; readonly name?: string }
  /** For a candidate or orphan: take the proposal / these ranges / keep as it is. */
  | { readonly kind: 'reanchor'; readonly id: string; readonly ranges?: readonly Range[] }
  /** Writes the suggestions as `suggested`. */
  | { readonly kind: 'saveSuggestions' }
  | { readonly kind: 'setDetails'; readonly details: ArticleDetailsView };

export interface DecideParams {
  readonly uri: string;
  /** The article's version the ranges and ids were seen in. */
  readonly version?: number;
  readonly action: DecideAction;
  /** The annotator's name; the client asks for it at the first decision. */
  readonly by?: string;
}

export interface DecideResult {
  /** `done`: on disk or in the open editor; `waiting`: kept until the gloss file can be written; `refused`: nothing happened. */
  readonly outcome: 'done' | 'waiting' | 'refused';
  /** In plain words, for `waiting` and `refused`. */
  readonly message?: string;
  /** Annotations written, by their id in the gloss file. */
  readonly ids: readonly string[];
  /** The next undecided mark after the decided one. */
  readonly next?: Range;
  /** Number of decisions that can be taken back, whatever was typed since. */
  readonly undoable: number;
}

/** `undoable`: only while so many decisions can be taken back, that is, while nothing was decided after a certain one. */
export interface UndoParams { readonly uri: string; readonly undoable?: number }
export interface UndoResult {
  readonly outcome: 'done' | 'nothing' | 'refused';
  readonly message?: string;
  /** What came back, for the caret. */
  readonly range?: Range;
  readonly undoable: number;
  readonly redoable: number;
}

export interface ArticleDetailsView {
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly published?: string;
  readonly byline?: string;
  readonly language?: string;
  readonly encoding?: string;
}

export interface DetailsParams { readonly uri: string }
/** The gloss file's values, else what the article itself gives (title, byline, date). */
export type DetailsResult = ArticleDetailsView;

export interface Location { readonly uri: string; readonly range: Range }

export interface TreeNode {
  /** Stable in its tree. */
  readonly id: string;
  readonly kind: 'speaker' | 'place' | 'claim' | 'mention' | 'article' | 'group' | 'problem';
  /** Of whom or what the row names: its kind in the tagset. */
  readonly entityKind?: string;
  readonly label: string;
  readonly description?: string;
  /** Markdown-free. */
  readonly tooltip?: string;
  readonly status?: MarkStatus;
  readonly location?: Location;
  /** Mark or entity id, for the inline commands. */
  readonly markId?: string;
  readonly entity?: string;
  readonly children?: readonly TreeNode[];
}
export interface TreeParams {
  readonly tree: 'speakers' | 'places' | 'claims' | 'undecided';
  /** `article`: only `uri`; `folder`: all articles of the newsroom. */
  readonly scope: 'article' | 'folder';
  readonly uri?: string;
  /** Filter as typed by the user; matched against labels, case folded. */
  readonly filter?: string;
}
export interface TreeResult { readonly nodes: readonly TreeNode[] }

/** Speakers and places for quick picks, nearest to `position` first, then those of the folder. */
export interface ChoicesParams { readonly uri: string; readonly position?: Position; readonly of: 'speaker' | 'entity' | 'kind' | 'place'; readonly id?: string }
export interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly entity?: string;
  readonly kind?: string;
  /** One letter of the tagset. */
  readonly key?: string;
  /** For `place`: index among the alternatives, or the place itself. */
  readonly alternative?: number;
  readonly place?: PlaceChoice;
  readonly from: 'article' | 'folder' | 'tagset';
}
export interface ChoicesResult { readonly choices: readonly Choice[] }

export interface IsArticleParams { readonly uri: string; readonly languageId: string }
export interface IsArticleResult {
  readonly article: boolean;
  /** True where the file stands in a newsroom (a folder with newsgloss.yaml above it). */
  readonly newsroom: boolean;
  /** True for a list of places that the newsroom names. */
  readonly gazetteer?: boolean;
}

/** What cannot be used, and what that means: whole sentences. */
export interface DamagedParams { readonly messages: readonly string[] }

export interface ExportParams {
  /** Articles; and all of `folders`; or `folder`: all of that folder. */
  readonly uris?: readonly string[];
  readonly folders?: readonly string[];
  /** Exports name the articles by their paths in this folder; without it by their file names. With `folder` it is that. */
  readonly root?: string;
  readonly folder?: string;
  readonly format: string;
  /** Statuses besides accepted, edited and added. */
  readonly with?: readonly ('suggested' | 'rejected')[];
}
/** `base64`: instead of `content`, the bytes of a file that is no text. */
export interface ExportedFile { readonly name: string; readonly content: string; readonly base64?: string }
export interface LossView { readonly code: string; readonly count: number; readonly message: string }
export interface ExportResult {
  readonly files: readonly ExportedFile[];
  readonly losses: readonly LossView[];
  readonly annotations: number;
  readonly articles: number;
  /** Unreadable articles, in words. */
  readonly problems: readonly string[];
}
export interface FormatView {
  readonly id: string;
  readonly label: string;
  /** One line: what it is for and what it loses. */
  readonly detail: string;
  readonly extension: string;
}

export interface ExportFormatsResult { readonly formats: readonly FormatView[] }

export interface CopyClaimParams { readonly uri: string; readonly id: string }
export interface CopyClaimResult { readonly text?: string }

/** Sent by the server when marks, counts or waiting decisions of an article changed (edit, decision, gloss file, settings). Counts as in `DecideResult`. */
export interface ChangedParams { readonly uri: string; readonly undoable: number; readonly redoable: number }
/** Sent by the server while it reads the folder. */
export interface IndexedParams { readonly done: number; readonly total: number }

/** Client → server notification: the editor's colours are of another kind now. */
export interface ThemeParams { readonly theme: ThemeKind }

/** Server → client: save an open document that was clean before a decision was written into it. */
export interface SaveDocumentParams { readonly uri: string }
export interface SaveDocumentResult { readonly saved: boolean }

/** Server → client, for files of other schemes than `file` (virtual workspaces). Bytes are Base64. */
export interface FsReadParams { readonly uri: string }
export interface FsReadResult { readonly content?: string }
/** Writes only where the file still holds `expected` (absent: where there is none). */
export interface FsWriteParams { readonly uri: string; readonly content: string; readonly expected?: string }
export interface FsWriteResult { readonly outcome: 'written' | 'changed' }
export interface FsRemoveParams { readonly uri: string; readonly expected: string }
export interface FsRemoveResult { readonly outcome: 'removed' | 'changed' }
/** Files under a folder, paths from it with `/`, without dot folders and `node_modules`. */
export interface FsListParams { readonly uri: string; readonly limit: number }
export interface FsListResult { readonly paths: readonly string[] }

export interface TextResult { readonly text?: string; readonly message?: string }

export const METHODS = {
  isArticle: 'newsgloss/isArticle',
  marks: 'newsgloss/marks',
  decide: 'newsgloss/decide',
  undo: 'newsgloss/undoDecision',
  redo: 'newsgloss/redoDecision',
  tree: 'newsgloss/tree',
  choices: 'newsgloss/choices',
  details: 'newsgloss/details',
  exportFormats: 'newsgloss/exportFormats',
  export: 'newsgloss/export',
  copyClaim: 'newsgloss/copyClaim',
  changed: 'newsgloss/changed',
  indexed: 'newsgloss/indexed',
  /** Server → client, once after the start: data files that cannot be used. */
  damaged: 'newsgloss/damaged',
  theme: 'newsgloss/theme',
  /** Server → client requests. */
  saveDocument: 'newsgloss/saveDocument',
  fsRead: 'newsgloss/fs/read',
  fsWrite: 'newsgloss/fs/write',
  fsRemove: 'newsgloss/fs/remove',
  fsList: 'newsgloss/fs/list',
} as const;

/** Commands that hover, lens and code actions may name; arguments in the comment. All are the client's. */
export const COMMANDS = {
  /** [uri, id] */
  accept: 'newsgloss.acceptAnnotation',
  /** [uri, id] */
  reject: 'newsgloss.rejectAnnotation',
  /** [uri, id] : quick pick of what can be edited */
  edit: 'newsgloss.editAnnotation',
  /** [uri, DecideAction] : for code actions */
  apply: 'newsgloss.applyDecision',
  /** [uri, Range] */
  reveal: 'newsgloss.revealRange',
  /** [uri, id, Range?] : the text that the annotation was made for beside the present one, at the range */
  compareFormer: 'newsgloss.compareFormer',
  /** [uri, id, alternative or PlaceChoice] */
  choosePlace: 'newsgloss.choosePlace',
  /** [uri, id] : the map with that mention's place selected */
  showMap: 'newsgloss.showMap',
} as const;

/** Commands of the server itself (`workspace/executeCommand`), for clients without commands of their own. */
export const SERVER_COMMANDS = {
  /** [uri, DecideAction] */
  decide: 'newsgloss.server.decide',
  /** [uri] */
  undo: 'newsgloss.server.undo',
  /** [uri] */
  redo: 'newsgloss.server.redo',
} as const;

/** Semantic token types, in legend order; shared by server, manifest and tests. */
export const TOKEN_TYPES = ['newsSpeaker', 'newsPerson', 'newsOrganisation', 'newsPlace', 'newsCue', 'newsHeadline', 'newsStandfirst', 'newsMeta', 'newsLabel', 'newsTrailer'] as const;
export const TOKEN_MODIFIERS = ['suggested', 'decided', 'uncertain'] as const;
