// An article's annotations as lines to read: FILE:LINE:COLUMN and what stands there.
import type { Annotation, ClaimAnnotation, GlossEntity, MentionAnnotation } from '../core/model/annotation.js';
import type { ArticleFile } from './articleFile.js';
import { coloured } from './colour.js';
import { onOneLine } from './report.js';

type Entities = ReadonlyMap<string, GlossEntity>;

/** In text order, without what was rejected or is gone from the text. */
export function listing({ input, snapshot }: ArticleFile, colour: boolean): string[] {
  const { entities } = snapshot.marks;
  return snapshot.live.flatMap(({ annotation, state }) => {
    const [span] = annotation.spans;
    if (!span || state === 'candidate') return [];
    const { line, character } = snapshot.positions.positionAt(span.start);
    const kind = coloured(annotation.kind, annotation.type === 'claim' ? 'cyan' : 'green', colour);
    const what = annotation.type === 'claim' ? claimWords(annotation, entities) : mentionWords(annotation, entities);
    return [`${onOneLine(input.shown)}:${line + 1}:${character + 1}: ${kind} ${onOneLine(what)} [${annotation.status}]\n`];
  });
}

function mentionWords(m: MentionAnnotation, entities: Entities): string {
  const entity = m.entity === undefined ? undefined : entities.get(m.entity);
  const facts = [...(entity && entity.name !== m.quotes[0] ? [entity.name] : []), ...(entity?.country !== undefined ? [entity.country] : []), ...(entity?.at ? [entity.at.map((n) => n.toFixed(2)).join(' ')] : [])];
  return `${quoted(m)}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
}

function claimWords(c: ClaimAnnotation, entities: Entities): string {
  const speakers = c.speaker.map((p) => (p.entity === undefined ? undefined : entities.get(p.entity)?.name) ?? p.quote).filter((s) => s !== undefined);
  const cue = c.cue.map((p) => p.quote).join(' … ');
  const who = speakers.length > 0 ? ` by ${[...new Set(speakers)].join(', ')}` : '';
  return `${c.form ?? 'claim'}${who}${cue !== '' ? ` (${cue})` : ''}: ${quoted(c)}`;
}

const quoted = (a: Annotation): string => a.quotes.join(' … ');
