// Says who the source of each attribution is: the name in it, the role it means, the person a pronoun stands for.
import { firstWhere } from '../../base/search.js';
import { SpanIndex } from '../spanIndex.js';
import type { Span } from '../../base/span.js';
import { contains, shift } from '../../base/span.js';
import type { Quotation } from '../../model/analysis.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Gender } from '../../lexicon/names.js';
import { SPEAKER_LABEL } from '../attributions/form.js';
import type { Draft } from '../attributions/unitFrames.js';
import { addRole, type PlacedReading } from './names.js';
import { UNNAMED, type Nominal } from './nominals.js';
import { companyAmong, isMereCompany } from './companies.js';
import { bearerOf, bodyOf, mayDescribe, type RoleKin } from './roles.js';
import { TITLE_MODIFIERS } from '../mentions/nameWords.js';
import { keyOf, type Cast, type EntityDraft, type MentionDraft } from './people.js';
import { fits, PRONOUNS, type Pronoun } from './pronouns.js';
import { AFTER_NAME, A_MAN, A_WOMAN, COMPLEMENT_FIRST, GAP_BEFORE, INITIALS, LEADING_ARTICLE, ONE_OF_THEM, OWNS, PHRASE_BEFORE, PLURAL, TOGETHER, WITH_OTHERS, isBare, isTitleOrBare } from './sourcePhrases.js';
import { announcedBefore, explains, opensSentence } from './wordsBetween.js';

/** The resolved source of one draft. */
export interface Speaker {
  readonly spans: readonly Span[];
  readonly mention?: MentionDraft;
  readonly entity?: EntityDraft;
}

const RELATIVES: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whose']);
const NOBODY: ReadonlySet<string> = new Set(['you', 'everyone', 'nobody', 'anyone', 'someone', 'no one', 'there', 'this', 'these', 'those', 'what']);
/** A comma and a space stand between a phrase and the relative word behind it. UTF-16 units. */
const RELATIVE_REACH = 3;
/** A pronoun's person stands no further back. Sentences. */
const PRONOUN_REACH = 6;
/** Nor does what "it" means, which must have spoken or open its sentence: more things than those named are spoken of. Sentences. */
const THING_REACH = 3;
/** Nor does the body that "the ministry" means. Mentions. */
const NOMINAL_REACH = 200;

/** Whom "the former strategist" describes, was spoken of no longer ago. Sentences. */
const DESCRIBED_REACH = 3;
/** Blocks at the head of an article, headline and first paragraphs. */
const OPENING_BLOCKS = 4;

/** Resolves sources in text order; remembers who spoke last. */
export class SpeakerFinder {
  private last: MentionDraft | undefined;
  private readonly nominals = new Map<string, EntityDraft>();
  private readonly heads = new Map<string, EntityDraft>();
  private readonly kin: RoleKin;
  private readonly opening: number;
  private here = 0;
  /** What the speaker in question says: nobody named there speaks. */
  private own: readonly Span[] = [];

  private readonly text: string;
  private readonly quotations: SpanIndex<Quotation>;

  constructor(
    article: { readonly text: string; readonly quotations: readonly Quotation[] },
    private readonly cast: Cast,
    private readonly mentions: MentionDraft[],
    private readonly lexicon: Lexicon,
    private readonly nominalOf: (words: string) => Nominal | undefined,
  ) {
    this.text = article.text;
    this.quotations = new SpanIndex(article.quotations, (q) => q.span);
    this.kin = lexicon.titles.kin;
    this.opening = openingEnd(article.text);
  }

  /** The speaker of `draft` (offsets of `placed`); `outer` = who says the words it is part of. */
  find(draft: Draft, placed: PlacedReading, outer: Speaker | undefined): Speaker | undefined {
    const spans = draft.source.map((s) => shift(s, placed.start));
    const head = draft.head ? shift(draft.head, placed.start) : undefined;
    if (!head) return undefined;
    this.own = draft.content.map((c) => shift(c, placed.start));
    const mention = this.mentionFor(head, placed, outer, spans[0] ?? head);
    if (!mention) return { spans };
    mention.speaks = true;
    if (!outer) this.last = mention;
    return { spans, mention, ...(mention.entity ? { entity: mention.entity } : {}) };
  }

