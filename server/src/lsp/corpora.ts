// The folders that articles lie in: an index of each, filled in the background and kept in step.
import { factsOf } from '../core/corpus/facts.js';
import { CorpusIndex } from '../core/corpus/index.js';
import { asksAgain, type DecidedPlaces } from '../core/corpus/usualPlaces.js';
import { inNewsroom, mayBeArticle } from '../service/articles.js';
import { bratTwin, isOwnExport } from '../service/ownExports.js';
import type { Folder } from '../service/folder.js';
import { isAmbiguous } from '../service/layers.js';
import type { Snapshot } from '../service/snapshot.js';
import { childOf, fileNameOf, GLOSS_ENDING, glossUriOf, isCoderUri, isGlossUri, parentOf } from '../service/uris.js';
import type { Articles } from './articles.js';
import type { Host } from './host.js';
import type { Log } from './log.js';
import type { Newsroom } from './projects.js';

interface Corpus {
  readonly root: string;
  readonly index: CorpusIndex;
  /** Addresses that are still to be read. */
  readonly pending: Set<string>;
  total: number;
  listed?: Promise<void>;
  reading: boolean;
  /** Calls off the reading that waits for a pause. */
  settling?: () => void;
}

/** Milliseconds without a change: who decides by key does it several times a second. */
const WHILE_DECIDING = 250;

export interface CorporaOptions {
  readonly indexFolder: () => boolean;
  /** All text files are articles where there is no newsroom. */
  readonly allText: () => boolean;
  readonly workspaceFolders: () => readonly string[];
  readonly progress: (done: number, total: number) => void;
  /** These articles mean other places by what was decided elsewhere. */
  readonly meansOthers: (uris: readonly string[]) => void;
}

export class Corpora {
  private readonly byRoot = new Map<string, Corpus>();

  constructor(
    private readonly host: Host,
    private readonly articles: Articles,
    private readonly log: Log,
    private readonly options: CorporaOptions,
  ) {}

  /** What is known by now of the article's folder, the article itself as it is. */
  async folderOf(snapshot: Snapshot): Promise<Folder> {
    const newsroom = await this.articles.newsroom(snapshot.uri);
    const corpus = this.corpus(this.rootOf(snapshot.uri, newsroom));
    this.take(corpus, snapshot, newsroom);
    return { index: corpus.index, shared: newsroom.shared };
  }

  /** Everything of the folder around `uri`, read first where it is not yet. */
  async wholeFolder(uri: string): Promise<Folder> {
    const newsroom = await this.articles.newsroom(uri);
    const corpus = this.corpus(this.rootOf(uri, newsroom));
    await this.list(corpus, newsroom);
    await this.readAll(corpus);
    return { index: corpus.index, shared: newsroom.shared };
  }

  /** What is decided on places in the article's folder, as far as it was read. */
  decidedPlaces(uri: string, newsroom: Newsroom): DecidedPlaces | undefined {
    return this.byRoot.get(this.rootOf(uri, newsroom))?.index.decidedPlaces;
  }

  /** The same where the user wants folders read; else what is known by now. */
  async wantedFolder(uri: string): Promise<Folder> {
    if (this.options.indexFolder()) return this.wholeFolder(uri);
    const newsroom = await this.articles.newsroom(uri);
    return { index: this.corpus(this.rootOf(uri, newsroom)).index, shared: newsroom.shared };
  }

  /** All folders that have been begun, for searches of the workspace. */
  known(): Folder[] {
    return [...this.byRoot.values()].map((c) => ({ index: c.index, shared: new Set<string>() }));
  }

  /** Begins reading the folder around an open article in the background. */
  async begin(uri: string): Promise<void> {
    if (!this.options.indexFolder()) return;
    const newsroom = await this.articles.newsroom(uri);
    const corpus = this.corpus(this.rootOf(uri, newsroom));
    if (corpus.listed) return;
    await this.list(corpus, newsroom);
    await this.readAll(corpus);
  }

  /** Articles that `folder` holds, by address. */
  async articlesIn(folder: string): Promise<string[]> {
    const newsroom = await this.articles.newsroom(childOf(folder, 'any'));
    return this.listing(folder, newsroom);
  }

  /** The article or its gloss file changed on disk or in the editor. */
  async changed(uri: string): Promise<void> {
    const corpus = await this.noted(uri);
    if (corpus) await this.readAll(corpus);
  }

  /** The same of an article that may change again at once: it is read when somebody asks for the folder, or when nothing changed for a while. */
  async changedInEditor(uri: string): Promise<void> {
    const corpus = await this.noted(uri);
    if (!corpus) return;
    corpus.settling?.();
    corpus.settling = this.host.later(() => void this.readAll(corpus).catch((error: unknown) => { this.log.error('reading the folder', error); }), WHILE_DECIDING);
  }

  private async noted(uri: string): Promise<Corpus | undefined> {
    const newsroom = await this.articles.newsroom(uri);
    const corpus = this.byRoot.get(this.rootOf(uri, newsroom));
    if (!corpus || (corpus.index.get(uri) === undefined && !(await this.isTaken(corpus, uri, newsroom)))) return undefined;
    corpus.pending.add(uri);
    return corpus;
  }

  /** A newsroom or setting changed: everything is read again. */
  reset(): void {
    this.byRoot.clear();
  }

