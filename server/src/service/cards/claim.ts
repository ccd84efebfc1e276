// The card of a claim: who, how, what, where, when, how much, in a few short rows.
import { t } from '@vscode/l10n';
import { contains, hull, textOf, type Span } from '../../core/base/span.js';
import { claimValues } from '../../core/text/claimValues.js';
import type { ClaimAnnotation } from '../../core/model/annotation.js';
import type { Mark } from '../../core/review/marks.js';
import { type Card, type CardLine, type Inline, quiet, strong, text } from '../markdown.js';
import { entityOf, type Snapshot } from '../snapshot.js';
import { worthOfCheck } from '../worth.js';
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
      ...figuresRow(context.snapshot, annotation),
      ...checkRow(context.snapshot, mark),
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

/** The days, weeks, months and years named in the claim's sentences and the dateline, with what they mean on the article's date, and that date. */
function whenRow(snapshot: Snapshot, claim: ClaimAnnotation): CardLine[] {
  const published = snapshot.details.published;
  const words = [...sentencesOf(snapshot, claim.spans), ...datelineOf(snapshot)].flatMap((s) => datesIn(snapshot, s, published));
  const pieces = [...new Set(words)].slice(0, 3);
  if (published !== undefined) pieces.push(t('article of {0}', published));
  return pieces.length === 0 ? [] : [row(t('When'), [text(pieces.join(' · '))])];
}

const datelineOf = (snapshot: Snapshot): Span[] => snapshot.analysis.structure.blocks.flatMap((b) => b.leads.filter((l) => l.kind === 'dateline').map((l) => l.span)).slice(0, 1);

/** "Tuesday = 2026-03-10", or the words alone where they say it themselves. */
const datesIn = ({ text: whole }: Snapshot, span: Span, published: string | undefined): string[] =>
  claimValues(whole, [span], published).flatMap((v) => {
    if (v.kind !== 'date') return [];
    const words = textOf(whole, v.span);
    return v.iso === undefined || words.includes(v.iso) ? [words] : [`${words} = ${v.iso}`];
  });

/** The claim's figures as numbers, where that says more than its words: "$1.7 million = 1,700,000 USD"; none: no row. */
function figuresRow({ text: whole, details }: Snapshot, claim: ClaimAnnotation): CardLine[] {
  const figures = claimValues(whole, claim.spans, details.published).flatMap((v) => {
    if (v.kind !== 'quantity') return [];
    const words = textOf(whole, v.span);
    const number = [v.relation, v.value.toLocaleString('en-GB', { maximumFractionDigits: 3 }), v.unit].filter((w) => w !== undefined).join(' ');
    return words === number || words === number.replace(' %', '%') ? [words] : [`${words} = ${number}`];
  });
  return figures.length === 0 ? [] : [row(t('Figures'), [text([...new Set(figures)].slice(0, FIGURES_SHOWN).join(' · '))])];
}

const FIGURES_SHOWN = 4;

/** That it is likely worth a check, and the words that say so; else no row. */
function checkRow(snapshot: Snapshot, mark: Mark): CardLine[] {
  const worth = worthOfCheck(snapshot, mark);
  if (!worth) return [];
  const reasons = worth.reasons.map((words) => `“${shorten(words, 40)}”`).join(', ');
  const chance = t('likely worth it ({0} %)', Math.round(100 * worth.score));
  return [row(t('Check'), [text(reasons === '' ? chance : `${chance}: ${reasons}`)])];
}

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
