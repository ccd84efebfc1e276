// CoNLL-U Plus with entities in brackets (CorefUD): words by sentences, and in MISC which annotations begin and end there.
import type { Span } from '../../base/span.js';
import { isFieldName, type FieldName, type Fields } from '../graph/fields.js';
import { EVERYTHING, type Carries, type Graph, type GraphLink, type GraphNode } from '../graph/graph.js';
import { carriedGraph } from '../graph/writing.js';
import { offsetsOf } from '../offsets.js';
import type { Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { detailsRecord, entityRecord } from '../reading/records.js';
import { firstAtLeast, wordSentences } from '../sentences.js';
import { conlluReader } from './readConllu.js';

const CARRIES: Carries = EVERYTHING;

export const conlluFormat: Format = {
  id: 'conllu',
  label: 'CoNLL-U Plus',
  detail: 'For coreference and treebank tools: words by sentences, annotations as entity brackets (CorefUD) with all they say. Loses white space at the ends of annotations.',
  extension: '.conllup',
  singleFile: true,
  unit: 'code points',
  carries: CARRIES,
  reader: conlluReader,
  open: (context) => {
    let count = 0;
    return {
      add: (article) => [{ file: 'articles.conllup', text: (count++ === 0 ? HEAD : '') + document(article, context) }],
      end: () => [{ file: 'articles.conllup', text: count === 0 ? HEAD : '' }],
    };
  },
};

/** The ten columns of CoNLL-U, so that its tools read the file too. */
const HEAD = '# global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC\n# global.Entity = eid-etype-head-other\n';

function document(article: PreparedArticle, context: WriterContext): string {
  const graph = carriedGraph(article, CARRIES, context);
  const sentences = wordSentences(graph.text, graph.nodes.flatMap((n) => n.spans), { cut: true, joins: false, ...(context.options.abbreviations ? { abbreviations: context.options.abbreviations } : {}) });
  const words = sentences.flatMap((s) => s.words);
  const brackets = bracketsOf(graph, words, (n) => { context.losses.add('annotation.trimmed', article.file, n); });
  const points = offsetsOf(graph.text, 'code points');
  const head = [
    `# newdoc id = ${escapedValue(graph.file)}`,
    ...Object.entries(detailsRecord(graph.details)).map(([k, v]) => `# meta::${k} = ${escapedValue(String(v))}`),
    ...graph.entities.map((e) => `# newsgloss_entity = ${JSON.stringify(entityRecord(e))}`),
  ];
  let at = 0;
  const blocks = sentences.map(({ words: own, opens }, n) => {
    const [first, last] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
    const lines = own.map((w, i) => {
      const next = words[at + 1]?.start ?? graph.text.length;
      const { start, end } = points.out(w);
      const misc = [brackets[at], ...spacing(graph.text, w, at === 0 ? 0 : undefined, next), `TokenRange=${start}:${end}`].filter((x) => x !== undefined && x !== '');
      at++;
      return `${i + 1}\t${graph.text.slice(w.start, w.end)}\t_\t_\t_\t_\t_\t_\t_\t${misc.join('|')}\n`;
    });
    const plain = own.map((w, i) => graph.text.slice(w.start, w.end) + (i + 1 < own.length && (own[i + 1]?.start ?? 0) > w.end ? ' ' : '')).join('');
    return [...(n === 0 ? head : []), ...(opens ? ['# newpar'] : []), `# sent_id = ${n + 1}`, `# text = ${plain}`].map((l) => `${l}\n`).join('') + lines.join('') + (first <= last ? '\n' : '');
  });
  // A text without words has its spaces in a comment, so that it is there at all.
  return blocks.length > 0 ? blocks.join('') : `${[...head, `# newsgloss_text = ${JSON.stringify(graph.text)}`].join('\n')}\n\n`;
}

/** How UDPipe writes spaces: `SpaceAfter=No` for none, `SpacesAfter` where it is not one space. */
function spacing(text: string, word: Span, from: number | undefined, next: number): string[] {
  const [before, after] = [from === undefined ? '' : text.slice(from, word.start), text.slice(word.end, next)];
  return [
    ...(before === '' ? [] : [`SpacesBefore=${escapedSpaces(before)}`]),
    ...(after === '' ? ['SpaceAfter=No'] : after === ' ' && next < text.length ? [] : [`SpacesAfter=${escapedSpaces(after)}`]),
  ];
}

const escapedSpaces = (spaces: string): string => [...spaces].map((c) => SPACE_NAMES[c] ?? (c.trim() === '' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('');
export const SPACE_NAMES: Readonly<Record<string, string>> = { ' ': '\\s', '\t': '\\t', '\n': '\\n', '\r': '\\r', '|': '\\p', '\\': '\\\\' };

const escapedValue = (value: string): string => value.replace(/[\\\n\r\t]/gu, (c) => SPACE_NAMES[c] ?? c); // hit: a line end

/** What stands in MISC at each word; spans lose the white space at their ends. */
function bracketsOf(graph: Graph, words: readonly Span[], trimmed: (n: number) => void): (string | undefined)[] {
  const [starts, ends] = [words.map((w) => w.start), words.map((w) => w.end)];
  const chains = new Map(graph.entities.map((e, i) => [e.id, `e${i + 1}`]));
  const opening = new Map<number, { readonly end: number; readonly text: string; readonly id: string }[]>();
  const closing = new Map<number, { readonly start: number; readonly text: string }[]>();
  let count = graph.entities.length;
  let lost = 0;
  const used = new Map<string, Span[]>();
  for (const n of graph.nodes) {
    const places = n.spans.map((s) => {
      const place = { start: firstAtLeast(ends, s.start + 1), end: firstAtLeast(starts, s.end) - 1 };
      if ((starts[place.start] ?? 0) !== s.start || (ends[place.end] ?? 0) !== s.end) lost++;
      return place;
    });
    const chain = n.fields.entity === undefined || places.length > 1 ? undefined : chains.get(n.fields.entity);
    const crosses = chain !== undefined && places[0] !== undefined && (used.get(chain) ?? []).some((p) => places[0] !== undefined && isCrossing(p, places[0]));
    const eid = chain === undefined || crosses ? `e${++count}` : chain;
    if (places[0] && chain === eid) used.set(eid, [...(used.get(eid) ?? []).slice(-1), places[0]]);
    const other = otherOf(n, graph.links);
    places.forEach((p, i) => {
      const part = places.length > 1 ? `[${i + 1}/${places.length}]` : '';
      const open = { end: p.end, text: `(${eid}${part}-${escaped(n.label)}-1-${other}`, id: n.id };
      push(opening, p.start, open);
      push(closing, p.end, { start: p.start, text: `${eid}${part})` });
    });
  }
  trimmed(lost);
  return words.map((_, i) => entry(opening.get(i) ?? [], closing.get(i) ?? [], i));
}

const isCrossing = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Brackets at one word: those that end here first, then those that begin and end here, then the longest first. */
function entry(opens: readonly { readonly end: number; readonly text: string }[], closes: readonly { readonly start: number; readonly text: string }[], at: number): string | undefined {
  const ending = closes.filter((c) => c.start < at).sort((a, b) => b.start - a.start).map((c) => c.text);
  const opening = [...opens].sort((a, b) => b.end - a.end).map((o) => (o.end === at ? `${o.text})` : o.text));
  const all = [...ending, ...opening].join('');
  return all === '' ? undefined : `Entity=${all}`;
}

/** Everything else as `key:value`, separated by commas, values percent-encoded. */
function otherOf(n: GraphNode, links: readonly GraphLink[]): string {
  const own = linksFrom(links).get(n.id) ?? [];
  return [`id:${escaped(n.id)}`, ...fieldsOf(n.fields), ...own.map((l) => `link.${escaped(l.label)}:${escaped(l.to)}`)].join(',');
}

const grouped = new WeakMap<readonly GraphLink[], Map<string, GraphLink[]>>();

function linksFrom(links: readonly GraphLink[]): Map<string, GraphLink[]> {
  const known = grouped.get(links);
  if (known) return known;
  const made = new Map<string, GraphLink[]>();
  for (const l of links) {
    const list = made.get(l.from);
    if (list) list.push(l);
    else made.set(l.from, [l]);
  }
  grouped.set(links, made);
  return made;
}

const fieldsOf = (fields: Fields): string[] => Object.entries(fields).filter((f): f is [FieldName, string] => isFieldName(f[0])).map(([k, v]) => `${k}:${escaped(v)}`);

/** What means something in brackets, and white space. */
const MEANT = /[-()[\]|=,:%/\s]/gu;
const escaped = (value: string): string => value.replace(MEANT, (c) => (c === '-' ? '%2D' : c === '(' ? '%28' : c === ')' ? '%29' : encodeURIComponent(c)));
