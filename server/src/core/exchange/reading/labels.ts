// What other tools call the kinds that we know.
import { ENTITY_KINDS } from '../../model/kinds.js';
import { CUE, SPEAKER } from '../graph/graph.js';
import { nameOf } from '../graph/labels.js';
import type { ReadContext } from './port.js';

/** Common labels of corpora and tools (CoNLL, OntoNotes, spaCy, DKPro, quotation corpora), in lower case. */
const KNOWN: Readonly<Record<string, string>> = {
  per: 'person', pers: 'person', people: 'person',
  org: 'organisation', organization: 'organisation', company: 'organisation', institution: 'organisation',
  loc: 'place', location: 'place', gpe: 'place', geo: 'place', fac: 'place', facility: 'place', city: 'place', country: 'place',
  norp: 'group', nationality: 'group',
  work_of_art: 'document', law: 'document',
  quote: 'claim', quotation: 'claim', statement: 'claim', content: 'claim', proposition: 'claim', checkworthy: 'claim',
  source: SPEAKER, 'verbatim-speaker': SPEAKER, cue_verb: CUE, 'reporting-verb': CUE,
};

const OURS: ReadonlySet<string> = new Set([...ENTITY_KINDS, 'claim', SPEAKER, CUE]);

/**
 * The graph's label for a foreign one: a kind of the newsroom as it stands, ours in any case, a known other name of it, else a kind of its
 * own. Taking it under another name is counted.
 */
export function labelOf(foreign: string, file: string, { kinds, losses }: Pick<ReadContext, 'kinds' | 'losses'>): string {
  const name = foreign.trim();
  if (kinds.has(nameOf(name)) || OURS.has(name)) return name;
  const folded = name.toLowerCase();
  const label = OURS.has(folded) ? folded : Object.hasOwn(KNOWN, folded) ? KNOWN[folded] : undefined;
  if (label === undefined) return name === '' ? 'document' : name;
  losses.add('import.label', file);
  return label;
}
