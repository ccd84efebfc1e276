// What a decision means: the operations that each action of a person makes on the gloss file.
import assert from 'node:assert/strict';
import { textOf, type Span } from '../../../server/src/core/base/span.js';
import { unwrittenGloss } from '../../../server/src/core/model/unwritten.js';
import type { Analysis, Attribution, Entity, Mention } from '../../../server/src/core/model/analysis.js';
import type { AnchoredAnnotation, Annotation, ClaimAnnotation, GlossEntity } from '../../../server/src/core/model/annotation.js';
import type { GlossOperation } from '../../../server/src/core/model/gloss.js';
import type { ReviewAction } from '../../../server/src/core/review/actions.js';
import { decide, type ReviewContext } from '../../../server/src/core/review/decide.js';
import { isUndecided, type Marks, mergeMarks } from '../../../server/src/core/review/marks.js';

const TEXT = 'VARNHOLM, Monday. "The quay is safe," harbour master Ilse Brandt told reporters, "and ships may dock." Brandt left Varnholm.';
const at = (words: string, from = 0): Span => {
  const start = TEXT.indexOf(words, from);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};

const SPEAKER = at('harbour master Ilse Brandt');
const BRANDT = at('Brandt left');
const SURNAME = { start: BRANDT.start, end: BRANDT.start + 6 };
const FIRST = at('"The quay is safe,"');
const SECOND = at('"and ships may dock."');

const mention = (index: number, span: Span, kind: Mention['kind'], entity: number): Mention =>
  ({ index, span, kind, form: 'name', entity, score: 0.9, evidence: [{ rule: 'name.title', detail: textOf(TEXT, span) }] });
const entity = (index: number, kind: Entity['kind'], name: string, more: Partial<Entity> = {}): Entity =>
  ({ index, kind, name, roles: [], aliases: [], mentions: [], ...more });
const CLAIM: Attribution = {
  source: { spans: [SPEAKER], mention: 1, entity: 0 }, cue: [at('told')], content: [FIRST, SECOND], form: 'direct', force: 'neutral', act: 'communication',
  score: 0.95, evidence: [{ rule: 'cue.told' }], nested: [],
};
const ANALYSIS: Analysis = {
  structure: { blocks: [] }, sentences: [], quotations: [], statements: [], language: 'en',
  mentions: [mention(0, at('VARNHOLM'), 'place', 1), mention(1, SPEAKER, 'person', 0), mention(2, SURNAME, 'person', 0), mention(3, at('Varnholm.', 100), 'place', 1)].map((m) =>
    (m.index === 3 ? { ...m, span: { start: m.span.start, end: m.span.end - 1 } } : m)),
  entities: [
    entity(0, 'person', 'Ilse Brandt', { roles: ['harbour master'], aliases: ['Brandt'] }),
    entity(1, 'place', 'Varnholm', {
      place: { name: 'Varnholm', type: 'city', lat: 54.5, lon: 10.2, country: 'DE' },
      placeAlternatives: [{ name: 'Varnholm', type: 'city', lat: 54.5, lon: 10.2, country: 'DE' }, { name: 'Varnholm Hill', type: 'mountain', geonames: 7, lat: 1, lon: 2, country: 'SE' }],
    }),
  ],
  attributions: [CLAIM],
};

function context(anchored: readonly AnchoredAnnotation[] = [], stored: readonly GlossEntity[] = []): ReviewContext {
  let n = 0;
  const gloss = unwrittenGloss({ file: 'a.txt' }, [], stored);
  const marks: Marks = mergeMarks({ analysis: ANALYSIS, text: TEXT, gloss, anchored });
  return { text: TEXT, marks, analysis: ANALYSIS, stored: new Set(stored.map((e) => e.id)), shared: new Set(), by: 'ada', when: '2026-11-23T09:30:00Z', newId: (p) => `${p}-${++n}` };
}

function operations(c: ReviewContext, action: ReviewAction): readonly GlossOperation[] {
  const decision = decide(c, action);
  assert.ok(decision.ok, decision.ok ? '' : decision.error.code);
  return decision.value;
}

