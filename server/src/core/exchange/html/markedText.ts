// The article in a report: its paragraphs with marks that lead to the claims, people and places below.
import { isPlace } from '../facts.js';
import { escapeHtml } from './escape.js';
import { type Piece, type PlacedMark, paragraphsIn, piecesOf } from './pieces.js';
import type { Entry, ReportView } from './view.js';
import { counted } from './words.js';

interface Drawn {
  readonly kind: string;
  /** Nobody decided on it yet. */
  readonly suggested: boolean;
  /** Of a claim: its number. */
  readonly claim?: number;
  /** Of a mention: the entry that it leads to. */
  readonly entry?: Entry;
}

export function markedText(view: ReportView): string {
  const { text, details } = view.article;
  // Marks in order of their start, so that each paragraph meets only its own and those still open.
  const pieces = piecesOf({ start: 0, end: text.length }, marksOf(view));
  const numbered = new Set<number>();
  let at = 0;
  const lines = paragraphsIn(text).map((p) => {
    while (at < pieces.length && (pieces[at]?.span.end ?? 0) <= p.start) at++;
    const inside: string[] = [];
    for (let i = at; i < pieces.length && (pieces[i]?.span.start ?? 0) < p.end; i++) {
      const piece = pieces[i];
      if (piece) inside.push(pieceOf({ ...piece, span: { start: Math.max(p.start, piece.span.start), end: Math.min(p.end, piece.span.end) } }, text, numbered));
    }
    return `<p dir="auto">${inside.join('')}</p>`;
  });
  const language = details.language === undefined ? '' : ` lang="${escapeHtml(details.language)}"`;
  return ['<section class="article" aria-labelledby="article">', '<h2 id="article" class="quiet">The article</h2>', `<div class="text"${language}>`, ...lines, '</div>', KEY, '</section>'].join('\n');
}

function marksOf(view: ReportView): PlacedMark<Drawn>[] {
  const entry = (id: string | undefined): { entry?: Entry } => {
    const found = id === undefined ? undefined : view.byEntity.get(id);
    return found ? { entry: found } : {};
  };
  const claims = view.claims.flatMap((c, i): PlacedMark<Drawn>[] => {
    const suggested = c.status === 'suggested';
    return [
      ...c.spans.map((span) => ({ span, mark: { kind: 'claim', claim: i + 1, suggested } })),
      ...c.speaker.flatMap((p) => (p.span ? [{ span: p.span, mark: { kind: 'speaker', suggested, ...entry(p.entity) } }] : [])),
      ...c.cue.map((p) => ({ span: p.span, mark: { kind: 'cue', suggested } })),
    ];
  });
  const mentions = view.mentions.flatMap((m): PlacedMark<Drawn>[] => {
    const kind = isPlace(m, view.article) ? 'place' : m.kind;
    return m.spans.map((span) => ({ span, mark: { kind: STYLED.has(kind) ? kind : 'other', suggested: m.status === 'suggested', ...entry(m.entity) } }));
  });
  return [...claims, ...mentions];
}

const STYLED: ReadonlySet<string> = new Set(['speaker', 'cue', 'place', 'person', 'organisation', 'group', 'document']);

function pieceOf({ span, marks }: Piece<Drawn>, text: string, numbered: Set<number>): string {
  const words = escapeHtml(text.slice(span.start, span.end));
  const claims = marks.map((m) => m.mark).filter((m) => m.claim !== undefined);
  const refs = claims.flatMap(({ claim: n }) => {
    if (n === undefined || numbered.has(n)) return [];
    numbered.add(n);
    return [`<a class="ref" id="ref-${n}" href="#claim-${n}" aria-label="Claim ${n}">${n}</a>`];
  });
  const styled = named(words, marks.map((m) => m.mark).filter((m) => m.claim === undefined));
  if (claims.length === 0) return styled;
  return `${refs.join('')}<mark${claims.every((c) => c.suggested) ? ' class="suggested"' : ''}>${styled}</mark>`;
}

/** Words under the lines of what they are, as a link with a card where they have an entry. */
function named(words: string, marks: readonly Drawn[]): string {
  if (marks.length === 0) return words;
  const classes = [...new Set([...marks.map((m) => m.kind), ...(marks.every((m) => m.suggested) ? ['suggested'] : [])])].join(' ');
  const entries = marks.filter((m) => m.entry !== undefined);
  // What somebody decided says more than what is only suggested; a speaker's card has its claims.
  const entry = (entries.findLast((m) => !m.suggested && m.kind === 'speaker') ?? entries.findLast((m) => !m.suggested) ?? entries.at(-1))?.entry;
  return entry ? `<a class="${classes}" href="#${entry.anchor}" data-card="${escapeHtml(cardLine(entry))}">${words}</a>` : `<span class="${classes}">${words}</span>`;
}

/** What a pointer on the words shows. */
function cardLine({ entity, claims }: Entry): string {
  return [entity.name, entity.roles[0] ?? entity.kind, ...(claims.length > 0 ? [counted(claims.length, 'claim', 'claims')] : [])].join(' · ');
}

const KEY = [
  '<ul class="key" aria-label="Key">', '<li><mark>claim</mark></li>', '<li><mark class="suggested">claim, only suggested</mark></li>', '<li><span class="speaker">speaker</span></li>', '<li><span class="cue">cue</span></li>',
  '<li><span class="place">place</span></li>', '<li><span class="person">person, organisation, other</span></li>', '</ul>',
].join('');
