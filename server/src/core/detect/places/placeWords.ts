// Closed word lists that tell a place from a person, a body or a plain word by what stands beside it.
import { MONTH_WORDS, SHORT_MONTH_WORDS, WEEKDAY_WORDS } from '../../text/calendar.js';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Before a place more than before anything else. */
export const LOCATIVE = set('in near outside throughout across around inside into toward towards within beyond via off amid');
/** Before a place as before much else. */
export const SOFT_LOCATIVE = set('at from to of through between over against for on along visit visiting visited leave left leaving entered entering reached reaching');
export const DIRECTION = set('northern southern eastern western central northeastern northwestern southeastern southwestern north south east west northeast northwest southeast southwest '
  + 'north-eastern north-western south-eastern south-western upper lower downtown mainland rural suburban greater inner outer mid coastal neighbouring neighboring nearby modern-day occupied war-torn');
/** "the city of X", "the province of X". */
export const KIND_OF = set('city town village province region state county district governorate republic island islands port municipality suburb hamlet kingdom capital commune '
  + 'prefecture oblast emirate territory resort settlement enclave outskirts streets people government');
/** After a place, in small letters: "Herat province", "Gaza border". */
export const KIND_AFTER = set('province region city town village district county governorate oblast state area border valley river island islands coast peninsula suburb airport '
  + 'capital prefecture municipality neighbourhood neighborhood metropolitan residents resident officials native natives government authorities');
/** The type that such a word points to. */
export const TYPE_WORDS: ReadonlyMap<string, 'region' | 'city' | 'county'> = new Map([
  ['province', 'region'], ['region', 'region'], ['oblast', 'region'], ['governorate', 'region'], ['state', 'region'], ['prefecture', 'region'],
  ['city', 'city'], ['town', 'city'], ['village', 'city'], ['suburb', 'city'], ['capital', 'city'], ['port', 'city'], ['county', 'county'],
]);
/** After "-": "Britain-based", "Saudi-led". */
export const HYPHEN_TAILS = set('based led backed born wide bound area controlled held occupied style made run owned trained funded educated raised sponsored supported registered flagged '
  + 'allied brokered mediated friendly like oriented related listed built born-and-raised only speaking');
/** Before a person's name. */
export const BEFORE_PERSON = set('mr mrs ms miss messrs mister dr prof professor sir lord lady dame rev reverend fr father sister brother imam rabbi sheikh sheik prince princess king queen '
  + 'judge justice sen senator rep gov lt sgt capt col gen maj cpl cmdr det officer detective sergeant lieutenant captain colonel coach st saint');
/** Verbs that people do and towns do not. */
export const SAYS = set('said says told added tells explained replied recalled wrote writes tweeted thinks joked laughed smiled insisted argued asked');
/** Not part of names though capitalised. */
export const CALENDAR: ReadonlySet<string> = new Set([
  ...WEEKDAY_WORDS, ...MONTH_WORDS, ...SHORT_MONTH_WORDS, 'mar', 'apr', 'jun', 'jul', 'sep', 'mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun',
]);
/** Heads of names of bodies: "Kyiv Post", "Boston University". Small letters here, capitals in the text. */
export const BODY_HEADS = set('university college school institute academy hospital clinic bank post times herald tribune gazette chronicle guardian telegraph news press journal '
  + 'ministry department office agency bureau commission committee council assembly parliament senate congress court police army navy guard force forces party union league club '
  + 'team fc united city association federation society foundation trust company corporation corp inc ltd llc plc group holdings partners airlines airways airport authority '
  + 'board service services center centre museum theatre theater library church cathedral stadium arena park hotel conference summit treaty accord agreement declaration convention '
  + 'accords act protocol marathon cup open prix festival fair exchange stock fire sheriff rescue county public high middle elementary central national international state republicans democrats');
/** "Bank of England", "University of Oxford", "Church of Scotland". */
export const BODY_BEFORE_OF = set('bank university church college parliament school museum institute academy government republic board house court society royal');
/** Opens a phrase, capitalised at its start only by position. */
export const PLAIN_OPENERS = set('the a an this that these those in at on from to of for by with as and but or if when while after before since until although though because so yet '
  + 'he she it they we you i his her its their our your my one two three some many most all no not both each every former late new old young meanwhile however also under over near '
  + 'outside inside across around between during about against among through within without despite like unlike what who where why how which then now here there today yesterday '
  + 'tomorrow said says more other another such only even just still local');
/** Heads of names of natural and built places that no list needs to know. Capitals in the text. */
export const PLACE_HEADS: ReadonlyMap<string, string> = new Map([
  ['river', 'river'], ['creek', 'river'], ['lake', 'lake'], ['bay', 'bay'], ['island', 'island'], ['islands', 'islands'], ['mountain', 'mountain'], ['mountains', 'mountains'],
  ['hills', 'mountains'], ['valley', 'area'], ['beach', 'area'], ['peninsula', 'peninsula'], ['desert', 'desert'], ['county', 'county'], ['parish', 'county'], ['province', 'region'],
  ['district', 'region'], ['township', 'city'], ['village', 'city'], ['street', 'area'], ['road', 'area'], ['avenue', 'area'], ['highway', 'area'], ['boulevard', 'area'],
  ['bridge', 'area'], ['square', 'area'], ['strait', 'strait'], ['gulf', 'gulf'], ['sea', 'sea'], ['canyon', 'area'], ['forest', 'area'], ['reservoir', 'lake'], ['region', 'region'],
  ['st', 'area'], ['rd', 'area'], ['ave', 'area'], ['lane', 'area'], ['drive', 'area'], ['park', 'area'], ['airport', 'area'], ['port', 'area'],
  ['expressway', 'area'], ['palace', 'area'], ['castle', 'area'], ['stadium', 'area'], ['arena', 'area'], ['dam', 'area'], ['cathedral', 'area'], ['mosque', 'area'], ['temple', 'area'],
  ['shrine', 'area'], ['cemetery', 'area'], ['mall', 'area'], ['falls', 'river'], ['canal', 'canal'], ['harbour', 'bay'], ['harbor', 'bay'], ['plaza', 'area'], ['crossing', 'area'],
  ['tunnel', 'area'], ['pier', 'area'], ['terminal', 'area'], ['zoo', 'area'], ['motorway', 'area'], ['roundabout', 'area'],
]);
