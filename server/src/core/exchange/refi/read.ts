// Reads REFI-QDA projects: the plain texts with their codings. Positions: code points.
import { strFromU8, unzipSync } from 'fflate';
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { FieldName } from '../graph/fields.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { offsetsOf } from '../offsets.js';
import { labelOf } from '../reading/labels.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { child, descendants, elements, parseXml, textIn, type XmlElement } from '../xml/read.js';

export const refiReader: Reader = { endings: ['.qdpx'], read: (files, context) => files.filter((f) => f.name.toLowerCase().endsWith('.qdpx')).flatMap((f) => projectIn(f, context)) };

/** Bytes that the texts of a project may have together: a small archive may hold endless ones. */
const MOST_BYTES = 500_000_000;

function projectIn(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  const parts = unpacked(file, context);
  const source = Object.entries(parts ?? {}).find(([name]) => name.toLowerCase().endsWith('.qde'))?.[1];
  if (!parts || !source) {
    if (parts) context.problem(file.name, undefined, 'an archive with project.qde is expected');
    return [];
  }
  const root = parseXml(plain(strFromU8(source)), (line, message) => { context.problem(`${file.name}/project.qde`, line, message); });
  if (!root) return [];
  return new Project(root, parts, file.name, context).articles();
}

function unpacked(file: ForeignFile, context: ReadContext): Record<string, Uint8Array> | undefined {
  let total = 0;
  try {
    return unzipSync(file.bytes, {
      filter: (entry) => {
        total += entry.originalSize;
        return /\.(?:qde|txt)$/iu.test(entry.name) && total <= MOST_BYTES; // hit: Sources/a.txt
      },
    });
  } catch (error) {
    context.problem(file.name, undefined, `a ZIP archive is expected (${error instanceof Error ? error.message : String(error)})`);
    return undefined;
  }
}

const plain = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

class Project {
  private readonly codes: ReadonlyMap<string, string>;
  private readonly users: ReadonlyMap<string, string>;

  constructor(private readonly root: XmlElement, private readonly parts: Readonly<Record<string, Uint8Array>>, private readonly file: string, private readonly context: ReadContext) {
    this.codes = named(descendants(child(root, 'CodeBook'), 'Code'));
    this.users = named(elements(child(root, 'Users'), 'User'));
  }

  articles(): AnnotatedArticle[] {
    const sources = elements(child(this.root, 'Sources'));
    this.context.losses.add('import.unknown', this.file, sources.filter((s) => s.name !== 'TextSource').length);
    return sources.filter((s) => s.name === 'TextSource').flatMap((s) => this.article(s));
  }

  private article(source: XmlElement): AnnotatedArticle[] {
    const text = this.textOf(source);
    const name = source.attributes.name ?? 'text';
    if (text === undefined) {
      this.context.problem(`${this.file}/project.qde`, source.line, `the plain text of "${name}" is expected in the archive`);
      return [];
    }
    const offsets = offsetsOf(text, 'code points');
    const first = new Map<string, string>();
    const nodes = elements(source, 'PlainTextSelection').flatMap((s): GraphNode[] => {
      const span = offsets.in(Number(s.attributes.startPosition ?? NaN), Number(s.attributes.endPosition ?? NaN));
      if (!span) this.context.problem(`${this.file}/project.qde`, s.line, `startPosition and endPosition in code points of the text (0 to ${offsets.length}) are expected`);
      const codings = elements(s, 'Coding');
      if (codings.length === 0) this.context.losses.add('import.unknown', name);
      return !span ? [] : codings.map((c, i) => {
        const guid = s.attributes.guid ?? '';
        const id = i === 0 ? guid : `${guid}/${i + 1}`;
        if (i === 0) first.set(guid, id);
        const code = this.codes.get(child(c, 'CodeRef')?.attributes.targetGUID ?? '');
        if (code === undefined) this.context.problem(`${this.file}/project.qde`, c.line, 'a CodeRef to a code of the codebook is expected');
        return { id, label: labelOf(code ?? '', name, this.context), spans: [span], fields: this.fields(s, c, id) };
      });
    });
    const links = elements(child(this.root, 'Links'), 'Link').flatMap((l): GraphLink[] => {
      const [from, to] = [first.get(l.attributes.originGUID ?? ''), first.get(l.attributes.targetGUID ?? '')];
      return from === undefined || to === undefined ? [] : [{ label: l.attributes.name ?? 'link', from, to }];
    });
    return [fromGraph({ file: name, text, details: {}, nodes, links, entities: [] }, this.context.losses)];
  }

  private fields(selection: XmlElement, coding: XmlElement, id: string): Partial<Record<FieldName, string>> {
    const description = child(selection, 'Description');
    const by = this.users.get(coding.attributes.creatingUser ?? selection.attributes.creatingUser ?? '');
    const when = coding.attributes.creationDateTime ?? selection.attributes.creationDateTime;
    return { foreign: JSON.stringify({ refi: id }), ...(description ? { note: textIn(description) } : {}), ...(by === undefined ? {} : { by }), ...(when === undefined ? {} : { when }) };
  }

  private textOf(source: XmlElement): string | undefined {
    const content = child(source, 'PlainTextContent');
    if (content) return textIn(content);
    const path = (source.attributes.plainTextPath ?? '').replace('internal://', '');
    const bytes = path === '' ? undefined : Object.entries(this.parts).find(([name]) => name.toLowerCase().endsWith(`/${path}`.toLowerCase()))?.[1];
    return bytes && plain(strFromU8(bytes));
  }
}

const named = (list: readonly XmlElement[]): ReadonlyMap<string, string> => new Map(list.map((e) => [e.attributes.guid ?? '', e.attributes.name ?? '']));
