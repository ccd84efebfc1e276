// A long article with a gloss file of very many annotations, as the tool itself writes it.
import { applyOperations } from '../../server/src/core/gloss/edit.js';
import type { Annotation, GlossEntity } from '../../server/src/core/model/annotation.js';
import type { GlossOperation } from '../../server/src/core/model/gloss.js';

const NAMES = ['Ilse Brandt', 'Karin Voss', 'Jon Aasen', 'Mette Lund', 'Piet Kramer'];
const WHEN = '2026-11-23T09:30:00Z';

/** Two annotations a sentence: who speaks, and what is claimed. The same for the same count. */
export function manyAnnotations(count: number): { readonly file: string; readonly text: string; readonly gloss: string } {
  const sentences: string[] = [];
  const operations: GlossOperation[] = NAMES.map((name, i) => ({ kind: 'putEntity', entity: entity(i, name) }));
  let length = 0;
  for (let i = 0; i * 2 < count; i++) {
    const name = NAMES[i % NAMES.length] ?? '';
    const content = `“Quay ${i} stays shut until berth ${(i * 7) % 101} is mended,”`;
    const sentence = `${content} ${name} told reporters in Varnholm.${i % 5 === 4 ? '\n\n' : ' '}`;
    operations.push(...annotations(i, length, content, name).slice(0, count - i * 2).map((annotation) => ({ kind: 'put' as const, annotation })));
    sentences.push(sentence);
    length += sentence.length;
  }
  const text = sentences.join('');
  const made = applyOperations(undefined, operations, { file: 'many.txt', text });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return { file: 'many.txt', text, gloss: made.value.source };
}

const idOf = (name: string): string => (name.split(' ')[1] ?? name).toLowerCase();
const entity = (i: number, name: string): GlossEntity => ({ id: idOf(name), kind: 'person', name, roles: i % 2 === 0 ? ['harbour master'] : [], aliases: [], by: 'ada', when: WHEN });

function annotations(i: number, at: number, content: string, name: string): Annotation[] {
  const start = at + content.length + 1;
  const person = { start, end: start + name.length };
  const cue = { start: person.end + 1, end: person.end + 5 };
  const common = { status: i % 3 === 0 ? 'accepted' : 'added', by: 'ada', when: WHEN } as const;
  const speaker = [{ entity: idOf(name), span: person, quote: name }];
  return [
    { type: 'claim', id: `c-${i.toString(36).padStart(4, '2')}`, kind: 'claim', spans: [{ start: at, end: at + content.length }], quotes: [content], speaker, cue: [{ span: cue, quote: 'told' }], act: 'communication', form: 'direct', force: 'neutral', ...common },
    { type: 'mention', id: `m-${i.toString(36).padStart(4, '2')}`, kind: 'person', spans: [person], quotes: [name], entity: idOf(name), as: 'name', ...common },
  ];
}