  /** Who spoke last, for a quotation without a cue. */
  get lastSpeaker(): Speaker | undefined {
    return this.last ? { spans: [], mention: this.last, ...(this.last.entity ? { entity: this.last.entity } : {}) } : undefined;
  }

  /** The person at the head of the sentence that ends right before the block of `placed` ("Ms Arslan answered them." "Councillor Pryce said:"), whose words a block of quoted words then is; nobody before `after`, where the last claim's words end. */
  introducedBefore(placed: PlacedReading, after: number): Speaker | undefined {
    const announces = announcedBefore(this.text, placed.start);
    for (let i = this.from(placed.start) - 1; i >= 0; i--) {
      const m = this.mentions[i];
      if (!m || m.sentence < placed.firstSentence - 1 || m.span.start < after || (m === this.last && !announces)) return undefined;
      if (!m.leads || m.kind !== 'person' || m.form !== 'name' || m === this.last) continue;
      if (!announces && !opensSentence(this.text, m.span.start)) continue;
      m.speaks = true;
      this.last = m;
      return { spans: [m.span], mention: m, ...(m.entity ? { entity: m.entity } : {}) };
    }
    return undefined;
  }

  private mentionFor(head: Span, placed: PlacedReading, outer: Speaker | undefined, whole: Span): MentionDraft | undefined {
    const words = this.text.slice(head.start, head.end);
    const lower = words.toLowerCase();
    const pronoun = PRONOUNS.get(lower);
    const sentence = sentenceAt(placed, head.start);
    this.here = sentence;
    const made = (form: MentionDraft['form'], kind: MentionDraft['kind'], entity: EntityDraft | undefined, score: number, rule: string): MentionDraft => {
      const mention: MentionDraft = { span: head, kind, form, score, evidence: [{ rule, ...(entity ? { detail: entity.name } : {}) }], sentence, block: placed.block, leads: false, ...(entity ? { entity } : {}) };
      this.insert(mention);
      return mention;
    };
    if (pronoun) {
      if (pronoun.first) return outer?.entity ? made('pronoun', outer.entity.kind, outer.entity, 0.8, 'pronoun.speaker') : undefined;
      const entity = this.antecedent(head, sentence, pronoun, this.quotedBy(head, outer));
      return made('pronoun', entity?.kind ?? (pronoun.thing ? 'organisation' : pronoun.plural ? 'group' : 'person'), entity, entity ? 0.75 : 0.4, entity ? 'pronoun.nearest' : 'pronoun.unresolved');
    }
    if (RELATIVES.has(lower)) return this.before(head.start, lower === 'which') ?? this.described(head, placed, outer) ?? this.unnamedBefore(head, placed, outer);
    if (NOBODY.has(lower)) return undefined;
    const named = this.namedIn(head, words);
    if (named) return named;
    const several = this.together(head, words);
    if (several) return made('nominal', 'group', several, 0.7, 'names.together');
    const nominal = this.nominalOf(words);
    const apposed = this.apposed(head, whole);
    if (apposed) {
      addRole(apposed, nominal?.name ?? words.replace(LEADING_ARTICLE, ''));
      return made('nominal', apposed.kind, apposed, 0.85, 'nominal.apposition');
    }
    const compatriot = nominal ? undefined : this.compatriot(head, words);
    if (compatriot) return made('nominal', 'person', compatriot, 0.7, 'nominal.means');
    const people = nominal ? undefined : this.peopleIn(head, words);
    if (people) return made('nominal', 'group', people, 0.7, 'nominal.people');
    if (!nominal) return undefined;
    const entity = this.entityOf(nominal, head.start, this.quotedBy(head, outer));
    return made('nominal', nominal.kind, entity, 0.75, entity.head === nominal.head ? 'nominal.head' : entity.kind === 'person' ? 'nominal.role' : 'nominal.means');
  }

