// Untyped values of foreign files as what they are: records, lists, texts, whole numbers.

export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

export const asRecord = (value: unknown): JsonRecord | undefined => (isRecord(value) ? value : undefined);

export const asList = (value: unknown): readonly unknown[] | undefined => (isList(value) ? value : undefined);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A text, or a number written as one: ids of tools are either. */
export const asId = (value: unknown): string | undefined => (typeof value === 'number' && Number.isFinite(value) ? String(value) : asText(value));

export const asNumber = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

/** A list of texts only. */
export function asTexts(value: unknown): readonly string[] | undefined {
  const list = asList(value);
  return list?.every((v) => typeof v === 'string') === true ? list.filter((v) => typeof v === 'string') : undefined;
}
