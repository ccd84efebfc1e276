// One article as a line of `newsgloss export --format jsonl`: the layers of `annotate --jsonl`, then all annotations and entities.
import type { Span } from '../../base/span.js';
import type { ClaimAnnotation, MentionAnnotation } from '../../model/annotation.js';
import { compact, entityOf, isClaim, isMention, isPlace, speakerName } from '../facts.js';
import { type Nesting, nestClaims } from '../nesting.js';
import type { PreparedArticle } from '../prepare.js';

type Pair = readonly [number, number];
type Fields = Record<string, unknown>;

/** Version of the line's form; a reader may rely on it. Described by server/schemas/export.v1.schema.json. */
const FORM = 'newsgloss-export-1';

/**
 * `start`, `end` and the pairs of `source`, `cue`, `content` and `spans` are UTF-16 code units of the line's `text`; `codePoints` gives
 * the same places in code points of it. Layers leave out what was rejected; `annotations` has every exported annotation.
 */
export function exportRecord(article: PreparedArticle): Fields {
  const held = article.annotations.filter((a) => a.status !== 'rejected');
  const [mentions, claims] = [held.filter(isMention), held.filter(isClaim)];
  const nesting = nestClaims(claims.filter(isAttributed));
  return {
    id: article.file,
    form: FORM,
    text: article.text,
    article: compact({ ...article.details, file: article.file, text: article.hash, codePoints: article.codePoints }),
    places: mentions.filter((m) => isPlace(m, article)).flatMap((m) => placeFields(m, article)),
    persons: mentions.filter((m) => m.kind === 'person' && (m.as ?? 'name') === 'name').flatMap((m) => personFields(m, article)),
    attributions: nesting.outermost.map((c) => attributionFields(c, nesting, article)),
    claims: claims.map((c) => claimFields(c, article)),
    entities: [...article.entities.values()].map((e) => compact({ ...e })),
    annotations: article.annotations.map((a) => (a.type === 'claim' ? wholeClaim(a, article) : wholeMention(a, article))),
  };
}

const pair = (s: Span): Pair => [s.start, s.end];
const pairs = (spans: readonly Span[]): Pair[] => spans.map(pair);
const points = (spans: readonly Span[], article: PreparedArticle): Pair[] => spans.map((s) => pair(article.points(s)));

function placeFields(m: MentionAnnotation, article: PreparedArticle): Fields[] {
  const entity = entityOf(m, article);
  return m.spans.map((s, i) => compact({
    ...s,
    text: m.quotes[i],
    kind: m.as ?? 'name',
    lat: entity?.at?.[0],
    lon: entity?.at?.[1],
    geonameid: entity?.geonames,
    country: entity?.country,
    ...decision(m),
    entity: m.entity,
    codePoints: pair(article.points(s)),
  }));
}

function personFields(m: MentionAnnotation, article: PreparedArticle): Fields[] {
  return m.spans.map((s) => compact({ ...s, name: entityOf(m, article)?.name, ...decision(m), entity: m.entity, codePoints: pair(article.points(s)) }));
}

const decision = (a: MentionAnnotation | ClaimAnnotation): Fields => ({ id: a.id, status: a.status, score: a.score });

/** The paper's own statements are claims, but nobody's. */
const isAttributed = (c: ClaimAnnotation): boolean => c.form !== 'own';

function attributionFields(c: ClaimAnnotation, nesting: Nesting, article: PreparedArticle): Fields {
  const source = c.speaker.flatMap((p) => (p.span ? [p.span] : []));
  const cue = c.cue.map((p) => p.span);
  return {
    source: pairs(source),
    cue: pairs(cue),
    content: pairs(c.spans),
    ...compact({ kind: c.form, act: c.act, force: c.force, speaker: speakerName(c, article), negated: c.negated, ...decision(c) }),
    codePoints: { source: points(source, article), cue: points(cue, article), content: points(c.spans, article) },
    nested: nesting.inside(c).map((x) => attributionFields(x, nesting, article)),
  };
}

function claimFields(c: ClaimAnnotation, article: PreparedArticle): Fields {
  const whole = { start: c.spans[0]?.start ?? 0, end: c.spans.at(-1)?.end ?? 0 };
  return {
    ...whole,
    checkworthy: c.act === undefined || c.act === 'communication',
    ...compact({ speaker: speakerName(c, article), ...decision(c) }),
    codePoints: pair(article.points(whole)),
  };
}

function wholeMention(m: MentionAnnotation, article: PreparedArticle): Fields {
  return { ...common(m, article), ...compact({ entity: m.entity, as: m.as }), ...rest(m) };
}

function wholeClaim(c: ClaimAnnotation, article: PreparedArticle): Fields {
  const speaker = c.speaker.map((p) => compact({ entity: p.entity, ...(p.span ? { span: pair(p.span), codePoints: pair(article.points(p.span)) } : {}), quote: p.quote }));
  const cue = c.cue.map((p) => ({ span: pair(p.span), codePoints: pair(article.points(p.span)), quote: p.quote }));
  return {
    ...common(c, article),
    speaker,
    cue,
    ...compact({ act: c.act, form: c.form, force: c.force, negated: c.negated, about: c.about, verdict: c.verdict && compact({ ...c.verdict }) }),
    ...rest(c),
  };
}

function common(a: MentionAnnotation | ClaimAnnotation, article: PreparedArticle): Fields {
  return { id: a.id, type: a.type, kind: a.kind, spans: pairs(a.spans), codePoints: points(a.spans, article), quotes: a.quotes, status: a.status };
}

function rest(a: MentionAnnotation | ClaimAnnotation): Fields {
  const { by, when, score, why, note, attributes, links, within, foreign, was, of, context } = a;
  return compact({ by, when, score, why, note, attributes, links, within, foreign, was, of, context });
}