  /** A name that is the source's head: it ends the phrase, or opens it before "of …". */
  private namedIn(head: Span, words: string): MentionDraft | undefined {
    const inside: MentionDraft[] = [];
    for (let i = this.from(head.start); i < this.mentions.length && (this.mentions[i]?.span.start ?? head.end) < head.end; i++) {
      const m = this.mentions[i];
      if (m && contains(head, m.span) && m.form !== 'adjective' && m.form !== 'inside-name' && m.form !== 'demonym') inside.push(m);
    }
    const closing = inside.find((m) => m.span.end === head.end && isTitleOrBare(this.text.slice(head.start, m.span.start), m.entity));
    if (closing && (closing.kind !== 'place' || isBare(words, this.text.slice(closing.span.start, closing.span.end)))) {
      return closing;
    }
    const opening = inside.find((m) => m.kind !== 'place' && AFTER_NAME.test(this.text.slice(m.span.end, head.end)));
    return opening;
  }

  /** "Ada Quist and Ben Olsen", "Egypt and Costa Rica": several who speak together. */
  private together(head: Span, words: string): EntityDraft | undefined {
    const inside: MentionDraft[] = [];
    for (let i = this.from(head.start); i < this.mentions.length && (this.mentions[i]?.span.start ?? head.end) < head.end; i++) {
      const m = this.mentions[i];
      if (m && contains(head, m.span) && (m.form === 'name' || m.form === 'metonym')) inside.push(m);
    }
    const [first, second] = inside;
    const withOthers = first !== undefined && first.kind === 'person' && WITH_OTHERS.test(this.text.slice(first.span.end, head.end));
    if (!first || (!withOthers && (!second || !TOGETHER.test(this.text.slice(first.span.end, second.span.start)))) || COMPLEMENT_FIRST.test(this.text.slice(head.start, first.span.start))) return undefined;
    const key = keyOf(words);
    const entity = this.nominals.get(key) ?? this.cast.add({ kind: 'group', name: words, roles: [], aliases: new Set(), gender: 'u' });
    this.nominals.set(key, entity);
    return entity;
  }

  /** "The Scot", "the Frenchman": whom the sentence before is about. */
  private compatriot(head: Span, words: string): EntityDraft | undefined {
    const m = this.mentions[this.from(head.start)];
    if (m?.form !== 'demonym' || m.span.end !== head.end || !ONE_OF_THEM.test(words)) return undefined;
    return this.lastBefore(head.start).find((x) => x.sentence === this.here - 1 && x.kind === 'person' && x.form === 'name')?.entity;
  }

  /** "The Texans", "Ukrainians": a people that speaks. */
  private peopleIn(head: Span, words: string): EntityDraft | undefined {
    const m = this.mentions[this.from(head.start)];
    if (m?.form !== 'demonym' || m.span.end !== head.end || !PLURAL.test(words)) return undefined;
    const name = words.replace(LEADING_ARTICLE, '');
    const entity = this.nominals.get(keyOf(name)) ?? this.cast.add({ kind: 'group', name, roles: [], aliases: new Set(), gender: 'u' });
    this.nominals.set(keyOf(name), entity);
    return entity;
  }

  /** "The commission's spokeswoman, Ada Quist, said": the name that explains the nominal. */
  private apposed(head: Span, whole: Span): EntityDraft | undefined {
    const m = this.mentions[this.from(head.end)];
    const earlier = this.mentions[this.from(head.start)];
    const twoPeople = earlier !== undefined && earlier.kind === 'person' && earlier.span.end <= head.end && !OWNS.test(this.text.slice(earlier.span.end, head.end));
    const near = m !== undefined && !twoPeople && m.span.end <= whole.end && explains(this.text.slice(head.end, m.span.start));
    return near && m.form === 'name' && (m.kind === 'person' || m.kind === 'organisation') ? m.entity : undefined;
  }

