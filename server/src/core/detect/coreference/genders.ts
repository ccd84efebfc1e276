// Whether a person is a he or a she, where the name as written does not tell: by its plain letters, the word for kin beside it, or the pronoun behind it; and whatever lists say, by "who lives with her sons".
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Gender } from '../../lexicon/names.js';
import { withoutAccents } from '../../text/accents.js';
import type { EntityDraft, MentionDraft } from './people.js';

/** How far behind the name its pronoun may stand. UTF-16 units. */
const REACH = 300;

/** Gives the people of `mentions` (in text order) whose gender nothing tells that of their first name without accents or their role ("her father, Aurelio"), else the one that all pronouns behind their names agree on. */
export function inferGenders(text: string, mentions: readonly MentionDraft[], lexicon: Lexicon): void {
  const votes = new Map<EntityDraft, Gender>();
  mentions.forEach(({ span, form, entity, leads }, i) => {
    if (entity?.kind !== 'person' || form !== 'name') return;
    const owned = ownedBehind(text, span.end);
    if (owned) entity.gender = owned;
    if (entity.gender !== 'u') return;
    const told = toldBy(entity, lexicon);
    const gender = told ?? genderBehind(text.slice(span.end, nextPerson(mentions, i, span.end + REACH)), leads);
    if (gender === undefined) return;
    const before = votes.get(entity);
    votes.set(entity, before === undefined || before === gender ? gender : 'u');
  });
  for (const [entity, gender] of votes) entity.gender = gender;
}

/** Where the person begins whom the mentions behind number `i` name next; `end` where that is no nearer. */
function nextPerson(mentions: readonly MentionDraft[], i: number, end: number): number {
  const behind = mentions[i]?.span.end ?? end;
  for (let k = i + 1; k < mentions.length; k++) {
    const m = mentions[k];
    if (!m || m.span.start >= end) break;
    if (m.kind === 'person' && m.span.start >= behind) return m.span.start;
  }
  return end;
}

/** "Kelechi Obi, a care worker who lives with her two sons": what is hers tells more than a list of first names. */
function ownedBehind(text: string, at: number): Gender | undefined {
  const found = text.charAt(at) === ',' ? OWNING.exec(text.slice(at, at + OWNING_REACH)) : undefined;
  const word = found?.[1] ?? found?.[2];
  return word === undefined ? undefined : word.startsWith('her') ? 'f' : 'm';
}

/** UTF-16 units. */
const OWNING_REACH = 140;
// Hits ", a care worker who lives with her sons", ", who lost his sight"; misses ", who met Ada and her sons", ", who married her in May".
const OWNING = /^,\s(?:an?\s[^,.;:]{1,60}?\s)?who\s(?:\p{Ll}+\s){1,6}?(?:(herself|himself)\b|(her|his)\s(?!(?:in|at|on|to|for|and|or|when|while|after|before|as|with|from|by|last|this|that|the|an?)\s)\p{Ll})/u;

function toldBy(entity: EntityDraft, { names, titles }: Lexicon): Gender | undefined {
  const plain = withoutAccents((entity.name.split(' ')[0] ?? '').toLowerCase());
  const genders = [...entity.roles.map((r) => titles.offices.get(r.split(' ').pop() ?? '')?.gender), names.first.get(plain)?.gender];
  return genders.find((g) => g !== undefined && g !== 'u');
}

/** The first "he" or "she" in `words` behind a name: in the name's sentence, and behind it where the name led that (`leads`). */
function genderBehind(words: string, leads: boolean): Gender | undefined {
  const own = words.replace(QUOTED, ' ');
  const end = (leads ? PARAGRAPH : SENTENCE).exec(own)?.index ?? own.length;
  const found = SUBJECT.exec(own.slice(0, end));
  if (!found?.[1] || OTHER_PERSON.test(own.slice(0, found.index))) return undefined;
  return found[1].toLowerCase() === 'he' ? 'm' : 'f';
}

/** Words in marks of quotation: whoever speaks there speaks of others. */
const QUOTED = /["“«„][^"”»“]*(?:["”»“]|$)/gu;
const SENTENCE = /[.!?;:…]\s|\n/u;
const PARAGRAPH = /\n\s*\n/u;
const SUBJECT = /\b(he|she)\b/iu;
/** Somebody whom the pronoun may mean instead: "Quist's wife", "Quist met a woman". */
const OTHER_PERSON = /^['’]|\b(?:and|with|by|for|to|of|whom?|whose|man|woman|boy|girl|wife|husband|mother|father|son|daughter|sister|brother|friend)\b/iu;
