// Cards in newsgloss.yaml: a kind with its colour and rules, an entity with where it is named, what a key is for.
import { t } from '@vscode/l10n';
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import type { Span } from '../../core/base/span.js';
import { type Entry, entryEnd } from '../../core/gloss/sourceTree.js';
import type { AttributeRule, KindDefinition } from '../../core/model/project.js';
import { entityCard, type EntityCardContext } from '../cards/entity.js';
import { keyCard } from '../glossFile/completion.js';
import { type Card, quiet, strong, text, toMarkdown, toPlainText } from '../markdown.js';
import { entriesOf, type ProjectContext } from './context.js';

/** `markdown`: the client shows it. */
export function hoverProject(context: ProjectContext, position: Position, showing: Omit<EntityCardContext, 'folder'> & { readonly markdown: boolean }): Hover | undefined {
  const offset = context.positions.offsetAt(position);
  const card = kindAt(context, offset) ?? entityAt(context, offset, showing) ?? keyAt(context, offset);
  return card && { contents: showing.markdown ? { kind: MarkupKind.Markdown, value: toMarkdown(card) } : { kind: MarkupKind.PlainText, value: toPlainText(card) } };
}

const onKey = (entries: readonly Entry[], offset: number): Entry | undefined => entries.find((e) => holds(e.keySpan, offset));
const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

function kindAt(context: ProjectContext, offset: number): Card | undefined {
  const name = onKey(entriesOf(context, 'kinds'), offset)?.key;
  const kind = context.project.kinds.find((k) => k.name === name);
  return kind && { lines: [[strong(kind.name), text(` · ${kind.entity ? t('a kind of names') : t('a kind of claims')}`)], ...(kind.description === undefined ? [] : [[text(kind.description)]]), [text(rulesOf(kind).join(' · '))]] };
}

function rulesOf({ key, colour, attributes, speaker }: KindDefinition): string[] {
  return [
    ...(key === undefined ? [] : [t('key {0}', key)]),
    ...(colour === undefined ? [] : [colour]),
    ...Object.entries(attributes ?? {}).map(([name, rule]) => `${name}: ${ruleWords(rule)}`),
    ...(speaker === undefined ? [] : [t('spoken by {0}', speaker.join(', '))]),
  ];
}

const ruleWords = (rule: AttributeRule): string => (typeof rule === 'string' ? rule : rule.join(' | '));

/** On an entity's id, and anywhere else of its entry together with what the key is for. */
function entityAt(context: ProjectContext, offset: number, showing: Omit<EntityCardContext, 'folder'>): Card | undefined {
  const entry = entriesOf(context, 'entities').find((e) => holds({ start: e.start, end: entryEnd(e, context.source) ?? e.keySpan.end }, offset));
  const entity = entry && context.project.entities.find((e) => e.id === entry.key);
  if (!entity) return undefined;
  return { lines: [...entityCard({ ...showing, folder: context.folder }, entity).lines, ...(keyAt(context, offset)?.lines ?? [])] };
}

function keyAt({ source }: ProjectContext, offset: number): Card | undefined {
  const words = keyCard('project', source, offset);
  return words === undefined ? undefined : { lines: [[quiet(words)]] };
}
