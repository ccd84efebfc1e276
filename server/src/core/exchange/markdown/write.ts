// A digest in Markdown: the claims of each article by speaker, with quotations and places.
import type { ClaimAnnotation } from '../../model/annotation.js';
import { entityOf, isClaim, isMention, isPlace, speakerName, speakerOf } from '../facts.js';
import { MARKDOWN_MARK } from '../mark.js';
import type { Format } from '../port.js';
import { nameOfFile } from '../names.js';
import type { PreparedArticle } from '../prepare.js';

export const markdownFormat: Format = {
  id: 'markdown',
  label: 'Markdown digest',
  detail: 'To paste into notes and mails: claims by speaker with quotations, verdicts and places. Leaves out the article itself and cannot be read back.',
  extension: '.md',
  singleFile: true,
  open: ({ losses }) => {
    let head = `${MARKDOWN_MARK}\n\n`;
    return {
      add(article) {
        losses.add('text.left-out', article.file);
        const text = `${head}${digest(article)}\n`;
        head = '';
        return [{ file: 'digest.md', text }];
      },
      end: () => [{ file: 'digest.md', text: head }],
    };
  },
};

/**
 * What Markdown and HTML in it would take for markup, and no more: people read digests as plain text, too.
 * Hit: "*", "&amp;", "https://", ":smile:", "@ada", "- a", "a #"; miss: "Smith & Co", "2026-03-02", "said: yes", "C#".
 */
const SPECIAL = /[\\`*_[\]<>~|$]|&(?=#?\w+;)|:(?=\/\/|[\w+-]+:)|@(?=\w)|^[#+-]|(?<=\s)#(?=#*$)/gu;
const SPACES = /\s+/gu;
/** A number at the beginning would be a list; hit: "1. a", "2)". */
const LIST_NUMBER = /^(\d+)([.)])/u;

/** One line of plain words. */
const plain = (text: string): string => text.replace(SPACES, ' ').trim().replace(SPECIAL, '\\$&').replace(LIST_NUMBER, '$1\\$2');

function digest(article: PreparedArticle): string {
  const { title, outlet, published, url } = article.details;
  const claims = article.annotations.filter(isClaim).filter((c) => c.status !== 'rejected').sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  const facts = [outlet, published].flatMap((f) => (f === undefined ? [] : [plain(f)]));
  return [
    `## ${plain(title ?? nameOfFile(article.file))}`, '',
    ...(facts.length > 0 || url !== undefined ? [[...facts, ...(url === undefined ? [] : [link(url)])].join(', '), ''] : []),
    ...bySpeaker(claims, article), ...places(article),
  ].join('\n');
}

/** Hit: https://a.example/x; miss: javascript:x, "a b". */
const WEB = /^https?:\/\/[^\s<>]+$/iu;
const link = (url: string): string => (WEB.test(url) ? `<${url}>` : plain(url));

function bySpeaker(claims: readonly ClaimAnnotation[], article: PreparedArticle): string[] {
  const groups = new Map<string, { readonly head: string; readonly claims: ClaimAnnotation[] }>();
  for (const c of claims) {
    const entity = speakerOf(c, article);
    const name = speakerName(c, article);
    const key = entity?.id ?? name ?? (c.form === 'own' ? '\nown' : '\nnobody');
    const head = name === undefined ? (c.form === 'own' ? 'The article itself' : 'Speaker not named') : plain(name) + (entity && entity.roles.length > 0 ? `, ${plain(entity.roles.join(', '))}` : '');
    const group = groups.get(key);
    if (group) group.claims.push(c);
    else groups.set(key, { head, claims: [c] });
  }
  if (groups.size === 0) return ['No claims.', ''];
  return [...groups.values()].flatMap(({ head, claims: own }) => [`### ${head}`, '', ...own.map((c) => item(c, article)), '']);
}

function item(c: ClaimAnnotation, article: PreparedArticle): string {
  const words = c.quotes.map(plain).join(' … ');
  const facts = [c.status === 'suggested' ? 'suggestion' : undefined, c.force === undefined || c.force === 'neutral' ? undefined : c.force, c.negated === true ? 'negated' : undefined, placesIn(c, article)].filter((f) => f !== undefined && f !== '');
  const verdict = c.verdict && [c.verdict.rating, c.verdict.summary].filter((v) => v !== undefined).map(plain).join(': ');
  const sources = (c.verdict?.sources ?? []).map(link).join(', ');
  return [
    `- ${c.form === 'direct' || c.form === 'mixed' ? words : `*${words}*`}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`,
    ...(verdict === undefined || verdict === '' ? [] : [`  - **${verdict}**${sources === '' ? '' : ` (${sources})`}`]),
    ...(c.note === undefined ? [] : [`  - Note: ${plain(c.note)}`]),
  ].join('\n');
}

function placesIn(c: ClaimAnnotation, article: PreparedArticle): string {
  const inside = article.annotations.filter(isMention).filter((m) => isPlace(m, article) && m.status !== 'rejected' && m.spans.every((s) => c.spans.some((x) => x.start <= s.start && s.end <= x.end)));
  const names = [...new Set(inside.map((m) => entityOf(m, article)?.name ?? m.quotes[0] ?? ''))];
  return names.length > 0 ? `on ${names.map(plain).join(', ')}` : '';
}

function places(article: PreparedArticle): string[] {
  const mentions = article.annotations.filter(isMention).filter((m) => isPlace(m, article) && m.status !== 'rejected');
  const counts = new Map<string, { readonly name: string; count: number; readonly at: readonly [number, number] | undefined; readonly country: string | undefined }>();
  for (const m of mentions) {
    const entity = entityOf(m, article);
    const key = entity?.id ?? m.quotes[0] ?? '';
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { name: entity?.name ?? m.quotes[0] ?? '', count: 1, at: entity?.at, country: entity?.country });
  }
  if (counts.size === 0) return [];
  const rows = [...counts.values()].map(({ name, count, at, country }) => `- ${plain(name)}${country === undefined ? '' : ` (${plain(country)})`}${at ? `, ${at[0]}, ${at[1]}` : ''}${count > 1 ? `, ${count} times` : ''}`);
  return ['### Places', '', ...rows, ''];
}
