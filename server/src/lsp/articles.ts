// The articles at hand: for each the latest snapshot, made anew when the text, the gloss file, the newsroom or a setting changed.
import type { FormerText } from '../core/anchor/anchor.js';
import { type ArticleText, articleText } from '../core/anchor/describe.js';
import { followed, type TextChange as AnchorChange } from '../core/anchor/edits.js';
import { basesOf } from '../core/anchor/bases.js';
import { meetGloss, type MetGloss } from '../core/anchor/again.js';
import { type Analyser, createAnalyser } from '../core/detect/analyse.js';
import { type DecidedPlaces, NO_USAGE, sameUsage, type Usage, usageIn, withUsage } from '../core/corpus/usualPlaces.js';
import type { Analysis } from '../core/model/analysis.js';
import type { GlossFile } from '../core/model/gloss.js';
import { newsroomResources, type OwnPlaces } from '../core/detect/newsroomResources.js';
import { suggestionMemory, type SuggestionMemory } from '../core/review/memory.js';
import { decodeText, looksBinary } from '../node/encoding.js';
import { inNewsroom } from '../service/articles.js';
import { MAX_ARTICLE_MB } from '../service/diagnostics/article.js';
import type { Settings } from '../service/settings.js';
import { createSnapshot, type GlossSource, type Snapshot, type SnapshotInput } from '../service/snapshot.js';
import { fileNameOf, glossUriOf, isCoderUri, isGlossUri, isProjectUri } from '../service/uris.js';
import type { FirstMarks } from './firstMarks.js';
import type { FormerTexts } from './formerTexts.js';
import type { GlossFiles } from './glossFiles.js';
import type { Host } from './host.js';
import type { OpenDocument, OpenDocuments } from './openDocuments.js';
import { type Newsroom, pathIn, type Projects } from './projects.js';
import { carried, NO_WAITING, overlayOf, type TextChange, type WaitingDecision } from './waiting.js';

/** The text that a snapshot is made of. */
type Source = Pick<SnapshotInput, 'version' | 'text' | 'unreadable' | 'encodingProblem' | 'size'>;

interface State {
  /** The document view that `source` was made of, to tell whether it still holds. */
  document?: OpenDocument;
  source?: Source;
  /** As the article alone says it. */
  analysis?: { readonly text: string; readonly newsroom: Newsroom; readonly value: Analysis };
  /** What the folder's other articles say of the analysis' places, and the entities with it. */
  usage: Usage;
  asked?: { readonly analysis: Analysis; readonly version: number };
  used?: { readonly found: Analysis; readonly usage: Usage; readonly value: Analysis };
  /** The texts, other than the present one, that the gloss file's annotations were made for, as far as they are known. */
  bases?: readonly Base[];
  /** The last text that the gloss file's hash fitted. */
  fitting?: { readonly hash: string; readonly text: string };
  /** The edits since `fitting`, up to the editor's version; absent where they are not known one by one. */
  edits?: { readonly version: number; readonly changes: readonly AnchorChange[] };
  /** The present text with its tables and its hash. */
  article?: ArticleText;
  /** Hashes of the former texts that a gloss file names beside the present one. */
  wanted?: { readonly gloss: GlossFile; readonly present: string; readonly hashes: readonly string[] };
  formerGloss?: GlossFile;
  /** The gloss file as it was last met with the text. */
  met?: MetGloss;
  waiting: readonly WaitingDecision[];
  memory?: SuggestionMemory;
  snapshot?: { readonly parts: readonly unknown[]; readonly value: Snapshot };
}

interface Base { readonly hash: string; readonly text: string }

const NO_BASES: readonly Base[] = [];

const fresh = (): State => ({ waiting: [], usage: NO_USAGE });

/** Where everything that a snapshot is made of comes from. */
export interface ArticleSources {
  readonly open: OpenDocuments;
  readonly gloss: GlossFiles;
  readonly projects: Projects;
  readonly former: FormerTexts;
  readonly firstMarks: FirstMarks;
  /** True where the client opens articles only; others open all texts, and a newsroom's globs decide. */
  readonly trusts: () => boolean;
  /** What is decided on places in the article's folder, as far as it was read. */
  readonly decided: (uri: string, newsroom: Newsroom) => DecidedPlaces | undefined;
}

