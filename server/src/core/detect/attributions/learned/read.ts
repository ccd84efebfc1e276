// A unit made ready for the learned decisions: its verb groups, what the rules find, and the candidates for a cue.
import type { CueLexicon } from '../../../lexicon/cues.js';
import type { Unit } from '../../words/items.js';
import { verbGroups } from '../../words/verbGroups.js';
import type { Grammar } from '../contents.js';
import type { Frame } from '../frame.js';
import { isHollow } from '../hollow.js';
import { otherFrames } from '../otherFrames.js';
import { subjectBefore } from '../sources.js';
import { verbFrame } from '../verbFrames.js';
import type { RuledSource } from './sourceFeatures.js';
import { candidatesOf, UnitView, type Candidate } from './view.js';

export interface ReadUnit {
  readonly view: UnitView;
  readonly grammar: Grammar;
  readonly frames: readonly Frame[];
  /** For each candidate: the pattern of the smallest content of a rule around it, 0 for none. */
  readonly held: readonly number[];
}

export function readUnit(unit: Unit, cues: CueLexicon): ReadUnit {
  const items = unit.items;
  const groups = verbGroups(items);
  const grammar = { items, groups, cues };
  const byHead = new Map<number, Frame>();
  groups.forEach((group, g) => {
    const frame = verbFrame(grammar, g);
    if (frame && !isHollow(items, frame)) byHead.set(group.head, frame);
  });
  for (const frame of otherFrames(grammar)) {
    const at = frame.cue[0]?.start;
    if (at !== undefined && !isHollow(items, frame)) byHead.set(at, frame);
  }
  const candidates = candidatesOf(items, groups, byHead, cues);
  const view = new UnitView(items, groups, candidates);
  return { view, grammar, frames: [...byHead.values()], held: heldBy(view) };
}

const WAYS = ['before', 'apposition', 'shared', 'participial', 'inverted', 'relative'];

/** What the rules take for the source of `c`: that of its frame, else the subject of its verb. */
export function ruledSource({ grammar }: ReadUnit, c: Candidate): RuledSource {
  if (c.frame) {
    const way = c.frame.evidence.find((e) => e.rule.startsWith('source.'))?.rule.slice('source.'.length) ?? 'before';
    return { range: c.frame.source?.range, head: c.frame.source?.head, how: c.frame.source ? WAYS.indexOf(way) + 2 : 0 };
  }
  const g = c.group ? grammar.groups.indexOf(c.group) : -1;
  const subject = g < 0 ? undefined : subjectBefore(grammar.items, grammar.groups, g);
  return { range: subject?.range, head: subject?.head, how: subject ? WAYS.indexOf(subject.how) + 2 : 0 };
}

function heldBy(view: UnitView): number[] {
  const around = new Array<number>(view.n).fill(0);
  const size = new Array<number>(view.n).fill(view.n + 1);
  for (const c of view.candidates) {
    const { how } = c;
    for (const range of c.frame?.content ?? []) {
      const length = range.end - range.start;
      for (let i = range.start; i < range.end; i++) {
        if (length >= (size[i] ?? 0)) continue;
        around[i] = how;
        size[i] = length;
      }
    }
  }
  return view.candidates.map((c) => around[c.head] ?? 0);
}
