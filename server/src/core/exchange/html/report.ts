// The report of one article for people: the text with its marks, the claims in a table, who speaks, the places on a map.
import type { Span } from '../../base/span.js';
import type { ClaimAnnotation, GlossEntity, MentionAnnotation } from '../../model/annotation.js';
import type { WorldOutline } from '../../map/outline.js';
import { isClaim, isMention, isPlace, speakerName, speakerOf } from '../facts.js';
import type { PreparedArticle } from '../prepare.js';
import { escapeHtml, linked } from './escape.js';
import { mapSvg, type MapPoint } from './map.js';
import { type Piece, type PlacedMark, paragraphsIn, piecesOf } from './pieces.js';
import { page } from './page.js';

/** `outline`: coasts and borders for the map; without it the map has points only. */
export function reportPage(article: PreparedArticle, outline: WorldOutline | undefined): string {
  return new Report(article, outline).page();
}

interface Drawn {
  readonly kind: string;
  /** Of a claim: its number. */
  readonly claim?: number;
  /** Of a mention: the entry that it leads to. */
  readonly entry?: string;
}

interface Entry { readonly entity: GlossEntity; readonly anchor: string; readonly number: number; readonly mentions: readonly MentionAnnotation[]; readonly claims: readonly number[] }

class Report {
  private readonly claims: readonly ClaimAnnotation[];
  private readonly entries: readonly Entry[];
  private readonly byEntity: ReadonlyMap<string, Entry>;

  constructor(private readonly article: PreparedArticle, private readonly outline: WorldOutline | undefined) {
    this.claims = article.annotations.filter(isClaim).filter((c) => c.status !== 'rejected').sort((a, b) => startOf(a.spans) - startOf(b.spans));
    const mentions = grouped(article.annotations.filter(isMention).filter((m) => m.status !== 'rejected'), (m) => m.entity);
    const spoken = grouped(this.claims.map((claim, i) => ({ claim, n: i + 1 })), ({ claim }) => speakerOf(claim, article)?.id);
    this.entries = [...article.entities.values()].map((entity, i): Entry => ({
      entity, anchor: `entity-${i + 1}`, number: i + 1, mentions: mentions.get(entity.id) ?? [], claims: (spoken.get(entity.id) ?? []).map(({ n }) => n),
    }));
    this.byEntity = new Map(this.entries.map((e) => [e.entity.id, e]));
  }

  page(): string {
    const { details, file } = this.article;
    const title = details.title ?? file;
    const body = [
      '<header>', `<h1 dir="auto">${escapeHtml(title)}</h1>`, this.facts(), '</header>',
      '<main>', this.text(), this.claimTable(), this.entityList(), this.placeSection(), '</main>',
      `<footer><p>Made with Newsgloss from ${escapeHtml(file)}. Only what people decided is a finding; suggestions are marked as such.</p></footer>`,
    ];
    return page(title, body.filter((b) => b !== '').join('\n'));
  }

  private facts(): string {
    const { outlet, byline, published, url } = this.article.details;
    const facts = [outlet, byline, published].flatMap((f) => (f === undefined ? [] : [`<bdi>${escapeHtml(f)}</bdi>`]));
    const all = [...facts, ...(url === undefined ? [] : [linked(url)])];
    return all.length > 0 ? `<p class="facts">${all.join(' · ')}</p>` : '';
  }

  private text(): string {
    const marks = this.marks();
    const language = this.article.details.language;
    const paragraphs = paragraphsIn(this.article.text);
    // Marks in order of their start, so that each paragraph meets only its own and those still open.
    const pieces = piecesOf({ start: 0, end: this.article.text.length }, marks);
    const numbered = new Set<number>();
    let at = 0;
    const lines = paragraphs.map((p) => {
      while (at < pieces.length && (pieces[at]?.span.end ?? 0) <= p.start) at++;
      const inside: Piece<Drawn>[] = [];
      for (let i = at; i < pieces.length && (pieces[i]?.span.start ?? 0) < p.end; i++) {
        const piece = pieces[i];
        if (piece) inside.push({ ...piece, span: { start: Math.max(p.start, piece.span.start), end: Math.min(p.end, piece.span.end) } });
      }
      return `<p dir="auto">${inside.map((piece) => this.piece(piece, numbered)).join('')}</p>`;
    });
    return [`<section class="text" aria-label="The article"${language === undefined ? '' : ` lang="${escapeHtml(language)}"`}>`, ...lines, '</section>', KEY].join('\n');
  }