  /** Whose words the block `placed` is that opens with a speaker's label ("THOLKE:"); `name` without its marks. A name that stands nowhere else is a person's. */
  labelled(name: Span, placed: PlacedReading): Speaker {
    const words = this.text.slice(name.start, name.end).split(' ').map((w) => (w === w.toUpperCase() ? w.charAt(0) + w.slice(1).toLowerCase() : w));
    const role = words.length === 1 && this.lexicon.titles.offices.has(words.join(' ').toLowerCase());
    const known = this.byInitials(this.text.slice(name.start, name.end)) ?? this.cast.findPerson(words, 'u');
    const entity = known ?? (role ? this.office(words.join(' ')) : this.cast.person(words, 'u'));
    const mention: MentionDraft = { span: name, kind: entity.kind, form: known || !role ? 'name' : 'nominal', score: 0.8, evidence: [{ rule: SPEAKER_LABEL, detail: entity.name }], sentence: placed.firstSentence, block: placed.block, leads: false, speaks: true, entity };
    this.insert(mention);
    return { spans: [name], mention, entity };
  }

  /** "RB": who is called Rosa Brandt, where one person's name begins with these letters. */
  private byInitials(label: string): EntityDraft | undefined {
    if (!INITIALS.test(label)) return undefined;
    const bearers = this.cast.entities.filter((e) => e.kind === 'person' && e.name.split(' ').map((w) => w.charAt(0)).join('').toUpperCase() === label);
    return bearers.length === 1 ? bearers[0] : undefined;
  }

  /** "MODERATOR": the same person wherever the label stands. */
  private office(name: string): EntityDraft {
    const entity = this.nominals.get(keyOf(name)) ?? this.cast.add({ kind: 'person', name, roles: [], aliases: new Set(), gender: 'u' });
    this.nominals.set(keyOf(name), entity);
    return entity;
  }

  /** "The governor, who announced …, said": whom the relative word at `head` takes up, where another attribution has that phrase for its source. */
  private described(head: Span, placed: PlacedReading, outer: Speaker | undefined): MentionDraft | undefined {
    const at = head.start - placed.start;
    const owner = placed.reading.drafts.find((d) => d.head !== undefined && d.head.end <= at && at - d.head.end <= RELATIVE_REACH);
    return owner?.head ? this.mentionFor(shift(owner.head, placed.start), placed, outer, shift(owner.source[0] ?? owner.head, placed.start)) : undefined;
  }

  /** "the traders of Eastport, who say": whoever the phrase before the relative word at `head` is, without a name. */
  private unnamedBefore(head: Span, placed: PlacedReading, outer: Speaker | undefined): MentionDraft | undefined {
    const from = placed.start + (placed.reading.sentences[sentenceAt(placed, head.start) - placed.firstSentence]?.start ?? 0);
    const words = this.text.slice(from, head.start);
    const phrase = PHRASE_BEFORE.exec(words)?.[1];
    if (phrase === undefined || !this.nominalOf(phrase)) return undefined;
    const end = from + words.replace(GAP_BEFORE, '').length;
    const span = { start: end - phrase.length, end };
    return this.mentionFor(span, placed, outer, span);
  }

  /** The mention right before a relative word at `at`; a place only where it may speak ("Oslo, which denies it"). */
  private before(at: number, placeToo: boolean): MentionDraft | undefined {
    const from = this.from(at) - 1;
    for (let i = from; i >= 0; i--) {
      const m = this.mentions[i];
      if (!m || m.span.end > at || m.form === 'inside-name') continue;
      if (at - m.span.end <= RELATIVE_REACH) return placeToo || m.kind !== 'place' ? m : undefined;
      // "the Halden Police Department, which": the town stands inside the name, which goes on.
      if (m.kind !== 'place' || from - i >= 2) return undefined;
    }
    return undefined;
  }

  /** Who says the words in marks around `head`, or answers with them in an interview: "he", "she" and "the former strategist" in them are others. */
  private quotedBy(head: Span, outer: Speaker | undefined): EntityDraft | undefined {
    return outer?.entity && (outer.spans.length === 0 || this.quotations.meeting(head).some((q) => contains(q.span, head))) ? outer.entity : undefined;
  }

