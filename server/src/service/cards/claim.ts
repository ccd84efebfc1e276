// The card of a claim: who, how, what, where, when, in five short rows.
import { t } from '@vscode/l10n';
import { contains, hull, type Span } from '../../core/base/span.js';
import type { ClaimAnnotation } from '../../core/model/annotation.js';
import type { Mark } from '../../core/review/marks.js';
import { type Card, type CardLine, type Inline, quiet, strong, text } from '../markdown.js';
import { entityOf, type Snapshot } from '../snapshot.js';
import { forceWord, formWord, quoteOf, shorten, speakerName } from '../words.js';
import { type CardContext, here, jump, noteLines, stateLine, whyLines } from './common.js';

export function claimCard(context: CardContext, mark: Mark): Card {
  const { annotation } = mark;
  if (annotation.type !== 'claim') return { lines: [] };
  const own = annotation.form === 'own';
  return {
    lines: [
      [strong(own ? t('Statement') : t('Claim')), ...(annotation.form === undefined ? [] : [text(` · ${formWord(annotation.form)}`)])],
      ...(own ? [] : [whoRow(context, mark), howRow(annotation)]),
      row(t('What'), [text(quoteOf(mark, 120))]),
      ...whereRow(context, annotation),
      ...whenRow(context.snapshot, annotation),
      ...verdictRow(annotation),
      ...noteLines(mark),
      ...whyLines(mark),
      stateLine(context, mark),
    ],
  };
}

const row = (label: string, content: readonly Inline[]): CardLine => [quiet(label), text(' '), ...content];

function whoRow(context: CardContext, mark: Mark): CardLine {
  const name = speakerName(context.snapshot, mark);
  if (name === undefined || mark.annotation.type !== 'claim') return row(t('Who'), [text(t('nobody named'))]);
  const part = mark.annotation.speaker[0];
  const roles = entityOf(context.snapshot, mark)?.roles ?? [];
  const words = part?.quote === undefined || names(part.quote, name) ? '' : ` (“${shorten(part.quote, 50)}”)`;
  const shown = part?.span ? jump(context, name, here(context, part.span)) : [text(name)];
  return row(t('Who'), [...shown, text(`${words}${roles.length > 0 ? `, ${shorten(roles.slice(0, 2).join(', '), 80)}` : ''}`)]);
}

/** True where the wording holds the last word of the name: "harbour master Ilse Brandt" tells nothing that name and role do not. */
const names = (wording: string, name: string): boolean => wording.includes(name.slice(name.lastIndexOf(' ') + 1));

function howRow(claim: ClaimAnnotation): CardLine {
  const cue = claim.cue.map((c) => `“${c.quote}”`).join(' … ');
  const force = claim.force === undefined ? '' : forceWord(claim.force);
  const act = claim.act === undefined || claim.act === 'communication' ? '' : claim.act === 'attitude' ? t('an attitude, not said') : t('an intention');
  const negated = claim.negated ? t('negated') : '';
  return row(t('How'), [text([cue, force, act, negated].filter((w) => w !== '').join(' · ') || t('no reporting word'))]);
}

/** Places named inside the claim, or in its sentence; none: no row. */
function whereRow(context: CardContext, claim: ClaimAnnotation): CardLine[] {
  const { live } = context.snapshot;
  const around = sentencesOf(context.snapshot, claim.spans);
  const places = live.filter((m) => m.annotation.kind === 'place' && m.annotation.spans.some((s) => around.some((a) => contains(a, s))));
  const names = [...new Set(places.map((m) => entityOf(context.snapshot, m)?.name ?? quoteOf(m, 40)))].slice(0, 4);
  return names.length === 0 ? [] : [row(t('Where'), [text(names.join(', '))])];
}

/** The days named in the claim's sentences and the dateline, and the article's date. */
function whenRow(snapshot: Snapshot, claim: ClaimAnnotation): CardLine[] {
  const words = [...sentencesOf(snapshot, claim.spans), ...datelineOf(snapshot)].flatMap((s) => snapshot.text.slice(s.start, s.end).match(DAYS) ?? []);
  const published = snapshot.details.published;
  const pieces = [...new Set(words)].slice(0, 3);
  if (published !== undefined) pieces.push(t('article of {0}', published));
  return pieces.length === 0 ? [] : [row(t('When'), [text(pieces.join(' · '))])];
}

const datelineOf = (snapshot: Snapshot): Span[] => snapshot.analysis.structure.blocks.flatMap((b) => b.leads.filter((l) => l.kind === 'dateline').map((l) => l.span)).slice(0, 1);

/** Day names, months with a day, and near days; hit: "on Monday", "March 2", "2 March 2026", "yesterday"; miss: "May said". */
const DAYS = /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:\d{1,2} )?(?:January|February|March|April|June|July|August|September|October|November|December)(?: \d{1,2})?(?:,? \d{4})?|(?:\d{1,2} May|May \d{1,2})(?:,? \d{4})?|yesterday|today|tomorrow|last (?:night|week|month|year))\b/gu;

function verdictRow({ verdict }: ClaimAnnotation): CardLine[] {
  if (!verdict) return [];
  const words = [verdict.rating ?? '', verdict.summary ?? ''].filter((w) => w !== '').join(': ');
  return words === '' ? [] : [row(t('Verdict'), [text(shorten(words, 200))])];
}

function sentencesOf(snapshot: Snapshot, spans: readonly Span[]): Span[] {
  const whole = hull(spans);
  if (!whole) return [];
  const meeting = snapshot.analysis.sentences.filter((s) => spans.some((c) => s.start < c.end && c.start < s.end));
  return meeting.length > 0 ? meeting : [whole];
}
