// Makes gum-news-dev.json from GUM's own coreference: node test/bench/resolvedSpeakers/fromGum.mjs [CORPORA]. Ids and offsets only.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const corpora = process.argv[2] ?? join(here, '..', '..', '..', '..', 'shared', 'corpora');
const gold = readFileSync(join(corpora, 'gold', 'gum-news.dev.jsonl'), 'utf8').split('\n').filter((l) => l !== '').map((l) => JSON.parse(l));
const documents = parse(gunzipSync(readFileSync(join(corpora, 'treebanks', 'gum-news.dev.conllu.gz'))).toString('utf8'));

const out = gold.map((d) => ({ id: d.id, sources: sourcesOf(d, mentionsOf(placed(d.text, documents.get(d.id) ?? []))) }));
const about = "Which entity the source of an attribution means, where it is a pronoun, a surname or a role: GUM's news articles of the dev part, by GUM's own coreference (CC BY). Offsets in UTF-16 units, end exclusive, into the corpus text; `source`: the spans of the attribution's source; `entity`: where the article gives that entity its fullest name (empty: nowhere, it stays unnamed). Made by fromGum.mjs.";
const lines = out.filter((d) => d.sources.length > 0).map((d) => `{"id":${JSON.stringify(d.id)},"sources":[\n${d.sources.map((s) => JSON.stringify(s)).join(',\n')}]}`);
writeFileSync(join(here, 'gum-news-dev.json'), `{\n"about": ${JSON.stringify(about)},\n"documents": [\n${lines.join(',\n')}\n]\n}\n`);

/** Rows of each document: [form, upos, MISC]. */
function parse(text) {
  const all = new Map();
  let rows = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('# newdoc id = ')) all.set(line.slice(14).trim(), rows = []);
    const cells = line.split('\t');
    if (/^\d+$/u.test(cells[0])) rows.push({ form: cells[1], pos: cells[3], misc: cells[9] });
  }
  return all;
}

function placed(text, rows) {
  let at = 0;
  return rows.map((r) => {
    const start = text.indexOf(r.form, at);
    at = start + r.form.length;
    return { ...r, start, end: at };
  });
}

/** Entity brackets of MISC: `(12-person-…` opens, `12)` closes. */
function mentionsOf(words) {
  const open = [];
  const mentions = [];
  words.forEach((w, i) => {
    const value = /(?:^|\|)Entity=([^|]*)/u.exec(w.misc)?.[1] ?? '';
    for (const m of value.matchAll(/\((\d+)-([a-z]+)|(\d+)\)|\)/gu)) {
      if (m[1] !== undefined) open.push({ id: m[1], type: m[2], from: i });
      if (m[1] === undefined) {
        const k = m[3] === undefined ? open.length - 1 : open.findLastIndex((o) => o.id === m[3]);
        const [o] = open.splice(k, 1);
        if (o) mentions.push({ ...o, words: words.slice(o.from, i + 1) });
      } else if (value.slice(m.index).match(/^\([^()]*\)/u)) {
        const o = open.pop();
        mentions.push({ ...o, words: [w] });
      }
    }
  });
  return mentions.map((m) => ({ id: m.id, type: m.type, start: m.words[0].start, end: m.words.at(-1).end, words: m.words }));
}

/** The run of proper nouns that closes a mention: for persons before the first mark or "who", for others before the first preposition too. */
function nameIn(m) {
  const stops = m.type === 'person' ? ['PUNCT', 'PRON'] : ['ADP', 'PUNCT', 'VERB', 'SCONJ', 'PRON'];
  const end = m.words.findIndex((w, i) => i > 0 && stops.includes(w.pos) && w.form !== '-');
  const head = end < 0 ? m.words : m.words.slice(0, end);
  let from = head.length;
  while (from > 0 && head[from - 1].pos === 'PROPN') from -= 1;
  return from < head.length ? { start: head[from].start, end: head.at(-1).end, count: head.length - from } : undefined;
}

/** The run of proper nouns that ends with one of `surnames`. */
function nameEnding(m, surnames) {
  const at = m.words.findIndex((w) => surnames.has(w.form));
  let from = at;
  while (from > 0 && m.words[from - 1].pos === 'PROPN' && at - from < 2) from -= 1;
  return at < 0 ? undefined : { start: m.words[from].start, end: m.words[at].end, count: at - from + 1 };
}

function sourcesOf(d, mentions) {
  const seen = new Set();
  const sources = [];
  for (const a of d.attributions) {
    const span = a.source?.[0];
    if (!span || a.ignore || seen.has(span.join('-'))) continue;
    seen.add(span.join('-'));
    const own = mentions.find((m) => m.start === span[0] && m.end === span[1]);
    const name = own && nameIn(own);
    // Full names, and names with a lower-case role before them, are no pronoun, surname or role.
    if (!own || (name && name.count > 1) || (name && own.words.length > 1)) continue;
    const kind = own.words.length === 1 && own.words[0].pos === 'PRON' ? 'pronoun' : name ? 'surname' : 'role';
    const cluster = mentions.filter((m) => m.id === own.id);
    const surnames = new Set(cluster.filter((m) => m.words.length === 1 && m.words[0].pos === 'PROPN').map((m) => m.words[0].form));
    const names = cluster.map((m) => nameEnding(m, surnames) ?? (surnames.size === 0 ? nameIn(m) : undefined)).filter((n) => n !== undefined);
    // A person of whom no name was found but an acronym before the office ("USI associate professor") has none here.
    if (own.type === 'person' && surnames.size === 0 && names.every((n) => n.count === 1)) names.length = 0;
    const longest = Math.max(...names.map((n) => n.count));
    const entity = names.filter((n) => n.count === longest).map((n) => [n.start, n.end]);
    sources.push({ source: a.source, class: kind, entity });
  }
  return sources;
}