export class Articles {
  private readonly states = new Map<string, State>();
  private readonly engines = new WeakMap<Newsroom, Analyser>();
  private analysers = 0;

  constructor(
    private readonly host: Host,
    private readonly sources: ArticleSources,
    private readonly settings: () => Settings,
  ) {}

  /** True for an open document that is treated as an article: the client opens no others, but for gloss and project files. */
  isOpenArticle(uri: string): boolean {
    return this.sources.open.get(uri) !== undefined && this.mayBe(uri);
  }

  openArticles(): string[] {
    return this.sources.open.all().map((d) => d.uri).filter((uri) => this.mayBe(uri));
  }

  /** What `run` makes of an open article for its first marks, before its gloss file is read, where that takes a moment; else undefined. */
  async early<R>(uri: string, run: (snapshot: Snapshot) => R): Promise<R | undefined> {
    const { firstMarks, projects } = this.sources;
    if (!this.isOpenArticle(uri) || !(await firstMarks.areDue(uri))) return undefined;
    try {
      const newsroom = await projects.around(uri);
      const state = this.states.get(uri) ?? fresh();
      if (projects.isGazetteer(uri) || !(await this.refreshSource(uri, state, newsroom, undefined)) || !state.source) return undefined;
      this.states.set(uri, state);
      return run(this.create(uri, state, state.source, { newsroom, settings: this.settings() }));
    } finally {
      firstMarks.sent(uri);
    }
  }

  /** The article as it is now; undefined where no such file is. */
  async snapshot(uri: string): Promise<Snapshot | undefined> {
    if (!this.mayBe(uri)) return undefined;
    if (this.sources.open.get(uri)) await this.sources.firstMarks.passed(uri);
    const newsroom = await this.sources.projects.around(uri);
    if (this.sources.projects.isGazetteer(uri)) return undefined;
    const gloss = await this.sources.gloss.read(glossUriOf(uri), newsroom);
    if (!gloss && !this.isWanted(uri, newsroom)) return undefined;
    const state = this.states.get(uri) ?? fresh();
    if (!(await this.refreshSource(uri, state, newsroom, gloss)) || !state.source) return undefined;
    this.states.set(uri, state);
    if (gloss?.reading.gloss) state.formerGloss = gloss.reading.gloss;
    else if (!gloss) delete state.formerGloss;
    await this.refreshBases(uri, state, state.source.text, gloss?.reading.gloss ?? state.formerGloss);
    const settings = this.settings();
    const parts = [state.source, gloss, newsroom, settings, state.waiting, state.bases, this.usage(uri, state, newsroom)];
    if (state.snapshot && parts.every((p, i) => p === state.snapshot?.parts[i])) return state.snapshot.value;
    const value = this.create(uri, state, state.source, { newsroom, settings, ...(gloss ? { gloss } : {}) });
    state.snapshot = { parts, value };
    return value;
  }

  /** The article of a folder, without keeping it. */
  async passing(uri: string): Promise<Snapshot | undefined> {
    const known = this.sources.open.get(uri) !== undefined || (this.states.get(uri)?.waiting.length ?? 0) > 0;
    const value = await this.snapshot(uri);
    if (!known) this.states.delete(uri);
    return value;
  }

  /** Makes the article as it would be with other texts, one after the other, from what is known of it. Nothing of them is kept here. */
  async imagining(uri: string): Promise<(text: string) => Snapshot> {
    const state = this.states.get(uri);
    const newsroom = await this.newsroom(uri);
    const own: State = { ...fresh(), ...(state?.analysis ? { analysis: state.analysis } : {}) };
    return (text) => this.create(uri, own, { version: state?.source?.version ?? 0, text }, { newsroom, settings: this.settings() });
  }

  newsroom(uri: string): Promise<Newsroom> {
    return this.sources.projects.around(uri);
  }

  waiting(uri: string): readonly WaitingDecision[] {
    return this.states.get(uri)?.waiting ?? [];
  }

  setWaiting(uri: string, waiting: readonly WaitingDecision[]): void {
    const state = this.states.get(uri) ?? fresh();
    state.waiting = waiting;
    this.states.set(uri, state);
  }

  /** True where something moves with every edit of the article. */
  follows(uri: string): boolean {
    const state = this.states.get(uri);
    return state !== undefined && (state.waiting.length > 0 || state.edits !== undefined);
  }