  private rootOf(uri: string, newsroom: Newsroom): string {
    if (newsroom.root !== undefined) return newsroom.root;
    const folder = this.options.workspaceFolders().filter((f) => uri.startsWith(`${f}/`)).sort((a, b) => b.length - a.length)[0];
    return folder ?? parentOf(uri) ?? uri;
  }

  private corpus(root: string): Corpus {
    const known = this.byRoot.get(root);
    if (known) return known;
    const corpus: Corpus = { root, index: new CorpusIndex(), pending: new Set(), total: 0, reading: false };
    this.byRoot.set(root, corpus);
    return corpus;
  }

  private list(corpus: Corpus, newsroom: Newsroom): Promise<void> {
    return (corpus.listed ??= (async () => {
      for (const uri of await this.listing(corpus.root, newsroom)) if (!corpus.index.get(uri)) corpus.pending.add(uri);
      corpus.total = corpus.pending.size + corpus.index.size;
    })());
  }

  /** In a newsroom what its globs take in; elsewhere what has a gloss file, and all texts where the user wants that. */
  private async listing(root: string, newsroom: Newsroom): Promise<string[]> {
    const names: string[] = [];
    for await (const path of this.host.files.list(root, (p) => isGlossUri(p) || mayBeArticle(p) || ANN.test(p) || this.inGlobs(root, p, newsroom))) names.push(path);
    const all = new Set(names);
    const articles = names.filter((path) => !isGlossUri(path) && !isCoderUri(path) && (all.has(`${path}${GLOSS_ENDING}`) || (newsroom.root !== undefined ? this.inGlobs(root, path, newsroom) : this.options.allText())));
    const own = await Promise.all(articles.map(async (path) => {
      if (all.has(`${path}${GLOSS_ENDING}`) || (bratTwin(path) !== undefined && !all.has(bratTwin(path) ?? ''))) return false;
      return isOwnExport(childOf(root, path), (file) => this.host.files.read(file));
    }));
    return articles.flatMap((path, i) => (own[i] === true ? [] : [childOf(root, path)]));
  }

  private inGlobs(root: string, path: string, newsroom: Newsroom): boolean {
    if (newsroom.root === undefined) return false;
    const inside = root === newsroom.root ? path : `${decodeURIComponent(root.slice(newsroom.root.length + 1))}/${path}`;
    return inNewsroom(newsroom.project, inside);
  }

  /** A file that was not known before. */
  private async isTaken(corpus: Corpus, uri: string, newsroom: Newsroom): Promise<boolean> {
    if (!this.isListed(corpus, uri, newsroom)) return false;
    return (await this.host.files.stat(glossUriOf(uri))) !== undefined || !(await isOwnExport(uri, (file) => this.host.files.read(file)));
  }

  private isListed(corpus: Corpus, uri: string, newsroom: Newsroom): boolean {
    const path = decodeURIComponent(uri.slice(corpus.root.length + 1));
    return newsroom.root === undefined ? this.options.allText() : inNewsroom(newsroom.project, path);
  }

  /** One article after the other, each in its own turn of the event loop, so that requests come between. */
  private async readAll(corpus: Corpus): Promise<void> {
    if (corpus.reading) {
      while (corpus.reading) await this.host.breathe();
      return;
    }
    corpus.reading = true;
    try {
      let done = 0;
      for (let uri = first(corpus.pending); uri !== undefined; uri = first(corpus.pending)) {
        corpus.pending.delete(uri);
        await this.host.breathe();
        await this.readOne(corpus, uri);
        done++;
        if (done % PROGRESS_STEP === 0) this.options.progress(Math.max(0, corpus.total - corpus.pending.size), corpus.total);
      }
      if (done > 1) this.options.progress(corpus.total, corpus.total);
    } finally {
      corpus.reading = false;
    }
    await this.readAgain(corpus);
  }

  /** Articles in which a place means another one by what was just decided elsewhere. */
  private async readAgain(corpus: Corpus): Promise<void> {
    const { decidedPlaces } = corpus.index;
    const names = decidedPlaces.takeChanged();
    const again = names.size === 0 ? [] : corpus.index.all().filter((facts) => asksAgain(facts, names, decidedPlaces)).map((facts) => facts.uri);
    if (again.length === 0) return;
    for (const uri of again) corpus.pending.add(uri);
    this.options.meansOthers(again);
    await this.readAll(corpus);
  }

  private async readOne(corpus: Corpus, uri: string): Promise<void> {
    try {
      const snapshot = await this.articles.passing(uri);
      if (snapshot) this.take(corpus, snapshot, await this.articles.newsroom(uri));
      else corpus.index.remove(uri);
    } catch (error) {
      this.log.error(`reading ${fileNameOf(uri)}`, error);
    }
  }

  private readonly taken = new WeakMap<Snapshot, Corpus>();

  private take(corpus: Corpus, snapshot: Snapshot, newsroom: Newsroom): void {
    if (this.taken.get(snapshot) === corpus) return;
    this.taken.set(snapshot, corpus);
    const { positions, analysis, marks } = snapshot;
    const lines = { starts: positions.starts, length: positions.length };
    corpus.index.put(factsOf({ uri: snapshot.uri, title: snapshot.details.title ?? snapshot.file, lines, marks, analysis, shared: newsroom.shared, isAmbiguous: (mark) => isAmbiguous(snapshot, mark) }));
  }
}

/** brat's annotations beside a text; hit: a.ann, miss: ann. */
const ANN = /\.ann$/iu;

const PROGRESS_STEP = 10;

const first = (set: ReadonlySet<string>): string | undefined => set.values().next().value;
