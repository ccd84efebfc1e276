// Sentences about gloss files, project files and gazetteers: what is wrong at a place of a YAML source.
import { t } from '@vscode/l10n';

type Say = (args: readonly string[]) => string;

const arg = (args: readonly string[], index: number): string => args[index] ?? '';

/** By the code without its prefix: gloss files, project files and gazetteers share a reader. */
const SENTENCES: Readonly<Record<string, Say>> = {
  'syntax': (a) => t('This is no YAML: {0}. Nothing is written into the file until it can be read.', withoutStop(arg(a, 0))),
  'encoding': () => t('The file is not UTF-8. It is not written.'),
  'several-documents': () => t('There is more than one document in this file. It is not written.'),
  'unknown-anchor': (a) => t('There is no anchor “{0}”.', arg(a, 0)),
  'too-large': (a) => t('The file is too large (the limit is {0} characters). It is not read.', arg(a, 0)),
  'too-deep': (a) => t('Nested too deeply (the limit is {0} levels). The file is not read.', arg(a, 0)),
  'too-many-keys': (a) => t('Too many keys in one mapping (the limit is {0}). The file is not read.', arg(a, 0)),
  'nul': () => t('There is a NUL character. The file is not read.'),
  'newer-version': (a) => t('Written by a newer Newsgloss (version {0} of the format; this one knows {1}). It is shown read-only.', arg(a, 0), arg(a, 1)),
  'unknown-version': (a) => t('There is no version {0} of the format.', arg(a, 0)),
  'missing-key': (a) => t('“{1}” is missing in {0}.', arg(a, 0), arg(a, 1)),
  'wrong-type': (a) => t('“{0}” must be: {1}.', arg(a, 0), arg(a, 1)),
  'unknown-value': (a) => t('“{1}” is no value of “{0}”: {2}.', arg(a, 0), arg(a, 1), arg(a, 2)),
  'duplicate-key': (a) => t('“{0}” stands here twice. The first one counts.', arg(a, 0)),
  'duplicate-id': (a) => t('Another annotation has the id “{0}”. This one is left out.', arg(a, 0)),
  'unknown-kind': (a) => t('“{0}” is not in the tagset.', arg(a, 0)),
  'unknown-entity': (a) => t('Nothing is listed under “{0}”.', arg(a, 0)),
  'unknown-annotation': (a) => t('There is no annotation “{0}”.', arg(a, 0)),
  'attribute-unknown': (a) => t('The tagset has no attribute “{0}” for {1}.', arg(a, 0), arg(a, 1)),
  'attribute-value': (a) => t('“{1}” is no value of the attribute “{0}” in this tagset: {2}.', arg(a, 0), arg(a, 1), arg(a, 2)),
  'speaker-kind': (a) => t('{0} is a {1}; by the tagset these speak: {2}.', arg(a, 0), arg(a, 1), arg(a, 2)),
  'link-kind': (a) => t('By the tagset “{0}” does not lead from {1} to {2}.', arg(a, 0), arg(a, 1), arg(a, 2)),
  'conflict': () => t('Two people changed this, each in another way. Keep what holds, and delete “conflict”.'),
  'quote-count': (a) => t('{0} fragments, but {1} quotes.', arg(a, 0), arg(a, 1)),
  'span-order': () => t('The end stands before the start, or fragments overlap.'),
  'span-out-of-range': (a) => t('The article has only {1} characters; this position is {0}.', arg(a, 0), arg(a, 1)),
  'cannot-edit': () => t('The file is written in a way that cannot be changed without harm. Please change it by hand.'),
  'shared-node': (a) => t('This value is shared by an anchor ({0}); changing it would change other places too. Please change it by hand.', arg(a, 0)),
  'unknown-key': (a) => t('“{0}” has no meaning here.', arg(a, 0)),
  'key-taken': (a) => t('The key “{0}” belongs to {1} already; {2} gets none.', arg(a, 0), arg(a, 1), arg(a, 2)),
  'no-gazetteer': (a) => t('There is no file “{0}”.', arg(a, 0)),
  'not-a-list': () => t('A list of places is expected.'),
  'json': (a) => t('This is no JSON: {0}.', arg(a, 0)),
  'not-geojson': () => t('GeoJSON is expected: a FeatureCollection with a list of features, or one Feature.'),
  'bad-position': () => t('Coordinates of GeoJSON are longitude (−180 to 180), then latitude (−90 to 90), in degrees.'),
  'bad-number': (a) => t('“{0}” is a number.', arg(a, 0)),
  'no-name': () => t('This place has no name.'),
  'bad-coordinates': () => t('Coordinates are latitude (−90 to 90) and longitude (−180 to 180) in degrees.'),
  'bad-country': () => t('A country is two letters (ISO 3166-1).'),
  'too-many': () => t('Too many places. The rest is left out.'),
};

/** The sentence for a `gloss.…`, `project.…` or `gazetteer.…` code; undefined for others. */
export function sayOfFile(code: string, args: readonly string[]): string | undefined {
  const [prefix = '', ...rest] = code.split('.');
  const name = rest.join('.');
  return PREFIXES.has(prefix) && Object.hasOwn(SENTENCES, name) ? SENTENCES[name]?.(args) : undefined;
}

const PREFIXES = new Set(['gloss', 'project', 'gazetteer']);

const withoutStop = (sentence: string): string => sentence.replace(STOP, '');
/** Hit: "ends with a ]." → without its stop; miss: "ends with a ]". */
const STOP = /[.:]\s*$/u;
