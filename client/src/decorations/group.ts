// Sorts marks into the looks they are drawn in; no editor in here.
import type { Layer, MarkView, Position, Range } from '../../../server/src/protocol/protocol.js';
import { comparePositions, hull } from '../base/ranges.js';

/** What is shown: the settings under `newsgloss.show`. */
export interface Shown {
  readonly speakers: boolean;
  /** Persons, organisations and other entities that do not speak. */
  readonly names: boolean;
  readonly places: boolean;
  readonly cues: boolean;
  readonly claims: boolean;
  readonly statements: boolean;
  readonly onlyDecided: boolean;
  readonly rejected: boolean;
}

const MENTION_LAYERS = ['speaker', 'person', 'organisation', 'place'] as const;
const CLAIM_FORMS = ['direct', 'mixed', 'indirect'] as const;
const STATES = ['suggested', 'decided'] as const;
type MentionLayer = (typeof MENTION_LAYERS)[number];
type ClaimForm = (typeof CLAIM_FORMS)[number];
type State = (typeof STATES)[number];

/** One editor decoration type each. */
export type Look =
  | `${MentionLayer}.${State}` | 'place.ambiguous'
  | 'cue' | `claim.${ClaimForm}.${State}` | 'claim.bar' | `statement.${State}` | 'rejected' | 'noted';

/** Every look, those drawn below first. */
export const LOOKS: readonly Look[] = [
  ...CLAIM_FORMS.flatMap((f) => STATES.map((s): Look => `claim.${f}.${s}`)),
  'claim.bar',
  ...STATES.map((s): Look => `statement.${s}`),
  'cue',
  ...MENTION_LAYERS.flatMap((l) => STATES.map((s): Look => `${l}.${s}`)),
  'place.ambiguous', 'rejected', 'noted',
];

/** The setting that shows a layer; a layer of no setting is always shown. */
const SETTING_OF: Readonly<Record<Layer, keyof Shown | undefined>> = {
  speaker: 'speakers', person: 'names', organisation: 'names', place: 'places', cue: 'cues', claim: 'claims', statement: 'statements', structure: undefined,
};

export type Grouped = ReadonlyMap<Look, readonly Range[]>;

/** The ranges of each look; every look is there, so that what is gone is also cleared. */
export function group(marks: readonly MarkView[], shown: Shown): Grouped {
  const drawing = new Drawing();
  for (const mark of marks) if (isShown(mark, shown)) draw(drawing, mark, shown);
  return drawing.done();
}

function isShown(mark: MarkView, shown: Shown): boolean {
  if (mark.status === 'rejected') return shown.rejected;
  return !(shown.onlyDecided && mark.status === 'suggested');
}

function draw(drawing: Drawing, mark: MarkView, shown: Shown): void {
  const setting = SETTING_OF[mark.layer];
  const layerIsShown = setting === undefined || shown[setting];
  if (mark.status === 'rejected') {
    if (layerIsShown) drawing.add('rejected', mark.ranges);
    return;
  }
  const state: State = mark.status === 'suggested' ? 'suggested' : 'decided';
  if (layerIsShown) drawing.add(lookOf(mark, state), mark.ranges);
  if (layerIsShown && mark.note !== undefined) drawing.add('noted', mark.ranges.slice(-1).map((r) => ({ start: r.end, end: r.end })));
  if (mark.type === 'claim') drawClaimParts(drawing, mark, state, shown);
}

function drawClaimParts(drawing: Drawing, mark: MarkView, state: State, shown: Shown): void {
  if (shown.cues) drawing.add('cue', mark.cue);
  if (shown.speakers) drawing.add(`speaker.${state}`, mark.speaker);
  const lines = hull(mark.ranges);
  if (shown.claims && mark.layer === 'claim' && mark.ranges.length > 1 && lines) drawing.add('claim.bar', [lines]);
}

function lookOf(mark: MarkView, state: State): Look {
  switch (mark.layer) {
    case 'claim':
      return `claim.${mark.form === 'direct' || mark.form === 'mixed' ? mark.form : 'indirect'}.${state}`;
    case 'statement':
      return `statement.${state}`;
    case 'place':
      return mark.ambiguous === true && state === 'suggested' ? 'place.ambiguous' : `place.${state}`;
    case 'cue':
    case 'structure':
      return 'cue';
    default:
      return `${mark.layer}.${state}`;
  }
}

/** Collects ranges; the words of a name are underlined once, also where several claims have the same speaker; a decision wins over a suggestion. */
class Drawing {
  private readonly groups = new Map<Look, Range[]>(LOOKS.map((look) => [look, []]));
  private readonly places = new Map<string, Look>();

  add(look: Look, ranges: readonly Range[]): void {
    for (const range of ranges) {
      const key = `${ownPlace(look)}@${String(range.start.line)}:${String(range.start.character)}-${String(range.end.line)}:${String(range.end.character)}`;
      const before = this.places.get(key);
      if (before !== undefined && !(before.endsWith('.suggested') && look.endsWith('.decided'))) continue;
      if (before !== undefined) this.remove(before, range);
      this.places.set(key, look);
      this.groups.get(look)?.push(range);
    }
  }

  /** One underline under each word: a name within the wording of a speaker has its own. */
  done(): Grouped {
    const names = [...this.groups].flatMap(([look, ranges]) => (isMention(look) ? ranges.splice(0).map((range) => ({ look, range })) : []));
    for (const { look, range } of flattened(names)) this.groups.get(look)?.push(range);
    return this.groups;
  }

  private remove(look: Look, range: Range): void {
    const list = this.groups.get(look);
    const at = list?.findIndex((r) => r.start.line === range.start.line && r.start.character === range.start.character && r.end.line === range.end.line && r.end.character === range.end.character) ?? -1;
    if (at >= 0) list?.splice(at, 1);
  }
}

/** Looks of the same words that exclude each other: all mention layers share one. */
function ownPlace(look: Look): string {
  return isMention(look) ? 'mention' : look.replace(/\.(?:suggested|decided)$/u, '');
}

const isMention = (look: Look): boolean => MENTION_LAYERS.some((layer) => look.startsWith(`${layer}.`));

interface Drawn { readonly look: Look; readonly range: Range }

/** The ranges without overlaps: where one lies in another, the inner one is drawn, and the outer one around it. */
function flattened(ranges: readonly Drawn[]): Drawn[] {
  const flat: Drawn[] = [];
  const open: Drawn[] = [];
  let drawnTo: Position = { line: 0, character: 0 };
  const drawTo = (end: Position): void => {
    const top = open.at(-1);
    if (top && comparePositions(drawnTo, end) < 0) flat.push({ look: top.look, range: { start: drawnTo, end } });
    if (comparePositions(drawnTo, end) < 0) drawnTo = end;
  };
  const closeUpTo = (limit: Position | undefined): void => {
    for (let top = open.at(-1); top && (!limit || comparePositions(top.range.end, limit) <= 0); top = open.at(-1)) {
      drawTo(top.range.end);
      open.pop();
    }
  };
  for (const next of [...ranges].sort((a, b) => comparePositions(a.range.start, b.range.start) || comparePositions(b.range.end, a.range.end))) {
    closeUpTo(next.range.start);
    drawTo(next.range.start);
    open.push(next);
  }
  closeUpTo(undefined);
  return flat;
}
