// Small pieces of a report: counts, dates, kinds, coordinates, in words for people.
import { escapeHtml } from './escape.js';

export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Hit: "2026-03-02T09:30:00Z" (the day is shown, the whole is kept); miss: "in March". */
const MOMENT = /^(\d{4}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/u;

/** A date or time by its day; what is neither stays as it is. */
export function day(when: string): string {
  const date = MOMENT.exec(when)?.[1];
  return date === undefined ? escapeHtml(when) : `<time datetime="${escapeHtml(when)}">${date}</time>`;
}

/** Who and when, as far as known. */
export const signed = (by: string | undefined, when: string | undefined): string => [...(by === undefined ? [] : [`<bdi>${escapeHtml(by)}</bdi>`]), ...(when === undefined ? [] : [day(when)])].join(', ');

/** "54.5° N, 10.2° E". */
export function degrees([lat, lon]: readonly [number, number]): string {
  const part = (n: number, plus: string, minus: string): string => `${String(Math.round(Math.abs(n) * 1000) / 1000)}° ${n < 0 ? minus : plus}`;
  return `${part(lat, 'N', 'S')}, ${part(lon, 'E', 'W')}`;
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** The English name of a country by its two letters; other words stay. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/u.test(code) ? (REGIONS.of(code) ?? code) : code; // hit: DE, miss: Germany
}

/** Units that a quotation may have in a list. */
const SHORT = 160;

/** Cut behind a word where it is long. */
export function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= SHORT) return plain;
  const cut = plain.lastIndexOf(' ', SHORT);
  return `${plain.slice(0, cut > SHORT / 2 ? cut : SHORT).trimEnd()} …`;
}
