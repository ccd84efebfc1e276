// One word, one kind: what the tagger reads of a name at each place where it stands is pooled over the article.
import type { NameOdds } from '../names/nameReader.js';
import type { NamedChain } from '../blockReading.js';
import type { NameChain } from '../mentions/chains.js';
import { isCertain, isNobody, type KindGuess } from '../mentions/kinds.js';
import { keyOf } from './people.js';

/** How much the article counts against the place itself. Chosen on worldwide.dev among 0, 0.3, 0.5 and 0.7. */
const ARTICLE_SHARE = 0.5;
/** The same where the rules are certain somewhere: ", the company that …". */
const CERTAIN_SHARE = 0.85;

/** The guesses of `chains`, those of single words that stand several times pooled; same order, the same object where nothing changes. */
export function pooledGuesses(chains: readonly NamedChain[]): KindGuess[] {
  const groups = new Map<string, number[]>();
  chains.forEach(({ chain, guess }, i) => {
    if (chain.words.length !== 1 || chain.titleCase || !(guess.odds || isCertain(guess))) return;
    const key = keyOf(chain.words[0]);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  const guesses = chains.map((c) => c.guess);
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    if (isPeople(group.flatMap((i) => { const c = chains[i]; return c ? [c] : []; }))) {
      for (const i of group) if (guesses[i]?.kind === 'person') guesses[i] = nobody(guesses[i]);
      continue;
    }
    const own = group.flatMap((i) => { const g = guesses[i]; return g ? [g] : []; });
    const certain = own.filter(isCertain);
    const mean = meanOf([...own, ...certain].map(oddsOf));
    const share = certain.length > 0 ? CERTAIN_SHARE : ARTICLE_SHARE;
    for (const i of group) {
      const own = guesses[i];
      const chain = chains[i]?.chain;
      if (chain && own?.odds && !isCertain(own)) guesses[i] = moved(chain, own, own.odds, mean, share);
    }
  }
  return guesses;
}

/** A word that is many people in a quarter of its places at least, and nobody's name beyond doubt: "the Tavari have", "many other Tavari". */
const isPeople = (group: readonly NamedChain[]): boolean => 4 * group.filter(({ chain }) => chain.plural).length >= group.length && !group.some(({ guess }) => guess.kind === 'person' && isCertain(guess));

const nobody = ({ odds }: KindGuess): KindGuess => ({ kind: 'unknown', score: 0.3, gender: 'u', evidence: [{ rule: 'name.capitals' }], odds: odds && { ...odds, person: 0, people: odds.people + odds.person } });

interface Three { readonly person: number; readonly organisation: number; readonly other: number }

/** What a place says to the pool: the rules where they are certain, else the tagger. */
function oddsOf(guess: KindGuess): Three {
  const { odds } = guess;
  if (isCertain(guess)) return { person: guess.kind === 'person' ? 1 : 0, organisation: guess.kind === 'organisation' ? 1 : 0, other: 0 };
  return odds ? { person: odds.person, organisation: odds.organisation, other: odds.place + odds.people + odds.none } : { person: 0, organisation: 0, other: 1 };
}

function meanOf(all: readonly Three[]): Three {
  const sum = { person: 0, organisation: 0, other: 0 };
  for (const o of all) {
    sum.person += o.person / all.length;
    sum.organisation += o.organisation / all.length;
    sum.other += o.other / all.length;
  }
  return sum;
}

function moved(chain: NameChain, own: KindGuess, odds: NameOdds, mean: Three, share: number): KindGuess {
  const mix = (here: number, all: number): number => (1 - share) * here + share * all;
  const person = mix(odds.person, mean.person);
  const organisation = mix(odds.organisation, mean.organisation);
  const other = mix(odds.place + odds.people + odds.none, mean.other);
  const likeliest = other >= person && other >= organisation ? 'unknown' : person >= organisation ? 'person' : 'organisation';
  const kind = likeliest === 'person' && isNobody(chain, person) ? 'unknown' : likeliest;
  const shared = { person, organisation, place: odds.place, people: odds.people, none: odds.none };
  if (kind === own.kind) return { kind, score: own.score, gender: own.gender, evidence: own.evidence, odds: shared };
  if (kind === 'unknown') return { kind, score: 0.3, gender: own.gender, evidence: [{ rule: 'name.capitals' }], odds: shared };
  return { kind, score: kind === 'person' ? person : organisation, gender: kind === 'person' ? own.gender : 'u', evidence: [{ rule: 'name.learned', detail: `${Math.round(100 * (kind === 'person' ? person : organisation))} %` }], odds: shared };
}
