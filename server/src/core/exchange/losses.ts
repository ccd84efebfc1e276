// What an export could not carry, counted while it is written and told in words.

/** `loss`: cannot be got back from the export. `note`: written otherwise than it stands, nothing is gone. */
export type LossKind = 'loss' | 'note';

export interface Loss {
  /** Stable, dotted; the keys of `WORDS`. */
  readonly code: LossCode;
  readonly kind: LossKind;
  /** Annotations, articles, cells … as the message says. */
  readonly count: number;
  /** One sentence without a full stop, plain text. */
  readonly message: string;
  /** The first few articles concerned. */
  readonly files: readonly string[];
}

export interface LossCounter {
  add(code: LossCode, file: string, count?: number): void;
  /** In the order of `WORDS`; nothing counted, nothing listed. */
  list(): Loss[];
}

export function lossCounter(): LossCounter {
  const counts = new Map<LossCode, { count: number; readonly files: string[] }>();
  return {
    add(code, file, count = 1) {
      if (count === 0) return;
      const entry = counts.get(code) ?? { count: 0, files: [] };
      entry.count += count;
      if (entry.files.length < FILES_NAMED && !entry.files.includes(file)) entry.files.push(file);
      counts.set(code, entry);
    },
    list() {
      return CODES.flatMap((code) => {
        const entry = counts.get(code);
        return entry ? [{ code, kind: WORDS[code].kind, count: entry.count, message: sentence(code, entry.count), files: [...entry.files] }] : [];
      });
    },
  };
}

const FILES_NAMED = 5;

interface Words {
  readonly kind: LossKind;
  /** `#` stands for the number; the second form is the plural. */
  readonly one: string;
  readonly many: string;
}

const loss = (one: string, many: string): Words => ({ kind: 'loss', one, many });
const note = (one: string, many: string): Words => ({ kind: 'note', one, many });

