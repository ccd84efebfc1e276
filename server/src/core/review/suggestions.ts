// The engine's findings in the form of annotations, so that everything above meets one kind of value.
import { textOf, type Span } from '../base/span.js';
import type { Analysis, Attribution, Entity, Evidence, Mention, OwnStatement } from '../model/analysis.js';
import type { Annotation, ClaimAnnotation, CuePart, GlossEntity, MentionAnnotation, SpeakerPart } from '../model/annotation.js';
import type { Act, Force } from '../model/kinds.js';
import { entityIds } from './entityIds.js';

export interface Suggestion {
  readonly annotation: Annotation;
  readonly evidence: readonly Evidence[];
  readonly entityIndex?: number;
  readonly attribution?: Attribution;
}

export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  /** The engine's entities that are not among the known ones. */
  readonly entities: readonly GlossEntity[];
}

/** Which attributions are shown as claims, and whether the paper's own statements are. */
export interface ShownClaims {
  readonly acts: readonly Act[];
  /** Shown whatever the act. */
  readonly forces: readonly Force[];
  readonly statements: boolean;
}

export const DEFAULT_SHOWN: ShownClaims = { acts: ['communication'], forces: ['pledge', 'denial', 'demand'], statements: true };

export interface SuggestionOptions {
  /** Entities of the gloss file and of the newsroom: the same name or alias keeps their id. */
  readonly known?: readonly GlossEntity[];
  readonly shown?: ShownClaims;
}

/** Suggested annotations of one analysed text, spans in UTF-16. Their ids (`~m-29`) hold for this text only. */
export function suggestionsOf(analysis: Analysis, text: string, options: SuggestionOptions = {}): Suggestions {
  const ids = entityIds(analysis.entities, options.known ?? []);
  const shown = options.shown ?? DEFAULT_SHOWN;
  const mentions = analysis.mentions.filter(standsAlone).map((m) => mentionSuggestion(m, analysis, text, ids));
  const claims: Suggestion[] = [];
  const addClaims = (attributions: readonly Attribution[], within: string | undefined): void => {
    for (const a of attributions) {
      const suggestion = isShown(a, shown) ? claimSuggestion(a, text, ids, within) : undefined;
      if (suggestion) claims.push(suggestion);
      addClaims(a.nested, suggestion?.annotation.id ?? within);
    }
  };
  addClaims(analysis.attributions, undefined);
  const statements = shown.statements ? analysis.statements.map((s) => statementSuggestion(s, text)) : [];
  const known = new Set((options.known ?? []).map((e) => e.id));
  const entities = analysis.entities.map((e) => glossEntity(e, ids)).filter((e) => !known.has(e.id));
  return { suggestions: [...mentions, ...claims, ...statements], entities };
}

/** Pronouns are shown as the speaker of their claim, not as marks to be decided one by one. */
const standsAlone = (m: Mention): boolean => m.form !== 'pronoun';

const isShown = (a: Attribution, shown: ShownClaims): boolean => shown.acts.includes(a.act) || shown.forces.includes(a.force);

function mentionSuggestion(m: Mention, analysis: Analysis, text: string, ids: ReadonlyMap<number, string>): Suggestion {
  const entity = m.entity === undefined ? undefined : ids.get(m.entity);
  const resolved = m.entity === undefined ? undefined : analysis.entities[m.entity];
  const annotation: MentionAnnotation = {
    type: 'mention',
    id: `~m-${m.span.start}-${m.span.end}`,
    kind: m.kind,
    spans: [m.span],
    quotes: [textOf(text, m.span)],
    as: m.form,
    status: 'suggested',
    score: m.score,
    why: whyOf(m.evidence),
    ...(entity !== undefined ? { entity } : {}),
  };
  const evidence = resolved?.place?.evidence ? [...m.evidence, ...resolved.place.evidence] : m.evidence;
  return { annotation, evidence, ...(m.entity !== undefined ? { entityIndex: m.entity } : {}) };
}

function claimSuggestion(a: Attribution, text: string, ids: ReadonlyMap<number, string>, within: string | undefined): Suggestion {
  const annotation: ClaimAnnotation = {
    type: 'claim',
    id: `~c-${positionOf(a.content)}`,
    kind: 'claim',
    spans: a.content,
    quotes: a.content.map((s) => textOf(text, s)),
    speaker: speakerParts(a, text, ids),
    cue: a.cue.map((s): CuePart => ({ span: s, quote: textOf(text, s) })),
    act: a.act,
    form: a.form,
    force: a.force,
    status: 'suggested',
    score: a.score,
    why: whyOf(a.evidence),
    ...(a.negated ? { negated: true } : {}),
    ...(within !== undefined ? { within } : {}),
  };
  return { annotation, evidence: a.evidence, attribution: a };
}

function speakerParts(a: Attribution, text: string, ids: ReadonlyMap<number, string>): SpeakerPart[] {
  if (!a.source) return [];
  const entity = a.source.entity === undefined ? undefined : ids.get(a.source.entity);
  if (a.source.spans.length === 0) return entity !== undefined ? [{ entity }] : [];
  return a.source.spans.map((span): SpeakerPart => (entity !== undefined ? { entity, span, quote: textOf(text, span) } : { span, quote: textOf(text, span) }));
}

function statementSuggestion(s: OwnStatement, text: string): Suggestion {
  const annotation: ClaimAnnotation = {
    type: 'claim',
    id: `~s-${positionOf([s.span])}`,
    kind: 'claim',
    spans: [s.span],
    quotes: [textOf(text, s.span)],
    speaker: [],
    cue: [],
    form: 'own',
    status: 'suggested',
    score: s.score,
    why: whyOf(s.evidence),
  };
  return { annotation, evidence: s.evidence };
}

function glossEntity(e: Entity, ids: ReadonlyMap<number, string>): GlossEntity {
  const place = e.place;
  return {
    id: ids.get(e.index) ?? `e-${e.index}`,
    kind: e.kind,
    name: e.name,
    roles: e.roles,
    aliases: e.aliases,
    ...(place?.geonames !== undefined ? { geonames: place.geonames } : {}),
    ...(place?.lat !== undefined && place.lon !== undefined ? { at: [place.lat, place.lon] as const } : {}),
    ...(place?.country !== undefined ? { country: place.country } : {}),
  };
}

const positionOf = (spans: readonly Span[]): string => `${spans[0]?.start ?? 0}-${spans[spans.length - 1]?.end ?? 0}`;

/** The evidence in one line, as it is stored beside a saved suggestion. */
export const whyOf = (evidence: readonly Evidence[]): string => evidence.map((e) => (e.detail ? `${e.rule}: ${e.detail}` : e.rule)).join('; ');
