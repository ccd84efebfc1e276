// Entities and article details as records: how the JSON formats carry them, and how they come back.
import type { ArticleDetails, GlossEntity } from '../../model/annotation.js';
import { compact } from '../facts.js';
import { asList, asNumber, asRecord, asText, asTexts } from './values.js';

export const entityRecord = (e: GlossEntity): Record<string, unknown> => compact({ ...e });

/** undefined where id, kind or name is missing. */
export function entityFrom(value: unknown): GlossEntity | undefined {
  const r = asRecord(value) ?? {};
  const [id, kind, name] = [asText(r.id), asText(r.kind), asText(r.name)];
  if (id === undefined || kind === undefined || name === undefined) return undefined;
  const [lat, lon] = (asList(r.at) ?? []).map(asNumber);
  const geonames = asNumber(r.geonames);
  return {
    id, kind, name,
    roles: asTexts(r.roles) ?? [],
    aliases: asTexts(r.aliases) ?? [],
    ...(geonames === undefined ? {} : { geonames }),
    ...(lat === undefined || lon === undefined ? {} : { at: [lat, lon] as const }),
    ...textsOf(r, ['country', 'by', 'when', 'note']),
  };
}

const TEXT_DETAILS = ['text', 'blob', 'title', 'outlet', 'url', 'byline', 'published', 'language', 'encoding'] as const;

export const detailsRecord = (details: Partial<ArticleDetails>): Record<string, unknown> => {
  const { file: _file, ...rest } = details;
  return compact(rest);
};

export function detailsFrom(value: unknown): Partial<ArticleDetails> {
  const r = asRecord(value) ?? {};
  const codePoints = asNumber(r.codePoints);
  return { ...textsOf(r, TEXT_DETAILS), ...(codePoints === undefined ? {} : { codePoints }) };
}

/** Those of the keys whose value is a text. */
export function textsOf<K extends string>(r: Readonly<Record<string, unknown>>, keys: readonly K[]): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const key of keys) {
    const value = asText(r[key]);
    if (value !== undefined) found[key] = value;
  }
  return found;
}
