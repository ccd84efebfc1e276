// The runs of capitals of an article with their features, as the engine reads them, and the gold labels of their words.
import { join } from 'node:path';
import { createRequire } from 'node:module';

const root = join(import.meta.dirname, '..', '..', '..');
const require = createRequire(import.meta.url);
const from = (path) => require(join(root, 'out', 'server', 'src', path));
const { loadResources } = from('node/resources.js');
const { findStructure } = from('core/detect/structure/structure.js');
const { parseConventions } = from('core/detect/structure/conventions.js');
const { readSentences } = from('core/detect/blockReading.js');
const { ruleHints } = from('core/detect/mentions/ruleHints.js');
const { readsAsTitle } = from('core/detect/mentions/chains.js');
const { contextOf, factsAround, lastWords } = from('core/detect/names/nameReader.js');
const { FEATURES, runFeatures, runsOf } = from('core/detect/names/runs.js');
const { WordTable } = from('core/detect/names/wordFacts.js');

/** The rules alone: the tagger learns from their guesses, not from its own. */
const { lexicon, gazetteer } = loadResources(join(root, 'server', 'data'));
export const wordLists = { lexicon, gazetteer };
/** Learned with this many in a hundred of the first names left out of the list: else the tagger learns that whom the list does not know is nobody. */
const UNLISTED = Number(process.env.UNLISTED ?? 33);
const resources = { lexicon: { ...lexicon, names: { ...lexicon.names, first: new Map([...lexicon.names.first].filter(([name]) => hashOf(name) % 100 >= UNLISTED)) } }, gazetteer };
const conventions = parseConventions(resources.lexicon.files);
const table = new WordTable(resources.lexicon, resources.gazetteer);
const READ = new Set(['headline', 'standfirst', 'caption', 'paragraph', 'listItem']);

/** Runs of `text`: `n` words with their spans in the article and their features. */
export function articles(text) {
  const found = [];
  for (const block of findStructure(text, conventions).blocks) {
    if (!READ.has(block.kind)) continue;
    const body = text.slice(block.body.start, block.body.end);
    for (const { words, chains } of readSentences(body, resources)) {
      const hints = ruleHints(words, chains);
      const runs = runsOf(words);
      const facts = factsAround(words, runs, table);
      const lasts = lastWords(words, runs);
      const title = readsAsTitle(words, resources.lexicon);
      for (const run of runs) {
        const n = run.end - run.start;
        const ids = new Int32Array(n * FEATURES);
        runFeatures({ words, facts, hints }, run, contextOf(words, run, lasts, title, table), ids);
        const spans = words.slice(run.start, run.end).map((w) => [w.start + block.body.start, w.end + block.body.start]);
        found.push({ n, ids, spans });
      }
    }
  }
  return found;
}

/** FNV-1a. */
function hashOf(word) {
  let hash = 0x811c9dc5;
  for (const letter of word) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const LAYERS = [['persons', 1], ['organizations', 3], ['places', 5], ['peoples', 7]];

/** Labels of `run` from the gold layers of `d`; a name counts where it begins with a word of the run. */
export function goldLabels(run, d) {
  const labels = new Uint8Array(run.n);
  for (const [layer, label] of LAYERS) {
    for (const g of d[layer] ?? []) {
      const first = run.spans.findIndex(([s]) => s === g.start);
      if (first < 0) continue;
      labels[first] = label;
      for (let i = first + 1; i < run.n && run.spans[i][0] < g.end; i++) labels[i] = label + 1;
    }
  }
  return labels;
}
