// Typing in an article: what is kept of earlier versions never changes what is found.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/core/model/analysis.js';
import { mergeMarks } from '../../server/src/core/review/marks.js';
import { suggestionMemory } from '../../server/src/core/review/memory.js';
import { engine } from '../support/engine.js';
import { REPOSITORY } from '../support/repository.js';

const NEWSROOM = join(REPOSITORY, 'samples', 'newsroom');
const INTERVIEW = 'Pilot Nora Lind tells of forty winters\n\nNora Lind has steered the night ferry since 1986, she says.\n\nHow did it begin?\n\nI was nineteen, and I thought that boats were for old men. My uncle told me the ferry needed a hand.\n\nWere you ever afraid?\n\nOnce. I believe that the ice of 1997 would have taken a smaller boat. The harbour master said we were mad.\n\nWhat would you tell the council?\n\nI promised my crew that I would say so. They deserve better than a rotten quay.\n';
const blankLines = [INTERVIEW, ...readdirSync(NEWSROOM).filter((n) => n.endsWith('.txt')).sort().slice(0, 6).map((n) => readFileSync(join(NEWSROOM, n), 'utf8'))];
/** Each as it is, with a paragraph a line and no blank ones, and with Windows line ends. */
const articles = blankLines.flatMap((text) => [text, text.replace(/\n\s*\n/gu, '\n'), text.replace(/\n/gu, '\r\n')]);

/** What people type, paste and break: marks, line ends, names, cues, places with and without a holder, speakers' labels. */
const TYPED = [
  'x', ' ', '.', ',', '“', '”', '"', '’', "s' ", '(', ']', '\n', '\n\n', '1. ', '- ', ', he said.', ' she added', 'Paris', 'Paris, Texas', ', France', 'Georgia ', 'Ilse Brandt ', 'the minister ', 'the harbour board',
  '\n\n“We wait,” Brandt said.\n\n“And ', '\n\nBRANDT: No.\n\nMODERATOR: Why?\n\nBRANDT: ', 'ENDS', ' [Reuters]', 'KYIV, Ukraine (AP) — The ', '14.32 ', '?', ' I was there.', '\n\nAnd then?\n\n', '\n\n## Fees\n\n', ' in Georgia', '7',
];

describe('an article that is being typed', () => {
  it('reads the same as one that is read for the first time, after every edit', function () {
    this.timeout(120_000);
    const edit = fc.record({ at: fc.integer({ min: 0, max: 999 }).map((n) => n / 1000), removed: fc.constantFrom(0, 0, 0, 1, 2, 40, 400), typed: fc.constantFrom('', ...TYPED) });
    fc.assert(fc.property(fc.constantFrom(...articles), fc.array(edit, { minLength: 1, maxLength: 12 }), (article, edits) => {
      let text = article;
      let kept: Analysis | undefined = engine.analyse(text);
      for (const { at, removed, typed } of edits) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + typed + text.slice(start + removed);
        kept = engine.analyse(text, kept);
        assert.deepEqual(kept, engine.analyse(text));
      }
    }), { numRuns: 25, seed: 11 });
  });

  it('reads the same while somebody types on in running text, where most keystrokes change no finding', function () {
    this.timeout(120_000);
    const strokes = fc.array(fc.constantFrom('a', 'e', 's', ' ', ' the ', 'not ', 'He ', '.', ',', ':', '”', ', ', 'w', 'Mr ', '!', '?', ' I ', '-', '5', '\u{1F600}'), { minLength: 4, maxLength: 14 });
    let [carried, all] = [0, 0];
    fc.assert(fc.property(fc.constantFrom(...articles), fc.integer({ min: 0, max: 999 }).map((n) => n / 1000), strokes, fc.boolean(), fc.boolean(), (article, where, typed, back, behind) => {
      let text = article;
      const somewhere = Math.floor(where * text.length);
      // Often behind a paragraph's last word, where most is written.
      let at = behind ? Math.max(somewhere, text.indexOf('\n', somewhere)) : somewhere;
      let kept: Analysis = engine.analyse(text);
      const memory = suggestionMemory();
      const step = (next: string): void => {
        text = next;
        const before = kept;
        kept = engine.analyse(text, before);
        assert.deepEqual(kept, engine.analyse(text));
        assert.deepEqual(mergeMarks({ analysis: kept, text, memory }), mergeMarks({ analysis: kept, text }));
        all += 1;
        if (kept.entities === before.entities) carried += 1;
      };
      for (const stroke of typed) {
        step(text.slice(0, at) + stroke + text.slice(at));
        at += stroke.length;
      }
      if (back) for (let i = 0; i < typed.length && at > 0; i++, at--) step(text.slice(0, at - 1) + text.slice(at));
    }), { numRuns: Number(process.env.RUNS ?? 60), seed: Number(process.env.SEED ?? 13) });
    assert.ok(carried > all / 4, `${carried} of ${all} keystrokes were carried over`);
  });

  it('takes nothing from a paragraph of the same words that stands elsewhere', () => {
    const paragraphs = ['“We wait', '“And see.”', 'The leaders', "The leaders'", ' plan', 'Paris', 'Paris, France', '“No, said Ann Penn.', 'Penn: Yes.', 'Ann Penn said he would go to Paris.', 'She said so.', '## Fees', 'ENDS', '14.32'];
    fc.assert(fc.property(fc.array(fc.array(fc.constantFrom(...paragraphs), { maxLength: 9 }), { minLength: 2, maxLength: 4 }), fc.constantFrom('\n', '\n\n'), (versions, between) => {
      let kept: Analysis | undefined;
      for (const version of versions) {
        const text = version.join(between);
        kept = engine.analyse(text, kept);
        assert.deepEqual(kept, engine.analyse(text));
      }
    }), { numRuns: 150, seed: 12 });
  });
});