  private antecedent(head: Span, sentence: number, pronoun: Pronoun, besides: EntityDraft | undefined): EntityDraft | undefined {
    let best: { entity: EntityDraft; score: number; end: number } | undefined;
    for (let i = this.from(head.start) - 1; i >= 0; i--) {
      const m = this.mentions[i];
      if (!m?.entity || m.entity === besides) continue;
      const distance = sentence - m.sentence;
      if (distance > (pronoun.thing ? THING_REACH : PRONOUN_REACH)) break;
      if (pronoun.thing && !m.speaks && m.entity !== this.last?.entity && !(m.leads && distance <= 1)) continue;
      const fit = fits(m, m.entity, pronoun);
      if (fit < 0 || this.own.some((c) => contains(c, m.span))) continue;
      const score = fit - distance + (m.speaks ? 1 : 0) + (m === this.last ? 0.4 : 0) + (m.leads ? 0.8 : 0) + (distance <= 1 && isFullName(m, this.text) ? 0.9 : 0);
      if (!best || score > best.score) best = { entity: m.entity, score, end: m.span.end };
    }
    return best && !this.somebodyNewer(best.end, head, pronoun.gender) ? best.entity : undefined;
  }

  /** Behind `from`, in the paragraph of `head`, somebody is brought in whom "he" or "she" means sooner: "a 36-year-old man". */
  private somebodyNewer(from: number, head: Span, gender: Gender): boolean {
    if (gender === 'u') return false;
    const start = Math.max(from, this.text.lastIndexOf('\n', head.start));
    return start > from && (gender === 'm' ? A_MAN : A_WOMAN).test(this.text.slice(start, head.start));
  }

  /** Whom a nominal means: somebody with that role, a body with that head, the same words before; else somebody new. Not `besides` by a mere description. */
  private entityOf(nominal: Nominal, at: number, besides?: EntityDraft): EntityDraft {
    const key = keyOf(nominal.name);
    const same = nominal.definite ? (this.nominals.get(key) ?? (nominal.name.includes(' ') ? undefined : this.heads.get(nominal.head))) : undefined;
    if (same && (same.kind === nominal.kind || same.kind === 'person' && nominal.kind !== 'group')) return same;
    const telling = nominal.definite || (!nominal.anonymous && this.opensArticle(at)) || this.opensHeadline(nominal, at);
    const role = telling && nominal.kind === 'person' ? this.withRole(nominal, at) : undefined;
    const body = telling && (nominal.kind === 'organisation' || nominal.kind === 'group') ? this.withHead(nominal, at) : undefined;
    const entity = role ?? body ?? this.describedLast(nominal, at, besides) ?? this.cast.add({ kind: nominal.kind, name: nominal.name, roles: [], aliases: new Set(), gender: this.lexicon.titles.offices.get(nominal.head)?.gender ?? 'u', head: nominal.head, ...(nominal.anonymous ? { anonymous: true } : {}) });
    this.nominals.set(key, entity);
    this.heads.set(nominal.head, entity);
    return entity;
  }

  /** "A harbour judge" of the first paragraphs, whom the article names afterwards; sources and officials stay unnamed. */
  private opensHeadline(nominal: Nominal, at: number): boolean {
    return nominal.kind !== 'group' && this.opensArticle(at) && !UNNAMED.has(nominal.head);
  }

