// Texts as XML: escaped for content and attributes, without the characters that XML 1.0 forbids.

/** What XML 1.0 has no place for, not even escaped; hit: U+0000, U+001F, U+FFFE; miss: a tab. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** White space and line ends as references: parsers would make spaces of them in attributes, and LF of CR in content. */
const ESCAPED = /[&<>"\t\n\r\u0085\u2028]/gu;
const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const reference = (c: string): string => NAMES[c] ?? `&#${c.charCodeAt(0)};`;

/** For attribute values in double quotes; also right for content. */
export const escapeXml = (text: string): string => text.replace(FORBIDDEN, '\uFFFD').replace(ESCAPED, reference);

const IN_CONTENT = /[&<>\r\u0085\u2028]/gu;

/** For content, where line feeds and tabs may stand. */
export const escapeContent = (text: string): string => text.replace(FORBIDDEN, '\uFFFD').replace(IN_CONTENT, reference);

/** True where the text cannot stand in XML as it is. */
export const hasForbidden = (text: string): boolean => text.search(FORBIDDEN) >= 0;

/** Attributes as they stand in a tag, a space before each; those without value are left out. */
export const attributesOf = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values).flatMap(([name, v]) => (v === undefined ? [] : [` ${name}="${escapeXml(String(v))}"`])).join('');
