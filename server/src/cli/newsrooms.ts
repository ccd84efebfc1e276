// The newsrooms around articles: each folder's newsgloss.yaml with its own places, read once, and the engine for it.
import { dirname, join, resolve } from 'node:path';
import { type Analyser, createAnalyser } from '../core/detect/analyse.js';
import type { Resources } from '../core/detect/resources.js';
import { lazy } from '../core/base/lazy.js';
import type { DecidedPlaces } from '../core/corpus/usualPlaces.js';
import { readProject } from '../core/gloss/project.js';
import type { UserPlace } from '../core/lexicon/userPlace.js';
import { newsroomResources } from '../core/detect/newsroomResources.js';
import { parseUserGazetteer } from '../core/newsroom/userGazetteer.js';
import type { GlossProblem } from '../core/model/gloss.js';
import type { WorthWeights } from '../core/lexicon/worthWeights.js';
import type { Project } from '../core/model/project.js';
import { decodeText } from '../node/encoding.js';
import { readBytes } from '../node/files.js';
import { PROJECT_NAME } from '../service/uris.js';
import { decidedPlacesIn } from './decidedPlaces.js';

/** A file of the newsroom with what is wrong in it. */
export interface NewsroomFile {
  readonly path: string;
  readonly source: string;
  readonly problems: readonly GlossProblem[];
}

export interface Newsroom {
  /** The folder of newsgloss.yaml; undefined outside of any newsroom. */
  readonly root?: string;
  readonly project: Project;
  /** Ids that the newsroom lists. */
  readonly shared: ReadonlySet<string>;
  /** newsgloss.yaml and the gazetteers. */
  readonly files: readonly NewsroomFile[];
  /** Made at the first call. */
  readonly engine: () => Analyser;
  readonly worth: () => WorthWeights;
  /** What its gloss files decide about places; read at the first call. undefined outside of any newsroom. */
  readonly decidedPlaces: () => Promise<DecidedPlaces | undefined>;
}

export class Newsrooms {
  private readonly byFolder = new Map<string, Promise<Newsroom | undefined>>();
  private readonly none: Newsroom;

  constructor(private readonly resources: () => Resources) {
    this.none = newsroomOf({ project: readProject('').project, files: [], places: [] }, resources);
  }

  /** The newsroom that the file lies in: the nearest newsgloss.yaml above it. */
  async around(path: string): Promise<Newsroom> {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const found = await this.in(folder);
      if (found) return found;
      if (dirname(folder) === folder) return this.none;
    }
  }

  /** Of stdin and other texts without a place. */
  get outside(): Newsroom {
    return this.none;
  }

  private in(folder: string): Promise<Newsroom | undefined> {
    const known = this.byFolder.get(folder);
    if (known) return known;
    const reading = this.read(folder);
    this.byFolder.set(folder, reading);
    return reading;
  }

  private async read(folder: string): Promise<Newsroom | undefined> {
    const path = join(folder, PROJECT_NAME);
    const source = await textAt(path);
    if (source === undefined) return undefined;
    const { project, problems } = readProject(source);
    const files: NewsroomFile[] = [{ path, source, problems }];
    const places: UserPlace[] = [];
    for (const name of project.gazetteers) {
      const gazetteer = resolve(folder, name);
      const text = await textAt(gazetteer);
      if (text === undefined) continue;
      const read = parseUserGazetteer(text);
      files.push({ path: gazetteer, source: text, problems: read.problems });
      places.push(...read.places);
    }
    return newsroomOf({ root: folder, project, files, places }, this.resources);
  }
}

type Parts = Pick<Newsroom, 'root' | 'project' | 'files'> & { readonly places: readonly UserPlace[] };

function newsroomOf({ places, ...parts }: Parts, resources: () => Resources): Newsroom {
  const { root, project } = parts;
  const own = { places, ...(project.home === undefined ? {} : { home: project.home }) };
  return {
    ...parts,
    shared: new Set(project.entities.map((e) => e.id)),
    engine: lazy(() => createAnalyser(newsroomResources(resources(), own))),
    worth: () => resources().lexicon.worth,
    decidedPlaces: lazy(async () => (root === undefined ? undefined : decidedPlacesIn(root, project))),
  };
}

async function textAt(path: string): Promise<string | undefined> {
  const bytes = await readBytes(path);
  return bytes && decodeText(bytes).text;
}
