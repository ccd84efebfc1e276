// Measures of coreference on the examples of the papers that brought them in.
import assert from 'node:assert/strict';
import { conll, f1, NOTHING, plus, tally, type Clusters } from './coreferenceScore.js';

const clusters = (words: string): Clusters => words.split(' | ').map((c) => c.split(' '));
const near = (actual: number, wanted: number): void => { assert.ok(Math.abs(actual - wanted) < 0.0006, `${String(actual)} for ${String(wanted)}`); };
const share = ([right, of]: readonly [number, number]): number => right / of;

describe('MUC (Vilain et al. 1995)', () => {
  it('counts the links that are missing', () => {
    const { muc } = tally(clusters('A B C D'), clusters('A B | C D'));
    near(share(muc.recall), 2 / 3);
    near(share(muc.precision), 1);
  });

  it('counts the links that are too many', () => {
    const { muc } = tally(clusters('A B | C D'), clusters('A B C D'));
    near(share(muc.recall), 1);
    near(share(muc.precision), 2 / 3);
  });
});

/** The key of Bagga and Baldwin 1998 and Luo 2005, and their responses. */
const KEY = clusters('1 2 3 4 5 | 6 7 | 8 9 A B C');
const SMALL_JOINED = clusters('1 2 3 4 5 | 6 7 8 9 A B C');
const LARGE_JOINED = clusters('1 2 3 4 5 8 9 A B C | 6 7');
const ALL_JOINED = clusters('1 2 3 4 5 6 7 8 9 A B C');
const ALL_APART = clusters('1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | A | B | C');

describe('B³ (Bagga and Baldwin 1998)', () => {
  it('charges more for joining what is large, where MUC sees one link in both', () => {
    near(share(tally(KEY, SMALL_JOINED).muc.precision), 0.9);
    near(share(tally(KEY, LARGE_JOINED).muc.precision), 0.9);
    near(share(tally(KEY, SMALL_JOINED).b3.precision), 0.762);
    near(share(tally(KEY, LARGE_JOINED).b3.precision), 0.583);
    near(share(tally(KEY, SMALL_JOINED).b3.recall), 1);
  });
});

describe('CEAF by entities (Luo 2005)', () => {
  for (const [about, response, wanted] of [['two joined', SMALL_JOINED, 0.733], ['two large ones joined', LARGE_JOINED, 0.667], ['all joined', ALL_JOINED, 0.294], ['all apart', ALL_APART, 0.178]] as const) {
    it(`${about}: ${String(wanted)}`, () => { near(f1(tally(KEY, response).ceaf), wanted); });
  }
});

describe('the CoNLL average', () => {
  it('is 1 for the key itself and 0 for nothing', () => {
    near(conll(tally(KEY, KEY)), 1);
    near(conll(tally(KEY, [])), 0);
    near(conll(NOTHING), 0);
  });

  it('is taken over the sums of documents', () => {
    const both = plus(tally(clusters('A B C D'), clusters('A B | C D')), tally(clusters('A B'), clusters('A B')));
    near(share(both.muc.recall), 3 / 4);
  });
});