  /** "the former strategist" right behind somebody's words or at the head of a sentence about them: another way to name who was spoken of last. */
  private describedLast(nominal: Nominal, at: number, besides: EntityDraft | undefined): EntityDraft | undefined {
    if (!nominal.definite || nominal.kind !== 'person' || UNNAMED.has(nominal.head) || !mayDescribe(nominal) || this.isHighOffice(nominal)) return undefined;
    const gender = this.lexicon.titles.offices.get(nominal.head)?.gender ?? 'u';
    const from = this.from(at) - 1;
    let best: { entity: EntityDraft; score: number } | undefined;
    const { here } = this;
    for (let i = from; i >= 0; i--) {
      const m = this.mentions[i];
      if (!m?.entity || m.entity === besides || m.kind !== 'person' || m.entity.head !== undefined) continue;
      const distance = here - m.sentence;
      if (distance > DESCRIBED_REACH) break;
      if ((distance === 0 && !m.leads) || (gender !== 'u' && m.entity.gender !== 'u' && gender !== m.entity.gender)) continue;
      const score = (m.leads ? 1 : 0) + (m.speaks ? 0.8 : 0) + (m.entity === this.last?.entity ? 1 : 0) - 0.7 * distance;
      if (!best || score > best.score) best = { entity: m.entity, score };
    }
    return best?.entity;
  }

  /** "the first minister", "the prime minister": nobody whose office the article tells otherwise or not at all. */
  private isHighOffice({ name, head }: Nominal): boolean {
    const words = name.toLowerCase().split(' ');
    return words.length === 2 && this.lexicon.titles.offices.get(head)?.beforeName === true && TITLE_MODIFIERS.has(words[0] ?? '') && words[0] !== 'former';
  }

  /** Somebody of that role; in a headline or where nobody is known yet, somebody whom the article names later. */
  private withRole(nominal: Nominal, at: number): EntityDraft | undefined {
    const before = this.castBefore(at);
    return bearerOf(nominal, before, this.kin) ?? (this.opensArticle(at) ? bearerOf(nominal, this.cast.entities, this.kin) : undefined);
  }

  /** A body of that kind, met before or (in a headline) behind. */
  private withHead(nominal: Nominal, at: number): EntityDraft | undefined {
    const from = this.from(at);
    const before = this.lastBefore(at).reverse();
    const named = bodyOf(nominal, before, this.kin) ?? (this.opensArticle(at) ? bodyOf(nominal, this.mentions.slice(from, from + NOMINAL_REACH), this.kin) : undefined);
    return named ?? (isMereCompany(nominal) ? companyAmong(before, this.here) : undefined);
  }

  /** People named before `at`, those named last first. */
  private castBefore(at: number): EntityDraft[] {
    const people = new Set<EntityDraft>();
    for (let i = this.from(at) - 1; i >= 0; i--) {
      const m = this.mentions[i];
      if (m?.entity && m.kind === 'person') people.add(m.entity);
    }
    return [...people];
  }

  /** Headlines and first paragraphs speak of people whom the article names only later. */
  private opensArticle(at: number): boolean {
    return at < this.opening;
  }

  private insert(mention: MentionDraft): void {
    this.mentions.splice(this.from(mention.span.start + 1), 0, mention);
  }

  /** The last mentions before `offset`, in text order. */
  private lastBefore(offset: number): MentionDraft[] {
    const from = this.from(offset);
    return this.mentions.slice(Math.max(0, from - NOMINAL_REACH), from);
  }

  /** Index of the first mention that begins at `offset` or behind it. */
  private from(offset: number): number {
    return firstWhere(this.mentions.length, (k) => (this.mentions[k]?.span.start ?? Infinity) >= offset);
  }
}

/** Where the first blocks of a text end. */
function openingEnd(text: string): number {
  let at = 0;
  for (let blocks = 0; blocks < OPENING_BLOCKS && at < text.length; blocks++) {
    const line = text.indexOf('\n', at);
    if (line < 0) return text.length;
    if (text.slice(at, line).trim() === '') blocks -= 1;
    at = line + 1;
  }
  return at;
}

/** Two words or more: somebody brought in by the whole name. */
const isFullName = (m: MentionDraft, text: string): boolean => m.form === 'name' && text.slice(m.span.start, m.span.end).includes(' ');

function sentenceAt(placed: PlacedReading, offset: number): number {
  const at = offset - placed.start;
  const n = placed.reading.sentences.findIndex((s) => s.start <= at && at < s.end);
  return placed.firstSentence + Math.max(0, n);
}
