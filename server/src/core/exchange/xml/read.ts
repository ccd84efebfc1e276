// XML of foreign files as a tree with line numbers. No entities but the five of XML, nothing fetched; deep and broken files are told, not followed.
import { SaxesParser } from 'saxes';
import type { ForeignFile, ReadContext } from '../reading/port.js';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By local name; of `xml:id` and `xmi:id` also with the prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** From 1. */
  readonly line: number;
}

const DEEPEST = 200;

/** The root; undefined with a problem where the file is no well-formed XML. */
export function readXml(file: ForeignFile, context: ReadContext): XmlElement | undefined {
  if (file.text === undefined) {
    context.problem(file.name, undefined, 'a text in UTF-8 is expected');
    return undefined;
  }
  return parseXml(file.text, (line, message) => { context.problem(file.name, line, message); });
}

/** `problem` is called at most once. */
export function parseXml(source: string, problem: (line: number, message: string) => void): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: { readonly name: string; readonly attributes: Record<string, string>; readonly children: (XmlElement | string)[]; readonly line: number }[] = [];
  let root: XmlElement | undefined;
  let failed: { readonly line: number; readonly message: string } | undefined;
  const fail = (message: string): void => { failed ??= { line: parser.line, message }; };
  parser.on('error', (e) => { fail(`well-formed XML is expected (${e.message.replace(POSITION, '')})`); });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= DEEPEST) return fail(`elements nest deeper than ${DEEPEST}`);
    const element = { name: local(name), attributes: attributesOf(attributes), children: [], line: parser.line };
    open.at(-1)?.children.push(element);
    if (open.length === 0) root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => { open.pop(); });
  const text = (t: string): void => { open.at(-1)?.children.push(t); };
  parser.on('text', text);
  parser.on('cdata', text);
  for (let at = 0; at < source.length && !failed; at += CHUNK) parser.write(source.slice(at, at + CHUNK));
  if (!failed) parser.close();
  if (!failed && !root) fail('an element is expected');
  if (failed) problem(failed.line, failed.message);
  return failed ? undefined : root;
}

/** The parser stops at the first chunk with an error. */
const CHUNK = 65_536;

/** saxes puts the place before its messages; hit: "3:12: ". */
const POSITION = /^\d+:\d+: /u;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf(given: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('xmlns')) continue;
    found[name] = value;
    if (!Object.hasOwn(found, local(name))) found[local(name)] = value;
  }
  return found;
}

export const elements = (parent: XmlElement | undefined, name?: string): XmlElement[] =>
  (parent?.children ?? []).flatMap((c) => (typeof c === 'string' || (name !== undefined && c.name !== name) ? [] : [c]));

export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined => elements(parent, name)[0];

/** All below, in document order. */
export function descendants(parent: XmlElement | undefined, name: string): XmlElement[] {
  return elements(parent).flatMap((e) => [...(e.name === name ? [e] : []), ...descendants(e, name)]);
}

export const textIn = (element: XmlElement | undefined): string => (element?.children ?? []).map((c) => (typeof c === 'string' ? c : textIn(c))).join('');
