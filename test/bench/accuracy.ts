// Accuracy of the engine: each gold corpus apart where they are at hand, else the sample newsroom's finished gloss files.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyse } from '../../server/src/core/detect/analyse.js';
import { worthIn } from '../../server/src/core/detect/claims/worth.js';
import { documentRecord, type DocumentRecord, type PersonRecord, type PlaceKinds } from '../../server/src/core/exchange/jsonl/record.js';
import type { Resources } from '../../server/src/core/detect/resources.js';
import type { Gazetteer } from '../../server/src/core/lexicon/gazetteer.js';
import type { Analysis } from '../../server/src/core/model/analysis.js';
import { loadResources } from '../../server/src/node/resources.js';
import { withFolders } from './folderGiven.js';
import { withHomes } from './homeGiven.js';
import { mostPopulous } from './mostPopulous.js';
import { onlyReporting, reportingCues, type IsReporting } from './reporting.js';
import { resolvedSpeakers } from './resolvedSpeakers.js';
import { sampleGold } from './sampleGold.js';
import { scoreSpans } from './scoreSpans.js';
import { treebankFigures } from './treebanks/measures.js';

/** One figure of the table: F1, accuracy or average precision in percent, one decimal. */
export interface Figure {
  readonly set: string;
  readonly measure: string;
  readonly percent: number;
}

interface GoldDocument { readonly id: string; readonly text: string; readonly attributions?: readonly { readonly cue?: readonly (readonly [number, number])[] }[] }
interface ScoreReport {
  readonly prf: Readonly<Record<string, { readonly f1: number }>>;
  readonly resolution?: { readonly unresolvedAsMax?: { readonly acc161: number } | null; readonly endToEnd?: { readonly f1: number }; readonly country?: { readonly accuracy: number } | null };
  readonly sourceGivenContent?: { readonly headWhereGoldHasSource: number };
  readonly claimRanking?: { readonly meanAveragePrecision: number; readonly pooledAP: number };
}
type Scorer = (gold: readonly GoldDocument[], system: readonly DocumentRecord[]) => ScoreReport;

/** The dev sets, with the kinds of places that each one's guidelines count. */
const SETS: readonly { readonly file: string; readonly kinds: PlaceKinds }[] = [
  { file: 'polnear.dev', kinds: 'all' }, { file: 'gum-news.dev', kinds: 'names' }, { file: 'gum-interview.dev', kinds: 'names' },
  { file: 'geowebnews.dev', kinds: 'all' }, { file: 'lgl.dev', kinds: 'all' }, { file: 'tr-news.dev', kinds: 'all' },
  { file: 'geovirus.dev', kinds: 'names' }, { file: 'worldwide.dev', kinds: 'names' }, { file: 'uner-pud-news.dev', kinds: 'names' },
  { file: 'clef19.dev', kinds: 'all' }, { file: 'claimbuster.dev', kinds: 'all' },
];
const MEASURES = ['content fragment exact', 'content tokens', 'content jaccard>=0.5', '  direct (jaccard>=0.5)', '  mixed (jaccard>=0.5)', '  indirect (jaccard>=0.5)',
  'source mention exact', 'cue mention exact', 'joint content(j>=0.5)+source head', 'sentences exact', 'persons exact', 'places (all) exact', 'places (literal; others ignored) exact', 'claims (sentences)'];

const REPORTING_MEASURES = ['content covered >0.3', 'content covered >0.8'];
/** The sets with attributions by the guidelines that the reporting measure was defined on. */
const REPORTING_SET = 'polnear.dev';

/** Where the gold corpora lie; they are no part of the project. */
export const corporaFolder = (root: string): string => process.env['NEWSGLOSS_CORPORA'] ?? join(root, '..', 'shared', 'corpora');

export async function accuracy(root: string, only?: string): Promise<readonly Figure[]> {
  const corpora = corporaFolder(root);
  return existsSync(join(corpora, 'score.mjs')) ? corpusFigures(root, corpora, only) : sampleFigures(root);
}

