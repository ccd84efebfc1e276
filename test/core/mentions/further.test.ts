// People named inside other names, and offices alone: who is marked, whom it means, and what is left alone.
import assert from 'node:assert/strict';
import { engine } from '../../support/engine.js';

interface Row { readonly about: string; readonly text: string; readonly found: readonly string[] }

/** Each finding: its words, its form, the entity's name. */
const ROWS: readonly Row[] = [
  { about: 'a foundation named after somebody in the article', text: 'Painter Ilse Brandt died in May. The Ilse Brandt Foundation keeps her boats.', found: ['Ilse Brandt inside-name Ilse Brandt'] },
  { about: 'a museum named by a surname that the article tells', text: 'Ilse Brandt painted boats. They hang in the Brandt Museum of Eastport.', found: ['Brandt inside-name Ilse Brandt'] },
  { about: 'a foundation named after nobody known, by a first name', text: 'The Harold Penrose Foundation keeps the boats.', found: ['Harold Penrose inside-name Harold Penrose'] },
  { about: 'a body named by no person', text: 'The Northfield Energy Agency keeps the boats.', found: [] },
  { about: 'the office of somebody named before', text: 'President Sigrun Halvorsen flew home. The President slept well.', found: ['President nominal Sigrun Halvorsen'] },
  { about: 'the office with its country', text: 'Foreign Minister Sigrun Halvorsen flew home. Norland’s Foreign Minister slept well.', found: ['Foreign Minister nominal Sigrun Halvorsen'] },
  { about: 'the office of somebody who explains it', text: 'Norland’s Foreign Minister, Sigrun Halvorsen, flew home.', found: ['Foreign Minister nominal Sigrun Halvorsen'] },
  { about: 'the office beside the name', text: 'Ilse Brandt, the Harbour Board Spokesperson, flew home.', found: ['Harbour Board Spokesperson nominal Ilse Brandt'] },
  { about: 'the office beside the name, with its town', text: 'Ilse Brandt, an Oslo Liberal MP, flew home.', found: ['Oslo Liberal MP nominal Ilse Brandt'] },
  { about: 'two people, one of them by the office', text: 'They met Ilse Brandt and the Foreign Minister.', found: [] },
  { about: 'what bears the whole name of somebody', text: 'Ilse Brandt flew home. The prints came from the Ilse Brandt Photographic Legacy Program.', found: ['Ilse Brandt inside-name Ilse Brandt'] },
  { about: 'an office that nobody bears', text: 'Ilse Brandt flew home. The President slept well.', found: [] },
  { about: 'an office as such', text: 'President Sigrun Halvorsen flew home. Piet Ostrow may run for President.', found: [] },
  { about: 'an office before a name', text: 'President Sigrun Halvorsen flew home. Then President Halvorsen slept.', found: [] },
];

describe('people beside their own names', () => {
  for (const { about, text, found } of ROWS) {
    it(`${about}: ${text}`, () => {
      const { mentions, entities } = engine.analyse(text);
      const further = mentions.filter((m) => m.kind === 'person' && m.form !== 'name' && m.form !== 'pronoun');
      assert.deepEqual(further.map((m) => `${text.slice(m.span.start, m.span.end)} ${m.form} ${m.entity === undefined ? '–' : entities[m.entity]?.name}`), found);
    });
  }
});
