// Random annotated articles with everything that breaks exporters: for property tests of formats.
import fc from 'fast-check';
import type { Span } from '../../server/src/core/base/span.js';
import type { AnnotatedArticle } from '../../server/src/core/model/annotated.js';
import type { Annotation, ClaimAnnotation, GlossEntity, MentionAnnotation } from '../../server/src/core/model/annotation.js';
import { ACTS, CLAIM_FORMS, FORCES, MENTION_FORMS } from '../../server/src/core/model/kinds.js';

const UNIT = fc.constantFrom('a', 'Bo', ' ', ' ', '\n', '\n\n', '. ', '🙂', '👨‍👩‍👧', 'e\u0301', '“', '”', '=', ',', 'ש', 'حي', '\t', '&', '<', '|', '_', '\\', ']', '-', ';', '*', '\u2028', '\u00A0', 'C:', '…');
const TEXT = fc.array(UNIT, { minLength: 3, maxLength: 60 }).map((units) => units);

const ODD = fc.constantFrom('plain', 'two words', 'a|b', '=1+1', '"so"', 'é', '<b>&amp;', 'x\ty', '1', 'true', '', '🙂', '_', '*', 'a; b', "it's", '\\n', ']]>', '-', '{"a":1}', 'a: b');
const NAME = fc.constantFrom('topic', 'étiquette libre', 'urgent', 'x y', 'α', 'status');
const KIND = fc.constantFrom('person', 'organisation', 'group', 'place', 'document', 'vessel', 'ville étrangère', 'cue');
const ID = fc.constantFrom('', '1', ' å#%', '|2', '/x', 'é', '.speaker', '<&>', '-a');

interface Draft { readonly at: number; readonly length: number; readonly gap: number; readonly length2: number }
const DRAFT = fc.record({ at: fc.nat(), length: fc.integer({ min: 1, max: 12 }), gap: fc.integer({ min: 0, max: 4 }), length2: fc.integer({ min: 0, max: 6 }) });

const COMMON = fc.record({
  status: fc.constantFrom('accepted' as const, 'edited' as const, 'added' as const),
  by: ODD, when: fc.constantFrom('2026-11-23T09:30:00Z', '2026-11-23T09:30:00+02:00', '2026-11-23'), score: fc.constantFrom(0, 0.25, 1), why: ODD, note: ODD, of: fc.constant('sha256:00'),
  attributes: fc.dictionary(NAME, fc.oneof(ODD, fc.boolean(), fc.constantFrom(0, -1.5), fc.array(ODD, { maxLength: 2 })), { minKeys: 1, maxKeys: 2 }),
  was: fc.record({ quote: ODD, text: fc.constant('sha256:11') }),
  foreign: fc.constant({ elsewhere: 'x 1' }),
}, { requiredKeys: ['status'] });

const MENTION = fc.record({ draft: DRAFT, kind: KIND, id: ID, common: COMMON, more: fc.record({ as: fc.constantFrom(...MENTION_FORMS), entity: fc.nat(3) }, { requiredKeys: [] }) });
const CLAIM = fc.record({
  draft: DRAFT, id: ID, common: COMMON, speakers: fc.array(fc.record({ place: fc.option(DRAFT), entity: fc.option(fc.nat(3)), mention: fc.option(fc.nat()) }), { maxLength: 2 }), cues: fc.array(DRAFT, { maxLength: 2 }),
  more: fc.record({ form: fc.constantFrom(...CLAIM_FORMS), force: fc.constantFrom(...FORCES), act: fc.constantFrom(...ACTS), negated: fc.boolean(),
    verdict: fc.record({ rating: ODD, summary: ODD, sources: fc.array(fc.constantFrom('https://a.example/', 'a book'), { minLength: 1, maxLength: 2 }), by: ODD, when: fc.constant('2026-11-24') }, { requiredKeys: ['rating'] }) }, { requiredKeys: [] }),
  within: fc.option(fc.nat()), about: fc.array(fc.nat(), { maxLength: 2 }), links: fc.array(fc.tuple(fc.constantFrom('contradicts', 'supports!', 'speaker'), fc.nat()), { maxLength: 2 }),
});

const ENTITIES: readonly GlossEntity[] = [
  { id: 'ana', kind: 'person', name: 'Ana Horvat', roles: ['captain', 'first mate'], aliases: ['A. "H"'] },
  { id: 'skår 1', kind: 'place', name: 'Skårvik', roles: [], aliases: [], geonames: 2600001, at: [-54.5, 10.25], country: 'NO', note: 'a <note>', by: 'ada', when: '2026-11-23' },
  { id: 'x|y', kind: 'organisation', name: 'X & Y', roles: [], aliases: ['=X'] },
  { id: 'v', kind: 'vessel', name: 'Vågen', roles: [], aliases: [] },
];

