// The engine's one door: from an article's text to everything that is found in it, block by block with what the article as a whole tells.
import { firstWhere } from '../base/search.js';
import type { Span } from '../base/span.js';
import { contains, shift } from '../base/span.js';
import type { Analysis, Block, Quotation, Structure } from '../model/analysis.js';
import type { GlossEntity } from '../model/annotation.js';
import type { BlockKind } from '../model/kinds.js';
import { readBlock, type BlockReading } from './blockReading.js';
import { carryOver } from './carry.js';
import { conclude } from './conclude.js';
import { withAgencies } from './coreference/agency.js';
import { castNames, type PlacedReading } from './coreference/names.js';
import { knownMentions } from './coreference/known.js';
import { readsAsEnglish } from './language.js';
import { movedAround } from './editedBlock.js';
import { emptyMemory, forget, goOn, recall, type BlockMemory } from './memory.js';
import { placeMentions } from './mentions/placeMentions.js';
import { editBetween } from './moves.js';
import { findQuotations } from './quotations/quotations.js';
import type { Resources } from './resources.js';
import { parseConventions, type Conventions } from './structure/conventions.js';
import { findStructure } from './structure/structure.js';

export interface AnalyseOptions {
  /** Entities of the gloss file and of the newsroom: their names are found first. */
  readonly known?: readonly GlossEntity[];
}

export interface Analyser {
  /**
   * Everything found in `text`. `previous` = the analysis of an earlier version by this analyser: blocks that have not changed are not read again.
   * Time linear in the text; a change inside one block costs that block and the steps over the whole article.
   */
  analyse(text: string, previous?: Analysis, options?: AnalyseOptions): Analysis;
  /** The shape alone, with title, byline and date: a small part of the analysis. */
  structure(text: string): Structure;
}

/** An analyser that keeps the readings of blocks between versions of a text. */
export function createAnalyser(resources: Resources): Analyser {
  const kept = new WeakMap<Analysis, BlockMemory>();
  const conventions = parseConventions(resources.lexicon.files);
  return {
    analyse(text, previous, options) {
      const old = previous ? kept.get(previous) : undefined;
      const memory = emptyMemory(old);
      const analysis = analyseWith({ text, resources, conventions, options: options ?? {}, previous, old, memory });
      kept.set(analysis, memory);
      return analysis;
    },
    structure: (text) => findStructure(text, conventions),
  };
}

/** One analysis without memory. */
export function analyse(text: string, resources: Resources, options?: AnalyseOptions): Analysis {
  return createAnalyser(resources).analyse(text, undefined, options);
}

interface Job {
  readonly text: string;
  readonly resources: Resources;
  readonly conventions: Conventions;
  readonly options: AnalyseOptions;
  readonly previous: Analysis | undefined;
  readonly old: BlockMemory | undefined;
  readonly memory: BlockMemory;
}

/** Blocks whose words are running text, and headings between them, of which names alone are read. */
const READ: ReadonlySet<BlockKind> = new Set<BlockKind>(['headline', 'standfirst', 'section', 'caption', 'paragraph', 'listItem']);

function analyseWith(job: Job): Analysis {
  const { text, resources, memory, previous, old } = job;
  const past = old?.article.reading;
  const edit = past === undefined || past.versions >= MOST_VERSIONS ? undefined : editBetween(past.text, text);
  const moved = old && previous && past && edit ? movedAround(edit, { past: past.text, text, previous, old, memory }) : undefined;
  if (moved && old) goOn(memory, old);
  const structure = moved?.structure ?? findStructure(text, job.conventions, { now: memory.structure, old: old?.structure });
  const quotations = moved?.quotations ?? findQuotations(text, structure, { now: memory.quotations, old: old?.quotations });
  const known = withAgencies(knownMentions(text, job.options.known ?? []), text, structure);
  if (!readsAsEnglish(text)) return conclude({ text, structure, quotations, blocks: [], names: castNames([], known, resources), known, places: [], resources, language: 'other', memory, old });
  const read = (block: Block): BlockReading => readKept(job, block, quotationsIn(block, quotations));
  const carried = old && previous && edit ? carryOver({ text, previous, old, memory, structure, quotations, edit, moved, known, resources, read }) : undefined;
  if (carried) return carried;
  const blocks = moved && past ? readAgain(past.blocks, structure, moved.block, read) : readBlocks(structure, read);
  for (const mention of known) placeInBlocks(mention, blocks);
  const names = castNames(blocks, known, resources);
  const places = placeMentions({ text, structure, blocks, names, known, resources, memory, old, edited: moved?.block });
  if (moved && past) forget(memory, past, moved.block);
  memory.article.reading = { text, blocks, known, named: memory.article.named ?? [], versions: moved && past ? past.versions + 1 : 0 };
  return conclude({ text, structure, quotations, blocks, names, known, places, resources, language: 'en', memory, old });
}

