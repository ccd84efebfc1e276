// Time words and figures of claims as values: each row is a hit or a miss on purpose.
import assert from 'node:assert/strict';
import { quantities } from '../../../server/src/core/text/quantities.js';
import { timeWords } from '../../../server/src/core/text/timeWords.js';

/** An article of a Wednesday. */
const PUBLISHED = '2026-03-11';

type Row = readonly [text: string, found: readonly string[]];

/** Nothing else is found. */
const TIMES: readonly Row[] = [
  ['The lock opened on Tuesday.', ['Tuesday = 2026-03-10']],
  ['The lock will open on Tuesday.', ['Tuesday = 2026-03-17']],
  ['The lock opened today and shut yesterday.', ['today = 2026-03-11', 'yesterday = 2026-03-10']],
  ['It shut last Friday, and on 3 May.', ['last Friday = 2026-03-06', '3 May = 2025-05-03']],
  ['It will shut on 3 May.', ['3 May = 2026-05-03']],
  ['They would table it again in May.', ['May = 2026-05']],
  ['It shut on 29 March 2022.', ['29 March 2022 = 2022-03-29']],
  ['Nets were dear last month, last week and last year.', ['last month = 2026-02', 'last week = 2026-W10', 'last year = 2025']],
  ['Nets were cheap three years ago, two weeks ago and 5 days ago.', ['three years ago = 2023', 'two weeks ago = 2026-W09', '5 days ago = 2026-03-06']],
  ['Catches fell in March 2021, and again in October.', ['March 2021 = 2021-03', 'October = 2025-10']],
  ['Catches must double by December.', ['December = 2026-12']],
  ['Boats were built of oak since 1880 and of steel in the 1960s.', ['1880 = 1880', '1960s = 196X']],
  ['The crew may march on; 2014 boats were counted.', []],
];

const FIGURES: readonly Row[] = [
  ['The lock cost $1.7 million.', ['$1.7 million = 1700000 USD']],
  ['The lock cost about €3bn.', ['about €3bn = ≈ 3000000000 EUR']],
  ['Catches fell by 40 per cent or 3.5%.', ['40 per cent = 40 %', '3.5% = 3.5 %']],
  ['212 residents left, and eleven drones came.', ['212 residents = 212 residents', 'eleven drones = 11 drones']],
  ['More than 40,000 homes were dark.', ['More than 40,000 homes = > 40000 homes']],
  ['No more than twenty-five new ferries may sail.', ['No more than twenty-five new ferries = ≤ 25 new ferries']],
  ['Two thirds of the fleet and half of the nets are old.', ['Two thirds = 66.7 %', 'half = 50 %']],
  ['It lies 15 miles out and weighs nearly three tonnes.', ['15 miles = 15 mi', 'nearly three tonnes = ≈ 3 t']],
  ['Two million people live there.', ['Two million people = 2000000 people']],
  ['In 2014, on page 41, on the 12th, at 5 p.m. on 12 March nothing moved.', []],
  ['He was 52, one of the boats sank, and a 52-year-old swam.', []],
];

describe('time words', () => {
  for (const [text, found] of TIMES) {
    it(text, () => assert.deepEqual(timeWords(text, PUBLISHED).map((t) => `${text.slice(t.span.start, t.span.end)} = ${t.iso ?? '–'}`), found));
  }

  it('mean no day where the article bears none, but for full dates, years and decades', () => {
    assert.deepEqual(timeWords('It shut on Tuesday, on 29 March 2022 and in 2014.', undefined).map((t) => t.iso), [undefined, '2022-03-29', '2014']);
  });
});

describe('quantities', () => {
  for (const [text, found] of FIGURES) {
    it(text, () => {
      assert.deepEqual(quantities(text).map((q) => `${text.slice(q.span.start, q.span.end)} = ${[q.relation, q.value, q.unit].filter((x) => x !== undefined).join(' ')}`), found);
    });
  }

  it('are found in time that grows with the text', () => {
    const long = 'a 1,1 1 million '.repeat(20_000);
    assert.ok(quantities(long).length > 0);
  });
});
