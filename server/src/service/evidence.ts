// The engine's reasons in words: known rules have a sentence, others are said by their name.
import { t } from '@vscode/l10n';
import type { Evidence } from '../core/model/analysis.js';

/** One line, in the engine's order, each reason once. */
export const whyLine = (evidence: readonly Evidence[]): string => evidence.map(reason).filter((r, i, all) => r !== '' && all.indexOf(r) === i).join('; ');

function reason({ rule, detail = '' }: Evidence): string {
  const own = RULES.get(rule);
  if (own) return own(detail);
  const [family = '', name = ''] = rule.split('.', 2);
  const words = name.replace(DASHES, ' ');
  const said = FAMILIES.get(family);
  if (said) return said(words, detail);
  return detail === '' ? `${family} ${words}`.trim() : `${family} ${words}: ${detail}`;
}

/** Hyphens in a rule's name; hit: "call-on", miss: "say". */
const DASHES = /-/gu;

/** By the part before the dot; told the part after it and the detail. */
const FAMILIES: ReadonlyMap<string, (name: string, detail: string) => string> = new Map<string, (name: string, detail: string) => string>([
  ['cue', (name) => t('reporting word “{0}”', name)],
  ['statement', (name, detail) => (detail === '' ? t('can be checked: {0}', name) : t('can be checked: {0} (“{1}”)', name, detail))],
  ['against', (name) => t('weakened by: {0}', name)],
]);

const RULES: ReadonlyMap<string, (detail: string) => string> = new Map<string, (detail: string) => string>([
  ['statement.learned', (d) => t('worth a check by learned comparison: {0} %', d)],
  ['cue.learned', () => t('reads like somebody’s words or thoughts')],
  ['learned.attribution', (d) => t('chance by learned comparison: {0} %', d)],
  ['cue.colon', () => t('a name and a colon before it')],
  ['cue.according-to', () => t('“according to”')],
  ['cue.in-the-words-of', () => t('“in the words of”')],
  ['quote.goes-on', () => t('the quotation goes on')],
  ['quote.after-subject', () => t('a quotation right after the name')],
  ['quote.announced', () => t('the paragraph before announces it')],
  ['quote.led', () => t('its own sentence leads up to it')],
  ['quote.signed', () => t('signed with a name behind a dash')],
  ['speaker.label', (d) => t('a turn of “{0}” in a transcript', d)],
  ['quote.speaker-before', (d) => t('{0} spoke just before', d)],
  ['source.inverted', () => t('the speaker follows the verb')],
  ['source.apposition', () => t('named beside a description')],
  ['source.shared', () => t('the same speaker goes on')],
  ['source.relative', () => t('the speaker stands before “who”')],
  ['source.participial', () => t('the speaker of the whole sentence')],
  ['name.known', (d) => t('listed in the newsroom: {0}', d)],
  ['name.title', (d) => t('the title “{0}” before it', d)],
  ['name.honorific', (d) => t('“{0}” before it', d)],
  ['name.first-name', (d) => t('“{0}” is a first name', d)],
  ['name.surname', (d) => t('“{0}” is a surname', d)],
  ['name.surname-of', (d) => t('the surname of {0}', d)],
  ['name.learned', (d) => t('reads like a name here ({0})', d)],
  ['name.misspelt', (d) => t('{0}, spelt otherwise', d)],
  ['name.opening', () => t('a capital at the head of a sentence')],
  ['names.together', () => t('several who speak together')],
  ['group.named', () => t('a name for people who speak or act together')],
  ['nominal.people', () => t('a people that speaks')],
  ['name.who', () => t('followed by “who”')],
  ['name.office', (d) => t('an office beside it: {0}', d)],
  ['name.speaks', () => t('it speaks')],
  ['name.credit', () => t('named in the credit of a picture')],
  ['name.unknown-words', () => t('words that are no common ones')],
  ['name.apposition', (d) => (d === '' ? t('described beside the name') : t('described beside the name: {0}', d))],
  ['name.capitals', () => t('capitals that belong together')],
  ['name.recurs', (d) => (d === '' ? t('named again elsewhere') : t('named again elsewhere: {0}', d))],
  ['name.same-person', (d) => t('the same as {0}', d)],
  ['name.same-organisation', (d) => t('the same as {0}', d)],
  ['name.place-too', (d) => (d === '' ? t('a place bears this name too') : t('a place bears this name too: {0}', d))],
  ['name.title-alone', (d) => (d === '' ? t('an office without a name') : t('the office “{0}” without a name', d))],
  ['name.thing', (d) => (d === '' ? t('a thing, not a person') : t('a thing, not a person: {0}', d))],
  ['nominal.apposition', (d) => (d === '' ? t('described beside it') : t('described beside it: {0}', d))],
  ['organisation.acronym', (d) => (d === '' ? t('a short form in capitals') : t('short for {0}', d))],
  ['organisation.ampersand', () => t('joined by “&”')],
  ['organisation.apposition', (d) => (d === '' ? t('described as an organisation beside it') : t('described beside it: {0}', d))],
  ['organisation.short-for', (d) => t('short for {0}', d)],
  ['organisation.agency', () => t('the agency of the dateline')],
  ['organisation.listed', () => t('a well-known body')],
  ['organisation.ending', () => t('ends like the name of a company or paper')],
  ['organisation.inner-capital', () => t('a capital inside the word')],
  ['organisation.web', () => t('an address on the web')],
  ['group.speaks', () => t('a word for people, and it speaks')],
  ['organisation.speaks', () => t('it speaks, and an article stands before it')],
  ['pronoun.nearest', (d) => t('the nearest that fits: {0}', d)],
  ['pronoun.speaker', (d) => t('whoever spoke last: {0}', d)],
  ['pronoun.unresolved', () => t('not clear whom it names')],
  ['name.inside', (d) => t('{0}, inside another name', d)],
  ['nominal.office', (d) => t('the office of {0}', d)],
  ['nominal.role', (d) => t('a role of {0}', d)],
  ['nominal.means', (d) => t('stands for {0}', d)],
  ['nominal.head', (d) => t('“{0}” can speak', d)],
  ['organisation.head', (d) => t('“{0}” names an organisation', d)],
  ['organisation.opened', (d) => t('“{0}” names an organisation', d)],
  ['organisation.owned', (d) => t('“{0}” names an organisation', d.slice(d.lastIndexOf(' ') + 1))],
  ['organisation.capitals', () => t('written in capitals')],
  ['place.gazetteer', (d) => t('a listed place ({0})', d)],
  ['place.pattern', (d) => t('“{0}” in its name', d)],
  ['place.own', (d) => t('from {0}', d)],
  ['place.comma', (d) => t('“{0}” after the comma', d)],
  ['place.country-context', (d) => t('the article is about {0}', d)],
  ['place.near', (d) => d],
  ['place.home', (d) => t('{0} from where the paper is at home', d)],
  ['place.dateline', (d) => t('the dateline is in {0}', d)],
  ['place.population', (d) => t('the largest of that name ({0})', d)],
  ['place.usual', (d) => (d === '1' ? t('decided so in another article of the folder') : t('decided so in {0} other articles of the folder', d))],
  ['place.over', (d) => d],
  ['place.only', () => t('the only listed one of that name')],
  ['place.speaks', (d) => t('stands for {0}', d)],
]);