  /** The article's text changed in the editor, from one version to another: what waits and what is stored moves along. */
  textChanged(uri: string, versions: readonly [number, number], changes: readonly TextChange[]): void {
    const state = this.states.get(uri);
    if (state?.edits) {
      const known = state.edits.version === versions[0] ? changes.reduce<readonly AnchorChange[] | undefined>((list, c) => list && followed(list, { span: c.span, newLength: c.length }), state.edits.changes) : undefined;
      if (known) state.edits = { version: versions[1], changes: known };
      else delete state.edits;
    }
    if (state && state.waiting.length > 0) state.waiting = state.waiting.map((w) => changes.reduce(carried, w));
  }

  /** The editor closed it: waiting decisions are kept, the rest is made again when asked. */
  closed(uri: string): void {
    const waiting = this.waiting(uri);
    this.sources.firstMarks.closed(uri);
    this.states.delete(uri);
    if (waiting.length > 0) this.states.set(uri, { ...fresh(), waiting });
  }

  /** How many texts were analysed; for tests of what is reused. */
  get analysed(): number {
    return this.analysers;
  }

  /** The gloss file's annotations carried to `text`. */
  met(uri: string, gloss: GlossFile, text: string): MetGloss {
    return this.meet(this.states.get(uri) ?? fresh(), gloss, text);
  }

  /** The text with its tables, made once. */
  article(uri: string, text: string): ArticleText {
    return tabled(this.states.get(uri) ?? fresh(), text);
  }

  private meet(state: State, gloss: GlossFile, text: string): MetGloss {
    state.met = meetGloss(gloss, tabled(state, text), (state.bases ?? NO_BASES).map((b) => withEdits(b, state, text)), state.met);
    return state.met;
  }

  /** Anything but gloss files, project files and lists of places: the client opens only articles besides. */
  private mayBe(uri: string): boolean {
    return !isGlossUri(uri) && !isCoderUri(uri) && !isProjectUri(uri) && !this.sources.projects.isGazetteer(uri);
  }

  private isWanted(uri: string, newsroom: Newsroom): boolean {
    const path = pathIn(newsroom, uri);
    if (path === undefined || this.sources.trusts()) return true;
    return inNewsroom(newsroom.project, path) || this.sources.open.get(uri)?.languageId === 'news';
  }

  private async refreshSource(uri: string, state: State, newsroom: Newsroom, gloss: GlossSource | undefined): Promise<boolean> {
    const document = this.sources.open.get(uri);
    if (document) {
      if (state.document !== document) {
        state.document = document;
        state.source = { version: document.version, ...readable(document.text, document.text.length) };
      }
      return true;
    }
    delete state.document;
    const info = await this.host.files.stat(uri);
    if (!info) return false;
    if (info.size > MAX_ARTICLE_MB * 1_000_000) {
      state.source = { version: 0, text: '', unreadable: 'article.too-large', size: info.size };
      return true;
    }
    const bytes = await this.host.files.read(uri);
    if (!bytes) return false;
    const encoding = gloss?.reading.gloss?.article.encoding ?? newsroom.project.articles.encoding;
    const decoded = decodeText(bytes, encoding);
    if (state.source?.text !== decoded.text || state.source.version !== 0) {
      state.source = { version: 0, ...readable(decoded.text, bytes.length), ...(decoded.problem ? { encodingProblem: decoded.problem } : {}) };
    }
    return true;
  }

  private create(uri: string, state: State, source: Source, given: { readonly newsroom: Newsroom; readonly settings: Settings; readonly gloss?: GlossSource }): Snapshot {
    const { newsroom, settings, gloss } = given;
    return createSnapshot({
      ...source,
      uri,
      file: fileNameOf(uri),
      glossUri: glossUriOf(uri),
      ...(gloss ? { gloss } : {}),
      ...(state.formerGloss && !gloss?.reading.gloss ? { formerGloss: state.formerGloss } : {}),
      analyse: () => this.analysis(uri, state, source.text, newsroom),
      structure: () => this.engine(newsroom).structure(source.text),
      anchor: (file) => this.meet(state, file, source.text).anchored,
      waiting: state.waiting.length === 0 ? NO_WAITING : overlayOf(state.waiting),
      projectEntities: newsroom.project.entities,
      kinds: newsroom.project.kinds,
      language: newsroom.project.articles.language,
      worth: () => this.host.resources().lexicon.worth,
      settings,
      memory: (state.memory ??= suggestionMemory()),
    });
  }

