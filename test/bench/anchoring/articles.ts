// What is measured on: articles with the annotations that a person who accepts every suggestion would have.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { articleText, contextOf, quoteOf, storedSpan } from '../../../server/src/core/anchor/describe.js';
import { createAnalyser } from '../../../server/src/core/detect/analyse.js';
import type { Annotation } from '../../../server/src/core/model/annotation.js';
import { suggestionsOf } from '../../../server/src/core/review/suggestions.js';
import { decodedText } from '../../../server/src/core/text/normalise.js';
import { loadResources } from '../../../server/src/node/resources.js';
import { parseMarkedText } from '../../support/markedText.js';
import type { Span } from '../../../server/src/core/base/span.js';

/** Spans of `annotations` are code points of `text`, as in a gloss file. */
export interface AnnotatedText {
  readonly name: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

export interface ArticleSet { readonly name: string; readonly articles: readonly AnnotatedText[] }

const CORPORA = ['polnear.dev', 'gum-news.dev', 'geowebnews.dev', 'tr-news.dev', 'lgl.dev'];
/** Articles of each corpus, evenly spread: enough for tenths of a percent, few enough for a minute. */
const OF_EACH = 12;

/** The sample newsroom and, where they are at hand, articles of the corpora. */
export function articleSets(root: string, corpora: string): ArticleSet[] {
  const annotate = annotator();
  const samples = join(root, 'samples', 'newsroom');
  const names = readdirSync(samples).filter((f) => f.endsWith('.txt')).sort();
  const sets = [{ name: 'sample newsroom', articles: names.map((n) => annotate(n, readFileSync(join(samples, n), 'utf8'))) }];
  const found = CORPORA.flatMap((c) => corpusTexts(join(corpora, 'gold', `${c}.jsonl`))).map(({ id, text }) => annotate(id, text));
  return found.length > 0 ? [...sets, { name: 'corpora', articles: found }] : sets;
}

/** The engine's suggestions as stored annotations. */
export function annotator(): (name: string, text: string) => AnnotatedText {
  const analyser = createAnalyser(loadResources());
  return (name, text) => {
    const plain = decodedText(text);
    return { name, text: plain, annotations: suggestionsOf(analyser.analyse(plain), plain).suggestions.map((s) => stored(plain, s.annotation)) };
  };
}

function stored(text: string, a: Annotation): Annotation {
  const article = articleText(text);
  const at = (s: Span): Span => storedSpan(article, s);
  const common = { spans: a.spans.map(at), quotes: a.spans.map((s) => quoteOf(article, s)), context: contextOf(article, a.spans), status: 'accepted' as const };
  if (a.type === 'mention') return { ...a, ...common };
  return { ...a, ...common, speaker: a.speaker.map((p) => (p.span ? { ...p, span: at(p.span), quote: quoteOf(article, p.span) } : p)), cue: a.cue.map((c) => ({ span: at(c.span), quote: quoteOf(article, c.span) })) };
}

function corpusTexts(path: string): { id: string; text: string }[] {
  if (!existsSync(path)) return [];
  const all = readFileSync(path, 'utf8').split('\n').filter((l) => l.trim() !== '').map((l): { id: string; text: string } => JSON.parse(l));
  const step = Math.max(1, Math.floor(all.length / OF_EACH));
  return all.filter((_, i) => i % step === 0).slice(0, OF_EACH);
}

/** One article in two versions; `spans`: where each label stands in either, UTF-16; absent from `now` where it was deleted. */
export interface Pair {
  readonly name: string;
  readonly before: AnnotatedText;
  readonly text: string;
  readonly now: ReadonlyMap<string, Span>;
}

/** Articles that we wrote and corrected, in `folder`: NAME.before.txt and NAME.after.txt with the same labels marked in both. */
export function realPairs(folder: string): Pair[] {
  return readdirSync(folder).filter((f) => f.endsWith('.before.txt')).sort().map((file) => {
    const name = file.slice(0, -'.before.txt'.length);
    const before = parseMarkedText(readFileSync(join(folder, file), 'utf8'));
    const after = parseMarkedText(readFileSync(join(folder, `${name}.after.txt`), 'utf8'));
    const first = (m: ReadonlyMap<string, readonly Span[]>): Map<string, Span> => new Map([...m].flatMap(([label, [span]]) => (span ? [[label, span]] : [])));
    const annotations = [...first(before.spans)].map(([id, span]) => stored(before.text, { type: 'mention', id, kind: 'person', spans: [span], quotes: [], status: 'accepted' }));
    return { name, before: { name, text: before.text, annotations }, text: after.text, now: first(after.spans) };
  });
}
