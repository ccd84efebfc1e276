// Cards as plain values, and how they become Markdown or plain text. Whatever comes from an article is data and gets escaped.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'quiet'; readonly text: string }
  /** `target` is of our own making (a command or file address), never from an article; so is `icon`, a sign of the editor's theme before the words. */
  | { readonly kind: 'link'; readonly text: string; readonly target: string; readonly icon?: string }
  /** A `data:` address. */
  | { readonly kind: 'image'; readonly text: string; readonly target: string };

export type CardLine = readonly Inline[];
export interface Card { readonly lines: readonly (CardLine | 'rule')[] }

export const text = (value: string): Inline => ({ kind: 'text', text: value });
export const strong = (value: string): Inline => ({ kind: 'strong', text: value });
export const quiet = (value: string): Inline => ({ kind: 'quiet', text: value });
export const link = (value: string, target: string, icon?: string): Inline => ({ kind: 'link', text: value, target, ...(icon === undefined ? {} : { icon }) });
export const image = (value: string, target: string): Inline => ({ kind: 'image', text: value, target });

/** `command:` addresses as VS Code reads them: arguments as JSON, percent-encoded. */
export const commandLink = (command: string, args: readonly unknown[]): string => `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;

/** Lines end in hard breaks, so the card keeps its rows. */
export function toMarkdown(card: Card): string {
  return card.lines.map((line) => (line === 'rule' ? '\n---\n' : `${line.map(inlineMarkdown).join('')}`)).join('  \n').replace(BREAKS_AT_RULES, '\n');
}

export function toPlainText(card: Card): string {
  return card.lines.map((line) => (line === 'rule' ? '' : line.map((i) => (i.kind === 'image' ? '' : oneLine(i.text))).join(''))).join('\n');
}

/** A card's row break beside a rule, which needs none; hit: "  \n\n---\n  \n", miss: "a  \nb". */
const BREAKS_AT_RULES = /(?<=---\n) {2}\n| {2}\n(?=\n---)/gu;

function inlineMarkdown(inline: Inline): string {
  const escaped = escapeMarkdown(inline.text);
  switch (inline.kind) {
    case 'text':
      return escaped;
    case 'strong':
      return marked(escaped, '**');
    case 'quiet':
      return marked(escaped, '*');
    case 'link':
      return `[${inline.icon === undefined ? '' : `$(${inline.icon}) `}${labelled(escaped)}](${inline.target.replace(BREAKS_LINK, percent)})`;
    case 'image':
      return `![${labelled(escaped)}](${inline.target})`;
  }
}

/**
 * Escaped text inside a link's brackets. Brackets go as entities there: the reader in VS Code takes backslashes before brackets off a label and
 * reads what is left once more, so that an escaped link would come back to life.
 */
const labelled = (escaped: string): string => escaped.replace(ESCAPED_BRACKET, (_, bracket: string) => (bracket === '[' ? '&#91;' : '&#93;'));
/** A bracket with its backslash; hit: "\\[", miss: "[". */
const ESCAPED_BRACKET = /\\([[\]])/gu;

/** Markup that begins or ends with a space is none: spaces at the ends stay outside. */
const marked = (escaped: string, sign: string): string => escaped.replace(ENDS, (_, before: string, words: string, after: string) => (words === '' ? before + after : `${before}${sign}${words}${sign}${after}`));
/** Spaces, the words between, spaces; fits any line. */
const ENDS = /^( *)(.*?)( *)$/u;

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** Text that shows in Markdown just as it is: no markup, link, HTML, entity or icon comes of it. */
export function escapeMarkdown(value: string): string {
  return oneLine(value).replace(MARKUP, '\\$&').replace(LINE_MARKUP, '$1\\$2').replace(NUMBERED, '$1\\$2').replace(AUTOLINK, '$1\\$2').replace(ZERO_BREAKS, '');
}

const oneLine = (value: string): string => value.replace(SPACES, ' ');

const SPACES = /\s+/gu;
/** Characters that begin markup anywhere; hit: the stars of **a**, "<" of <b>, "$" of $(icon), "@" of a mail address; miss: a comma. */
const MARKUP = /[\\`*_{}[\]#!~|<>&$@^=]/gu;
/** What begins a list or rule at the start of a line; hit: "- a", "+ a"; miss: "a - b". */
const LINE_MARKUP = /^( *)([-+])/u;
/** A numbered list; hit: "1. a", miss: "in 1. a". */
const NUMBERED = /^( *\d+)([.)])/u;
/** Addresses that readers would make links of by themselves; hit: "https://", "www."; miss: "a: b". */
const AUTOLINK = /(https?|ftp|www)([:.])/giu;
/** Control characters, which no viewer shows; hit: U+0000, miss: a letter. */
const ZERO_BREAKS = /[\u0000-\u0008\u000E-\u001F\u007F]/gu;
/** What would end a link's address early; hit: ")" and a space, miss: "%20". */
const BREAKS_LINK = /[()\s<>]/gu;
