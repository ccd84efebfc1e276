// Completion in gloss files: the closed word lists of the format, and the ids that are known here.
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { ACTS, CLAIM_FORMS, FORCES, MENTION_FORMS, STATUSES } from '../../core/model/kinds.js';
import { kindWord } from '../words.js';
import type { GlossContext } from './context.js';

export function completeGloss(context: GlossContext, position: Position): CompletionItem[] {
  const offset = context.positions.offsetAt(position);
  const lineStart = context.positions.starts[position.line] ?? 0;
  const typed = FIELD.exec(context.source.slice(lineStart, offset));
  const key = typed?.[1];
  const word = typed?.[2] ?? '';
  if (key === undefined) return [];
  const range = context.positions.rangeOf({ start: offset - word.length, end: offset });
  return wordsFor(key, context).map(({ label, detail }) => ({
    label,
    kind: key === 'entity' ? CompletionItemKind.Reference : CompletionItemKind.EnumMember,
    textEdit: { range, newText: label },
    ...(detail === undefined ? {} : { detail }),
  }));
}

/** The field whose value is being typed, and what stands of it; hit: "    status: acc", "{entity: br"; miss: "note: status of". */
const FIELD = /(?:^\s*(?:- )?|[{,]\s*)(kind|status|entity|as|act|form|force|within|to):\s*([\p{L}\p{N}_-]*)$/u;

interface Word { readonly label: string; readonly detail?: string }

const plain = (words: readonly string[]): Word[] => words.map((label) => ({ label }));

function wordsFor(key: string, { reading, project }: GlossContext): Word[] {
  switch (key) {
    case 'kind': return project.kinds.map((k) => ({ label: k.name, ...(k.description === undefined ? {} : { detail: k.description }) }));
    case 'status': return plain(STATUSES);
    case 'as': return plain(MENTION_FORMS);
    case 'act': return plain(ACTS);
    case 'form': return plain(CLAIM_FORMS);
    case 'force': return plain(FORCES);
    case 'entity': {
      const listed = [...(reading.gloss?.entities ?? []), ...project.entities];
      return [...new Map(listed.map((e) => [e.id, { label: e.id, detail: `${e.name} · ${kindWord(e.kind)}` }])).values()];
    }
    case 'within':
    case 'to':
      return (reading.gloss?.annotations ?? []).map((a) => ({ label: a.id, detail: a.quotes.join(' … ').slice(0, 80) }));
    default:
      return [];
  }
}
