// The engine on the treebanks' dev parts: word tags, names by kind, and coreference of names and pronouns.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { overlaps, type Span } from '../../../server/src/core/base/span.js';
import { analyse } from '../../../server/src/core/detect/analyse.js';
import { tagWords } from '../../../server/src/core/detect/words/tagger.js';
import { wordsOf } from '../../../server/src/core/detect/words/words.js';
import type { Resources } from '../../../server/src/core/detect/resources.js';
import type { Analysis } from '../../../server/src/core/model/analysis.js';
import { tokenize } from '../../../server/src/core/text/tokens.js';
import { nameIn, namesIn } from '../../../server/training/names/treebankNames.js';
import { readTreebank, type TreebankDocument } from '../../../server/training/treebank.js';
import type { Figure } from '../accuracy.js';
import { conll, f1, NOTHING, plus, tally, type Clusters } from './coreferenceScore.js';

/** Which parts are measured on; entities stand in GUM alone. */
const SETS: readonly { readonly file: string; readonly entities: boolean }[] = [{ file: 'gum-news.dev', entities: true }, { file: 'ewt.dev', entities: false }];

export function treebankFigures(corpora: string, resources: Resources, only: string | undefined): Figure[] {
  return SETS.filter(({ file }) => only === undefined || `treebank ${file}`.startsWith(only)).flatMap(({ file, entities }) => {
    const path = join(corpora, 'treebanks', `${file}.conllu.gz`);
    if (!existsSync(path)) return [];
    const documents = readTreebank(path);
    const figures = tagFigures(documents, resources);
    if (entities) {
      const read = documents.map((document) => ({ document, analysis: analyse(document.text, resources) }));
      figures.push(...nameFigures(read, resources), ...coreferenceFigures(read, resources));
    }
    return figures.map((f) => ({ set: `treebank ${file}`, measure: f.measure, percent: Math.round(1000 * f.share) / 10 }));
  });
}

interface Share { readonly measure: string; readonly share: number }

/** Universal tags that each of our Penn-style tags may stand for: ours do not part auxiliaries from verbs, determiners from pronouns, subordinators from prepositions. */
const MEANS: Readonly<Record<string, readonly string[]>> = {
  NN: ['NOUN'], NNS: ['NOUN'], NNP: ['PROPN'], JJ: ['ADJ'], RB: ['ADV', 'PART'], VB: ['VERB', 'AUX'], VBD: ['VERB', 'AUX'], VBZ: ['VERB', 'AUX'], VBP: ['VERB', 'AUX'], VBG: ['VERB', 'AUX'],
  VBN: ['VERB', 'AUX'], MD: ['AUX'], IN: ['ADP', 'SCONJ'], DT: ['DET', 'PRON'], PRP: ['PRON'], PRP$: ['PRON'], WP: ['PRON'], WDT: ['PRON', 'DET'], WRB: ['ADV', 'SCONJ'], EX: ['PRON'], CC: ['CCONJ'],
  CD: ['NUM'], UH: ['INTJ'], TO: ['PART', 'ADP'], POS: ['PART'], RP: ['ADP', 'ADV'], SYM: ['SYM'], '.': ['PUNCT'], ',': ['PUNCT'], ':': ['PUNCT'], '(': ['PUNCT'], ')': ['PUNCT'], '"': ['PUNCT'],
};

/** Of the gold words that our words cut out alike, how many bear the right tag; and how many are cut out alike. Sentences as the treebank has them. */
function tagFigures(documents: readonly TreebankDocument[], { lexicon }: Resources): Share[] {
  let [all, alike, right] = [0, 0, 0];
  for (const { text, words } of documents) {
    for (const sentence of sentencesOf(words)) {
      const [first, last] = [sentence[0], sentence.at(-1)];
      if (!first || !last) continue;
      const own = wordsOf(text, tokenize(text, { start: first.start, end: last.end }), lexicon);
      tagWords(own, lexicon);
      const at = new Map(own.map((w) => [`${w.start}-${w.end}`, w.tag] as const));
      for (const w of sentence) {
        all += 1;
        const tag = at.get(`${w.start}-${w.end}`);
        if (tag === undefined) continue;
        alike += 1;
        if (MEANS[tag]?.includes(w.upos) === true) right += 1;
      }
    }
  }
  return [{ measure: 'word tags right (universal, see MEANS)', share: right / all }, { measure: 'word tags right, of words cut out alike', share: right / alike }];
}

function sentencesOf(words: TreebankDocument['words']): TreebankDocument['words'][] {
  const sentences: TreebankDocument['words'][number][][] = [];
  for (const w of words) (sentences[w.sentence] ??= []).push(w);
  return sentences.filter((s) => s.length > 0);
}

interface Read { readonly document: TreebankDocument; readonly analysis: Analysis }