async function corpusFigures(root: string, corpora: string, only: string | undefined): Promise<Figure[]> {
  const module: { readonly score: Scorer } = await import(pathToFileURL(join(corpora, 'score.mjs')).href);
  const resources = loadResources();
  const figures: Figure[] = [];
  for (const { file, kinds } of SETS.filter((s) => only === undefined || s.file.startsWith(only))) {
    const path = join(corpora, 'gold', `${file}.jsonl`);
    if (!existsSync(path)) continue;
    const gold = readFileSync(path, 'utf8').split('\n').filter((l) => l.trim() !== '').map((l): GoldDocument => JSON.parse(l));
    const analyses = new Map(gold.map((d) => [d.id, analyse(d.text, resources)] as const));
    const system = gold.flatMap((d) => { const a = analyses.get(d.id); return a ? [documentRecord(d.id, d.text, a, { places: kinds, worth: worthIn(d.text, a.sentences, resources.lexicon.worth) })] : []; });
    const everybody = gold.flatMap((d) => { const a = analyses.get(d.id); return a ? [documentRecord(d.id, d.text, a, { places: kinds, persons: 'all' })] : []; });
    figures.push(...figuresOf(file, module.score(gold, system)), ...placeFigures(file, gold, system, module.score, resources.gazetteer), ...(file === LOCAL_SET ? homeFigures(file, gold, module.score, resources) : []), ...gumFigures(file, gold, everybody, module.score), ...speakerFigures(root, file, analyses));
    if (file === REPORTING_SET) figures.push(...reportingFigures(file, { gold, system, score: module.score, isReporting: reportingCues(root) }));
  }
  figures.push(...treebankFigures(corpora, resources, only));
  return figures;
}

function figuresOf(set: string, report: ScoreReport): Figure[] {
  const percent = (x: number): number => Math.round(1000 * x) / 10;
  // What these sentences say of sentences not seen stands in server/data/models/worth.md.
  const learned = (measure: string): string => (set.startsWith('claimbuster') && measure.startsWith('claims') ? ' (learned from)' : '');
  const figures = MEASURES.flatMap((m) => { const x = report.prf[m]; return x ? [{ set, measure: `${m.trim()} F1${learned(m)}`, percent: percent(x.f1) }] : []; });
  const add = (measure: string, x: number | undefined): void => { if (x !== undefined) figures.push({ set, measure, percent: percent(x) }); };
  add('resolution acc@161km, unresolved wrong', report.resolution?.unresolvedAsMax?.acc161);
  add('resolution end to end F1', report.resolution?.endToEnd?.f1);
  add('source head right, given content', report.sourceGivenContent?.headWhereGoldHasSource);
  // One sentence a document there: only all of them together make a ranking.
  if (set.startsWith('claimbuster')) add(`claims average precision, all sentences together${learned('claims')}`, report.claimRanking?.pooledAP);
  else add('claims MAP', report.claimRanking?.meanAveragePrecision);
  return figures;
}

interface Compared { readonly gold: readonly GoldDocument[]; readonly system: readonly DocumentRecord[]; readonly score: Scorer; readonly isReporting: IsReporting }

function reportingFigures(set: string, { gold, system, score, isReporting }: Compared): Figure[] {
  const report = score(gold.map((d) => onlyReporting(d, isReporting)), system.map((d) => onlyReporting(d, isReporting)));
  return REPORTING_MEASURES.flatMap((m) => { const x = report.prf[m]; return x ? [{ set, measure: `reporting cues: ${m} F1`, percent: Math.round(1000 * x.f1) / 10 }] : []; });
}

