// One article with everything that breaks exporters, and the same article with ordinary content for contrast.
import type { Span } from '../../server/src/core/base/span.js';
import type { AnnotatedArticle } from '../../server/src/core/model/annotated.js';
import type { ClaimAnnotation, MentionAnnotation } from '../../server/src/core/model/annotation.js';

/** Byte order mark, CRLF and a lone CR, emoji inside and outside the basic plane, combining marks, right-to-left words, U+2028, a tab. */
export const TORTURE_TEXT = [
  '\uFEFF🚢 Ferry strike “ends”, union says\r\n',
  '\r\n',
  'SKÅRVIK, Monday — “We will sail\r\n',
  '   at dawn 🌅 tomorrow,” Zoe\u0308 Ólafsdóttir said,\r',
  '“if the port agrees.”\r\n',
  'The harbour office in حيفا called it =GOOD+NEWS;\ta spokesman said "it\u2028is done".\r\n',
  '-5 degrees were measured at Café Pier 👨‍👩‍👧, "twice", he added\r\n',
].join('');

/** The n-th place of `words` in the text, from 1. */
export function find(words: string, n = 1, text: string = TORTURE_TEXT): Span {
  let start = -1;
  for (let i = 0; i < n; i++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

function mention(id: string, kind: string, words: string, more: Partial<MentionAnnotation> = {}): MentionAnnotation {
  return { type: 'mention', id, kind, spans: [find(words)], quotes: [words], status: 'accepted', as: 'name', ...more };
}

function claim(id: string, fragments: readonly string[], more: Partial<ClaimAnnotation> = {}): ClaimAnnotation {
  const spans = fragments.map((f) => find(f));
  return { type: 'claim', id, kind: 'claim', spans, quotes: fragments, speaker: [], cue: [], status: 'edited', ...more };
}

const part = (words: string, entity?: string): ClaimAnnotation['speaker'][number] => ({ span: find(words), quote: words, ...(entity !== undefined ? { entity } : {}) });
const cue = (words: string, n = 1): ClaimAnnotation['cue'][number] => ({ span: find(words, n), quote: words });

export const TORTURE: AnnotatedArticle = {
  file: '../odd names/ferry: "strike" 100%.txt',
  text: TORTURE_TEXT,
  details: { file: 'ferry.txt', title: 'Ferry strike, "ended"', outlet: '=Skårvik+Times', url: 'https://news.example/ferry?a=1&b=2', published: '2026-03-02', language: 'en', byline: 'Ada; Ben' },
  annotations: [
    mention('m-union', 'organisation', 'union'),
    claim('c-title', ['Ferry strike “ends”'], { speaker: [part('union')], cue: [cue('says')], form: 'indirect', act: 'communication', force: 'neutral', by: 'ada', when: '2026-11-23T09:30:00Z' }),
    mention('m 1/å#%', 'place', 'SKÅRVIK', { entity: 'skårvik 1', by: 'ada', when: '2026-11-23', foreign: { brat: 'T7' }, note: 'Two\r\nlines\tand a tab' }),
    claim('c|2', ['“We will sail\r\n   at dawn 🌅 tomorrow,”', '“if the port agrees.”'], {
      speaker: [part('Zoe\u0308 Ólafsdóttir', 'zoe')], cue: [cue('said')], form: 'direct', act: 'intention', force: 'pledge', negated: true,
      attributes: { topic: 'safety', urgent: true, 'étiquette libre': 'two words|more', list: ['a', 'b'] },
      links: [{ kind: 'contradicts!', to: 'c-heb' }, { kind: 'contradicts!', to: 'c-gone' }],
      verdict: { rating: 'half true', summary: '=no', sources: ['https://a.example/', 'b; c'], by: 'ben', when: '2026-11-24T10:00:00Z' },
      was: { quote: 'We shall sail', text: 'sha256:00' },
    }),
    claim('c-in', ['We will sail'], { within: 'c|2', status: 'accepted', about: ['zoe', 'nobody'] }),
    mention('m-zoe', 'person', 'Zoe\u0308 Ólafsdóttir', { entity: 'zoe' }),
    mention('m-heb', 'place', 'حيفا', { entity: 'haifa', kind: 'ville étrangère' }),
    claim('c-heb', ['=GOOD+NEWS'], { speaker: [{ entity: 'haifa' }], cue: [cue('called')], form: 'mixed', status: 'added', note: '@note' }),
    claim('c-break', ['it\u2028is done'], { speaker: [part('a spokesman')], cue: [cue('said', 2)], status: 'accepted' }),
    mention('m-pier', 'place', 'Café Pier 👨‍👩‍👧', { as: 'inside-name' }),
    mention('m-pier-2', 'place', 'Pier', { status: 'suggested', score: 0.5, why: 'place.gazetteer: Pier' }),
    claim('c-cold', ['-5 degrees were measured'], { form: 'own', status: 'rejected' }),
    mention('m-blank', 'person', ' \t'.slice(0, 1), { spans: [{ start: TORTURE_TEXT.indexOf('   at') , end: TORTURE_TEXT.indexOf('   at') + 2 }], quotes: ['  '] }),
  ],
  entities: [
    { id: 'skårvik 1', kind: 'place', name: 'Skårvik', roles: [], aliases: [], geonames: 2600001, at: [-54.5, 10.25], country: 'NO' },
    { id: 'zoe', kind: 'person', name: 'Zoë Ólafsdóttir', roles: ['captain', 'first; of her name'], aliases: ['-Zoë'] },
    { id: 'haifa', kind: 'ville étrangère', name: 'حيفا', roles: [], aliases: [] },
  ],
  unplaced: [claim('c-lost', ['union'], { quotes: ['words that are gone'], status: 'accepted' })],
};

const PLAIN_TEXT = 'The mayor of Lund said the bridge is safe.\n';
const at = (words: string): Span => find(words, 1, PLAIN_TEXT);

export const PLAIN: AnnotatedArticle = {
  file: 'bridge.txt',
  text: PLAIN_TEXT,
  details: { file: 'bridge.txt' },
  annotations: [
    { type: 'mention', id: 'm-1', kind: 'place', spans: [at('Lund')], quotes: ['Lund'], entity: 'lund', as: 'name', status: 'accepted' },
    { type: 'claim', id: 'c-1', kind: 'claim', spans: [at('the bridge is safe')], quotes: ['the bridge is safe'], speaker: [{ span: at('The mayor of Lund'), quote: 'The mayor of Lund' }], cue: [{ span: at('said'), quote: 'said' }], form: 'indirect', status: 'accepted' },
  ],
  entities: [{ id: 'lund', kind: 'place', name: 'Lund', roles: [], aliases: [] }],
};
