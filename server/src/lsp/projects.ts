// The newsrooms around articles: each folder's newsgloss.yaml, read once and again when it changes.
import type { UserPlace } from '../core/lexicon/userPlace.js';
import { parseUserGazetteer } from '../core/newsroom/userGazetteer.js';
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
  /** Ids that the newsroom lists. */
  readonly shared: ReadonlySet<string>;
}

export class Projects {
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
    return { ...newsroomOf(project), root: folder, source, problems, places: await this.places(folder, project) };
  }

  /** The newsroom's own places. */
  private async places(folder: string, project: Project): Promise<UserPlace[]> {
    const places: UserPlace[] = [];
    for (const path of project.gazetteers) {
      const uri = Utils.resolvePath(URI.parse(folder), path.replace(BACKSLASHES, '/')).toString();
      if (!uri.startsWith(`${folder}/`) && !this.trusted()) {
        this.log.info(`gazetteer ${path} lies outside the newsroom and is not read in restricted mode`);
        continue;
      }
      const text = this.open.get(uri)?.text ?? decoded(await this.files.read(uri));
      if (text === undefined) this.log.info(`gazetteer ${path} is not there`);
      else places.push(...parseUserGazetteer(text).places);
    }
    return places;
  }
}

/** Hit: "a\\b", miss: "a/b". */
const BACKSLASHES = /\\/gu;

const newsroomOf = (project: Project): Newsroom => ({ project, source: '', problems: [], places: [], shared: new Set(project.entities.map((e) => e.id)) });

const decoded = (bytes: Uint8Array | undefined): string | undefined => bytes && decodeText(bytes).text;

/** The article's path within its newsroom; undefined outside of any. */
export const pathIn = (newsroom: Newsroom, uri: string): string | undefined => (newsroom.root === undefined ? undefined : pathWithin(newsroom.root, uri));
