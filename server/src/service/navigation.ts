// From a name to where it is introduced, to all its places here and in the folder.
import { type DocumentHighlight, DocumentHighlightKind, type Location, type Position } from 'vscode-languageserver-types';
import type { Span } from '../core/base/span.js';
import { mentionsByEntity } from '../core/corpus/facts.js';
import type { GlossEntity } from '../core/model/annotation.js';
import { type Folder, folderKey } from './folder.js';
import { positionsOf, rangeIn } from './positions.js';
import { type Snapshot } from './snapshot.js';
import { silentMentionAt, targetAt } from './target.js';

/** The entity that is named at `position`: a name's, a pronoun's, a speaker's; of a claim's own words its speaker. */
export function entityAt(snapshot: Snapshot, position: Position): GlossEntity | undefined {
  const offset = snapshot.positions.offsetAt(position);
  const target = targetAt(snapshot, offset);
  if (target?.entity) return target.entity;
  const silent = silentMentionAt(snapshot, offset);
  const id = silent?.entity === undefined ? undefined : idsOfFound(snapshot).get(silent.entity);
  if (id !== undefined) return snapshot.marks.entities.get(id);
  if (target?.mark.annotation.type !== 'claim') return undefined;
  const speaker = target.mark.annotation.speaker.find((p) => p.entity !== undefined)?.entity;
  return speaker === undefined ? undefined : snapshot.marks.entities.get(speaker);
}

/** Where the entity is first named in full; else its first place. */
export function definition(snapshot: Snapshot, position: Position): Location[] {
  const entity = entityAt(snapshot, position);
  if (!entity) return [];
  const spans = spansOf(snapshot, entity);
  const full = spans.find((s) => snapshot.text.slice(s.start, s.end).includes(entity.name)) ?? spans[0];
  return full ? [{ uri: snapshot.uri, range: snapshot.positions.rangeOf(full) }] : [];
}

/** The block of the decided annotation at `position` in the gloss file: where one goes on from the place that introduces a name. */
export function blockOf(snapshot: Snapshot, position: Position): Location[] {
  const mark = targetAt(snapshot, snapshot.positions.offsetAt(position))?.mark;
  const block = mark?.origin === 'gloss' ? snapshot.gloss?.reading.gloss?.places.annotations.get(mark.annotation.id) : undefined;
  return block && snapshot.gloss ? [{ uri: snapshot.gloss.uri, range: positionsOf(snapshot.gloss.source).rangeOf({ start: block.start, end: block.start }) }] : [];
}

export function references(snapshot: Snapshot, folder: Folder, position: Position): Location[] {
  const entity = entityAt(snapshot, position);
  if (!entity) return [];
  const here = spansOf(snapshot, entity).map((s): Location => ({ uri: snapshot.uri, range: snapshot.positions.rangeOf(s) }));
  const elsewhere = folder.index.entries(folderKey(folder, entity)).filter((e) => e.facts.uri !== snapshot.uri);
  return [...here, ...elsewhere.flatMap((e) => e.entity.spans.map((s): Location => ({ uri: e.facts.uri, range: rangeIn(e.facts.lines, s) })))];
}

/** Names as text, the entity's claims' cues and words are not lit; pronouns and other wordings of a speaker as reads. */
export function highlights(snapshot: Snapshot, position: Position): DocumentHighlight[] {
  const entity = entityAt(snapshot, position);
  if (!entity) return claimHighlights(snapshot, position);
  const named = (s: Span): boolean => [entity.name, ...entity.aliases].some((n) => snapshot.text.slice(s.start, s.end).includes(n));
  return spansOf(snapshot, entity).map((s) => ({ range: snapshot.positions.rangeOf(s), kind: named(s) ? DocumentHighlightKind.Text : DocumentHighlightKind.Read }));
}

/** On a cue or claim without a known speaker: all its parts. */
function claimHighlights(snapshot: Snapshot, position: Position): DocumentHighlight[] {
  const target = targetAt(snapshot, snapshot.positions.offsetAt(position));
  if (target?.mark.annotation.type !== 'claim') return [];
  const { spans, cue } = target.mark.annotation;
  return [...spans, ...cue.map((c) => c.span)].map((s) => ({ range: snapshot.positions.rangeOf(s), kind: DocumentHighlightKind.Text }));
}

function spansOf(snapshot: Snapshot, entity: GlossEntity): readonly Span[] {
  const spans = [...(mentionsByEntity(snapshot.live).get(entity.id) ?? [])];
  const ids = idsOfFound(snapshot);
  for (const mention of snapshot.analysis.mentions) {
    if (mention.form !== 'pronoun' || mention.entity === undefined) continue;
    if (ids.get(mention.entity) === entity.id && !spans.some((s) => s.start <= mention.span.start && mention.span.end <= s.end)) spans.push(mention.span);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The ids that marks give to the engine's entities, by index: a pronoun is no mark of its own but shares its entity with some. */
function idsOfFound(snapshot: Snapshot): ReadonlyMap<number, string> {
  const ids = new Map<number, string>();
  for (const { entityIndex, annotation } of snapshot.live) {
    if (entityIndex !== undefined && annotation.type === 'mention' && annotation.entity !== undefined) ids.set(entityIndex, annotation.entity);
  }
  return ids;
}