  private analysis(uri: string, state: State, text: string, newsroom: Newsroom): Analysis {
    const value = this.found(state, text, newsroom);
    const usage = this.usage(uri, state, newsroom);
    if (usage.size === 0) return value;
    const { used } = state;
    if (used?.found === value && used.usage === usage) return used.value;
    const entities = used?.found.entities === value.entities && used.usage === usage ? used.value.entities : withUsage(value.entities, usage);
    state.used = { found: value, usage, value: { ...value, entities } };
    return state.used.value;
  }

  private found(state: State, text: string, newsroom: Newsroom): Analysis {
    const known = state.analysis;
    if (known?.text === text && known.newsroom === newsroom) return known.value;
    this.analysers++;
    const previous = known?.newsroom === newsroom ? known.value : undefined;
    const value = this.engine(newsroom).analyse(text, previous, { known: newsroom.project.entities });
    state.analysis = { text, newsroom, value };
    return value;
  }

  /** Of the last analysis; the same object as long as it says the same. Asked at every key: looked up anew only where the analysis or the decisions changed. */
  private usage(uri: string, state: State, newsroom: Newsroom): Usage {
    const decided = this.sources.decided(uri, newsroom);
    const analysis = state.analysis?.value;
    if (!analysis || !decided || decided.version === 0) return state.usage;
    if (state.asked?.analysis === analysis && state.asked.version === decided.version) return state.usage;
    state.asked = { analysis, version: decided.version };
    const now = usageIn(analysis, (names) => decided.usual(names, uri));
    if (!sameUsage(now, state.usage)) state.usage = now;
    return state.usage;
  }

  private engine(newsroom: Newsroom): Analyser {
    const known = this.engines.get(newsroom);
    if (known) return known;
    const engine = createAnalyser(newsroomResources(this.host.resources(), ownPlacesOf(newsroom)));
    this.engines.set(newsroom, engine);
    return engine;
  }

  /** Finds the texts that the gloss file names, unless they are the present one. */
  private async refreshBases(uri: string, state: State, text: string, gloss: GlossFile | undefined): Promise<void> {
    if (!gloss) return;
    const present = tabled(state, text).hash;
    if (present === gloss.article.text) {
      state.fitting = { hash: present, text };
      if (state.source) state.edits = { version: state.source.version, changes: [] };
    }
    if (state.wanted?.gloss !== gloss || state.wanted.present !== present) state.wanted = { gloss, present, hashes: basesOf(gloss, present) };
    const wanted = state.wanted.hashes;
    if (wanted.length === (state.bases?.length ?? 0) && wanted.every((hash, i) => state.bases?.[i]?.hash === hash)) return;
    const found: Base[] = [];
    for (const hash of wanted) {
      const blob = hash === gloss.article.text ? gloss.article.blob : undefined;
      const former = state.fitting?.hash === hash ? state.fitting.text : await this.sources.former.find({ hash, uri, ...(blob !== undefined ? { blob } : {}), ...(gloss.article.encoding !== undefined ? { encoding: gloss.article.encoding } : {}) });
      if (former !== undefined) found.push({ hash, text: former });
    }
    if (found.length !== (state.bases?.length ?? 0) || found.some((f, i) => f.hash !== state.bases?.[i]?.hash)) state.bases = found;
  }
}

const tabled = (state: State, text: string): ArticleText => (state.article?.text === text ? state.article : (state.article = articleText(text)));

/** The edits count only where they lead from this text to just that version. */
const withEdits = (base: Base, { fitting, edits, source }: State, text: string): FormerText =>
  (edits && edits.changes.length > 0 && fitting?.text === base.text && source?.version === edits.version && source.text === text ? { ...base, changes: edits.changes } : base);

function readable(text: string, size: number): Pick<Source, 'text' | 'unreadable' | 'size'> {
  if (size > MAX_ARTICLE_MB * 1_000_000) return { text: '', unreadable: 'article.too-large', size };
  if (looksBinary(text)) return { text, unreadable: 'article.binary' };
  return { text };
}

const ownPlacesOf = ({ places, project: { home } }: Newsroom): OwnPlaces => ({ places, ...(home === undefined ? {} : { home }) });