const WORDS = {
  'annotation.unplaced': loss('# annotation left out: its words are no longer in the article', '# annotations left out: their words are no longer in the article'),
  'annotation.outside': loss('# annotation left out: its position lies outside the article', '# annotations left out: their positions lie outside the article'),
  'annotation.blank': loss('# annotation of nothing but white space left out', '# annotations of nothing but white space left out'),
  'annotation.id': loss('id of # annotation left out (the format numbers its own)', 'ids of # annotations left out (the format numbers its own)'),
  'annotation.provenance': loss('annotator and time of # annotation left out', 'annotator and time of # annotations left out'),
  'annotation.score': loss('score and reason of # suggestion left out', 'score and reason of # suggestions left out'),
  'annotation.former': loss('former wording of # annotation left out', 'former wordings of # annotations left out'),
  'annotation.foreign': loss("other tools' ids of # annotation left out", "other tools' ids of # annotations left out"),
  'annotation.status': loss('status of # annotation left out', 'status of # annotations left out'),
  'annotation.class': loss('form, force or other class of # annotation left out', 'form, force or other class of # annotations left out'),
  'annotation.note': loss('note of # annotation left out', 'notes of # annotations left out'),
  'annotation.attributes': loss("newsroom's attributes of # annotation left out", "newsroom's attributes of # annotations left out"),
  'annotation.entity': loss('entity of # annotation left out', 'entities of # annotations left out'),
  'annotation.overlap': loss('# annotation left out that overlaps another', '# annotations left out that overlap others'),
  'annotation.trimmed': loss('white space at the ends of # annotation left out', 'white space at the ends of # annotations left out'),
  'annotation.snapped': loss('# annotation widened to whole words', '# annotations widened to whole words'),
  'claim.parts': loss('# speaker or cue left out', '# speakers or cues left out'),
  'claim.left-out': loss('# claim left out (the format holds names only)', '# claims left out (the format holds names only)'),
  'claim.verdict': loss('# verdict left out', '# verdicts left out'),
  'link.target': loss('# link left out: what it points to is not in the export', '# links left out: what they point to is not in the export'),
  'link.dropped': loss('# link between annotations left out', '# links between annotations left out'),
  'entity.details': loss('roles, other names, coordinates or notes of # entity left out', 'roles, other names, coordinates or notes of # entities left out'),
  'article.details': loss('title, outlet, date or other details of # article left out', 'title, outlet, date or other details of # articles left out'),
  'span.cut': loss('# annotation cut in fragments at line ends', '# annotations cut in fragments at line ends'),
  'span.parted': loss('# annotation in fragments written as several annotations', '# annotations in fragments written as several annotations'),
  'note.line-ends': loss('line ends in # note written as ⏎', 'line ends in # notes written as ⏎'),
  'list.separator': loss('"; " inside # listed value written as ", "', '"; " inside # listed values written as ", "'),
  'text.spacing': loss('spaces and line ends of # article left out (the format keeps words only)', 'spaces and line ends of # articles left out (the format keeps words only)'),
  'text.controls': loss('control characters replaced in # article', 'control characters replaced in # articles'),
  'text.left-out': loss('text of # article left out', 'texts of # articles left out'),
  'annotation.left-out': loss('# annotation left out that the format does not show', '# annotations left out that the format does not show'),
  'place.class': note('class of # place is not known and written as P', 'classes of # places are not known and written as P'),
  'place.nowhere': note('# place without coordinates written without a position', '# places without coordinates written without a position'),
  'import.cue-alone': loss('# cue that belongs to no claim left out', '# cues that belong to no claim left out'),
  'import.mention-joined': loss('# mention in fragments taken as one stretch', '# mentions in fragments taken as one stretch'),
  'import.link': loss('# link left out that joins what cannot be linked', '# links left out that join what cannot be linked'),
  'import.unknown': loss('# entry left out that is of no known kind', '# entries left out that are of no known kind'),
  'import.other-annotator': loss('annotations of # other annotator left out', 'annotations of # other annotators left out'),
  'import.other-label': loss('# further label of the same words left out', '# further labels of the same words left out'),
  'import.comments': loss('# comment left out', '# comments left out'),
  'import.not-accepted': loss('# example left out that was not accepted', '# examples left out that were not accepted'),
  'import.event': loss('# event taken as its trigger and links', '# events taken as their triggers and links'),
  'import.unplaced': loss('# annotation left out: its words do not stand in the article', '# annotations left out: their words do not stand in the article'),
  'import.moved': note("# annotation placed by its words: the article's text differs", "# annotations placed by their words: the article's text differs"),
  'import.known': note('# annotation brought up to date that was there already', '# annotations brought up to date that were there already'),
  'import.label': note('# annotation taken under another name of its kind', '# annotations taken under another name of their kind'),
  'text.surrogates': loss('broken characters replaced in # article', 'broken characters replaced in # articles'),
  'annotation.reworded': note('# annotation written with the words that stand in the article now', '# annotations written with the words that stand in the article now'),
  'annotation.fragments': note('# annotation in fragments written as several targets; other tools may take each for itself', '# annotations in fragments written as several targets; other tools may take each for itself'),
  'annotation.renamed': note('id of # annotation given a number: it stood twice in its article', 'ids of # annotations given a number: they stood twice in their article'),
  'time.left-out': loss('time of # annotation left out: it is no date with a time', 'times of # annotations left out: they are no dates with a time'),
  'time.not-utc': note('# time that is not in UTC written as plain text', '# times that are not in UTC written as plain text'),
  'type.renamed': note('# name of a kind or link written with plain letters', '# names of kinds or links written with plain letters'),
  'attribute.as-note': note('# attribute written as a note', '# attributes written as notes'),
  'cell.guarded': note("# cell that a spreadsheet would run as a formula begins with an added '", "# cells that a spreadsheet would run as formulas begin with an added '"),
  'file.renamed': note('# article written under another name', '# articles written under another name'),
  'text.line-ends': note('line ends written as LF in # article', 'line ends written as LF in # articles'),
  'text.mark': note('byte order mark left out in # article', 'byte order marks left out in # articles'),
} as const satisfies Readonly<Record<string, Words>>;

export type LossCode = keyof typeof WORDS;

const isCode = (code: string): code is LossCode => Object.hasOwn(WORDS, code);
const CODES: readonly LossCode[] = Object.keys(WORDS).filter(isCode);

const sentence = (code: LossCode, count: number): string => (count === 1 ? WORDS[code].one : WORDS[code].many).replace('#', String(count));

/** True where something cannot be got back: what `--strict` fails on. */
export const isLossy = (losses: readonly Loss[]): boolean => losses.some((l) => l.kind === 'loss');
