// Counts which tags words bear and follow, and writes server/data/lexicon/{words,tags}.txt.
// node server/training/words.mjs TREEBANK.conllu... (plain or .gz): Universal Dependencies English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0 parts).
// Words that the treebanks do not hold are added from the word lists of compromise (MIT), with a count of 0.5.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import nlp from 'compromise/three';

const out = path.join(import.meta.dirname, '..', 'data', 'lexicon');
const MERGED = {
  NNPS: 'NNP', JJR: 'JJ', JJS: 'JJ', RBR: 'RB', RBS: 'RB', PDT: 'DT', 'WP$': 'WP', NFP: ':', HYPH: ':', ':': ':',
  '-LRB-': '(', '-RRB-': ')', '``': '"', "''": '"', $: 'SYM', GW: 'UH', ADD: 'UH', LS: 'CD', AFX: 'JJ', FW: 'UH', XX: 'UH',
};
const OURS = { Gerund: 'VBG', Adjective: 'JJ', PastTense: 'VBD', Plural: 'NNS', PresentTense: 'VBZ', Infinitive: 'VB', Singular: 'NN', Participle: 'VBN',
  Actor: 'NN', 'Plural+Actor': 'NNS', Comparative: 'JJ', Superlative: 'JJ', Uncountable: 'NN', Adverb: 'RB', Unit: 'NN', Noun: 'NN', Duration: 'NN' };

const words = new Map();
const pairs = new Map();
const bump = (map, a, b, n = 1) => {
  if (!map.has(a)) map.set(a, new Map());
  const m = map.get(a);
  m.set(b, (m.get(b) ?? 0) + n);
};

for (const file of process.argv.slice(2)) {
  const raw = fs.readFileSync(file);
  let last = '^';
  for (const line of (file.endsWith('.gz') ? zlib.gunzipSync(raw) : raw).toString('utf8').split('\n')) {
    if (line === '') {
      if (last !== '^') bump(pairs, last, '$');
      last = '^';
    }
    const f = line.split('\t');
    if (!/^\d+$/.test(f[0])) continue;
    const tag = MERGED[f[4]] ?? f[4];
    bump(pairs, last, tag);
    last = tag;
    if (/^[\p{L}'’]+$/u.test(f[1]) && tag !== 'NNP' && tag !== 'UH') bump(words, f[1].toLowerCase().replaceAll('’', "'"), tag);
  }
}

for (const [word, tag] of Object.entries(nlp.model().one.lexicon)) {
  const ours = OURS[Array.isArray(tag) ? tag.join('+') : tag];
  if (!ours || !/^[a-z]{2,}$/.test(word)) continue;
  const tags = ours === 'VBD' ? ['VBD', 'VBN'] : ours === 'VB' ? ['VB', 'VBP'] : [ours];
  for (const t of tags) if (!words.get(word)?.has(t)) bump(words, word, t, 0.5);
}

const lines = [];
for (const [word, tags] of [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
  const total = [...tags.values()].reduce((a, b) => a + b, 0);
  const kept = [...tags].filter(([t, n]) => n / total >= 0.02 || (n === 0.5 && t !== 'JJ')).sort((a, b) => b[1] - a[1]).slice(0, 5);
  if (kept.length > 0) lines.push(`${word} ${kept.map(([t, n]) => `${t}${n === 0.5 ? '' : n}`).join(' ')}`);
}
fs.writeFileSync(path.join(out, 'words.txt'),
  '# Which tags (Penn style) English words bear, and how often. No number: known from a word list only.\n' +
  '# Counted in Universal Dependencies English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0 and CC BY-SA 4.0 genres); filled up from compromise 14 (MIT).\n' +
  '# Made by server/training/words.mjs.\n' + lines.join('\n') + '\n');
const rows = [...pairs].sort().map(([a, m]) => `${a} ${[...m].sort((x, y) => y[1] - x[1]).map(([t, n]) => `${t}=${n}`).join(' ')}`);
fs.writeFileSync(path.join(out, 'tags.txt'),
  '# How often a tag (first in the line; ^ starts, $ ends a sentence) is followed by each other tag.\n' +
  '# Counted in Universal Dependencies English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0 and CC BY-SA 4.0 genres).\n' +
  '# Made by server/training/words.mjs.\n' + rows.join('\n') + '\n');
