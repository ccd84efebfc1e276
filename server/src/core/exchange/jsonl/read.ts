// Reads JSON Lines: our own export, and what `annotate --jsonl` says of texts.
import type { Span } from '../../base/span.js';
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { Annotation, ClaimAnnotation, CuePart, SpeakerPart } from '../../model/annotation.js';
import { claimFields, fieldsFromJson, mentionFields } from '../graph/fields.js';
import { type Offsets, offsetsOf } from '../offsets.js';
import { inside, type JsonPlace, readJsonLines, wrong } from '../reading/json.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { detailsFrom, entityFrom } from '../reading/records.js';
import { asId, asList, asRecord, asText, asTexts, type JsonRecord } from '../reading/values.js';

export const jsonlReader: Reader = {
  endings: ['.jsonl', '.ndjson'],
  read: (files, context) => files.flatMap((file) => articlesOf(file, context)),
};

function articlesOf(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  return [...readJsonLines(file, context)].flatMap(({ value, place }) => {
    const [id, text] = [asId(value.id), asText(value.text)];
    if (id === undefined) wrong(place, '"id" is expected: the name of the article', context);
    if (text === undefined) wrong(place, '"text" is expected: the text of the article', context);
    return id === undefined || text === undefined ? [] : [new Line(id, text, value, place, context).article()];
  });
}

class Line {
  private readonly offsets: Offsets;

  constructor(private readonly id: string, private readonly text: string, private readonly line: JsonRecord, private readonly place: JsonPlace, private readonly context: ReadContext) {
    this.offsets = offsetsOf(text, 'UTF-16 units');
  }

  article(): AnnotatedArticle {
    const { line } = this;
    const annotations = line.annotations === undefined ? this.layers() : this.each('annotations', (r, place) => this.annotation(r, place));
    const entities = (asList(line.entities) ?? []).flatMap((e) => entityFrom(e) ?? []);
    return { file: this.id, text: this.text, details: { ...detailsFrom(line.article), file: this.id }, annotations, entities };
  }

  private each(key: string, take: (r: JsonRecord, place: JsonPlace) => readonly Annotation[]): Annotation[] {
    const list = asList(this.line[key]);
    if (!list) {
      if (this.line[key] !== undefined) wrong(inside(this.place, key), 'a list is expected', this.context);
      return [];
    }
    return list.flatMap((item, i) => {
      const place = inside(this.place, key, i);
      const r = asRecord(item);
      if (!r) wrong(place, 'an object is expected', this.context);
      return r ? take(r, place) : [];
    });
  }

  private annotation(r: JsonRecord, place: JsonPlace): Annotation[] {
    const [id, kind] = [asText(r.id), asText(r.kind)];
    if (id === undefined || kind === undefined) wrong(place, '"id" and "kind" are expected', this.context);
    const spans = this.spans(r.spans, inside(place, 'spans'));
    if (id === undefined || kind === undefined || spans.length === 0) return [];
    const fields = fieldsFromJson(r);
    const [within, links] = [asText(r.within), linksOf(r.links)];
    const common = { id, kind, spans, quotes: spans.map((s) => this.words(s)), ...(within === undefined ? {} : { within }), ...(links.length > 0 ? { links } : {}) };
    if (kind !== 'claim') return [{ ...common, ...mentionFields(fields) }];
    const about = asTexts(r.about) ?? [];
    return [{ ...common, ...claimFields(fields), ...(about.length > 0 ? { about } : {}), ...this.parts(r, place) }];
  }

  private parts(r: JsonRecord, place: JsonPlace): Pick<ClaimAnnotation, 'speaker' | 'cue'> {
    const speaker = (asList(r.speaker) ?? []).map((p, i): SpeakerPart => {
      const part = asRecord(p) ?? {};
      const entity = asText(part.entity);
      const [span] = part.span === undefined ? [] : this.spans([part.span], inside(place, 'speaker', i, 'span'));
      return { ...(entity === undefined ? {} : { entity }), ...(span ? { span, quote: this.words(span) } : {}) };
    });
    const cue = (asList(r.cue) ?? []).flatMap((p, i): CuePart[] => this.spans([asRecord(p)?.span], inside(place, 'cue', i, 'span')).map((span) => ({ span, quote: this.words(span) })));
    return { speaker, cue };
  }

  /** The findings of `annotate --jsonl`, as suggestions. */
  private layers(): Annotation[] {
    let n = 0;
    const id = (): string => `${++n}`;
    const suggested = (r: JsonRecord): { status: 'suggested'; score?: number } => ({ status: 'suggested', ...(typeof r.score === 'number' ? { score: r.score } : {}) });
    const foreign = (key: string): { id: string; foreign: Record<string, string> } => ({ id: key, foreign: { jsonl: key } });
    const mention = (kind: string) => (r: JsonRecord, place: JsonPlace): Annotation[] => this.spans([[r.start, r.end]], place).map((s) => ({
      ...mentionFields(fieldsFromJson({ as: kind === 'place' ? r.kind : 'name' })), ...suggested(r), ...foreign(id()), kind, spans: [s], quotes: [this.words(s)],
    }));
    const claim = (r: JsonRecord, place: JsonPlace): Annotation[] => {
      const spans = this.spans(r.content, inside(place, 'content'));
      if (spans.length === 0) return [];
      const parts = { speaker: this.partsAt(r.source, inside(place, 'source')), cue: this.partsAt(r.cue, inside(place, 'cue')) };
      const nested = (place.path.length > DEEPEST ? [] : asList(r.nested) ?? []).flatMap((x, i) => { const inner = asRecord(x); return inner ? claim(inner, inside(place, 'nested', i)) : []; });
      const outer: Annotation = { ...claimFields(fieldsFromJson({ form: r.kind, force: r.force, act: r.act })), ...suggested(r), ...foreign(id()), kind: 'claim', spans, quotes: spans.map((s) => this.words(s)), ...parts };
      return [outer, ...nested];
    };
    return [...this.each('places', mention('place')), ...this.each('persons', mention('person')), ...this.each('attributions', claim)];
  }

  private partsAt(value: unknown, place: JsonPlace): CuePart[] {
    return (asList(value) ?? []).length === 0 ? [] : this.spans(value, place).map((span) => ({ span, quote: this.words(span) }));
  }

  private spans(value: unknown, place: JsonPlace): Span[] {
    const pairs = asList(value) ?? [];
    const found = pairs.map((p) => { const [start, end] = asList(p) ?? []; return this.offsets.in(start, end); });
    if (pairs.length === 0 || found.some((s) => s === undefined)) wrong(place, `[start, end] in UTF-16 units of the text (0 to ${this.text.length}) is expected`, this.context);
    return found.flatMap((s) => s ?? []);
  }

  private words(s: Span): string {
    return this.text.slice(s.start, s.end);
  }
}

/** Steps into a line within which nested attributions are looked for: two for each level. */
const DEEPEST = 200;

const linksOf = (value: unknown): { kind: string; to: string }[] => (asList(value) ?? []).flatMap((l) => {
  const [kind, to] = [asText(asRecord(l)?.kind), asText(asRecord(l)?.to)];
  return kind === undefined || to === undefined ? [] : [{ kind, to }];
});
