// Quick fixes in newsgloss.yaml: of its own problems, and of a gloss file's where the tagset is what should change.
import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import { type MapNode, resolved } from '../../core/gloss/sourceTree.js';
import { word, words, type YamlValue } from '../../core/gloss/yamlText.js';
import { KIND_COLOURS, type Project } from '../../core/model/project.js';
import { dataOf } from '../diagnostics/run.js';
import { annotationAt, type GlossContext } from '../glossFile/context.js';
import { closest, edited, fix, type Fixable, fixable, mapsAround } from '../glossFile/fixing.js';
import { keysAt } from '../glossFile/keyDocs.js';
import { childOf, parentOf, PROJECT_NAME } from '../uris.js';
import { replacement, ruleAt } from './words.js';

/** What the tagset could say so that the gloss file is right. */
export function newsroomFixes({ context, newsroom }: { readonly context: GlossContext; readonly newsroom?: { readonly uri: string; readonly source: string } }, diagnostic: Diagnostic): CodeAction[] {
  const file = newsroom && fixable(newsroom.uri, newsroom.source);
  const args = dataOf(diagnostic).args ?? [];
  const [first = '', second = ''] = args;
  if (!file || first === '') return [];
  switch (diagnostic.code) {
    case 'gloss.unknown-kind':
      return setIn(file, diagnostic, t('Add the kind {0} to {1}', first, PROJECT_NAME), ['kinds', first], { entries: [['entity', true]] });
    case 'gloss.attribute-unknown':
      return setIn(file, diagnostic, t('Add the attribute {0} to {1}', first, PROJECT_NAME), ['kinds', second, 'attributes', first], word('text'));
    case 'gloss.attribute-value': {
      const rule = ruleAt(context, diagnostic, first);
      const kind = kindAt(context, diagnostic);
      return typeof rule === 'object' && kind !== undefined ? setIn(file, diagnostic, t('Add {0} to the words of {1} in {2}', second, first, PROJECT_NAME), ['kinds', kind, 'attributes', first], words([...rule, second])) : [];
    }
    case 'gloss.speaker-kind': {
      const kind = kindAt(context, diagnostic);
      const speakers = context.project.kinds.find((k) => k.name === kind)?.speaker;
      return speakers && kind !== undefined ? setIn(file, diagnostic, t('Let {0} speak, in {1}', second, PROJECT_NAME), ['kinds', kind, 'speaker'], words([...speakers, second])) : [];
    }
    default:
      return [];
  }
}

function kindAt(context: GlossContext, diagnostic: Diagnostic): string | undefined {
  const id = annotationAt(context, context.positions.offsetAt(diagnostic.range.start));
  return context.reading.gloss?.annotations.find((a) => a.id === id)?.kind;
}

/** Puts a value at a path of keys, with the mappings above it where they are missing. */
function setIn(file: Fixable, diagnostic: Diagnostic, title: string, path: readonly string[], value: YamlValue): CodeAction[] {
  const root = resolved(file.tree.root);
  if (root?.type !== 'map') return [];
  return fix(title, diagnostic, file.uri, edited(file, (patch) => {
    let map: MapNode = root;
    for (const [i, key] of path.entries()) {
      const owner = map.entries.find((e) => e.key === key);
      const next = resolved(owner?.value);
      const rest = path.slice(i + 1).reduceRight<YamlValue>((inner, k) => ({ entries: [[k, inner]] }), value);
      if (i === path.length - 1 || next?.type !== 'map' || next.entries.length === 0) return patch.setKey(map, key, rest, { order: i === 0 ? PROJECT_ORDER : [], owner });
      map = next;
    }
  }));
}

const PROJECT_ORDER = ['newsgloss', 'articles', 'guidelines', 'home', 'annotators', 'kinds', 'links', 'entities', 'gazetteers', 'exports'];

export interface ProjectFixing {
  readonly uri: string;
  readonly source: string;
  readonly project: Project;
}

/** Fixes of what is wrong in newsgloss.yaml itself. */
export function projectActions({ uri, source, project }: ProjectFixing, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const file = fixable(uri, source);
  return file ? diagnostics.flatMap((d) => fixesOf(file, project, d)) : [];
}

function fixesOf(file: Fixable, project: Project, diagnostic: Diagnostic): CodeAction[] {
  const args = dataOf(diagnostic).args ?? [];
  const [wrong = ''] = args;
  const by = (candidates: readonly string[], to = wrong): CodeAction[] => closest(to, candidates).flatMap((w) => replacement(file.uri, diagnostic, diagnostic.range, w));
  switch (diagnostic.code) {
    case 'project.unknown-key':
      return by(Object.keys(keysAt('project', []) ?? {}).filter((key) => sectionNames(file).every((have) => have !== key)));
    case 'project.unknown-kind':
      return by(project.kinds.map((k) => k.name));
    case 'project.unknown-colour':
      return closest(args[1] ?? '', KIND_COLOURS, KIND_COLOURS.length).flatMap((w) => replacement(file.uri, diagnostic, diagnostic.range, w));
    case 'project.unknown-version':
      return by(['1']);
    case 'project.key-taken':
      return freeLetters(project, args[2] ?? '').flatMap((w) => replacement(file.uri, diagnostic, diagnostic.range, w));
    case 'project.no-gazetteer':
      return newList(file, diagnostic, wrong);
    case 'project.duplicate-key': {
      const span = file.positions.spanOf(diagnostic.range);
      const map = mapsAround(file, span).find((m) => m.entries.some((e) => e.keySpan.start === span.start));
      const at = map?.entries.findIndex((e) => e.keySpan.start === span.start) ?? -1;
      return map && at > 0 ? fix(t('Delete this {0}', wrong), diagnostic, file.uri, edited(file, (patch) => { patch.removeEntry(map, at); })) : [];
    }
    default:
      return [];
  }
}

const sectionNames = ({ tree }: Fixable): (string | undefined)[] => {
  const root = resolved(tree.root);
  return root?.type === 'map' ? root.entries.map((e) => e.key) : [];
};

const OFFERED = 4;

/** Letters that no kind has, those of the kind's own name first. */
function freeLetters(project: Project, kind: string): string[] {
  const taken = new Set(project.kinds.map((k) => k.key));
  return [...new Set([...kind.toLowerCase(), ...'abcdefghijklmnopqrstuvwxyz'])].filter((c) => LETTER.test(c) && !taken.has(c)).slice(0, OFFERED);
}

const LETTER = /^\p{Ll}$/u;

/** An empty list of places under the name that is missing; only inside the newsroom's folder. */
function newList(file: Fixable, diagnostic: Diagnostic, path: string): CodeAction[] {
  const folder = parentOf(file.uri);
  if (folder === undefined || !PLAIN_PATH.test(path)) return [];
  const uri = childOf(folder, path);
  const content = path.endsWith('.csv') ? 'name,type,lat,lon,country\n' : '# The newsroom’s own places.\nplaces: []\n';
  return [{
    title: t('Create {0}', path), kind: CodeActionKind.QuickFix, diagnostics: [diagnostic],
    edit: { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, { textDocument: { uri, version: null }, edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: content }] }] },
  }];
}

/** YAML or CSV below the folder; hit: "maps/places.yaml", miss: "../x.yaml", "/etc/x.csv". */
const PLAIN_PATH = /^(?!\.{1,2}\/)(?!.*\/\.{1,2}\/)[^/\\:][^\\:]*\.(?:ya?ml|csv)$/u;
