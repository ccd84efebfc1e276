// English verb forms from a lemma: third person, past, participle, -ing.

/** All forms of `verb`; `irregular` is `past` or `past,participle`. */
export function inflect(verb: string, irregular?: string): string[] {
  const forms = new Set([verb, thirdPerson(verb), gerund(verb)]);
  if (irregular !== undefined) for (const form of irregular.split(',')) forms.add(form);
  else for (const form of pasts(verb)) forms.add(form);
  return [...forms];
}

function thirdPerson(verb: string): string {
  if (SIBILANT.test(verb)) return `${verb}es`;
  if (CONSONANT_Y.test(verb)) return `${verb.slice(0, -1)}ies`;
  return `${verb}s`;
}

function gerund(verb: string): string {
  if (verb.endsWith('ee')) return `${verb}ing`;
  if (verb.endsWith('e')) return `${verb.slice(0, -1)}ing`;
  return doubles(verb) ? `${verb}${verb.slice(-1)}ing` : `${verb}ing`;
}

function pasts(verb: string): string[] {
  if (verb.endsWith('e')) return [`${verb}d`];
  if (CONSONANT_Y.test(verb)) return [`${verb.slice(0, -1)}ied`];
  return doubles(verb) ? [`${verb}${verb.slice(-1)}ed`] : [`${verb}ed`];
}

const DOUBLED = new Set(['admit', 'beg', 'brag', 'commit', 'dub', 'forget', 'plan', 'quip', 'rebut', 'refer', 'slam', 'snap', 'submit', 'prefer', 'spot', 'begin', 'shrug', 'set', 'sum', 'hit']);
const doubles = (verb: string): boolean => DOUBLED.has(verb);

/** Hit: "discuss", "crush". Miss: "say". */
const SIBILANT = /(?:s|x|z|ch|sh)$/u;
/** Hit: "deny". Miss: "say". */
const CONSONANT_Y = /[^aeiou]y$/u;
