// Very many articles with gloss files, each another one and the same on every run: what exports and `annotate` are measured on.
import { applyOperations } from '../../../server/src/core/gloss/edit.js';
import type { Annotation, GlossEntity } from '../../../server/src/core/model/annotation.js';
import type { GlossOperation } from '../../../server/src/core/model/gloss.js';
import { pick, type Random, seeded } from '../anchoring/random.js';

export interface BenchArticle {
  readonly file: string;
  readonly text: string;
  readonly gloss: string;
  readonly annotations: number;
}

const PEOPLE = [
  ['Ilse Brandt', 'harbour master'], ['Karin Voss', 'mayor'], ['Jon Aasen', 'engineer'], ['Mette Lund', 'union secretary'], ['Piet Kramer', 'ferry captain'],
  ['Noor Haddad', 'hydrologist'], ['Tomas Vidal', 'fire chief'], ['Edda Falk', 'councillor'], ['Owen Marsh', 'tide-table keeper'], ['Ruta Kalnins', 'auditor'],
] as const;
const PLACES = ['Bergen', 'Aarhus', 'Rotterdam', 'Gdansk', 'Hull', 'Turku', 'Porto', 'Galway', 'Trieste', 'Rouen'] as const;
const CLAIMS = [
  'the old crane on quay # will be taken down before spring', 'two in # boats had no valid papers', 'repairs of lock # would cost less than planned', 'water in basin # stood higher than in any year since the flood',
  'nobody was hurt when store # burned', 'the night ferry lost # passengers a week to the bridge', 'berth # stays shut until the divers have looked at it', 'the port had taken in # million crowns more than it said',
] as const;
const CUES = ['said', 'told reporters', 'warned', 'wrote in a letter', 'admitted'] as const;
const FILLERS = [
  'Rain fell on the quays through the afternoon, and the market closed early.', 'The council meets again on Thursday to vote on the plan.', 'A list of open berths hangs beside the office door.',
  'Fishing crews had waited for an answer since the autumn.', 'Trucks stood in line as far as the old customs house.', 'The letter came with four pages of tables and a map.',
] as const;
const WHEN = '2026-11-23T09:30:00Z';

/** A claim, its speaker and where it was made, as one sentence. */
const PER_STATEMENT = 3;

/** About 260 words with `count` annotations (claims with speaker and cue, persons, places, entities); every fourth article is no plain ASCII. */
export function benchArticle(number: number, count = 20): BenchArticle {
  const random = seeded(number + 1);
  const article: Draft = { text: `${of(PLACES, random)} harbour report ${number}${number % 4 === 0 ? ' – “évolution” 🚢' : ''}\n\n`, operations: PEOPLE.map(([name, role]) => ({ kind: 'putEntity', entity: entity(name, role) })), annotations: 0 };
  while (article.annotations < count) {
    article.text += `${of(FILLERS, random)} `;
    addStatement(article, random, Math.min(PER_STATEMENT, count - article.annotations));
    article.text += article.annotations % 9 === 0 ? '\n\n' : ' ';
  }
  const file = `report-${String(number).padStart(5, '0')}.txt`;
  const made = applyOperations(undefined, article.operations, { file, text: article.text });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return { file, text: article.text, gloss: made.value.source, annotations: article.annotations };
}

interface Draft {
  text: string;
  readonly operations: GlossOperation[];
  annotations: number;
}

function addStatement(draft: Draft, random: Random, annotations: number): void {
  const [name] = of(PEOPLE, random);
  const content = of(CLAIMS, random).replace('#', String(2 + Math.floor(random() * 97)));
  const words = { content: `“${content.charAt(0).toUpperCase()}${content.slice(1)},”`, cue: of(CUES, random), name, place: of(PLACES, random) };
  const at = draft.text.length;
  draft.text += `${words.content} ${words.name} ${words.cue} in ${words.place}.`;
  const id = (n: number): string => (draft.annotations + n).toString(36).padStart(4, '2');
  draft.operations.push(...statement(at, words, id).slice(0, annotations).map((annotation) => ({ kind: 'put' as const, annotation })));
  draft.annotations += annotations;
}

interface Words {
  readonly content: string;
  readonly cue: string;
  readonly name: string;
  readonly place: string;
}

function statement(at: number, { content, cue, name, place }: Words, id: (n: number) => string): Annotation[] {
  const common = { status: 'accepted', by: 'ada', when: WHEN } as const;
  const person = spanOf(at + content.length + 1, name);
  const said = spanOf(person.end + 1, cue);
  const where = spanOf(said.end + ' in '.length, place);
  const speaker = [{ entity: idOf(name), span: person, quote: name }];
  return [
    { type: 'claim', id: `c-${id(0)}`, kind: 'claim', spans: [spanOf(at, content)], quotes: [content], speaker, cue: [{ span: said, quote: cue }], act: 'communication', form: 'direct', force: 'neutral', ...common },
    { type: 'mention', id: `m-${id(1)}`, kind: 'person', spans: [person], quotes: [name], entity: idOf(name), as: 'name', ...common },
    { type: 'mention', id: `m-${id(2)}`, kind: 'place', spans: [where], quotes: [place], as: 'name', ...common },
  ];
}

const spanOf = (start: number, words: string): { start: number; end: number } => ({ start, end: start + words.length });
const idOf = (name: string): string => (name.split(' ')[1] ?? name).toLowerCase();
const entity = (name: string, role: string): GlossEntity => ({ id: idOf(name), kind: 'person', name, roles: [role], aliases: [], by: 'ada', when: WHEN });

function of<T>(list: readonly T[], random: Random): T {
  const found = pick(list, random);
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}
