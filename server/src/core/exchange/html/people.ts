// The people and organisations of a report: a card for each who speaks, with what they say, and the others in a list.
import { escapeHtml } from './escape.js';
import type { Entry, ReportView } from './view.js';
import { counted, shortened } from './words.js';

export function peopleSection(view: ReportView): string {
  const speakers = view.people.filter((e) => e.claims.length > 0);
  const others = view.people.filter((e) => e.claims.length === 0);
  if (view.people.length === 0) return '';
  return [
    '<section aria-labelledby="people">', '<h2 id="people">People and organisations</h2>',
    ...(speakers.length > 0 ? ['<div class="cards">', ...speakers.map((e) => card(e, view)), '</div>'] : []),
    ...(others.length > 0 ? [...(speakers.length > 0 ? ['<h3>Also named</h3>'] : []), '<ul class="named">', ...others.map(listed), '</ul>'] : []),
    '</section>',
  ].join('\n');
}

function card(entry: Entry, view: ReportView): string {
  const { entity, anchor, claims } = entry;
  const quotes = claims.map((n) => `<li><a href="#claim-${n}" aria-label="Claim ${n}">${n}</a> <q dir="auto">${escapeHtml(shortened((view.claims[n - 1]?.quotes ?? []).map(unquoted).join(' … ')))}</q></li>`);
  return [
    `<article class="card" id="${anchor}">`, `<h3><bdi>${escapeHtml(entity.name)}</bdi></h3>`, `<p class="role" dir="auto">${escapeHtml([entity.kind, ...entity.roles].join(' · '))}</p>`,
    alsoCalled(entry), note(entry), `<p class="count">${counted(claims.length, 'claim', 'claims')}</p>`, `<ul>${quotes.join('')}</ul>`, '</article>',
  ].filter((l) => l !== '').join('');
}

function listed(entry: Entry): string {
  const { entity, anchor } = entry;
  return `<li id="${anchor}"><b><bdi>${escapeHtml(entity.name)}</bdi></b> <small dir="auto">${escapeHtml([entity.kind, ...entity.roles].join(' · '))}</small>${alsoCalled(entry)}${note(entry)}</li>`;
}

function alsoCalled({ entity, mentions }: Entry): string {
  const words = [...new Set([...entity.aliases, ...mentions.map((m) => m.quotes[0] ?? '')].map((w) => w.replace(/\s+/gu, ' ').trim()))].filter((w) => w !== '' && w !== entity.name);
  return words.length === 0 ? '' : `<p class="also" dir="auto">also: ${escapeHtml(words.join(', '))}</p>`;
}

const note = ({ entity }: Entry): string => (entity.note === undefined ? '' : `<p class="also" dir="auto">Note: ${escapeHtml(entity.note)}</p>`);

/** `<q>` brings its own marks. Hit: “Rain,”; miss: the “dry” year. */
const QUOTED = /^["“„«]([^"“”„«»]*)["”“»]$/u;
const unquoted = (text: string): string => QUOTED.exec(text)?.[1] ?? text;