/** Countries, none given counted as wrong, and both measures of resolution by the most populous place of each name found. */
function placeFigures(set: string, gold: readonly GoldDocument[], system: readonly DocumentRecord[], score: Scorer, gazetteer: Gazetteer | undefined): Figure[] {
  const figures = (records: readonly DocumentRecord[], of: string): Figure[] => {
    const found = score(gold, records.map((d) => ({ ...d, places: d.places.map((p) => ({ ...p, country: p.country ?? NO_COUNTRY })) }))).resolution;
    const rows: readonly (readonly [string, number | undefined])[] = [['country right', found?.country?.accuracy], ...(of === '' ? [] : [['resolution acc@161km, unresolved wrong', found?.unresolvedAsMax?.acc161] as const])];
    return rows.flatMap(([measure, x]) => (x === undefined ? [] : [{ set, measure: `${of}${measure}`, percent: Math.round(1000 * x) / 10 }]));
  };
  return [...figures(system, ''), ...(gazetteer ? figures(system.map((d) => mostPopulous(d, gazetteer)), 'most populous: ') : [])];
}

/** Local papers, which leave out what their readers know. */
const LOCAL_SET = 'lgl.dev';

function homeFigures(set: string, gold: readonly GoldDocument[], score: Scorer, resources: Resources): Figure[] {
  const told = { 'told the home state': withHomes, 'other articles of the folder decided': withFolders };
  return Object.entries(told).flatMap(([what, read]) => {
    const x = score(gold, read(gold, resources)).resolution?.unresolvedAsMax?.acc161;
    return x === undefined ? [] : [{ set, measure: `resolution acc@161km, ${what}`, percent: Math.round(1000 * x) / 10 }];
  });
}

/** A code that no country has: the scorer passes over places without one. */
const NO_COUNTRY = 'ZZ';

/** The same persons by GUM's guidelines, from what each record says of itself. */
function gumFigures(set: string, gold: readonly GoldDocument[], system: readonly DocumentRecord[], score: Scorer): Figure[] {
  if (!set.startsWith('gum')) return [];
  const f1 = score(gold, system.map((d) => ({ ...d, persons: d.persons.flatMap((p) => byGum(p, d.text)) }))).prf['persons exact']?.f1;
  return f1 === undefined ? [] : [{ set, measure: 'persons exact F1, by GUM\'s guidelines', percent: Math.round(1000 * f1) / 10 }];
}

/**
 * GUM counts offices alone, takes a capitalised title into the name ("Prime Minister …"), and counts the whole phrase where a small-letter role heads it ("author …").
 * Of a phrase that goes on with "of" and the like the corpus keeps the proper nouns that open it: "Governor" of "Governor of Norland Ada Quist".
 */
function byGum(person: PersonRecord, text: string): PersonRecord[] {
  if (person.role !== undefined) return [];
  const [start, end] = person.titled ?? [person.start, person.end];
  const opener = person.titled || person.kind === 'office' ? OPENER.exec(text.slice(start, end))?.[0].length : undefined;
  return [{ ...person, start, end: start + (opener ?? end - start) }];
}

// Hits "Foreign Minister" of "Foreign Minister of Norland"; misses "President Charles de Gaulle".
const OPENER = /^.+?(?= (?:of|to|for) )/u;

/** Of the annotated sources that stand in an attribution, how many mean the right entity; and of all annotated ones. */
function speakerFigures(root: string, set: string, analyses: ReadonlyMap<string, Analysis>): Figure[] {
  return [...resolvedSpeakers(root, set, analyses)].flatMap(([group, { all, found, right }]) => [
    { set, measure: `resolved right where found: ${group}`, percent: Math.round(1000 * right / Math.max(1, found)) / 10 },
    ...(group === 'pronoun, surname or role' ? [{ set, measure: `resolved right of all: ${group}`, percent: Math.round(1000 * right / Math.max(1, all)) / 10 }] : []),
  ]);
}

function sampleFigures(root: string): Figure[] {
  const resources = loadResources();
  const folder = join(root, 'samples', 'newsroom');
  const pairs = readdirSync(folder).filter((f) => f.endsWith('.gloss.yaml')).map((f) => {
    const gold = sampleGold(join(folder, f));
    return { gold, system: analyse(gold.text, resources) };
  });
  return scoreSpans(pairs).map((f) => ({ set: 'samples/newsroom', ...f }));
}
