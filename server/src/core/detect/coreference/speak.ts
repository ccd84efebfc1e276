// Who says what: the attributions of an article's blocks, in order, with their speakers.
import { shift } from '../../base/span.js';
import type { Quotation, Structure } from '../../model/analysis.js';
import { bareInterviewOf, interviewOf } from '../attributions/interviews.js';
import { turnLabel, turnsGoingOn } from '../attributions/turns.js';
import type { Resources } from '../resources.js';
import { addFree, continued } from './freeQuotations.js';
import { goesOnTurn, speakerOf, turnOf } from './labelledTurns.js';
import type { NamesFound, PlacedReading } from './names.js';
import type { Nominal } from './nominals.js';
import type { MentionDraft } from './people.js';
import { sign } from './signature.js';
import { SpeakerFinder } from './speakers.js';
import { spokenOf, type Spoken } from './spoken.js';

export interface ReadArticle {
  readonly text: string;
  readonly structure: Structure;
  readonly quotations: readonly Quotation[];
  readonly blocks: readonly PlacedReading[];
  readonly names: NamesFound;
  readonly resources: Resources;
}

/** Resolves the speakers of all attributions; gives quotations without a cue to whoever spoke before. `mentions` gets those that sources make. */
export function speak(article: ReadArticle, mentions: MentionDraft[], nominalOf: (words: string) => Nominal | undefined): Spoken[] {
  const finder = new SpeakerFinder(article, article.names.cast, mentions, article.resources.lexicon, nominalOf);
  const all: Spoken[] = [];
  const onward = turnsGoingOn(article.text, article.structure);
  const interview = interviewOf(article.text, article.structure, mentions);
  const bare = interview ? undefined : bareInterviewOf(article.text, article.structure, mentions);
  const answering = bare && { spans: [], entity: bare.interviewee };
  let previous: PlacedReading | undefined;
  for (const placed of article.blocks) {
    const spokenHere: Spoken[] = [];
    if (previous?.block === placed.block - 1 && sign(article, placed, { finder, all })) {
      previous = placed;
      continue;
    }
    const label = article.structure.blocks[placed.block]?.leads.find((l) => l.kind === 'speakerLabel');
    const named = label ? turnLabel(article.text, label.span) : undefined;
    const labelled = named ? speakerOf(named, placed, finder, interview) : undefined;
    const turn = onward.has(placed.block) ? all[all.length - 1] : undefined;
    const announcing = previous?.reading.announces && previous.block === placed.block - 1 ? previous : undefined;
    // A turn that goes on takes its paragraph whole.
    const free = turn ? [] : [...placed.reading.free];
    const take = (before: number): void => {
      while (free[0] && free[0].draftsBefore <= before) {
        const next = free.shift();
        if (next) addFree({ span: shift(next.quotation.span, placed.start), opensBlock: next.quotation.span.start === 0, placed, within: next.within, announcing }, { all, here: spokenHere }, finder, article.quotations);
      }
    };
    placed.reading.drafts.forEach((draft, i) => {
      take(i);
      const own = spokenOf(draft, placed, finder, labelled ?? turn?.speaker ?? (bare?.answers.has(placed.block) ? answering : undefined));
      if (turn || !continued(own, [...all.slice(-1)], article.quotations)) spokenHere.push(own);
    });
    take(Infinity);
    if (!goesOnTurn(article.text, placed, spokenHere, turn)) all.push(...(labelled ? turnOf(article.text, placed, labelled, spokenHere) : spokenHere));
    previous = placed;
  }
  return all.sort((x, y) => (x.content[0]?.start ?? 0) - (y.content[0]?.start ?? 0));
}
