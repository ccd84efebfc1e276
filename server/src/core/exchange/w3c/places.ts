// Where a target's selectors point in the article's text: by position where the words agree, else by the words. Positions: code points.
import type { Span } from '../../base/span.js';
import { type Offsets, offsetsOf } from '../offsets.js';

export interface SelectorPlace {
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly start?: number;
  readonly end?: number;
}
export type Target = SelectorPlace;

export class Places {
  private readonly offsets: Offsets;

  /** `text`: decoded. */
  constructor(readonly text: string) {
    this.offsets = offsetsOf(text, 'code points');
  }

  /** undefined where no place is sure. */
  find({ start, end, exact, prefix = '', suffix = '' }: Target): Span | undefined {
    const there = this.offsets.in(start, end);
    if (there && (exact === undefined || this.text.slice(there.start, there.end) === exact)) return there;
    if (exact === undefined || exact === '') return undefined;
    return this.only(prefix + exact + suffix, prefix.length, exact.length) ?? this.only(prefix + exact, prefix.length, exact.length) ?? this.only(exact + suffix, 0, exact.length) ?? this.only(exact, 0, exact.length);
  }

  private only(words: string, before: number, length: number): Span | undefined {
    const first = this.text.indexOf(words);
    if (first < 0 || this.text.indexOf(words, first + 1) >= 0) return undefined;
    return { start: first + before, end: first + before + length };
  }
}
