// Persons, organisations, groups and places in running text: what is marked, as what, and what is not.
import assert from 'node:assert/strict';
import type { EntityKind } from '../../../server/src/core/model/kinds.js';
import { engine } from '../../support/engine.js';
import { parseMarkedText } from '../../support/markedText.js';

interface Row { readonly about: string; readonly text: string }

/** Labels are kinds; everything of these kinds is marked, nothing else may be found of them. Pronouns are left out. */
const ROWS: readonly Row[] = [
  { about: 'a full name', text: 'Nobody saw <|person:Ilse Brandt|> on the quay.' },
  { about: 'a name after a title', text: 'Foreign Minister <|person:Sigrun Halvorsen|> flew home.' },
  { about: 'a name after an office in small letters', text: 'The crew met spokesman <|person:Oluwaseun Adewale|> at noon.' },
  { about: 'a name after an honorific', text: 'The crew met Mr. <|person:Lindqvist|> at noon.' },
  { about: 'a surname alone, after the full name', text: '<|person:Ilse Brandt|> came late. Nobody saw <|person:Brandt|> leave.' },
  { about: 'a surname alone, before the full name', text: '<|person:Brandt|> came late. <|person:Ilse Brandt|> is the harbour master.' },
  { about: 'a possessive', text: 'They read <|person:Olena Marchuk|>’s letter.' },
  { about: 'a name that an article or a small word joins', text: 'Nobody saw <|person:Bashar al-Assad|>, <|person:Hamad bin Khalifa al-Thani|> or Dr. <|person:Wanjiku wa Ngugi|>. Nobody saw <|person:al-Assad|> leave.' },
  { about: 'a name that is a month, too', text: 'Campaigner <|person:Jan Osborne|> flew home in April.' },
  { about: 'a person explained by what the house is to her', text: 'Nobody saw <|person:Kimathi|>, the company’s founder.' },
  { about: 'an initial', text: 'They read the letter of <|person:Harold J. Penrose|>.' },
  { about: 'a name with a particle', text: 'They read the letter of <|person:Ursula van der Berg|>.' },
  { about: 'an age behind a name', text: '<|person:Tindara Vale|>, 52, repairs nets.' },
  { about: 'an unknown name that speaks', text: '<|person:Zorbagan|> said the nets were torn.' },
  { about: 'a ministry by name', text: 'The <|organisation:Ministry of Defence|> bought boats.' },
  { about: 'a university', text: 'He taught at <|organisation:Northfield University|>.' },
  { about: 'a university of a place', text: 'They came from the <|organisation:University of <|place:Bern|>|> and left.' },
  { about: 'a football club', text: 'Nobody saw <|organisation:Bramley Rovers|> win.' },
  { about: 'a company', text: 'Cranes of <|organisation:Halden Lifting Ltd|> stood idle.' },
  { about: 'a short form in brackets', text: 'The <|organisation:Eastport Energy Agency|> (<|organisation:EEA|>) met.' },
  { about: 'a street named after a person', text: 'The roofs of Clement Road are gone.' },
  { about: 'a body that speaks, of plain words', text: '<|organisation:Northmoor Power|> said the lines were down.' },
  { about: 'bodies known by their name alone', text: '<|organisation:Hezbollah|> blamed <|organisation:Boko Haram|>, <|organisation:al-Shabaab|> and <|organisation:al Qaeda|>.' },
  { about: 'bodies that begin with their owner', text: '<|organisation:Queen’s University|> and <|organisation:St Agnes’s Hospital|> wrote to the <|organisation:Workers’ Party|>.' },
  { about: 'no body in a country and its ministry', text: '<|place:Norway|>’s <|organisation:Foreign Ministry|> was silent.' },
  { about: 'a company without its legal form', text: '<|organisation:Nordmere AG|> cut its forecast. <|organisation:Nordmere|> fell, and <|organisation:Nordmere|> is silent.' },
  { about: 'a company with a common name, where it does something', text: '<|organisation:Amazon|> said the river was <|organisation:Shell|>’s. Boats went up the Amazon River with a shell.' },
  { about: 'the agency of the dateline', text: 'LULEA, Sweden, May 14 (Meridian) - The dam has held through the night after the flood, the operator said.\n\nThe report, seen by <|organisation:Meridian|>, recommends repairs.' },
  { about: 'bodies called by what they do and where', text: '<|organisation:Sport <|place:Scotland|>|> and <|organisation:Tourism <|place:Ireland|>|> wrote to <|organisation:Invest NI|>.' },
  { about: 'no body in a call to go somewhere', text: 'Visit <|place:Scotland|> in the summer.' },
  { about: 'a name of three words whose second is a first name', text: '<|person:Min Aung Hlaing|> flew home.' },
  { about: 'a first name with and without its accents', text: 'Nobody saw <|person:Gökhan Quarle|> and <|person:Gokhan Tessim|> leave.' },
  { about: 'initials before a name at the head of a sentence', text: '<|person:W. Ada Quist|> repairs nets.' },
  { about: 'what is listed in a town, before its name', text: '<|place:Hong Kong|>-listed <|person:Ada Quist|> is no company.' },
  { about: 'a party by its short name', text: 'A <|organisation:Lib Dem|> councillor met <|person:Ada Quist|>.' },
  { about: 'players in a list', text: 'Goalkeepers: <|person:Donis Quarle|>, <|person:Luis Tessim|>\n\nDefenders: <|person:Henry Vantor|>, <|person:Emilio Zarga|>' },
  { about: 'a person of the article in a headline in title case', text: '<|person:Ada Quist|> Vows To Scrap Harbour Charges As Nurses March\n\nThe health minister, <|person:Ada Quist|>, flew home.' },
  { about: 'no letters behind a name', text: 'Counsel <|person:Niamh Creaney|> SC and Garda <|person:Siobhán Ní Dhomhnaill|> left.' },
  { about: 'a company that is called like a person', text: 'She joined <|organisation:Morgan Stanley|> in May.' },
  { about: 'what a minister is minister of', text: '“Yes,” Jal Shakti Minister <|person:Ada Quist|> said.' },
  { about: 'houses that somebody gave the name', text: '<|organisation:McDonald’s|> and <|organisation:Lloyd’s of London|> paid.' },
  { about: 'no listed body where the name goes on', text: 'They drove to Google Maps Festival and back.' },
  { about: 'two bodies, not one', text: '<|organisation:<|place:Dublin|> City Council|> and <|organisation:<|place:Cork|> County Council|> fell out.' },
  { about: 'bodies whose names other languages open', text: 'The <|organisation:Fundación Riosol|> paid <|organisation:Banco Meridiano|>, the <|organisation:Instituto Vidal|> and the <|organisation:Bundesamt für Seewesen|>.' },
  { about: 'clubs that bear a town in their name', text: 'The <|organisation:<|place:Pittsburgh|> Pirates|> lost. <|organisation:<|place:Manchester|> United|> won.' },
  { about: 'a listed body where one is, though a town bears the name', text: 'She works at <|organisation:Google|> in <|place:Zurich|>. They flew to <|place:Texas|> and Kansas.' },
  { about: 'a university beside words of study', text: 'They met a professor of law at <|organisation:Harvard|>. <|organisation:Yale|> students slept. The train stops at Cambridge and Durham.' },
  { about: 'a museum of another language', text: 'The <|organisation:Musée Sabatier|> lent the picture.' },
  { about: 'no body in a street that such a word opens', text: 'They lived in Grupo Lane for years.' },
  { about: 'no body in a stretch of places', text: 'The pipe runs from Sund Basin in <|place:Co Tipperary|> to Peamount.' },
  { about: 'a body explained, met again', text: 'They sued <|organisation:Shellbrook|>, the company that dug the pit. <|organisation:Shellbrook|> has not answered.' },
  { about: 'a person explained by the office at a body', text: '<|person:Jonas Rathe|>, the Harbour Department Spokesman, flew home.' },
  { about: 'a country is nobody’s surname', text: '<|person:Ada Sudan|> came late. They went to South Sudan.' },
  { about: 'a plain surname behind an honorific, met again', text: 'They met Mr <|person:Stone|>. Nobody saw <|person:Stone|> leave.' },
  { about: 'a person whom an office introduces', text: 'Her neighbour, <|person:Earl Hutchins|>, slept through it.' },
  { about: 'a paper on the web, by its ending and by its address', text: '<|organisation:Wikinews|> saw the queue. The picture was in <|organisation:Harbourwatch.org|> on Monday.' },
  { about: 'nobody behind the sign of a tag', text: 'They posted under #SaveTheQuay for a week.' },
  { about: 'a company by its inner capital, a person by the same', text: '<|organisation:ScotRail|> said nothing would run. <|person:MacRae|> said he had doubled his ropes.' },
  { about: 'no person in a storm', text: 'Storm Edda bore down on the coast.' },
  { about: 'a company that says what it would do, wherever its name stands', text: '<|organisation:Vattna Kraft|> fell by a tenth. <|organisation:Vattna Kraft|> said on Monday that it would close the yard.' },
  { about: 'a company by what only companies have', text: '<|organisation:Vattna Kraft|> shareholders met on Monday.' },
  { about: 'a surname before a thing that has an article elsewhere', text: '<|person:Andy Varholm|> took the pictures. The Polaroid format made him famous. There are <|person:Varholm|> Polaroid shows.' },
  { about: 'no rank in "a major show"', text: 'They saw a major <|person:Varholm|> show. <|person:Andy Varholm|> was there.' },
  { about: 'a first minister', text: 'First Minister <|person:Catriona Baird|> flew home.' },
  { about: 'a leader of the opposition', text: 'Leader of Opposition <|person:Sunita Bhagat|> flew home.' },
  { about: 'a surname alone before a comma', text: '<|person:Tom Brasher|> flew home. <|person:Brasher|>, tired by now, slept.' },
  { about: 'people by a common word at the head of a sentence', text: 'Forecasters say the wind will turn. Residents described a night of terror. Oppn slams the levy.' },
  { about: 'an unknown name behind "in"', text: 'Fish was cheap in Mellor Varga last week.' },
  { about: 'an office and its body', text: 'He met the Director of <|organisation:UNHX|> at noon.' },
  { about: 'the office held over a place, before the name', text: 'In a statement, Governor of Washington <|person:Chris Hallam|> said no.' },
  { about: 'an ambassador to a country that is a first name too', text: 'The Norland Ambassador to Jordan <|person:Atal Hairi|> was there.' },
  { about: 'a name behind a body that ends with its town', text: 'A student at <|organisation:University of Texas Arlington|> <|person:Amna Hadari|> heard of it.' },
  { about: 'no person in a tag of the web', text: 'She chose the tag #IStandWithAnders and posted it.' },
  { about: 'a heading between paragraphs', text: 'The quay was safe, <|person:Ada Quist|> said on Monday, and the boats could leave.\n\n<|person:Quist|>’s long way home\n\nShe left the port in May and came back in June.' },
  { about: 'a heading in which nobody speaks', text: 'The quay was safe and the boats could leave.\n\nHow it began\n\nThe water rose in May and fell in June.' },
  { about: 'who took the picture', text: '# Harbour opens again\n\nThe quay of the old port seen from the sea. Photo: <|person:Ada Quist|>.\n\nThe boats could leave, the port said.' },
  { about: 'who took the picture, behind the agency', text: '# Harbour opens again\n\nThe quay of the old port seen from the sea. Image: HMX <|person:Brian Lowell|>.\n\nThe boats could leave, the port said.' },
  { about: 'no person in a credit of bodies', text: '# Harbour opens again\n\nThe quay of the old port seen from the sea. Image: Home Office.\n\nThe boats could leave, the port said.' },
  { about: 'a company named like a person, by who heads it', text: '<|person:Mona Bakri|>, chief executive of <|organisation:Alford Moss|>, spoke. <|organisation:Alford Moss|> has grown since.' },
  { about: 'a company by who works there', text: '<|person:Mona Bakri|>, an analyst at <|organisation:Kanalith|>, spoke. Sales fell, <|organisation:Kanalith|> said.' },
  { about: 'a people, not a person', text: 'Many other Tavari have left. The Tavari have no papers. The police met Tavari at the border.' },
  { about: 'a surname that a small word opens', text: 'Prince <|person:Omar bin Salim|> came. On Tuesday, <|person:bin Salim|> said no.' },
  { about: 'days and months', text: 'On Tuesday and in March nothing moved.' },
  { about: 'an office alone', text: 'He saw the Prime Minister at noon.' },
  { about: 'a first word', text: 'Nets were torn. Boats sank.' },
];

