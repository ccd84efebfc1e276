// Completion in gloss and project files: the keys that may stand at the caret, and the values of each.
import { t } from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { describePlace, type PlaceBook } from '../placeWords.js';
import { positionsOf } from '../positions.js';
import { isAt, keysAt } from './keyDocs.js';
import { attributesOf, type Completing, valuesAt, type Word } from './values.js';
import { type Where, whereAt } from './where.js';

/** What may be put at `position`. */
export function completeYaml(about: Completing, position: Position, book: PlaceBook): CompletionItem[] {
  const offset = positionsOf(about.source).offsetAt(position);
  const where = whereAt(about.source, offset);
  if (!where) return [];
  const range = positionsOf(about.source).rangeOf({ start: where.start, end: offset });
  const keys = where.part === 'value' ? [] : keyItems(about, where, offset);
  const values = where.part === 'key' ? [] : [...valuesAt(about, where, offset), ...placeValues(about, where, book)];
  return [
    ...keys.map(({ label, detail }) => ({ label, kind: CompletionItemKind.Property, textEdit: { range, newText: `${label}: ` }, ...(detail === undefined ? {} : { detail }) })),
    ...values.map((w, i): CompletionItem => ({
      label: w.label,
      kind: w.isReference === true ? CompletionItemKind.Reference : CompletionItemKind.EnumMember,
      textEdit: { range, newText: w.inMarks === true && !where.quoted ? `"${w.label}"` : w.label },
      ...(w.detail === undefined ? {} : { detail: w.detail }),
      ...(w.filter === undefined ? {} : { filterText: w.filter }),
      ...(w.inOrder === true ? { sortText: String(i).padStart(3, '0') } : {}),
    })),
  ];
}

/** Keys that do not stand in the same mapping yet, of annotations those that fit its kind. */
function keyItems(about: Completing, where: Where, offset: number): Word[] {
  const docs = keysAt(about.file, where.path);
  const words = docs ? Object.entries(docs).map(([label, say]): Word => ({ label, detail: say() })) : freeKeys(about, where, offset);
  const other = isAt(where.path, 'annotations/-') ? notOfKind(where.fields.get('kind')) : NONE;
  return words.filter(({ label }) => !where.fields.has(label) && !other.has(label));
}

const ONLY_CLAIMS = new Set(['speaker', 'cue', 'act', 'form', 'force', 'negated', 'about', 'verdict']);
const ONLY_MENTIONS = new Set(['entity', 'as']);
const NONE: ReadonlySet<string> = new Set();

function notOfKind(kind: string | undefined): ReadonlySet<string> {
  if (kind === undefined || kind === '') return NONE;
  return kind === 'claim' ? ONLY_MENTIONS : ONLY_CLAIMS;
}

/** Keys that the newsroom chooses: attributes of the kind, built-in kinds that may be changed. */
function freeKeys(about: Completing, { path }: Where, offset: number): Word[] {
  if (about.file === 'project' && isAt(path, 'kinds')) return about.project.kinds.map((k) => ({ label: k.name, ...(k.description === undefined ? {} : { detail: k.description }) }));
  return isAt(path, 'annotations/-/attributes') ? Object.keys(attributesOf(about, offset)).map((label) => ({ label })) : [];
}

/** For an entity the places of its name: their numbers, points and countries. */
function placeValues(about: Completing, { path, typed, fields }: Where, book: PlaceBook): Word[] {
  const key = isAt(path, 'entities/*/geonames') || isAt(path, 'entities/*/at') ? path.at(-1) : undefined;
  const name = fields.get('name')?.replace(MARKS, '') ?? '';
  if (key === undefined || name === '') return [];
  return about.placesNamed(name).flatMap((place): Word[] => {
    const detail = `${place.name} · ${describePlace(place, book)}`;
    if (key === 'geonames') return place.geonames === undefined ? [] : [{ label: String(place.geonames), detail, filter: `${place.geonames} ${place.name}`, inOrder: true }];
    return place.lat === undefined || place.lon === undefined || typed !== '' ? [] : [{ label: `[${place.lat}, ${place.lon}]`, detail, inOrder: true }];
  });
}

/** Quotation marks around a value. */
const MARKS = /^["']|["']$/gu;

/** What the key under the pointer is for; undefined on values and on keys of the newsroom's own. */
export function keyCard(file: Completing['file'], source: string, offset: number): string | undefined {
  const end = offset + (WORD.exec(source.slice(offset, offset + LONGEST))?.[0].length ?? 0);
  const where = whereAt(source, end);
  if (!where || where.part === 'value' || where.typed === '' || source.charAt(end + (where.quoted ? 1 : 0)) !== ':') return undefined;
  const doc = Object.entries(keysAt(file, where.path) ?? {}).find(([key]) => key === where.typed)?.[1];
  return doc && t('{0}: {1}', where.typed, doc());
}

const LONGEST = 40;
/** The rest of a key; hit: "tus" of "status: a". */
const WORD = /^[\p{L}_-]+/u;
