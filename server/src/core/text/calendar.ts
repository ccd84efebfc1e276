// The names of days and months in English, for lists of words and for patterns.

export const WEEKDAYS: readonly string[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const MONTHS: readonly string[] = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const small = (words: readonly string[]): readonly string[] => words.map((word) => word.toLowerCase());

/** In small letters. */
export const WEEKDAY_WORDS = small(WEEKDAYS);
export const MONTH_WORDS = small(MONTHS);
/** Months as papers shorten them, in small letters, without the full stop. */
export const SHORT_MONTH_WORDS: readonly string[] = ['jan', 'feb', 'aug', 'sept', 'oct', 'nov', 'dec'];

/** For patterns, to be put in a group. */
export const WEEKDAY = WEEKDAYS.join('|');
export const MONTH = MONTHS.join('|');
