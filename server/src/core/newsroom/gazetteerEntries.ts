// What the readers of a newsroom's own places share: fields with their places in the file become one place, and what is wrong with them problems.
import type { Span } from '../base/span.js';
import type { GlossProblem } from '../model/gloss.js';
import { PLACE_TYPES } from '../lexicon/gazetteerFormat.js';
import type { UserPlace } from '../lexicon/userPlace.js';

export interface UserGazetteer {
  readonly places: readonly UserPlace[];
  /** `gazetteer.…` codes, with spans in the file. What parses is kept beside them. */
  readonly problems: readonly GlossProblem[];
}

/** More entries than this in one file are not read. */
export const MOST_PLACES = 50_000;

/** A field's value, and where it stands; UTF-16. */
export interface Field {
  readonly value: unknown;
  readonly span: Span;
}
export type Fields = ReadonlyMap<string, Field>;

/** Degrees, WGS 84. `bad`: there is something, but no point of the earth. */
type Point = { readonly lat: number; readonly lon: number } | 'bad' | undefined;

export class Entries implements UserGazetteer {
  readonly places: UserPlace[] = [];
  readonly problems: GlossProblem[] = [];

  problem(code: string, span: Span, ...args: string[]): void {
    this.problems.push({ code: `gazetteer.${code}`, severity: 'error', span, args });
  }

  warning(code: string, span: Span, ...args: string[]): void {
    this.problems.push({ code: `gazetteer.${code}`, severity: 'warning', span, args });
  }

  /** True once no more are taken in; says so the first time. */
  full(span: Span): boolean {
    if (this.places.length < MOST_PLACES) return false;
    this.problem('too-many', span, String(MOST_PLACES));
    return true;
  }

  /** `source`: the whole entry. `point`: where it does not come from the fields. */
  add(fields: Fields, source: Span, point: Point = this.pointOf(fields)): void {
    const name = fields.get('name')?.value;
    if (typeof name !== 'string' || name.trim() === '') {
      this.problem('no-name', source);
      return;
    }
    const word = fields.get('type')?.value;
    const type = PLACE_TYPES.find((known) => known === word);
    const country = this.countryOf(fields.get('country'));
    const population = this.numberIn(fields, 'population');
    const geonames = this.numberIn(fields, 'geonames');
    this.places.push({
      name: name.trim(),
      aliases: aliasesOf(fields.get('aliases')?.value),
      type: type ?? 'area',
      source,
      ...(type === undefined && typeof word === 'string' && word !== '' ? { label: word } : {}),
      ...(point === 'bad' || point === undefined ? {} : point),
      ...(country === undefined ? {} : { country }),
      ...(population === undefined ? {} : { population }),
      ...(geonames === undefined ? {} : { geonames }),
    });
  }

  private countryOf(field: Field | undefined): string | undefined {
    if (field === undefined || isNothing(field.value)) return undefined;
    if (typeof field.value === 'string' && COUNTRY_CODE.test(field.value)) return field.value.toUpperCase();
    this.problem('bad-country', field.span, shown(field.value));
    return undefined;
  }

  private numberIn(fields: Fields, name: string): number | undefined {
    const field = fields.get(name);
    if (field === undefined || isNothing(field.value)) return undefined;
    const figure = numberOf(field.value);
    if (figure !== undefined && figure >= 0) return figure;
    this.problem('bad-number', field.span, name);
    return undefined;
  }

  private pointOf(fields: Fields): Point {
    const at = fields.get('at');
    if (at !== undefined && !isNothing(at.value)) {
      const { value } = at;
      const pair: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.trim().split(BETWEEN) : [];
      return this.checked(pair.length === 2 ? pair : [undefined, undefined], at.span);
    }
    const [lat, lon] = [fields.get('lat'), fields.get('lon') ?? fields.get('lng')];
    if (isNothing(lat?.value) && isNothing(lon?.value)) return undefined;
    return this.checked([lat?.value, lon?.value], (isNothing(lat?.value) || inRange(lat?.value, 90) ? lon : lat)?.span ?? { start: 0, end: 0 });
  }

  private checked([first, second]: readonly unknown[], span: Span): Point {
    const [lat, lon] = [numberOf(first), numberOf(second)];
    if (lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
    this.problem('bad-coordinates', span);
    return 'bad';
  }
}

// Hit: "DE", "de"; miss: "Germany".
const COUNTRY_CODE = /^[a-z]{2}$/iu;
// Hit: ", " in "54.5, 10"; miss: "." in "54.5".
const BETWEEN = /[ ,;]+/u;

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

const inRange = (value: unknown, most: number): boolean => Math.abs(numberOf(value) ?? Infinity) <= most;

/** Of a number or a text that is one; undefined for others. */
export function numberOf(value: unknown): number | undefined {
  const figure = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof figure === 'number' && Number.isFinite(figure) ? figure : undefined;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function aliasesOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split('|') : [];
  return list.filter((alias): alias is string => typeof alias === 'string').map((alias) => alias.trim()).filter((alias) => alias !== '');
}
