// Text of articles and people as HTML: nothing of it is ever markup.

/** Hit: "<b>", "&"; miss: "a". */
const SPECIAL = /[&<>"']/gu;
/** Characters that HTML forbids; hit: U+0000, U+001B, U+FFFE; miss: a tab, "a". */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For element content and for attribute values in double quotes. */
export const escapeHtml = (text: string): string => text.replace(FORBIDDEN, '\uFFFD').replace(SPECIAL, (c) => NAMES[c] ?? c);

/** Hit: https://a.example/x; miss: javascript:alert(1), "/x". */
const WEB = /^https?:\/\/[^\s"'<>]+$/iu;

/** The text as a link where it is an address of the web, else as text. */
export const linked = (text: string): string => (WEB.test(text) ? `<a href="${escapeHtml(text)}" rel="noreferrer">${escapeHtml(text)}</a>` : `<bdi>${escapeHtml(text)}</bdi>`);
