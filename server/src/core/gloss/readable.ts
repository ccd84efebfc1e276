// A gloss file as lines that people read in a diff: what is said of which words, without positions and hashes.
import type { Annotation, ArticleDetails, GlossEntity } from '../model/annotation.js';
import { readGloss } from './read.js';

/** One line for each detail, entity and annotation, in the file's order; the source itself where it cannot be read. */
export function readableGloss(source: string): string {
  const { gloss } = readGloss(source);
  if (!gloss) return source;
  const lines = [...detailLines(gloss.article), ...gloss.entities.map(entityLine), ...gloss.annotations.map(annotationLine)];
  return lines.map((l) => `${onOneLine(l)}\n`).join('');
}

const DETAILS = ['title', 'outlet', 'byline', 'published', 'url', 'language', 'encoding'] as const satisfies readonly (keyof ArticleDetails)[];

const detailLines = (article: ArticleDetails): string[] => [`article ${article.file}`, ...DETAILS.flatMap((key) => (article[key] === undefined ? [] : [`  ${key}: ${article[key]}`]))];

function entityLine(e: GlossEntity): string {
  const more = [...e.roles, ...e.aliases.map((a) => `“${a}”`), ...(e.at ? [`at ${e.at[0]}, ${e.at[1]}`] : []), ...(e.country === undefined ? [] : [e.country]), ...(e.note === undefined ? [] : [e.note])];
  return `${e.kind} ${e.id} = ${e.name}${more.length > 0 ? ` (${more.join('; ')})` : ''}${decided(e)}`;
}

function annotationLine(a: Annotation): string {
  return [`${a.kind} ${a.id} ${a.quotes.map((q) => `“${q}”`).join(' … ')}`, ...parts(a), `${a.status}${decided(a)}`].join(' · ');
}

function parts(a: Annotation): string[] {
  const special = a.type === 'mention' ? [a.entity === undefined ? '' : `= ${a.entity}`, a.as ?? ''] : claimParts(a);
  const attributes = Object.entries(a.attributes ?? {}).map(([key, value]) => `${key}: ${typeof value === 'object' ? value.join(', ') : String(value)}`);
  const links = (a.links ?? []).map((l) => `${l.kind} ${l.to}`);
  return [...special, ...attributes, ...links, a.within === undefined ? '' : `within ${a.within}`, a.note === undefined ? '' : `note: ${a.note}`].filter((p) => p !== '');
}

function claimParts(a: Extract<Annotation, { type: 'claim' }>): string[] {
  const speakers = a.speaker.map((s) => [s.entity ?? '', s.quote === undefined ? '' : `“${s.quote}”`].filter((x) => x !== '').join(' '));
  return [
    speakers.length > 0 ? `by ${speakers.join(', ')}` : '',
    a.cue.map((c) => `“${c.quote}”`).join(', '),
    [a.negated === true ? 'not' : '', a.act ?? '', a.form ?? '', a.force ?? ''].filter((x) => x !== '').join(' '),
    a.about === undefined ? '' : `about ${a.about.join(', ')}`,
    a.verdict === undefined ? '' : `verdict: ${[a.verdict.rating, a.verdict.summary, ...(a.verdict.sources ?? [])].filter((x) => x !== undefined).join('; ')}`,
  ];
}

const decided = ({ by, when }: { readonly by?: string; readonly when?: string }): string => `${by === undefined ? '' : ` by ${by}`}${when === undefined ? '' : ` ${when}`}`;

/** Line ends, controls and direction marks, which would change how the lines around look. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;
const onOneLine = (line: string): string => line.replace(UNPRINTABLE, ' ');