const KINDS = [['persons', 'person'], ['organizations', 'organisation'], ['places', 'place']] as const;

/** Exact and overlapping names by kind; gold: proper nouns that head a mention, titles cut off. */
function nameFigures(read: readonly Read[], resources: Resources): Share[] {
  return KINDS.flatMap(([layer, kind]) => {
    let [found, gold, exact, met] = [0, 0, 0, 0];
    for (const { document, analysis } of read) {
      const theirs = namesIn(document, resources, true)[layer];
      const ours = analysis.mentions.filter((m) => (m.form === 'name' || m.form === 'inside-name' || m.form === 'metonym') && m.kind === kind).map((m) => m.span);
      found += ours.length;
      gold += theirs.length;
      exact += theirs.filter((g) => ours.some((o) => o.start === g.start && o.end === g.end)).length;
      met += Math.min(theirs.filter((g) => ours.some((o) => overlaps(o, g))).length, ours.filter((o) => theirs.some((g) => overlaps(o, g))).length);
    }
    return [{ measure: `names: ${kind}s exact F1`, share: (2 * exact) / Math.max(1, found + gold) }, { measure: `names: ${kind}s overlap F1`, share: (2 * met) / Math.max(1, found + gold) }];
  });
}

/** Coreference of what the engine resolves: persons, bodies and places by name, and pronouns; clusters of one mention left out, as CoNLL-2012 does. */
function coreferenceFigures(read: readonly Read[], resources: Resources): Share[] {
  const sums = { names: NOTHING, all: NOTHING };
  for (const { document, analysis } of read) {
    const gold = goldMentions(document, resources);
    const system = analysis.mentions.flatMap((m) => (m.entity === undefined || !SYSTEM.has(m.form) ? [] : [{ span: m.span, cluster: String(m.entity), pronoun: m.form === 'pronoun' }]));
    sums.names = plus(sums.names, tally(...keyed(gold.filter((m) => !m.pronoun), system.filter((m) => !m.pronoun))));
    sums.all = plus(sums.all, tally(...keyed(gold, system)));
  }
  return [
    { measure: 'coreference of names, CoNLL average F1', share: conll(sums.names) },
    { measure: 'coreference of names and pronouns, CoNLL average F1', share: conll(sums.all) },
    ...(['muc', 'b3', 'ceaf'] as const).map((m) => ({ measure: `coreference of names and pronouns, ${m.toUpperCase()} F1`, share: f1(sums.all[m]) })),
  ];
}

const SYSTEM: ReadonlySet<string> = new Set(['name', 'metonym', 'inside-name', 'pronoun']);
const TYPES: ReadonlySet<string> = new Set(['person', 'organization', 'place']);

interface Placed { readonly span: Span; readonly cluster: string; readonly pronoun: boolean }

/** The name in each named mention, and personal pronouns of the third person and the first. */
function goldMentions({ words, mentions }: TreebankDocument, { lexicon }: Resources): Placed[] {
  return mentions.filter((m) => TYPES.has(m.type)).flatMap((m): Placed[] => {
    const [word] = words.slice(m.first, m.end);
    if (m.end === m.first + 1 && word && PRONOUN.test(word.form)) return [{ span: { start: word.start, end: word.end }, cluster: m.entity, pronoun: true }];
    return nameIn(words, m, lexicon).map((span) => ({ span, cluster: m.entity, pronoun: false }));
  });
}

/** Hits "he", "their", "I"; misses "who", "this". */
const PRONOUN = /^(?:he|him|his|she|her|hers|they|them|their|theirs|it|its|i|me|my|we|us|our)$/iu;

/** Both sides as clusters of keys: a mention of the system bears the key of the gold mention that it overlaps most, else one of its own. */
function keyed(gold: readonly Placed[], system: readonly Placed[]): [Clusters, Clusters] {
  const taken = new Set<Placed>();
  const keys = new Map(gold.map((g, i) => [g, `g${String(i)}`] as const));
  const own = system.map((s, i): readonly [string, string] => {
    const best = gold.filter((g) => !taken.has(g) && overlaps(g.span, s.span)).sort((a, b) => shared(b.span, s.span) - shared(a.span, s.span))[0];
    if (best) taken.add(best);
    return [s.cluster, (best && keys.get(best)) ?? `s${String(i)}`];
  });
  return [clustersOf(gold.map((g) => [g.cluster, keys.get(g) ?? ''])), clustersOf(own)];
}

const shared = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

function clustersOf(pairs: readonly (readonly [cluster: string, key: string])[]): string[][] {
  const clusters = new Map<string, string[]>();
  for (const [cluster, key] of pairs) clusters.set(cluster, [...(clusters.get(cluster) ?? []), key]);
  return [...clusters.values()].filter((c) => c.length > 1);
}
