// Reads a treebank in CoNLL-U: words with tags and offsets, and GUM's entities, coreference and speakers from MISC and the comments.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface TreebankWord {
  readonly form: string;
  /** Universal tag. */
  readonly upos: string;
  /** Penn tag. */
  readonly xpos: string;
  /** UTF-16 offsets in the document's text. */
  readonly start: number;
  readonly end: number;
  /** Number of its sentence in the document. */
  readonly sentence: number;
}

export interface TreebankMention {
  /** Mentions of one entity of a document bear the same one. */
  readonly entity: string;
  /** person, organization, place, abstract, event … */
  readonly type: string;
  /** The title of the Wikipedia article on it, where it is linked. */
  readonly identity?: string;
  /** Indices of words in the document, `end` exclusive. */
  readonly first: number;
  readonly end: number;
  /** Index of its head word. */
  readonly head: number;
}

export interface TreebankDocument {
  readonly id: string;
  /** The words as printed; a paragraph's end is an empty line. */
  readonly text: string;
  readonly words: readonly TreebankWord[];
  readonly mentions: readonly TreebankMention[];
}

/** The documents of `file`, plain or .gz. */
export function readTreebank(file: string): TreebankDocument[] {
  const raw = readFileSync(file);
  return parseTreebank((file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8'));
}

export function parseTreebank(conllu: string): TreebankDocument[] {
  const documents: Builder[] = [];
  for (const line of conllu.split('\n')) {
    if (line.startsWith(NEW_DOCUMENT)) documents.push(new Builder(line.slice(NEW_DOCUMENT.length).trim()));
    else if (line.startsWith('# newpar')) documents.at(-1)?.paragraph();
    else if (line.startsWith('# sent_id')) documents.at(-1)?.sentence();
    else if (ROW.test(line)) documents.at(-1)?.row(line.split('\t'));
  }
  return documents.map((d) => d.made());
}

const NEW_DOCUMENT = '# newdoc id = ';
/** Hits words and words written as one ("1-2"); misses empty nodes ("1.1"). */
const ROW = /^\d+(?:-\d+)?\t/u;

/** One document being read. */
class Builder {
  private text = '';
  private readonly words: TreebankWord[] = [];
  private readonly mentions: TreebankMention[] = [];
  private readonly open: { entity: string; type: string; identity: string | undefined; head: number; first: number }[] = [];
  private gap = '';
  private sentences = -1;
  /** Words left of a form that several words share ("don't"). */
  private shared = 0;

  constructor(private readonly id: string) {}

  paragraph(): void {
    if (this.text !== '') this.gap = '\n\n';
  }

  sentence(): void {
    this.sentences += 1;
  }

  row([number = '', form = '', , upos = '', xpos = '', , , , , misc = '']: readonly string[]): void {
    const range = RANGE.exec(number);
    if (range) {
      this.write(form, misc);
      this.shared = Number(range[2]) - Number(range[1]) + 1;
      return;
    }
    const span = this.shared > 0 ? this.inShared(form) : this.write(form, misc);
    this.words.push({ form, upos, xpos, ...span, sentence: this.sentences });
    this.entities(ENTITY.exec(misc)?.[1] ?? '');
  }

  made(): TreebankDocument {
    const { id, text, words } = this;
    return { id, text, words, mentions: this.mentions.sort((a, b) => a.first - b.first || b.end - a.end) };
  }

  private write(form: string, misc: string): { start: number; end: number } {
    const start = this.text.length + this.gap.length;
    this.text += this.gap + form;
    this.gap = misc.includes('SpaceAfter=No') ? '' : ' ';
    return { start, end: start + form.length };
  }

  /** The place of a word inside the form that was written for several; their letters follow one another. */
  private inShared(form: string): { start: number; end: number } {
    this.shared -= 1;
    const from = Math.max(this.words.at(-1)?.end ?? 0, this.text.length - 40);
    const start = this.text.indexOf(form, from);
    const at = start < 0 ? this.text.length - 1 : start;
    return { start: at, end: Math.min(this.text.length, at + form.length) };
  }

  /** Brackets of MISC: `(12-person-…` opens, `12)` closes, `(12-person-…)` is one word. Fields: entity, type, status, salience, centre, head words, link, identity. */
  private entities(value: string): void {
    const here = this.words.length - 1;
    for (const [bracket] of value.matchAll(BRACKET)) {
      if (bracket.startsWith('(')) {
        const [entity = '', type = '', , , , head = '', , ...identity] = bracket.replace(EDGES, '').split('-');
        this.open.push({ entity: entity.replace(PART, ''), type, identity: identity.join('-') || undefined, head: here + Number(FIRST_NUMBER.exec(head)?.[0] ?? 1) - 1, first: here });
      }
      if (!bracket.endsWith(')')) continue;
      const own = bracket.startsWith('(') ? undefined : bracket.replace(EDGES, '').replace(PART, '');
      const k = own === undefined ? this.open.length - 1 : this.open.findLastIndex((o) => o.entity === own);
      const [o] = k < 0 ? [] : this.open.splice(k, 1);
      if (o) this.mentions.push({ entity: o.entity, type: o.type, first: o.first, end: here + 1, head: Math.min(o.head, here), ...(o.identity !== undefined ? { identity: o.identity } : {}) });
    }
  }
}

/** Hits "3-4". */
const RANGE = /^(\d+)-(\d+)$/u;
const ENTITY = /(?:^|\|)Entity=([^|]*)/u;
/** Hits "(12-person-new", "(12-person-new)", "12)". */
const BRACKET = /\([^()]*\)?|[^()]+\)/gu;
const EDGES = /^\(|\)$/gu;
/** Hits the part number of a mention in pieces: "12[1/2]". */
const PART = /\[\d+\/\d+\]/u;
const FIRST_NUMBER = /\d+/u;