/** The article is prepared in that nothing of it is changed by an export: LF only, ids unique, links between annotations that are there. */
export const ANY_ARTICLE: fc.Arbitrary<AnnotatedArticle> = fc.tuple(TEXT, fc.array(MENTION, { maxLength: 5 }), fc.array(CLAIM, { maxLength: 3 }), fc.subarray(['title', 'outlet', 'url', 'byline', 'published', 'language'] as const), fc.nat(4))
  .map(([units, mentions, claims, details, entities]) => {
    const bounds = boundsOf(units);
    const span = ({ at, length }: Pick<Draft, 'at' | 'length'>): Span => {
      const from = at % (bounds.length - 1);
      return { start: bounds[from] ?? 0, end: bounds[Math.min(bounds.length - 1, from + length)] ?? 0 };
    };
    const text = units.join('');
    const quote = (s: Span): string => text.slice(s.start, s.end);
    const known = ENTITIES.slice(0, entities);
    const entity = (n: number): { entity?: string } => { const e = known[n]; return e ? { entity: e.id } : {}; };
    const ids = new Set<string>();
    const free = (id: string): string => { let made = id; while (ids.has(made)) made += 'x'; ids.add(made); return made; };
    const distinct = distinctBy(mentions, (m) => `${m.kind} ${JSON.stringify(span(m.draft))}`);
    const made: MentionAnnotation[] = distinct.map((m) => ({ type: 'mention', id: free(`m${m.id}`), kind: m.kind, spans: [span(m.draft)], quotes: [quote(span(m.draft))], ...m.common, ...(m.more.as ? { as: m.more.as } : {}), ...entity(m.more.entity ?? 99) }));
    const distinctClaims = distinctBy(claims, (c) => JSON.stringify(span(c.draft)));
    const claimIds = distinctClaims.map((c) => free(`c${c.id}`));
    const all = [...made.map((m) => m.id), ...claimIds];
    const target = (n: number): string => all[n % all.length] ?? '';
    const said = distinctClaims.map((c, i): ClaimAnnotation => {
      const first = span(c.draft);
      const second = { start: bounds.find((b) => b >= first.end + c.draft.gap) ?? text.length, end: bounds.find((b) => b >= first.end + c.draft.gap + c.draft.length2) ?? text.length };
      const spans = c.draft.length2 > 0 && second.end > second.start && second.start > first.end ? [first, second] : [first];
      const places = new Set<string>();
      const speaker = c.speakers.flatMap((s) => {
        const mention = s.mention === null ? undefined : made[s.mention % Math.max(1, made.length)];
        const place = mention ? mention.spans[0] : s.place && span(s.place);
        const named = mention ? (mention.entity === undefined ? {} : { entity: mention.entity }) : entity(s.entity ?? 99);
        const key = place ? `${place.start}-${place.end}` : JSON.stringify(named);
        if (places.has(key) || (!place && Object.keys(named).length === 0)) return [];
        places.add(key);
        return [{ ...named, ...(place ? { span: place, quote: quote(place) } : {}) }];
      });
      const cue = [...new Map(c.cues.map((d) => { const s = span(d); return [`${s.start}-${s.end}`, { span: s, quote: quote(s) }] as const; })).values()];
      const about = [...new Set([...c.about.map((n) => (n % 2 === 0 ? target(n) : known[n % 4]?.id)).filter((x) => x !== undefined)])];
      const links = [...new Map(c.links.map(([kind, n]) => [`${kind} ${target(n)}`, { kind, to: target(n) }] as const)).values()].filter((l) => l.to !== claimIds[i]);
      const within = c.within === null ? undefined : claimIds.filter((x) => x !== claimIds[i])[c.within % Math.max(1, claimIds.length - 1)];
      return { type: 'claim', id: claimIds[i] ?? '', kind: 'claim', spans, quotes: spans.map(quote), ...c.common, ...c.more, speaker, cue, ...(about.length > 0 ? { about } : {}), ...(links.length > 0 ? { links } : {}), ...(within === undefined ? {} : { within }) };
    });
    const annotations: Annotation[] = [...made, ...said];
    const given = { title: 'A "title"', outlet: 'Skårvik Times', url: 'https://news.example/?a=1&b=2', byline: 'Ada <Ben>', published: '2026-03-02', language: 'en' };
    return { file: 'any article.txt', text, details: { file: 'any article.txt', ...Object.fromEntries(details.map((d) => [d, given[d]])) }, annotations, entities: known };
  });

const distinctBy = <T>(list: readonly T[], key: (item: T) => string): readonly T[] => [...new Map(list.map((x) => [key(x), x])).values()];

/** Where a unit begins: no place inside a character. */
function boundsOf(units: readonly string[]): number[] {
  const bounds = [0];
  for (const u of units) bounds.push((bounds.at(-1) ?? 0) + u.length);
  return bounds;
}
