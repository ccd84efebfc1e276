// What happens to articles after they were annotated: the kinds of change of which news is made.
import { type Draft, type Piece } from './pieces.js';
import { pick, type Random } from './random.js';

export type Edit = (draft: Draft, random: Random) => Draft;
type Sentence = readonly Piece[];

const WORD = /^\p{L}{3,}$/u;
const isWord = (p: Piece): boolean => WORD.test(p.text);
const wordsOf = (draft: Draft): string[] => draft.flat(2).filter(isWord).map((p) => p.text);
const eachSentence = (draft: Draft, change: (s: Sentence) => readonly Sentence[]): Draft => draft.map((p) => p.flatMap(change));
const eachPiece = (draft: Draft, change: (p: Piece) => Piece): Draft => draft.map((p) => p.map((s) => s.map(change)));

/**
 * New sentences made of other sentences of the article with every third word another: the names and formulas that news repeats. Never
 * of the two that they are put between: where such a one is deleted later, what stands in its place is it in other words, and nobody could tell.
 * Never a mere copy either.
 */
const insert = (share: number): Edit => (draft, random) => {
  const stock = draft.flat().filter((s) => s.filter(isWord).length > 5);
  const words = wordsOf(draft);
  const composed = (beside: readonly (Sentence | undefined)[]): Sentence => {
    const model = pick(stock.filter((x) => !beside.includes(x)), random) ?? [];
    const made = model.map((p): Piece => ({ text: isWord(p) && random() < 0.33 ? (pick(words, random) ?? p.text) : p.text.replace('\n', ' ') }));
    return isCopy(made, model) ? composed(beside) : [...made, { text: ' ' }];
  };
  const all = draft.flat();
  return eachSentence(draft, (s) => (random() < share ? [composed([s, all[all.indexOf(s) - 1]]), s] : [s]));
};

/** No word came out another: where the model is deleted later, it is not gone but moved here. */
const isCopy = (made: Sentence, model: Sentence): boolean => model.length > 0 && made.every((p, i) => !isWord(p) || p.text === model[i]?.text);

const remove = (share: number): Edit => (draft, random) => eachSentence(draft, (s) => (random() < share ? [s.filter((p) => p.text === '\n')] : [s]));

const replace = (share: number): Edit => (draft, random) => {
  const words = wordsOf(draft);
  return eachPiece(draft, (p) => {
    const other = isWord(p) && random() < share ? pick(words, random) : undefined;
    return other === undefined || other === p.text ? p : { ...p, text: other, replaced: true };
  });
};

/** A letter too much, too few, or two in the wrong order; corrected or made, it comes to the same. */
const typos = (share: number): Edit => (draft, random) => eachPiece(draft, (p) => {
  if (!isWord(p) || random() >= share) return p;
  const at = 1 + Math.floor(random() * (p.text.length - 1));
  const [a, b] = [p.text.slice(0, at), p.text.slice(at)];
  const altered = [a + b.slice(1), `${a}${a.slice(-1)}${b}`, `${a.slice(0, -1)}${b.charAt(0)}${a.slice(-1)}${b.slice(1)}`][Math.floor(random() * 3)] ?? p.text;
  return altered === p.text ? p : { ...p, text: altered, replaced: true };
});

const move = (times: (paragraphs: number) => number): Edit => (draft, random) => {
  const list = [...draft];
  for (let n = times(list.length); n > 0; n--) {
    const [one] = list.splice(Math.floor(random() * list.length), 1);
    if (one) list.splice(Math.floor(random() * (list.length + 1)), 0, one);
  }
  return list.map((p) => (p.some((s) => s.some((x) => x.text === '\n')) ? p : [...p, [{ text: '\n' }]]));
};

/** Straight quotation marks made curly, curly ones straight. */
const quotes: Edit = (draft) => {
  let open = false;
  return eachPiece(draft, (p) => {
    switch (p.text) {
      case '"': open = !open; return { ...p, text: open ? '“' : '”' };
      case '“': case '”': return { ...p, text: '"' };
      case "'": return { ...p, text: '’' };
      case '’': case '‘': return { ...p, text: "'" };
      default: return p;
    }
  });
};

/** Lines broken anew at 72 columns inside paragraphs. */
const rewrap: Edit = (draft) => {
  let column = 0;
  return eachPiece(draft, (p) => {
    column = p.text === '\n' ? 0 : column + p.text.length;
    if (p.text !== ' ' || column < 72) return p;
    column = 0;
    return { ...p, text: '\n' };
  });
};

const then = (...edits: readonly Edit[]): Edit => (draft, random) => edits.reduce((d, edit) => edit(d, random), draft);

export const EDITS: Readonly<Record<string, Edit>> = {
  'insert sentences': insert(0.15),
  'delete sentences': remove(0.15),
  'replace words': replace(0.05),
  typos: typos(0.03),
  'move paragraphs': move((n) => Math.max(1, Math.round(n / 8))),
  'quote style': quotes,
  're-wrap lines': rewrap,
  mix: then(insert(0.08), remove(0.08), replace(0.02), typos(0.01), move((n) => Math.max(1, Math.round(n / 12))), quotes, rewrap),
};
