// REFI-QDA: project.qdpx (an archive of project.qde and the texts) and codebook.qdc. Positions: code points.
import { strToU8, zipSync } from 'fflate';
import { EVERYTHING, type Carries, CUE, type Graph, type GraphNode, SPEAKER } from '../graph/graph.js';
import { carriedGraph } from '../graph/writing.js';
import { ENTITY_KINDS } from '../../model/kinds.js';
import { type Offsets, offsetsOf } from '../offsets.js';
import type { ArticleWriter, Format, WriterContext } from '../port.js';
import { attributesOf, escapeContent } from '../xml/write.js';
import { guidOf } from './guid.js';
import { refiReader } from './read.js';

const CARRIES: Carries = { ...EVERYTHING, ids: false, fields: ['by', 'when', 'note'], fragments: false, entities: false, details: false };

export const refiFormat: Format = {
  id: 'refi',
  label: 'REFI-QDA project',
  detail: 'For MAXQDA, ATLAS.ti, NVivo, QualCoder: coded texts with notes and links, and the codebook. Loses ids, statuses, entities, verdicts and other attributes.',
  extension: '.qdpx',
  singleFile: false,
  binary: true,
  unit: 'code points',
  carries: CARRIES,
  reader: refiReader,
  open: writer,
};

const PROJECT = 'urn:QDA-XML:project:1.0';
const COLOURS: Readonly<Record<string, string>> = { claim: '#F2C037', speaker: '#845EF7', cue: '#868E96', person: '#339AF0', organisation: '#22B8CF', group: '#51CF66', place: '#FD7E14', document: '#BE4BDB' };
/** Hit: 2026-11-23T09:30:00Z, …+02:00; miss: 2026-11-23. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** An archive cannot be written before all is known, so the texts wait in memory. */
function writer(context: WriterContext): ArticleWriter {
  const codes = new Set<string>(['claim', SPEAKER, CUE, ...ENTITY_KINDS]);
  const users = new Set<string>();
  const texts: Record<string, Uint8Array> = {};
  const sources: string[] = [];
  const links: string[] = [];
  return {
    add(article) {
      const graph = carriedGraph(article, CARRIES, context);
      for (const n of graph.nodes) {
        codes.add(n.label);
        if (n.fields.by !== undefined) users.add(n.fields.by);
      }
      context.losses.add('time.left-out', article.file, graph.nodes.filter((n) => n.fields.when !== undefined && !DATE_TIME.test(n.fields.when)).length);
      const guid = guidOf('source', graph.file);
      texts[`Sources/${guid}.txt`] = strToU8(graph.text);
      sources.push(source(graph, guid));
      links.push(...graph.links.map((l) => tag('Link', { guid: guidOf('link', graph.file, l.label, l.from, l.to), name: l.label, direction: 'OneWay', originGUID: selectionId(graph, l.from), targetGUID: selectionId(graph, l.to) })));
      return [];
    },
    end() {
      const project = document('Project', { name: 'Newsgloss', origin: 'Newsgloss' }, [
        ...wrapped('Users', [...users].map((u) => tag('User', { guid: guidOf('user', u), name: u }))),
        `<CodeBook>${codeList(codes)}</CodeBook>`, ...wrapped('Sources', sources), ...wrapped('Links', links),
      ]);
      const bytes = zipSync({ 'project.qde': strToU8(project), ...texts }, { mtime: EPOCH });
      return [{ file: 'project.qdpx', text: '', bytes }, { file: 'codebook.qdc', text: document('CodeBook', { origin: 'Newsgloss' }, [codeList(codes)], 'urn:QDA-XML:codebook:1.0') }];
    },
  };
}

/** The first day that archives can hold: the same articles give the same bytes. */
const EPOCH = '1980-01-02T00:00:00';

function document(root: string, attributes: Readonly<Record<string, string>>, content: readonly string[], namespace = PROJECT): string {
  return ['<?xml version="1.0" encoding="utf-8"?>', `<${root}${attributesOf({ xmlns: namespace, ...attributes })}>`, ...content, `</${root}>`, ''].join('\n');
}

function tag(name: string, attributes: Readonly<Record<string, string | number | undefined>>, ...content: readonly string[]): string {
  return content.length === 0 ? `<${name}${attributesOf(attributes)}/>` : `<${name}${attributesOf(attributes)}>${content.join('')}</${name}>`;
}

const wrapped = (name: string, items: readonly string[]): string[] => (items.length > 0 ? [`<${name}>`, ...items, `</${name}>`] : []);

const codeList = (codes: ReadonlySet<string>): string => `<Codes>${[...codes].map((c) => tag('Code', { guid: guidOf('code', c), name: c, isCodable: 'true', color: COLOURS[c] })).join('')}</Codes>`;

const selectionId = (graph: Graph, id: string): string => guidOf('selection', graph.file, id);

/** Only the plain text is named: with a rich text as well some programs load an empty document. */
function source(graph: Graph, guid: string): string {
  const offsets = offsetsOf(graph.text, 'code points');
  return tag('TextSource', { guid, name: graph.file, plainTextPath: `internal://${guid}.txt` }, ...graph.nodes.map((n) => `\n${selection(n, graph, offsets)}`));
}

function selection(n: GraphNode, graph: Graph, offsets: Offsets): string {
  const place = n.spans[0] ?? { start: 0, end: 0 };
  const { start, end } = offsets.out(place);
  const made = { creatingUser: n.fields.by === undefined ? undefined : guidOf('user', n.fields.by), creationDateTime: n.fields.when !== undefined && DATE_TIME.test(n.fields.when) ? n.fields.when : undefined };
  const name = [...graph.text.slice(place.start, place.end)].slice(0, NAME_LENGTH).join('');
  return tag('PlainTextSelection', { guid: selectionId(graph, n.id), name, startPosition: start, endPosition: end, ...made },
    ...(n.fields.note === undefined ? [] : [tag('Description', {}, escapeContent(n.fields.note))]),
    tag('Coding', { guid: guidOf('coding', graph.file, n.id), ...made }, tag('CodeRef', { targetGUID: guidOf('code', n.label) })));
}

/** Code points of a selection's name. */
const NAME_LENGTH = 40;