describe('mentions of persons and organisations', () => {
  for (const { about, text } of ROWS) {
    it(`${about}: ${text}`, () => {
      const marked = parseMarkedText(text);
      for (const kind of ['person', 'organisation'] satisfies EntityKind[]) {
        const found = engine.analyse(marked.text).mentions.filter((m) => m.kind === kind && m.form === 'name').map((m) => marked.text.slice(m.span.start, m.span.end));
        const wanted = (marked.spans.get(kind) ?? []).map((s) => marked.text.slice(s.start, s.end));
        assert.deepEqual(found, wanted, kind);
      }
    });
  }
});

describe('roles', () => {
  const rolesOf = (text: string, name: string): readonly string[] | undefined => engine.analyse(text).entities.find((e) => e.name === name)?.roles;
  const rows: readonly [string, string, readonly string[]][] = [
    ['No one was hurt, harbour master Ilse Brandt told reporters.', 'Ilse Brandt', ['harbour master']],
    ['Harbour master Ilse Brandt told reporters that no one was hurt.', 'Ilse Brandt', ['Harbour master']],
    ['Ilse Brandt, the harbour master, said no one was hurt.', 'Ilse Brandt', ['harbour master']],
    ['Piet Ostrow, head of the dock union, said no one was hurt.', 'Piet Ostrow', ['head of the dock union']],
    ['They asked headteacher Colm Devane about the bus.', 'Colm Devane', ['headteacher']],
    ['Councillor Aled Pryce, Cabinet Member for Transport, said:', 'Aled Pryce', ['Councillor', 'Cabinet Member for Transport']],
    ['Dockers’ leader Tomas Reuel said his union had warned the port.', 'Tomas Reuel', ['Dockers’ leader']],
    ['Amina Yusuf, a cardiologist at the harbour clinic, said patients were waiting.', 'Amina Yusuf', ['cardiologist at the harbour clinic']],
    ['President Ada Quist and her deputy, Piet Ostrow, said the port would close.', 'Piet Ostrow', ['deputy']],
    ['Aled Pryce, Transport Minister Ada Quist and their guests flew home.', 'Aled Pryce', []],
  ];
  for (const [text, name, roles] of rows) it(`${name}: ${text}`, () => assert.deepEqual(rolesOf(text, name), roles));
});