/** After so many versions everything is read again, so that what is kept of words that are gone does not grow. */
const MOST_VERSIONS = 1000;

function readBlocks(structure: Structure, read: (block: Block) => BlockReading): PlacedReading[] {
  const placed: PlacedReading[] = [];
  let firstSentence = 0;
  structure.blocks.forEach((block, number) => {
    if (!READ.has(block.kind) || block.body.end <= block.body.start) return;
    const reading = read(block);
    placed.push({ reading, start: block.body.start, block: number, firstSentence });
    firstSentence += reading.sentences.length;
  });
  return placed;
}

/** The blocks of the version before, moved, with block `edited` read anew. */
function readAgain(past: readonly PlacedReading[], structure: Structure, edited: number, read: (block: Block) => BlockReading): PlacedReading[] {
  let firstSentence = 0;
  return past.map(({ reading: before, start, block: number }) => {
    const block = structure.blocks[number];
    const reading = number === edited && block ? read(block) : before;
    const placed = { reading, start: block?.body.start ?? start, block: number, firstSentence };
    firstSentence += reading.sentences.length;
    return placed;
  });
}

/** The reading of a block's body with its quotations, by the memory where both were met before. */
function readKept({ text, resources, memory, old }: Job, block: Block, quotations: readonly Quotation[]): BlockReading {
  const body = text.slice(block.body.start, block.body.end);
  const own = quotations.map((q) => relative(q, block.body.start));
  const key = `${own.map(signature).join(' ')}\n${body}`;
  const reading = recall(memory.readings, old?.readings, key, () => readBlock(body, own, resources));
  return block.kind === 'section' ? namesAlone(reading) : reading;
}

/** Nobody says anything in a heading between paragraphs. */
const namesAlone = ({ sentences, chains, names }: BlockReading): BlockReading => ({ sentences, chains, names, drafts: [], free: [], announces: undefined });

/** Quotations are in text order and none crosses its block's end. */
function quotationsIn(block: Block, quotations: readonly Quotation[]): Quotation[] {
  const own: Quotation[] = [];
  for (let k = firstWhere(quotations.length, (i) => (quotations[i]?.span.start ?? Infinity) >= block.body.start); k < quotations.length; k++) {
    const quotation = quotations[k];
    if (!quotation || quotation.span.start >= block.body.end) break;
    if (contains(block.body, quotation.span)) own.push(quotation);
  }
  return own;
}

const relative = (q: Quotation, base: number): Quotation => ({ span: shift(q.span, -base), inner: shift(q.inner, -base), kind: q.kind, continues: q.continues });

/** What a block's reading takes from its quotations. */
const signature = (q: Quotation): string => `${q.span.start}-${q.span.end}${q.kind}${q.continues ? '+' : ''}`;

function placeInBlocks(mention: { readonly span: Span; sentence: number; block: number }, blocks: readonly PlacedReading[]): void {
  for (const placed of blocks) {
    const at = mention.span.start - placed.start;
    const n = placed.reading.sentences.findIndex((s) => s.start <= at && at < s.end);
    if (at < 0 || n < 0) continue;
    mention.sentence = placed.firstSentence + n;
    mention.block = placed.block;
    return;
  }
}
