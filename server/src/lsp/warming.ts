// Before the first article is opened the engine reads a few sentences: code that has run once finds the first marks sooner.
import { semanticTokens } from '../service/semanticTokens.js';
import type { Snapshot } from '../service/snapshot.js';
import type { Session } from './session.js';

/** Small articles with a headline, a byline, quotations of every form, names, places, figures and dates: each takes a cold engine some ten milliseconds. */
const SENTENCES = [
  'Ferry to Norham stops for a week\n\nBy Ann Quist\n\nOSLO, March 3 (Nordpress) - The ferry to Norham will not sail before Monday, port director Karin Vold said.\n',
  '"The engine has to come out," Vold told reporters in London, "and that takes a crane." She denied that the company had skipped an inspection of its 12 ships.\n',
  'According to the Ministry of Transport, 4,000 people use the ferry each year. Jon Aasen, the mayor, promised to pay for “a second boat” by June.\n',
  'She said the 54-year-old captain, who lives in Bergen, had been told on Tuesday that $1.7 million was missing. “We do not know why,” she added. Asked whether the crane was safe, a spokesman for Nordport declined to comment.\n',
  'Critics fear that prices will rise by 12 percent, more than in Norway or Denmark. “It is not fair”, wrote Liv Dahl, a fisherman’s wife, in a letter to the paper; her son Ola disagrees.\n',
  'Officials say the island’s two schools may close. Voss, 61, was quoted as saying: “Nobody asked us.” The council voted 7-2 to wait until the Labour Party had met in Aberdeen.\n',
];

/** Milliseconds that requests have for themselves before each of them: what a client asks at the start is answered first. */
const PAUSE = 40;

/** Reads the data that the engine needs, then the sentences one after the other. Ends as soon as an article is there. */
export async function warmUp(session: Session): Promise<void> {
  session.host.resources();
  const imagine = await session.articles.imagining(NOWHERE);
  read(session, imagine, 0);
}

const NOWHERE = 'untitled:warming-up';

function read(session: Session, imagine: (text: string) => Snapshot, n: number): void {
  const text = SENTENCES[n];
  if (text === undefined) return;
  session.host.later(() => {
    if (session.open.all().length > 0) return;
    session.handlers.guard('warming up', () => { semanticTokens(imagine(text)); });
    read(session, imagine, n + 1);
  }, PAUSE);
}