  private marks(): PlacedMark<Drawn>[] {
    const { annotations } = this.article;
    const claims = this.claims.flatMap((c, i): PlacedMark<Drawn>[] => [
      ...c.spans.map((span) => ({ span, mark: { kind: 'claim', claim: i + 1 } })),
      ...c.speaker.flatMap((p) => (p.span ? [{ span: p.span, mark: { kind: 'speaker', ...this.entry(p.entity) } }] : [])),
      ...c.cue.map((p) => ({ span: p.span, mark: { kind: 'cue' } })),
    ]);
    const mentions = annotations.filter(isMention).filter((m) => m.status !== 'rejected').flatMap((m): PlacedMark<Drawn>[] => m.spans.map((span) => ({ span, mark: { kind: isPlace(m, this.article) ? 'place' : m.kind, ...this.entry(m.entity) } })));
    return [...claims, ...mentions];
  }

  private entry(id: string | undefined): { entry?: string } {
    const anchor = id === undefined ? undefined : this.byEntity.get(id)?.anchor;
    return anchor === undefined ? {} : { entry: anchor };
  }

  private piece({ span, marks }: Piece<Drawn>, numbered: Set<number>): string {
    const words = escapeHtml(this.article.text.slice(span.start, span.end));
    const kinds = [...new Set(marks.map((m) => m.mark.kind).filter((k) => k !== 'claim'))].map((k) => (STYLED.has(k) ? k : 'other'));
    const entry = marks.map((m) => m.mark.entry).filter((e) => e !== undefined).at(-1);
    const styled = kinds.length === 0 ? words : entry === undefined ? `<span class="${kinds.join(' ')}">${words}</span>` : `<a class="${kinds.join(' ')}" href="#${entry}">${words}</a>`;
    const claims = marks.flatMap((m) => m.mark.claim ?? []);
    const refs = claims.filter((n) => !numbered.has(n)).map((n) => {
      numbered.add(n);
      return `<a class="ref" id="ref-${n}" href="#claim-${n}" aria-label="Claim ${n}">${n}</a>`;
    });
    return `${refs.join('')}${claims.length > 0 ? `<mark>${styled}</mark>` : styled}`;
  }

  private claimTable(): string {
    if (this.claims.length === 0) return '<h2>Claims</h2>\n<p>No claims.</p>';
    const rows = this.claims.map((c, i) => this.claimRow(c, i + 1));
    return [
      '<h2 id="claims">Claims</h2>', '<div class="scroll" role="region" aria-labelledby="claims" tabindex="0">', '<table>',
      '<thead><tr><th scope="col">No.</th><th scope="col">Speaker</th><th scope="col">Claim</th><th scope="col">How</th><th scope="col">Status</th><th scope="col">Verdict</th></tr></thead>',
      '<tbody>', ...rows, '</tbody>', '</table>', '</div>',
    ].join('\n');
  }

  private claimRow(c: ClaimAnnotation, n: number): string {
    const speaker = speakerOf(c, this.article);
    const entry = speaker && this.byEntity.get(speaker.id);
    const name = speakerName(c, this.article) ?? (c.form === 'own' ? 'The article itself' : 'Not named');
    const who = entry ? `<a href="#${entry.anchor}"><bdi>${escapeHtml(name)}</bdi></a>` : `<bdi>${escapeHtml(name)}</bdi>`;
    const roles = speaker && speaker.roles.length > 0 ? `<br><small>${escapeHtml(speaker.roles.join(', '))}</small>` : '';
    const cue = c.cue.map((p) => p.quote).join(' … ');
    const how = [c.form, c.force === 'neutral' ? undefined : c.force, c.act === 'communication' ? undefined : c.act, c.negated === true ? 'negated' : undefined].filter((x) => x !== undefined).join(', ');
    const decided = [c.by, c.when].filter((x) => x !== undefined).join(', ');
    return [
      `<tr id="claim-${n}"><th scope="row"><a href="#ref-${n}" aria-label="Claim ${n}, to its place in the text">${n}</a></th>`, `<td>${who}${roles}</td>`,
      `<td dir="auto">${c.quotes.map(escapeHtml).join(' … ')}${c.note === undefined ? '' : `<br><small>Note: ${escapeHtml(c.note)}</small>`}</td>`,
      `<td>${cue === '' ? '' : `<i><bdi>${escapeHtml(cue)}</bdi></i><br>`}${escapeHtml(how)}</td>`, `<td>${escapeHtml(c.status)}${decided === '' ? '' : `<br><small>${escapeHtml(decided)}</small>`}</td>`, `<td>${verdictCell(c)}</td></tr>`,
    ].join('');
  }

