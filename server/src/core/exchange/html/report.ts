// The report of one article for people: the text with its marks, the claims, who speaks, the places on a map.
import type { WorldOutline } from '../../map/outline.js';
import { claimTable } from './claims.js';
import { escapeHtml, linked } from './escape.js';
import { markedText } from './markedText.js';
import { page } from './page.js';
import { peopleSection } from './people.js';
import { placeSection } from './places.js';
import type { ReportView } from './view.js';
import { nameOfFile } from '../names.js';
import { counted, day } from './words.js';

/** `outline`: coasts and borders for the map; without it the map has points only. */
export function reportPage(view: ReportView, outline: WorldOutline | undefined): string {
  const { article } = view;
  const title = article.details.title ?? nameOfFile(article.file);
  const sections = [claimTable(view), peopleSection(view), placeSection(view, outline)].filter((s) => s !== '');
  const body = ['<a class="skip" href="#claims">To the claims</a>', header(view, title), '<main>', markedText(view), ...sections, '</main>', footer(view)];
  return page(title, body.join('\n'));
}

function header(view: ReportView, title: string): string {
  const { outlet, byline, published, url } = view.article.details;
  const facts = [...(outlet === undefined ? [] : [`<bdi>${escapeHtml(outlet)}</bdi>`]), ...(byline === undefined ? [] : [`<bdi>${escapeHtml(byline)}</bdi>`]), ...(published === undefined ? [] : [day(published)]), ...(url === undefined ? [] : [linked(url)])];
  return ['<header>', `<h1 dir="auto">${escapeHtml(title)}</h1>`, ...(facts.length > 0 ? [`<p class="facts">${facts.join(' · ')}</p>`] : []), summary(view), '</header>'].join('\n');
}

/** How much there is of what, each with the way to it. */
function summary({ claims, people, places }: ReportView): string {
  const speakers = people.filter((p) => p.claims.length > 0).length;
  const open = claims.filter((c) => c.status === 'suggested').length;
  const parts = [
    `<li><a href="#claims"><b>${claims.length}</b> ${claims.length === 1 ? 'claim' : 'claims'}</a></li>`,
    ...(people.length > 0 ? [`<li><a href="#people"><b>${speakers}</b> ${speakers === 1 ? 'speaker' : 'speakers'}</a></li>`] : []),
    ...(places.length > 0 ? [`<li><a href="#places"><b>${places.length}</b> ${places.length === 1 ? 'place' : 'places'}</a></li>`] : []),
    ...(open > 0 ? [`<li>${counted(open, 'claim is only suggested', 'claims are only suggested')}</li>`] : []),
  ];
  return `<nav aria-label="Contents"><ul class="summary">${parts.join('')}</ul></nav>`;
}

function footer({ article }: ReportView): string {
  return `<footer><p>Made with Newsgloss from <bdi>${escapeHtml(article.file)}</bdi> <small>(${escapeHtml(article.hash.slice(0, FINGERPRINT))}…)</small>. What people accepted, edited or added is a finding; suggestions of the program are marked as such.</p></footer>`;
}

/** Enough of the hash to tell versions of an article apart: `sha256:` and twelve digits. */
const FINGERPRINT = 19;
