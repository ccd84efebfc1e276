// Dates as papers write them, and what a weekday means in an article of a given day.
import assert from 'node:assert/strict';
import { firstDate, parseDate, resolveDay } from '../../../server/src/core/text/dates.js';

describe('dates', () => {
  for (const [words, iso] of [
    ['29 March, 2022', '2022-03-29'], ['March 29, 2022', '2022-03-29'], ['date 2022-03-29', '2022-03-29'], ['Tuesday, 1 September 2015', '2015-09-01'], ['Feb. 24, 2026', '2026-02-24'],
    ['the 5th of May 2020', '2020-05-05'], ['13/04/2022', '2022-04-13'], ['04/13/2022', '2022-04-13'], ['2022-03-29T10:15:00Z', '2022-03-29'],
  ] as const) {
    it(`reads ${words}`, () => assert.equal(parseDate(words), iso));
  }

  for (const words of ['March 29', 'in 2022', '31 February 2020', '03/04/2022', 'Marching 5, 2022', '192022-03-299']) {
    it(`gives no day for ${words}`, () => assert.equal(parseDate(words), undefined));
  }

  it('says where the date stands', () => {
    assert.deepEqual(firstDate('Oslo, March 2, 2026 - A'), { span: { start: 6, end: 19 }, iso: '2026-03-02' });
    assert.deepEqual(firstDate('on 2 March it'), { span: { start: 3, end: 10 } });
  });

  it('counts weekdays back from the day of the article, and ahead only where told', () => {
    const tuesday = '2022-03-29';
    assert.equal(resolveDay('Tuesday', tuesday), '2022-03-29');
    assert.equal(resolveDay('on Wednesday', tuesday), '2022-03-23');
    assert.equal(resolveDay('last Tuesday', tuesday), '2022-03-22');
    assert.equal(resolveDay('next Friday', tuesday), '2022-04-01');
    assert.equal(resolveDay('Yesterday', '2022-03-01'), '2022-02-28');
    assert.equal(resolveDay('March 3', tuesday), '2022-03-03');
    assert.equal(resolveDay('soon', tuesday), undefined);
    assert.equal(resolveDay('Tuesday', 'no day'), undefined);
  });
});