const written = (ops: readonly GlossOperation[]): Annotation[] => ops.flatMap((o) => (o.kind === 'put' ? [o.annotation] : []));
const entitiesOf = (ops: readonly GlossOperation[]): GlossEntity[] => ops.flatMap((o) => (o.kind === 'putEntity' ? [o.entity] : []));
const suggested = (c: ReviewContext, words: string): string => {
  const mark = c.marks.marks.find((m) => m.annotation.quotes[0] === words);
  assert.ok(mark, `no mark on ${words}`);
  return mark.annotation.id;
};
const exact = (annotation: Annotation): AnchoredAnnotation => ({ annotation, state: 'exact' });

describe('a decision', () => {
  it('accepting a claim writes it with its speaker, its cue, both fragments and the entity that speaks', () => {
    const c = context();
    const ops = operations(c, { kind: 'accept', ids: [suggested(c, '"The quay is safe,"')] });
    assert.deepEqual(entitiesOf(ops).map((e) => [e.id, e.kind, e.name, e.roles]), [['brandt', 'person', 'Ilse Brandt', ['harbour master']]]);
    const [claim] = written(ops) as ClaimAnnotation[];
    assert.deepEqual(claim, {
      type: 'claim', id: 'c-1', kind: 'claim', spans: [FIRST, SECOND], quotes: ['"The quay is safe,"', '"and ships may dock."'],
      speaker: [{ entity: 'brandt', span: SPEAKER, quote: 'harbour master Ilse Brandt' }], cue: [{ span: at('told'), quote: 'told' }],
      act: 'communication', form: 'direct', force: 'neutral', status: 'accepted', by: 'ada', when: '2026-11-23T09:30:00Z',
    });
  });

  it('on a claim settles the mention of its speaker, which is not asked about again', () => {
    const c = context();
    const [claim] = written(operations(c, { kind: 'accept', ids: [suggested(c, '"The quay is safe,"')] }));
    assert.ok(claim);
    const after = context([exact(claim)]);
    const speaker = after.marks.marks.find((m) => m.annotation.quotes[0] === 'harbour master Ilse Brandt');
    assert.equal(speaker?.settledBy, 'c-1');
    assert.deepEqual(after.marks.marks.filter(isUndecided).map((m) => m.annotation.quotes[0]), ['VARNHOLM', 'Brandt', 'Varnholm']);
  });

  it('rejecting keeps the words and the kind, and the suggestion is not made again', () => {
    const c = context();
    const ops = operations(c, { kind: 'reject', ids: [suggested(c, 'Brandt')] });
    assert.deepEqual(entitiesOf(ops), []);
    const [rejected] = written(ops);
    assert.ok(rejected);
    assert.deepEqual([rejected.status, rejected.kind, rejected.quotes], ['rejected', 'person', ['Brandt']]);
    const marks = context([exact(rejected)]).marks.marks.filter((m) => m.annotation.quotes[0] === 'Brandt');
    assert.deepEqual(marks.map((m) => m.annotation.status), ['rejected']);
  });

  it('for all of one entity takes every undecided mark of it, the entity once', () => {
    const c = context();
    const ops = operations(c, { kind: 'acceptLike', id: suggested(c, 'VARNHOLM'), by: 'entity' });
    assert.deepEqual(written(ops).map((a) => a.quotes[0]), ['VARNHOLM', 'Varnholm']);
    assert.equal(entitiesOf(ops).length, 1);
  });

  it('changing a kind names an entity of the new kind and says edited', () => {
    const c = context();
    const ops = operations(c, { kind: 'changeKind', id: suggested(c, 'VARNHOLM'), to: 'organisation' });
    assert.deepEqual(entitiesOf(ops).map((e) => [e.id, e.kind, e.name]), [['varnholm-2', 'organisation', 'Varnholm']]);
    assert.deepEqual(written(ops).map((a) => [a.kind, a.status]), [['organisation', 'edited']]);
  });

  it('several selections make one claim of several fragments, trimmed, joined where they touch', () => {
    const c = context();
    const quay = at('The quay');
    const ops = operations(c, { kind: 'add', as: 'claim', spans: [{ start: quay.start, end: quay.end + 1 }, at('is safe'), at('ships may dock'), { start: 3, end: 3 }] });
    assert.deepEqual(written(ops).map((a) => a.quotes), [['The quay', 'is safe', 'ships may dock']]);
    const touching = operations(context(), { kind: 'add', as: 'claim', spans: [at('The quay '), at('quay is')] });
    assert.deepEqual(written(touching).map((a) => a.quotes), [['The quay is']]);
  });

  it('an added claim takes the speaker that is named with it', () => {
    const ops = operations(context(), { kind: 'add', as: 'claim', spans: [at('ships may dock')], entity: 'brandt' });
    const [claim] = written(ops);
    assert.deepEqual(claim?.type === 'claim' && claim.speaker, [{ entity: 'brandt' }]);
    assert.deepEqual(entitiesOf(ops).map((e) => e.id), ['brandt']);
  });

  it('several selections of an entity kind make one mention each', () => {
    const ops = operations(context(), { kind: 'add', as: 'organisation', spans: [at('quay'), at('reporters')] });
    assert.deepEqual(written(ops).map((a) => [a.quotes[0], a.status]), [['quay', 'added'], ['reporters', 'added']]);
    assert.deepEqual(entitiesOf(ops).map((e) => e.name), ['quay', 'reporters']);
  });

  it('another speaker is the entity of that name where one is known', () => {
    const c = context();
    const ops = operations(c, { kind: 'setSpeaker', id: suggested(c, '"The quay is safe,"'), span: SURNAME });
    const [claim] = written(ops);
    assert.deepEqual(claim?.type === 'claim' && claim.speaker, [{ entity: 'brandt', span: SURNAME, quote: 'Brandt' }]);
    assert.equal(claim?.status, 'edited');
  });

  it('choosing a runner-up changes the place of the entity, not its id', () => {
    const c = context();
    const ops = operations(c, { kind: 'setPlace', id: suggested(c, 'VARNHOLM'), alternative: 1 });
    assert.deepEqual(entitiesOf(ops).map((e) => [e.id, e.geonames, e.at, e.country]), [['varnholm', 7, [1, 2], 'SE']]);
  });

  it('merging two entities turns every annotation of the one to the other and keeps its names', () => {
    const old: GlossEntity = { id: 'ilse', kind: 'person', name: 'Ilse B.', roles: ['pilot'], aliases: [] };
    const first = written(operations(context(), { kind: 'accept', ids: [suggested(context(), 'Brandt')] }))[0];
    assert.ok(first?.type === 'mention');
    const c = context([exact({ ...first, entity: 'ilse' })], [old]);
    const ops = operations(c, { kind: 'mergeEntities', from: 'ilse', into: 'brandt' });
    assert.deepEqual(entitiesOf(ops).map((e) => [e.id, e.roles, e.aliases]), [['brandt', ['harbour master', 'pilot'], ['Brandt', 'Ilse B.']]]);
    assert.deepEqual(written(ops).map((a) => a.type === 'mention' && a.entity), ['brandt']);
    assert.deepEqual(ops.filter((o) => o.kind === 'removeEntity'), [{ kind: 'removeEntity', id: 'ilse' }]);
  });

  it('that changes nothing is refused, and so is one on a mark that is not there', () => {
    const c = context();
    assert.deepEqual(decide(c, { kind: 'accept', ids: ['m-none'] }), { ok: false, error: { code: 'review.unknown-mark', args: ['m-none'] } });
    assert.deepEqual(decide(c, { kind: 'add', as: 'claim', spans: [{ start: 9, end: 10 }] }), { ok: false, error: { code: 'review.empty-selection', args: [] } });
  });
});

describe('marks', () => {
  it('keep a place inside a decided newspaper name, and a claim nested in a decided one', () => {
    const paper: Annotation = { type: 'mention', id: 'm-9', kind: 'organisation', spans: [at('Brandt left Varnholm')], quotes: ['Brandt left Varnholm'], status: 'added' };
    const marks = context([exact(paper)]).marks.marks.map((m) => m.annotation.quotes[0]);
    assert.ok(marks.includes('Varnholm'), marks.join('|'));
  });

  it('hide a claim that a person gave other ends, by its cue', () => {
    const claim: Annotation = { type: 'claim', id: 'c-9', kind: 'claim', spans: [at('quay')], quotes: ['quay'], speaker: [], cue: [{ span: at('told'), quote: 'told' }], status: 'edited' };
    assert.deepEqual(context([exact(claim)]).marks.marks.filter((m) => m.annotation.type === 'claim').map((m) => m.annotation.id), ['c-9']);
  });
});
