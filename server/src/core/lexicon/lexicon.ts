// The word lists that the detectors read, from the texts of server/data/lexicon.
import { parseAbbreviations, type Abbreviations } from '../text/abbreviations.js';
import { readCountryWords, type CountryWords } from './countryWords.js';
import { readCueLexicon, type CueLexicon } from './cues.js';
import { readNameLexicon, type NameLexicon } from './names.js';
import { readTagLexicon, type TagLexicon } from './tags.js';
import { readTitleLexicon, type TitleLexicon } from './titles.js';
import { readWorthWeights, type WorthWeights } from './worthWeights.js';

export interface Lexicon {
  readonly tags: TagLexicon;
  readonly cues: CueLexicon;
  readonly names: NameLexicon;
  readonly titles: TitleLexicon;
  readonly countryWords: CountryWords;
  /** What keeps its full stop without ending the sentence. */
  readonly abbreviations: Abbreviations;
  readonly worth: WorthWeights;
  /** The files as they came, for stages that read lists of their own. */
  readonly files: Readonly<Record<string, string>>;
}

/** Reads the lexicon; `files` is keyed by file name (`cues.txt`). A missing file gives an empty list. */
export function loadLexicon(files: Readonly<Record<string, string>>): Lexicon {
  const file = (name: string): string => files[name] ?? '';
  const cues = readCueLexicon(file('cues.txt'), file('cue-nouns.txt'));
  return {
    tags: readTagLexicon(file('words.txt'), file('tags.txt'), cues.lemmas),
    cues,
    names: readNameLexicon(file('first-names.txt'), file('surnames.txt'), file('honorifics.txt')),
    titles: readTitleLexicon({ titles: file('titles.txt'), groups: file('groups.txt'), organisations: file('organisations.txt'), kin: file('role-kin.txt'), bodies: file('bodies.txt') }),
    countryWords: readCountryWords(file('country-words.txt')),
    abbreviations: parseAbbreviations(file('abbreviations.txt')),
    worth: readWorthWeights(file('worth-weights.txt')),
    files,
  };
}