  private entityList(): string {
    const rows = this.entries.filter((e) => e.entity.kind !== 'place').map(({ entity, anchor, mentions, claims }) => {
      const links = claims.map((n) => `<a href="#claim-${n}">${n}</a>`);
      const words = [...new Set([...entity.aliases, ...mentions.map((m) => m.quotes[0] ?? '')])].filter((w) => w !== '' && w !== entity.name);
      return `<tr id="${anchor}"><th scope="row"><bdi>${escapeHtml(entity.name)}</bdi></th><td>${escapeHtml(entity.kind)}</td><td>${escapeHtml(entity.roles.join(', '))}</td><td dir="auto">${escapeHtml(words.join(', '))}</td><td>${links.join(', ')}</td></tr>`;
    });
    if (rows.length === 0) return '';
    return ['<h2 id="entities">People and organisations</h2>', '<div class="scroll" role="region" aria-labelledby="entities" tabindex="0">', '<table>', '<thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Role</th><th scope="col">Also called</th><th scope="col">Claims</th></tr></thead>', '<tbody>', ...rows, '</tbody>', '</table>', '</div>'].join('\n');
  }

  private placeSection(): string {
    const places = this.entries.filter((e) => e.entity.kind === 'place' || e.entity.at !== undefined);
    if (places.length === 0) return '';
    const points = places.flatMap(({ entity, number }): MapPoint[] => (entity.at ? [{ lat: entity.at[0], lon: entity.at[1], name: entity.name, number }] : []));
    const rows = places.map(({ entity, anchor, number, mentions }) => {
      const at = entity.at ? `${entity.at[0]}, ${entity.at[1]}` : 'not located';
      const id = entity.kind === 'place' ? ` id="${anchor}"` : '';
      return `<tr${id}><td>${number}</td><th scope="row"><bdi>${escapeHtml(entity.name)}</bdi></th><td>${escapeHtml(entity.country ?? '')}</td><td>${at}</td><td>${mentions.length}</td></tr>`;
    });
    return [
      '<h2 id="places">Places</h2>', mapSvg(points, this.outline) ?? '', '<div class="scroll" role="region" aria-labelledby="places" tabindex="0">', '<table>',
      '<thead><tr><th scope="col">No.</th><th scope="col">Place</th><th scope="col">Country</th><th scope="col">Latitude, longitude</th><th scope="col">Mentions</th></tr></thead>', '<tbody>', ...rows, '</tbody>', '</table>', '</div>',
    ].filter((l) => l !== '').join('\n');
  }
}

function grouped<T>(list: readonly T[], key: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of list) {
    const k = key(item);
    if (k === undefined) continue;
    const known = found.get(k);
    if (known) known.push(item);
    else found.set(k, [item]);
  }
  return found;
}

const startOf = (spans: readonly Span[]): number => spans[0]?.start ?? 0;

const STYLED: ReadonlySet<string> = new Set(['speaker', 'cue', 'place', 'person', 'organisation', 'group', 'document']);

const KEY = '<ul class="key" aria-label="Key"><li><mark>claim</mark></li><li><span class="speaker">speaker</span></li><li><span class="cue">cue</span></li><li><span class="place">place</span></li><li><span class="person">person, organisation and others</span></li></ul>';

function verdictCell({ verdict }: ClaimAnnotation): string {
  if (!verdict) return '';
  const parts = [
    verdict.rating === undefined ? '' : `<span class="verdict" dir="auto">${escapeHtml(verdict.rating)}</span>`,
    verdict.summary === undefined ? '' : `<bdi>${escapeHtml(verdict.summary)}</bdi>`,
    ...(verdict.sources ?? []).map(linked),
    [verdict.by, verdict.when].filter((x) => x !== undefined).map(escapeHtml).join(', '),
  ];
  return parts.filter((p) => p !== '').join('<br>');
}