describe('names of bodies', () => {
  it('the short form with an article means the body met before', () => {
    const { entities } = engine.analyse('The Ministry of Fisheries closed the port. The Ministry said the ice was thick.');
    assert.deepEqual(entities.filter((e) => e.kind === 'organisation').map((e) => [e.name, e.mentions.length]), [['Ministry of Fisheries', 2]]);
  });
  it('are not shouted where the article also writes them in small letters', () => {
    const { entities } = engine.analyse('MINISTRY OF FISHERIES\n\nThe Ministry of Fisheries said on Monday that the ice was thick and that no boat could leave the port before the end of March.');
    assert.deepEqual(entities.filter((e) => e.kind === 'organisation').map((e) => e.name), ['Ministry of Fisheries']);
  });
});

describe('mentions that speak', () => {
  const mentionOf = (text: string, words: string): { kind: EntityKind; form: string; anonymous: boolean | undefined } | undefined => {
    const analysis = engine.analyse(text);
    const mention = analysis.mentions.find((m) => text.slice(m.span.start, m.span.end) === words);
    if (!mention) return undefined;
    return { kind: mention.kind, form: mention.form, anonymous: mention.entity === undefined ? undefined : analysis.entities[mention.entity]?.anonymous };
  };

  it('a capital that speaks is a metonym and keeps its place', () => {
    const text = 'Moscow said the drill was planned.';
    assert.deepEqual(mentionOf(text, 'Moscow'), { kind: 'place', form: 'metonym', anonymous: undefined });
    const analysis = engine.analyse(text);
    assert.equal(analysis.entities[analysis.attributions[0]?.source?.entity ?? -1]?.place?.country, 'RU');
  });

  it('a capital where something happens is a plain place', () => {
    assert.equal(mentionOf('The ministers met in Moscow on Friday.', 'Moscow')?.form, 'name');
  });

  it('unnamed officials are anonymous', () => {
    assert.deepEqual(mentionOf('A senior Finnish official said the border was open.', 'A senior Finnish official'), { kind: 'person', form: 'nominal', anonymous: true });
  });

  it('a ministry without a name is an organisation', () => {
    assert.equal(mentionOf('The Danish foreign ministry said the ship was safe.', 'The Danish foreign ministry')?.kind, 'organisation');
  });

  it('several people are a group', () => {
    assert.equal(mentionOf('Military experts said the ship was safe.', 'Military experts')?.kind, 'group');
  });

  it('a report is a document', () => {
    assert.equal(mentionOf('The report said the ship was safe.', 'The report')?.kind, 'document');
  });

  it('names of the newsroom are found first, whatever they look like', () => {
    const text = 'The blue pump was moved to the quay.';
    const known = [{ id: 'pump', kind: 'organisation', name: 'blue pump', roles: [], aliases: [] }];
    const analysis = engine.analyse(text, undefined, { known });
    assert.deepEqual(analysis.mentions.map((m) => [text.slice(m.span.start, m.span.end), m.kind, m.evidence[0]?.rule]), [['blue pump', 'organisation', 'name.known']]);
  });

  it('bylines, credits and last lines name nobody', () => {
    const text = 'Harbour closed after storm\n\nBy Carla Jensen\n\nThe harbour of Eastport was closed on Monday after a storm tore two cranes from the quay.\n\nNobody was hurt, and the boats stayed in port until the next morning.\n\nReporting by Peter Olsen; Editing by Mary Quist';
    const names = engine.analyse(text).mentions.filter((m) => m.kind === 'person');
    assert.deepEqual(names.map((m) => text.slice(m.span.start, m.span.end)), []);
  });
});
