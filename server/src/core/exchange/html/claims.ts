// The claims of a report as a table: who says what, how, what people decided on it.
import type { Annotation, ClaimAnnotation, Verdict } from '../../model/annotation.js';
import { speakerName, speakerOf } from '../facts.js';
import { escapeHtml, linked } from './escape.js';
import { table } from './table.js';
import { linksTo, type ReportView } from './view.js';
import { signed } from './words.js';

export function claimTable(view: ReportView): string {
  if (view.claims.length === 0) return ['<section aria-labelledby="claims">', '<h2 id="claims">Claims</h2>', '<p>No claims.</p>', '</section>'].join('\n');
  const verdicts = view.claims.some((c) => c.verdict !== undefined);
  const heads = ['No.', 'Speaker', 'Claim', 'How', 'Decision', ...(verdicts ? ['Verdict'] : [])];
  return table({ id: 'claims', title: 'Claims', heads, rows: view.claims.map((c, i) => row(c, i + 1, view, verdicts)) });
}

function row(c: ClaimAnnotation, n: number, view: ReportView, verdicts: boolean): string {
  return [
    `<tr id="claim-${n}"><th scope="row"><a href="#ref-${n}" aria-label="Claim ${n}, to its place in the text">${n}</a></th>`,
    `<td>${speakerCell(c, view)}</td>`,
    `<td class="quote" dir="auto">${c.quotes.map(escapeHtml).join(' … ')}${details(c, view)}</td>`,
    `<td>${how(c)}</td>`,
    `<td>${decision(c)}</td>${verdicts ? `<td>${verdict(c.verdict)}</td>` : ''}</tr>`,
  ].join('');
}

function speakerCell(c: ClaimAnnotation, view: ReportView): string {
  const speaker = speakerOf(c, view.article);
  const entry = speaker && view.byEntity.get(speaker.id);
  const name = speakerName(c, view.article) ?? (c.form === 'own' ? 'The article itself' : 'Not named');
  const who = entry ? `<a href="#${entry.anchor}"><bdi>${escapeHtml(name)}</bdi></a>` : `<bdi>${escapeHtml(name)}</bdi>`;
  return `${who}${speaker && speaker.roles.length > 0 ? `<br><small dir="auto">${escapeHtml(speaker.roles.join(', '))}</small>` : ''}`;
}

/** What else is known of the claim, each on its line. */
function details(c: ClaimAnnotation, view: ReportView): string {
  const links = linksTo(c, view).map(({ kind, claim }) => `${escapeHtml(kind)} <a href="#claim-${claim}">claim ${claim}</a>`);
  const about = (c.about ?? []).flatMap((id) => {
    const entry = view.byEntity.get(id);
    return entry ? [`<a href="#${entry.anchor}"><bdi>${escapeHtml(entry.entity.name)}</bdi></a>`] : [];
  });
  const lines = [...attributes(c), ...links, ...(about.length > 0 ? [`about ${about.join(', ')}`] : []), ...(c.note === undefined ? [] : [`Note: ${escapeHtml(c.note)}`])];
  return lines.map((l) => `<br><small>${l}</small>`).join('');
}

/** The newsroom's own attributes, as "name: value". */
export const attributes = (a: Annotation): string[] => Object.entries(a.attributes ?? {}).map(([name, value]) => `${escapeHtml(name)}: ${escapeHtml(isList(value) ? value.join(', ') : String(value))}`);

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

function how(c: ClaimAnnotation): string {
  const cue = c.cue.map((p) => p.quote).join(' … ');
  const words = [c.form === 'own' ? 'own statement' : c.form, c.force === 'neutral' ? undefined : c.force, c.act === 'communication' ? undefined : c.act, c.negated === true ? 'negated' : undefined].filter((x) => x !== undefined);
  return [...(cue === '' ? [] : [`<i><bdi>${escapeHtml(cue)}</bdi></i>`]), ...(words.length > 0 ? [`<small>${escapeHtml(words.join(', '))}</small>`] : [])].join('<br>');
}

function decision(c: ClaimAnnotation): string {
  const by = signed(c.by, c.when);
  return `<span class="status ${c.status === 'suggested' ? 'open' : 'done'}">${escapeHtml(c.status)}</span>${by === '' ? '' : `<br><small>${by}</small>`}`;
}

function verdict(v: Verdict | undefined): string {
  if (!v) return '';
  const parts = [
    v.rating === undefined ? '' : `<strong class="verdict" dir="auto">${escapeHtml(v.rating)}</strong>`,
    v.summary === undefined ? '' : `<bdi>${escapeHtml(v.summary)}</bdi>`,
    ...(v.sources ?? []).map((s) => `<small>${linked(s)}</small>`),
    v.by === undefined && v.when === undefined ? '' : `<small>${signed(v.by, v.when)}</small>`,
  ];
  return parts.filter((p) => p !== '').join('<br>');
}
