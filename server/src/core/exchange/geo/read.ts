// Reads GeoJSON and Linked Places: features that say where they are mentioned become mentions of places. The article's text must be at hand.
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { ArticleDetails, GlossEntity, MentionAnnotation } from '../../model/annotation.js';
import { decodedText } from '../../text/normalise.js';
import { fieldsFromJson, mentionFields } from '../graph/fields.js';
import { inside, type JsonPlace, readJson, wrong } from '../reading/json.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { textsOf } from '../reading/records.js';
import { asId, asList, asNumber, asRecord, asText, asTexts, type JsonRecord } from '../reading/values.js';
import { Places } from '../w3c/places.js';

const ENDINGS = ['.geojson', '.json'];

export const geoReader = (tool: string): Reader => ({
  endings: ENDINGS,
  wants: (files) => files.filter(isFeatures).flatMap((f) => [...(f.text ?? '').matchAll(ARTICLE)].map((m) => asText(JSON.parse(m[1] ?? '""')) ?? '')),
  read: (files, context) => files.filter(isFeatures).flatMap((f) => {
    const json = readJson(f, context);
    return json ? articlesIn(json.value, json.place, files, { context, tool }) : [];
  }),
});

const isFeatures = (f: ForeignFile): boolean => ENDINGS.some((e) => f.name.toLowerCase().endsWith(e));

/** Hit: "article":"a.txt". */
const ARTICLE = /"article"\s*:\s*("(?:[^"\\]|\\.)*")/gu;

interface How { readonly context: ReadContext; readonly tool: string }

function articlesIn(value: unknown, place: JsonPlace, files: readonly ForeignFile[], how: How): AnnotatedArticle[] {
  const features = asList(asRecord(value)?.features);
  if (!features) wrong(place, 'a FeatureCollection is expected', how.context);
  const articles = new Map<string, Article>();
  (features ?? []).forEach((f, i) => {
    const feature = asRecord(f) ?? {};
    const properties = asRecord(feature.properties) ?? {};
    const name = asText(properties.article);
    const mentions = asList(properties.mentions);
    if (name === undefined || !mentions) return how.context.losses.add('import.unknown', place.file.name);
    const file = files.find((x) => x.name === name || x.name.endsWith(`/${name}`));
    if (file?.text === undefined) return wrong(inside(place, 'features', i, 'properties', 'article'), `the article ${name} is expected beside the file`, how.context);
    const known = articles.get(name) ?? new Article(name, decodedText(file.text), how);
    articles.set(name, known);
    known.add(feature, properties, mentions, inside(place, 'features', i));
  });
  return [...articles.values()].map((a) => a.whole());
}

class Article {
  private readonly places: Places;
  private readonly annotations: MentionAnnotation[] = [];
  private readonly entities: GlossEntity[] = [];
  private details: Partial<ArticleDetails> = {};

  constructor(private readonly name: string, private readonly text: string, private readonly how: How) {
    this.places = new Places(text);
  }

  add(feature: JsonRecord, properties: JsonRecord, mentions: readonly unknown[], place: JsonPlace): void {
    const entity = this.entity(feature, properties);
    this.details = { ...this.details, ...textsOf(properties, ['outlet', 'published', 'url']) };
    mentions.forEach((value, i) => {
      const r = asRecord(value) ?? {};
      const [start, end, exact] = [asNumber(r.start), asNumber(r.end), asText(r.quote)];
      const span = this.places.find({ ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }), ...(exact === undefined ? {} : { exact }) });
      if (!span && exact === undefined) return wrong(inside(place, 'properties', 'mentions', i), 'start and end in code points of the article, or its words as quote, are expected', this.how.context);
      if (!span) return this.how.context.losses.add('import.unplaced', this.name);
      const own = asText(r.id);
      const id = own ?? `${this.annotations.length + 1}`;
      const links = (asList(r.links) ?? []).flatMap((l) => { const [kind, to] = [asText(asRecord(l)?.kind), asText(asRecord(l)?.to)]; return kind === undefined || to === undefined ? [] : [{ kind, to }]; });
      const within = asText(r.within);
      this.annotations.push({
        ...mentionFields(fieldsFromJson(r)), id, kind: asText(r.kind) ?? 'place', spans: [span], quotes: [this.text.slice(span.start, span.end)], ...(entity === undefined ? {} : { entity }),
        ...(own === undefined ? { foreign: { [this.how.tool]: id } } : {}), ...(links.length > 0 ? { links } : {}), ...(within === undefined ? {} : { within }),
      });
    });
  }

  /** Ids of other makers' places are their address. */
  private entity(feature: JsonRecord, p: JsonRecord): string | undefined {
    const id = asText(p.entity) ?? (p.entity === undefined && p.mentions !== undefined && feature.geometry ? asId(feature['@id']) ?? asId(feature.id) : undefined);
    const name = asText(p.name) ?? asText(p.title);
    if (id === undefined || name === undefined) return undefined;
    const [lon, lat] = (asList(asRecord(feature.geometry)?.coordinates) ?? []).map(asNumber);
    const geonames = asNumber(p.geonames);
    this.entities.push({
      id, kind: 'place', name, roles: [], aliases: asTexts(p.aliases) ?? [], ...textsOf(p, ['country', 'note']),
      ...(geonames === undefined ? {} : { geonames }), ...(lat === undefined || lon === undefined ? {} : { at: [lat, lon] as const }),
    });
    return id;
  }

  whole(): AnnotatedArticle {
    return { file: this.name, text: this.text, details: { ...this.details, file: this.name }, annotations: this.annotations, entities: this.entities };
  }
}
