// What is a place and which one: one sentence or short text for each construction. Labels: form.COUNTRY, or form.- where no country holds it.
import assert from 'node:assert/strict';
import { readPlaces } from '../../../server/src/core/detect/places/candidates.js';
import { resolvePlaces } from '../../../server/src/core/detect/places/resolve.js';
import { resources } from '../../support/engine.js';
import { parseMarkedText } from '../../support/markedText.js';

function found(text: string): string[] {
  const { gazetteer, lexicon } = resources;
  assert.ok(gazetteer, 'gazetteer.bin is missing');
  const context = { text, gazetteer, lexicon };
  const { candidates, countryWords } = readPlaces(context);
  return resolvePlaces({ ...context, countryWords }, candidates).map((place) => `${text.slice(place.span.start, place.span.end)}@${String(place.span.start)} ${place.form}.${place.place?.country ?? '-'}`);
}

function expected(marked: string): { text: string; places: string[] } {
  const { text, spans } = parseMarkedText(marked);
  const places = [...spans].flatMap(([label, list]) => list.map((span) => ({ at: span.start, line: `${text.slice(span.start, span.end)}@${String(span.start)} ${label}` })));
  return { text, places: places.sort((a, b) => a.at - b.at).map((place) => place.line) };
}

const GROUPS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'names': [
    ['a capital after a preposition', 'The talks were held in <|name.UA:Kyiv|> on Monday.'],
    ['an older spelling', 'He was born in <|name.UA:Kiev|> and grew up in <|name.IN:Bombay|>.'],
    ['both names of a renamed country', 'Traders in <|name.TR:Turkey|> and diplomats from <|name.TR:Türkiye|> met.'],
    ['accents left out', 'A mayor in <|name.BR:Sao Paulo|> resigned.'],
    ['a name of three words with small ones', 'Ships waited off <|name.BR:Rio de Janeiro|> for days.'],
    ['a hyphenated name', 'A flight to <|name.HT:Port-au-Prince|> was cancelled.'],
    ['a saint with a point', 'Floods reached <|name.US:St. Louis|> overnight.'],
    ['a possessive', '<|name.FR:Paris|>’s mayor opened the bridge in <|name.FR:Lyon|>.'],
    ['the United States in letters with points', 'The <|name.US:U.S.|> will send two ships.'],
    ['the United States without points, but no pronoun', 'They told us that the <|name.US:US|> had agreed.'],
    ['two letters for an emirate, a union and a kingdom', 'The <|name.AE:UAE|>, the <|name.-:EU|> and the <|name.GB:UK|> signed.'],
    ['a sea and a strait', 'Grain crossed the <|name.-:Black Sea|> and the <|name.TR:Bosphorus|>.'],
    ['a river and a mountain', 'Snow fell from <|name.-:Mount Everest|> to the <|name.-:Ganges|>.'],
    ['informal regions', 'Fighting in the <|name.UA:Donbas|> slowed; drought in the <|name.-:Sahel|> did not.'],
    ['a region of the United States with its article', 'Corn prices fell across the <|name.US:Midwest|>.'],
    ['the West, but no compass point', 'The <|name.-:West|> hesitated. They drove west.'],
    ['Irish counties, whole and short', 'Roads in <|name.IE:County Cork|>, <|name.IE:Co Mayo|> and <|name.IE:Co. Clare|> were shut.'],
    ['counties that share their word', 'Schools in <|name.US:Butte|>, <|name.US:Plumas|> and <|name.US:Lassen|> counties stayed shut.'],
    ['two regions and the country between them', 'Soldiers left <|name.CD:North Kivu|> and <|name.CD:South Kivu|>.'],
    ['provinces that share their word, with cities of their names', 'The governors of <|name.IR:Fars|> and <|name.IR:Kerman|> provinces resigned.'],
    ['names of no list in a list behind their kind, in the country of the others', 'Police in <|name.SE:Stockholm|> and <|name.SE:Malmö|> said the villages of <|name.SE:Akkavare|>, <|name.SE:Lintjaur|> and <|name.SE:Nattavaara|> were cut off.'],
    ['a name of no list where the others lie apart', 'Families from <|name.SE:Stockholm|>, <|name.FI:Helsinki|> and <|name.DE:Berlin|> met in the village of <|name.-:Lintjaur|>.'],
    ['a name of no list before its kind', 'Families fled to <|name.-:Quint Chargui|> region by night.'],
    ['seats of power', 'The <|name.RU:Kremlin|> answered <|name.GB:Downing Street|>.'],
    ['a continent', 'Growth in <|name.-:Africa|> outpaced <|name.-:Europe|>.'],
    ['a county', 'A fire crossed <|name.US:Harlan County|>, <|name.US:Kentucky|>.'],
    ['a province named with its word', 'Rain fell in <|name.IR:Fars Province|>.'],
    ['a list', 'Sirens were heard in <|name.UA:Kharkiv|>, <|name.UA:Sumy|> and <|name.UA:Poltava|>.'],
    ['a divided country', '<|name.KP:North Korea|> fired a rocket towards <|name.JP:Japan|>.'],
    ['a street', 'Two shops on <|name.-:Larkspur Street|> were closed.'],
    ['a lake that no list knows', 'Anglers on <|name.-:Lake Minnequash|> complained.'],
    ['a place that the words behind it explain', 'In <|name.-:Obernaquad|>, a town of 40,000, it rained. He spoke to Obernaquist, a town councillor.'],
    ['saints that are towns', 'He was taken to <|name.GB:St Helens|> and on to <|name.GB:St Albans|>.'],
    ['no country in a capital of a title', 'They sang “Let Us Work” and “Give Us This Day”.'],
    ['a village told by its word', 'Soldiers left the village of <|name.-:Oberquaddel|> at dawn.'],
  ],
  'adjectives and inhabitants': [
    ['an adjective before a noun', 'A <|adjective.UA:Ukrainian|> officer spoke.'],
    ['two adjectives', 'The <|adjective.RU:Russian|> and <|adjective.TR:Turkish|> ministers met.'],
    ['joined adjectives', '<|adjective.FR:French|>-<|adjective.DE:German|> ties are close.'],
    ['inhabitants', 'Many <|demonym.UA:Ukrainians|> and some <|demonym.PL:Poles|> stayed.'],
    ['inhabitants of a state', '<|demonym.US:Texans|> voted early.'],
    ['a continent as adjective', 'Three <|adjective.-:European|> leaders called.'],
    ['a people without a state', '<|adjective.-:Kurdish|> fighters withdrew.'],
    ['"-based" and "-led"', 'A <|name.GB:Britain|>-based group and a <|adjective.SA:Saudi|>-led alliance.'],
  ],
  'persons, not places': [
    ['a first name that is a city', 'Paris Hilton smiled at the cameras.'],
    ['a first name that is a country', 'Jordan Smith scored twice, and Jordan was cheered.'],
    ['a surname that is a city', 'Abraham Lincoln spoke. Later Lincoln wrote a letter.'],
    ['a title before a surname', 'Mr Lincoln and Sen. Houston disagreed.'],
    ['an initial before a surname', 'J. Austin said little.'],
    ['a first name before a surname that is a town', 'Ellen Richmond told the court.'],
    ['a president with a city for a surname', 'President Cleveland signed it.'],
  ],
  'plain words, not places': [
    ['at the beginning of a sentence', 'Most shops were closed. Nice work, she said.'],
    ['gerunds and months', 'Reading helps. In March the rain came. On March 4 it went.'],
    ['a split and a date', 'Split the bill. Date of birth is missing.'],
    ['police and of', 'Police said so. Of those, two left.'],
    ['in a line of capitals', 'MOST ARE NICE PEOPLE HERE'],
    ['an acronym', 'SWAT officers and the CIA waited.'],
    ['small letters', 'She bought china and turkey for lunch.'],
    ['"us" and "it"', 'They told us about it.'],
  ],
  'places inside names': [
    ['a newspaper', 'The <|inside-name.UA:Kyiv|> Post reported it.'],
    ['a university of a city means the city', 'She teaches at the University of <|name.GB:Oxford|>.'],
    ['a football club', 'A <|inside-name.FR:Marseille|> FC shirt was sold.'],
    ['an airline', 'A <|inside-name.TH:Bangkok|> Airways flight was late.'],
    ['but a bank of a country means the country', 'The Bank of <|name.GB:England|> raised rates.'],
    ['and a police department its city', 'The <|name.US:Boston|> Police Department answered.'],
  ],
  'governments that act': [
    ['a capital that warns', '<|name.RU:Moscow|> warned of consequences.'],
    ['two capitals', '<|name.RU:Moscow|> and <|name.CN:Beijing|> vetoed the text.'],
    ['two countries', '<|name.EG:Egypt|> and <|name.CR:Costa Rica|> condemned the attack.'],
    ['an article before it', 'The <|name.VA:Vatican|> stayed silent.'],
    ['a union', 'The <|name.-:European Union|> imposed tariffs.'],
  ],
  'directions and states': [
    ['a capitalised direction belongs to the name', 'Villages in <|name.UA:Western Ukraine|> took them in.'],
    ['a small one does not', 'Villages in western <|name.UA:Ukraine|> took them in.'],
    ['a part of a city', 'Shops in <|name.GB:Central London|> closed.'],
    ['"Old" before a city', 'Walls in <|name.CU:Old Havana|> crumbled.'],
    ['a republic in full', 'The <|name.CL:Republic of Chile|> signed.'],
    ['a sultanate in full', 'Ships of the <|name.OM:Sultanate of Oman|> sailed.'],
    ['a direction before a street is the street’s', 'A shop on <|name.-:North Larkspur Street|> burned.'],
  ],
  'datelines': [
    ['a city in capitals with its day', '<|name.SE:STOCKHOLM|>, Monday - The trams stood still.'],
    ['an unknown one', '<|name.-:VARNHOLM|>, Monday - The harbour was closed.'],
    ['the agency in its brackets is no town', '<|name.TR:ISTANBUL|>, March 29 (Meridian) - Ships waited.'],
    ['city and country', '<|name.KE:NAIROBI|>, <|name.KE:Kenya|> (AP) — Rain fell.'],
    ['a speaker’s label is none', 'THOLKE: The pumps were late.'],
  ],
  'persons beside places': [
    ['a first name that is a state', 'Georgia Miller won the race.'],
    ['a country in the same article', 'Jordan Smith flew to <|name.JO:Jordan|>.'],
    ['a title and a surname that is a city', 'Gov. Austin said taxes would rise.'],
    ['a capital behind "in"', 'She was born in <|name.US:Austin|>.'],
    ['a country as a first name before a surname', 'Chad Smith drummed.'],
    ['the country of that name', 'Refugees crossed into <|name.TD:Chad|> from <|name.SD:Sudan|>.'],
    ['a surname with an initial', 'R. Sydney wrote the letter.'],
    ['a doctor with a city for a name', 'Dr. Florence Hale opened the ward.'],
    ['a sheriff with a town for a name', 'Sheriff Dallas Quill resigned.'],
    ['a possessive first name', 'Paris Hilton’s dog barked.'],
  ],
  'more names': [
    ['a chain of three', 'They met in <|name.US:Austin|>, <|name.US:Texas|>, on Friday.'],
    ['a town between commas', 'The plant in <|name.US:Dayton|>, <|name.US:Ohio|>, reopened.'],
    ['a country in brackets', 'The port of <|name.KE:Mombasa|> (<|name.KE:Kenya|>) grew.'],
    ['a possessive country', '<|name.JP:Japan|>’s economy shrank.'],
    ['a possessive of a region', '<|name.CA:Ontario|>’s premier spoke.'],
    ['four in a list', 'Flights to <|name.IT:Rome|>, <|name.ES:Madrid|>, <|name.PT:Lisbon|> and <|name.GR:Athens|> were late.'],
    ['a slash between them', 'The <|name.IN:Delhi|>/<|name.IN:Mumbai|> line is full.'],
    ['from and to', 'The road from <|name.PK:Lahore|> to <|name.PK:Karachi|> is closed.'],
    ['between two', 'Trade between <|name.BR:Brazil|> and <|name.AR:Argentina|> rose.'],
    ['an ocean', 'The crew drifted in the <|name.-:Pacific|>.'],
    ['an island state', 'Cyclones hit <|name.VU:Vanuatu|> twice.'],
    ['an abbreviation with points', 'He moved to the <|name.GB:U.K.|> last year.'],
    ['a body with points is no town', 'The U.N. Security Council met.'],
    ['the centre is no place', 'The Centre asked the court for time.'],
    ['nor is a central government', 'The Central Government framed a scheme.'],
    ['an airport', 'Snow closed <|name.-:Larkspur Airport|>.'],
    ['a dam', 'Water rose behind the <|name.-:Tolvane Dam|>.'],
    ['a stadium', 'Fans filled <|name.-:Quarrow Stadium|>.'],
    ['a town that only "in" and the article tell', 'Shops in <|name.-:Quarrowdale|> closed. The road to <|name.-:Quarrowdale|> is flooded, and in <|name.-:Quarrowdale|> the power failed.'],
    ['a state after a city in a list', 'Crews came from <|name.US:Boise|>, <|name.US:Idaho|>, and <|name.US:Reno|>, <|name.US:Nevada|>.'],
    ['two adjectives for one noun', 'An <|adjective.IN:Indian|>-<|adjective.US:American|> writer won.'],
    ['an older name of a country', 'He left <|name.MM:Burma|> in May.'],
    ['a strait', 'Tankers crossed the <|name.-:Strait of Hormuz|>.'],
    ['a region of many states', 'Rain failed across the <|name.-:Horn of Africa|>.'],
    ['a language is an adjective too', 'The letter was in <|adjective.PT:Portuguese|>.'],
    ['an adjective of a continent', 'Two <|adjective.-:African|> teams qualified.'],
    ['inhabitants of a city state', 'Few <|demonym.SG:Singaporeans|> objected.'],
  ],
  'namesakes': [
    ['Paris in Texas', 'A tornado hit <|name.US:Paris|>, <|name.US:Texas|>, and <|name.US:Paris|> was dark.'],
    ['Paris in France', 'A minister in <|name.FR:Paris|> denied it.'],
    ['Springfield with an abbreviation', 'The mayor of <|name.US:Springfield|>, <|name.US:Ill.|>, resigned.'],
    ['a town and a postal code', 'The plant in <|name.US:Burlington|>, <|name.US:VT|>, will close.'],
    ['a dateline with state', '<|name.US:COLUMBIA|>, <|name.US:Mo.|> (AP) — The board met.'],
    ['a dateline alone', '<|name.LB:BEIRUT|> (AP) — The banks stayed shut.'],
    ['London in Ontario', 'Police in <|name.CA:London|>, <|name.CA:Ontario|>, made an arrest.'],
    ['Georgia the country', '<|name.GE:Georgia|> and <|name.AM:Armenia|> opened the border near <|name.GE:Tbilisi|>.'],
    ['Georgia the state', 'Voters in <|name.US:Georgia|>, <|name.US:Florida|>, <|name.US:Alabama|> and <|name.US:Tennessee|> chose delegates. The count in <|name.US:Atlanta|>, <|name.US:Savannah|> and <|name.US:Macon|> took days.'],
    ['Washington the capital', 'Envoys flew to <|name.US:Washington|> for talks.'],
    ['Washington with its district', 'A march in <|name.US:Washington, D.C.|>, ended peacefully.'],
    ['Birmingham by its neighbours', 'Trains from <|name.GB:Birmingham|> to <|name.GB:Coventry|> and <|name.GB:Wolverhampton|> were late.'],
    ['a region rather than the city', 'Families fled from <|name.AF:Herat|> province in <|name.AF:Afghanistan|>.'],
    ['a city in brackets', 'The port of <|name.UA:Odesa|> (<|name.UA:Ukraine|>) reopened.'],
  ],
  'what the words of the article tell': [
    ['a county seat by its county beside it', 'A crash in <|name.US:Brandon|> closed the road into <|name.US:Douglas County|>, and a trooper in <|name.US:Osakis|> was hurt.'],
    ['a British town by the spelling', 'Councillors in <|name.GB:Lancaster|> apologised to pupils and pensioners for the colour of the theatre.'],
    ['an American one by its offices', 'The sheriff told deputies in <|name.US:Lancaster|> that the felony was no misdemeanor, an attorney said.'],
    ['a world city alone in the dateline, its country named, and its namesake with a state', '<|name.FR:PARIS|> – A museum in <|name.FR:Paris|> lent a picture to <|name.US:Paris|>, <|name.US:Texas|>. Visitors in <|name.FR:France|> will wait.'],
    ['but the namesake everywhere where nothing names the country', 'A museum in <|name.US:Paris|> is shut. The roof of the museum in <|name.US:Paris|>, <|name.US:Texas|>, leaks.'],
    ['a longer name of the same town is no witness for it', 'Board members in <|name.US:Dublin|>, <|name.US:Ohio|>, met the council of <|name.US:Dublin|>.'],
  ],
  'streets, buildings and institutions': [
    ['an avenue', 'A bus stopped on <|name.-:Tolvane Avenue|>.'],
    ['a road with its town', 'The shop on <|name.GB:Quarrow Road|>, <|name.GB:Leeds|>, is for sale.'],
    ['the White House', 'The <|name.US:White House|> declined to comment.'],
    ['the Pentagon that answers', 'The <|name.US:Pentagon|> denied the report.'],
    ['Westminster', 'Anger grew in <|name.GB:Westminster|>.'],
    ['a bridge', 'Lorries crossed the <|name.-:Larkspur Bridge|>.'],
    ['a park', 'Children played in <|name.-:Quarrow Park|>.'],
  ],
  'regions and lines': [
    ['the Middle East', 'Oil from the <|name.-:Middle East|> got dearer.'],
    ['the Balkans', 'Snow fell in the <|name.-:Balkans|>.'],
    ['Crimea', 'Ferries to <|name.UA:Crimea|> stopped.'],
    ['the Gaza Strip', 'Trucks entered the <|name.PS:Gaza Strip|>.'],
    ['the West Bank', 'Settlers in the <|name.PS:West Bank|> protested.'],
    ['Kashmir', 'Shots were fired in <|name.-:Kashmir|>.'],
    ['Siberia', 'Fires burned across <|name.RU:Siberia|>.'],
    ['Scandinavia', 'Prices rose in <|name.-:Scandinavia|>.'],
    ['a desert', 'The convoy crossed the <|name.-:Sahara|>.'],
    ['a gulf', 'A tanker left the <|name.-:Persian Gulf|>.'],
    ['a mountain range', 'Climbers died in the <|name.-:Alps|>.'],
    ['a canal', 'A ship blocked the <|name.EG:Suez Canal|>.'],
    ['the line between two countries', 'Shells fell along the <|name.UA:Ukraine|>-<|name.RU:Russia|> border.'],
  ],
  'more governments': [
    ['Brussels for the union', '<|name.BE:Brussels|> proposed a tax.'],
    ['a country that speaks', '<|name.IR:Iran|> rejected the offer.'],
    ['a country that hopes in the present', '<|name.KE:Kenya|> hopes for rain.'],
    ['a capital with "has"', '<|name.US:Washington|> has imposed tariffs.'],
  ],
  'more persons': [
    ['a first name that is an Italian city', 'Florence Nightly opened the ward.'],
    ['a surname behind a title with a point', 'Rep. Houston voted no.'],
    ['a first name that is a country, alone later', 'Chad Smith drummed. Chad smiled.'],
    ['a senator named after a state', 'Sen. Virginia Moss resigned.'],
    ['a surname that is a capital', 'Jack London wrote it.'],
    ['a person and the place in one sentence', 'Georgia Miller moved to <|name.US:Georgia|>, <|name.US:USA|>.'],
  ],
};

describe('Places in sentences', () => {
  it('are at least a hundred and twenty constructions', () => {
    assert.ok(Object.values(GROUPS).flat().length >= 120);
  });

  for (const [group, cases] of Object.entries(GROUPS)) {
    describe(group, () => {
      for (const [name, marked] of cases) {
        it(name, () => {
          const { text, places } = expected(marked);
          assert.deepEqual(found(text), places);
        });
      }
    });
  }
});
