// The newsrooms around articles: each folder's newsgloss.yaml, read once and again when it changes.
import type { Span } from '../core/base/span.js';
import type { UserPlace } from '../core/lexicon/userPlace.js';
import { parseUserGazetteer, type UserGazetteer } from '../core/newsroom/userGazetteer.js';
import { readProject } from '../core/gloss/project.js';
import type { GlossProblem } from '../core/model/gloss.js';
import type { Project } from '../core/model/project.js';
import { decodeText } from '../node/encoding.js';
import { childOf, parentOf, pathWithin, PROJECT_NAME } from '../service/uris.js';
import { URI, Utils } from 'vscode-uri';
import type { Files } from './host.js';
import type { Log } from './log.js';
import type { OpenDocuments } from './openDocuments.js';

/** A newsroom, or the built-in values where there is none around. The same object until something in it changes. */
export interface Newsroom {
  /** The folder of newsgloss.yaml; undefined outside of any newsroom. */
  readonly root?: string;
  readonly project: Project;
  readonly source: string;
  readonly problems: readonly GlossProblem[];
  readonly places: readonly UserPlace[];
  /** The files that `places` come from. */
  readonly gazetteers: readonly GazetteerFile[];
  /** Ids that the newsroom lists. */
  readonly shared: ReadonlySet<string>;
}

/** One of the newsroom's own lists of places, as it is on disk or in the editor. */
export interface GazetteerFile extends UserGazetteer {
  readonly uri: string;
  readonly source: string;
}

export class Projects {
  /** Addresses that some newsroom names as a gazetteer, there or not; kept while newsrooms are read anew. */
  private readonly named = new Set<string>();
  private readonly byFolder = new Map<string, Promise<Newsroom | undefined>>();
  private readonly none = newsroomOf(readProject('').project);

  constructor(
    private readonly files: Files,
    private readonly open: OpenDocuments,
    private readonly log: Log,
    /** Files outside a newsroom are read only in a workspace that the user trusts. */
    private readonly trusted: () => boolean,
  ) {}

  /** The newsroom that `uri` lies in: the nearest newsgloss.yaml above it. */
  async around(uri: string): Promise<Newsroom> {
    for (let folder = parentOf(uri); folder !== undefined; folder = parentOf(folder)) {
      const found = await this.in(folder);
      if (found) return found;
    }
    return this.none;
  }

  /** Forgets what was read; open articles ask again. */
  clear(): void {
    this.byFolder.clear();
  }

  /** True for a file that a newsroom read so far names as a list of its own places. */
  isGazetteer(uri: string): boolean {
    return this.named.has(uri);
  }

  /** The list of places with that address; undefined for other files. */
  async gazetteer(uri: string): Promise<GazetteerFile | undefined> {
    for (const reading of [this.around(uri), ...this.byFolder.values()]) {
      const file = (await reading)?.gazetteers.find((g) => g.uri === uri);
      if (file) return file;
    }
    return undefined;
  }

  private in(folder: string): Promise<Newsroom | undefined> {
    const known = this.byFolder.get(folder);
    if (known) return known;
    const reading = this.read(folder).catch((error: unknown) => {
      this.log.error(`newsgloss.yaml in ${folder}`, error);
      return undefined;
    });
    this.byFolder.set(folder, reading);
    return reading;
  }

  private async read(folder: string): Promise<Newsroom | undefined> {
    const uri = childOf(folder, PROJECT_NAME);
    const source = this.open.get(uri)?.text ?? decoded(await this.files.read(uri));
    if (source === undefined) return undefined;
    const { project, problems } = readProject(source);
    const { found, missing } = await this.gazetteers(folder, project);
    const absent = missing.map((path): GlossProblem => ({ code: 'project.no-gazetteer', severity: 'warning', span: spanOfWord(source, path), args: [path] }));
    return { ...newsroomOf(project), root: folder, source, problems: [...problems, ...absent], places: found.flatMap((g) => g.places), gazetteers: found };
  }

  /** The newsroom's own lists of places, and those that are named but not there. */
  private async gazetteers(folder: string, project: Project): Promise<{ readonly found: GazetteerFile[]; readonly missing: string[] }> {
    const found: GazetteerFile[] = [];
    const missing: string[] = [];
    for (const path of project.gazetteers) {
      const uri = Utils.resolvePath(URI.parse(folder), path.replace(BACKSLASHES, '/')).toString();
      if (!uri.startsWith(`${folder}/`) && !this.trusted()) {
        this.log.info(`gazetteer ${path} lies outside the newsroom and is not read in restricted mode`);
        continue;
      }
      this.named.add(uri);
      const source = this.open.get(uri)?.text ?? decoded(await this.files.read(uri));
      if (source === undefined) missing.push(path);
      else found.push({ uri, source, ...parseUserGazetteer(source) });
    }
    return { found, missing };
  }
}

/** Where the file's name stands; the beginning where it is written in another way. */
function spanOfWord(source: string, word: string): Span {
  const start = source.indexOf(word);
  return start < 0 ? { start: 0, end: 0 } : { start, end: start + word.length };
}

/** Hit: "a\\b", miss: "a/b". */
const BACKSLASHES = /\\/gu;

const newsroomOf = (project: Project): Newsroom => ({ project, source: '', problems: [], places: [], gazetteers: [], shared: new Set(project.entities.map((e) => e.id)) });

const decoded = (bytes: Uint8Array | undefined): string | undefined => bytes && decodeText(bytes).text;

/** The article's path within its newsroom; undefined outside of any. */
export const pathIn = (newsroom: Newsroom, uri: string): string | undefined => (newsroom.root === undefined ? undefined : pathWithin(newsroom.root, uri));
