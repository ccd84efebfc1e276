// One person, one entity: names, roles, pronouns and nominals that mean somebody in the article.
import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/src/core/model/analysis.js';
import { engine } from '../../support/engine.js';

const speakers = (analysis: Analysis): (string | undefined)[] => analysis.attributions.map((a) => (a.source?.entity === undefined ? undefined : analysis.entities[a.source.entity]?.name));

describe('speakers', () => {
  it('are joined by surname, with the fullest name and every form', () => {
    const analysis = engine.analyse('Harbour master Ilse Brandt said the quay was safe. Ms. Brandt said it was tested. Brandt said no more.');
    assert.deepEqual(speakers(analysis), ['Ilse Brandt', 'Ilse Brandt', 'Ilse Brandt']);
    const brandt = analysis.entities.find((e) => e.name === 'Ilse Brandt');
    assert.deepEqual(brandt?.aliases, ['Brandt']);
    assert.equal(brandt?.mentions.length, 3);
  });

  it('keep every role that the article gives them', () => {
    const analysis = engine.analyse('Foreign Minister Sigrun Halvorsen said the strait was open. Halvorsen, the head of the Centre Party, said it would stay open.');
    assert.deepEqual(analysis.entities.find((e) => e.name === 'Sigrun Halvorsen')?.roles, ['Foreign Minister', 'head of the Centre Party']);
  });

  it('behind a pronoun are the nearest of that gender', () => {
    const analysis = engine.analyse('Ilse Brandt said the quay was safe. Peter Olsen said it was not. She said the tests were sound. He said they were not.');
    assert.deepEqual(speakers(analysis), ['Ilse Brandt', 'Peter Olsen', 'Ilse Brandt', 'Peter Olsen']);
  });

  it('are a he or a she by what is theirs behind the name, whatever their first names are elsewhere', () => {
    const other = 'Landlord Marian Holt said the rent was fair. ';
    assert.deepEqual(speakers(engine.analyse(`${other}“It is damp,” said Kelechi Obi, a care worker who lives with her two sons. Obi has not paid since June. She says the walls are black.`)).slice(1), ['Kelechi Obi', 'Kelechi Obi']);
  });

  it('are whoever stands before “who”, a name or not', () => {
    assert.deepEqual(speakers(engine.analyse('The bank held its rate on Thursday, defying analysts who had forecast a cut.')), ['analysts']);
  });

  it('whose names tell no gender are a he or a she by the words beside them', () => {
    const analysis = engine.analyse('Xilonara Quell sings before noon, and then she sleeps. Her father, Orvello, drove trains. She went to the depot and asked for his lamp.');
    assert.deepEqual(speakers(analysis), ['Xilonara Quell']);
  });

  it('never speak of themselves as “he” or “she”', () => {
    const analysis = engine.analyse('Peter Olsen met Ben Aker on the quay. "He told me that the crane was broken," Olsen said.');
    const [outer] = analysis.attributions;
    const named = [outer, ...(outer?.nested ?? [])].map((a) => analysis.entities[a?.source?.entity ?? -1]?.name);
    assert.deepEqual(named, ['Peter Olsen', 'Ben Aker']);
  });

  it('without a name, before “who”, are who the phrase says', () => {
    const analysis = engine.analyse('Tell that to the traders of Omdurman, who say the price of bread tripled within a week.');
    assert.deepEqual(speakers(analysis), ['traders of Omdurman']);
  });

  it('before “which” may be a capital', () => {
    const analysis = engine.analyse('Oslo has no hold over Abu Dhabi, which has repeatedly denied arming the rebels.');
    assert.deepEqual(speakers(analysis), ['Abu Dhabi']);
  });

  it('called by their nationality are whoever was spoken of last', () => {
    const analysis = engine.analyse('Manager Gordon Harkness left before referee Darren Pike met Sean Kelso.\n\n"It’s a disgrace," fumed the Scot, who was booked.');
    assert.deepEqual(speakers(analysis), ['Gordon Harkness']);
  });

  it('sign a block quotation', () => {
    const analysis = engine.analyse('Ilse Brandt says there is none. "Nobody sleeps," she says.\n\n> "A train is a village that moves."\n> — Orvello Quell\n');
    assert.deepEqual(speakers(analysis), ['Ilse Brandt', 'Ilse Brandt', 'Orvello Quell']);
  });

  it('sign a block quotation without a gap behind the dash too', () => {
    const analysis = engine.analyse('Ilse Brandt says there is none.\n\n> “A train is a village that moves.”\n> —Orvello Quell\n');
    assert.deepEqual(speakers(analysis), ['Ilse Brandt', 'Orvello Quell']);
  });

  it('in an interview are the one whom its head names, and whoever asks', () => {
    const turns = 'Q: When did you first go to sea?\n\nA: I was nine. Nobody asked my mother.\n\nQ: And the quay?\n\nA: It is too low.\n';
    const named = engine.analyse(`‘Nobody asked’: an hour with Ilse Brandt\n\nIlse Brandt has been a pilot in Varnholm for thirty years.\n\n${turns}`);
    assert.deepEqual(speakers(named), [undefined, 'Ilse Brandt', undefined, 'Ilse Brandt']);
    assert.deepEqual(named.attributions.map((a) => a.source?.spans.length), [1, 1, 1, 1]);
    const several = engine.analyse(`Two pilots on the quay\n\nIlse Brandt and Peter Olsen have been pilots for thirty years.\n\n${turns}`);
    assert.deepEqual(speakers(several), [undefined, undefined, undefined, undefined]);
  });

  describe('in an interview without any labels', () => {
    const questions = ['How did it begin?', 'Were you ever afraid?', 'What would you tell the council?'];
    const answers = ['I was nineteen. My uncle told me that the ferry needed a hand.', 'Once. I thought that the ice would take us. The harbour master said we were mad.', 'I promised my crew to say that the quay is rotten.'];
    const interview = (head: string, ask: (question: string) => string = (q) => q): Analysis =>
      engine.analyse(`${head}\n\n${questions.map((q, i) => `${ask(q)}\n\n${answers[i] ?? ''}`).join('\n\n')}\n`);
    const HEAD = 'Pilot Nora Lind tells of forty winters\n\nNora Lind has steered the night ferry since 1986.';

    it('“I” is the one whom its head names, and others spoken of are others', () => {
      assert.deepEqual(speakers(interview(HEAD)), ['uncle', 'Nora Lind', 'harbour master', 'Nora Lind']);
      assert.deepEqual(speakers(interview(HEAD, (q) => `**${q}**`)), ['uncle', 'Nora Lind', 'harbour master', 'Nora Lind']);
    });

    it('“I” is nobody where the head leaves it open, or where the answers speak about the one it names', () => {
      assert.ok(!speakers(interview('Two pilots on the quay\n\nIlse Brandt and Peter Olsen have been pilots for thirty years.')).some((s) => s === 'Ilse Brandt' || s === 'Peter Olsen'));
      const letters = engine.analyse(`Readers write about Nora Lind\n\n${questions.map((q) => `${q}\n\nI think that Nora Lind is right. My father sailed with Lind.`).join('\n\n')}\n`);
      assert.ok(!speakers(letters).includes('Nora Lind'));
    });

    it('“I” is nobody in a piece that asks and answers for itself', () => {
      const piece = engine.analyse(`Why Nora Lind went\n\n${questions.map((q) => `${q}\n\nThe board said that it knew nothing.`).join('\n\n')}\n\nI think that she had enough.\n`);
      assert.ok(!speakers(piece).includes('Nora Lind'));
    });
  });

  it('answer nothing where the paper explains its news in questions', () => {
    const analysis = engine.analyse('Quay fees: your questions answered\n\nMinister Ilse Brandt set the fees on Monday.\n\nQ: May boats tie up for free?\n\nA: Yes, until noon.\n\nQ: And at night?\n\nA: There is a fee of four pounds.\n');
    assert.deepEqual(analysis.attributions, []);
  });

  it('are nobody named where a man without a name was brought in since', () => {
    const analysis = engine.analyse('Ben Quist said it was late.\n\nOfficers arrested a 36-year-old Eastport man near the quay. He told the officer that he had drunk two beers.');
    assert.deepEqual(speakers(analysis), ['Ben Quist', undefined]);
  });

  it('explained by a rank or by the house they work for are the ones named', () => {
    const analysis = engine.analyse('A junta spokesman, Maj. Gen. Zaw Min Tun, denied the report. Her gallerist, Vattna’s José Kuri, said that there was a list.');
    assert.deepEqual(speakers(analysis), ['Zaw Min Tun', 'José Kuri']);
  });

  it('called “the company” are the company that the article is about, with and without its legal form', () => {
    const analysis = engine.analyse('Nordmere AS opened a mill. The Ministry of Fisheries said it was safe. The company warned that prices would rise. Nordmere also confirmed that the old mill would close.');
    assert.deepEqual(speakers(analysis), ['Ministry of Fisheries', 'Nordmere AS', 'Nordmere AS']);
  });

  it('called “it” are a body that spoke or opened the sentence before, and none of which much was said since', () => {
    const near = engine.analyse('Halden Council published its report. It said the quay was safe.');
    assert.deepEqual(speakers(near).slice(-1), ['Halden Council']);
    const far = engine.analyse('Boats for Halden Council lay at the quay. The nets were torn. Rain fell on the roofs. A report came out on Tuesday. It says the quay is safe.');
    assert.deepEqual(speakers(far).slice(-1), [undefined]);
  });

  it('stay unknown where no antecedent is there', () => {
    const analysis = engine.analyse('He said the quay was safe.');
    assert.deepEqual(speakers(analysis), [undefined]);
  });

  it('named by their office alone are whoever holds it', () => {
    const analysis = engine.analyse('Foreign Minister Sigrun Halvorsen came to Oslo. The minister said the strait was open.');
    assert.deepEqual(speakers(analysis), ['Sigrun Halvorsen']);
  });

  it('explained by an office and a name are the ones named, however long the office', () => {
    const analysis = engine.analyse('Her daughter, the potter Isolde Vane, said she was tired. The minister at the time, Ulla Frost, said nobody could have known.');
    assert.deepEqual(speakers(analysis), ['Isolde Vane', 'Ulla Frost']);
    assert.deepEqual(analysis.entities.find((e) => e.name === 'Ulla Frost')?.roles, ['minister at the time']);
  });

  it('named by a high office that nobody of the article is said to hold are somebody else', () => {
    const analysis = engine.analyse('Nurse Ada Quist said the trains were late. The first minister said they were not.');
    assert.deepEqual(speakers(analysis), ['Ada Quist', 'first minister']);
  });

  it('of a transcript are known by their initials, too', () => {
    const turns = ['Rosa Brandt: Do you come here often?', 'Nils Aker: Every day.', 'RB: Did that help?', 'NA: It helped my lawyer.', 'RB: And now?', 'NA: Now I swim.'];
    const analysis = engine.analyse(`The lock keeper\n\nThe engineer meets me at the lock on a Monday.\n\n${turns.join('\n\n')}\n`);
    assert.deepEqual(speakers(analysis), ['Rosa Brandt', 'Nils Aker', 'Rosa Brandt', 'Nils Aker', 'Rosa Brandt', 'Nils Aker']);
  });

  it('of two countries’ negotiators are not one', () => {
    const analysis = engine.analyse('Norway’s lead negotiator said the talks went well. Sweden’s lead negotiator said they did not.');
    const [first, second] = analysis.attributions.map((a) => a.source?.entity);
    assert.notEqual(first, second);
  });

  it('who say “I” in a quotation are the one quoted', () => {
    const analysis = engine.analyse('“I think the quay is safe,” Ilse Brandt said.');
    const [outer] = analysis.attributions;
    assert.equal(outer?.nested[0]?.source?.entity, outer?.source?.entity);
  });

  it('of a quotation without a cue are those of the sentence before', () => {
    const analysis = engine.analyse('Ilse Brandt was worried. “The quay will not hold another winter.”');
    assert.deepEqual(speakers(analysis), ['Ilse Brandt']);
  });

  it('with a title that has “of” in it are the persons, not their title', () => {
    const analysis = engine.analyse('Secretary of State Antonia Quist met the crews. “The quay is safe,” Secretary of State Antonia Quist said.');
    assert.deepEqual(speakers(analysis), ['Antonia Quist']);
  });

  it('named by a role whose short form stood before the name are that person', () => {
    const analysis = engine.analyse('Sen. Marla Whitcombe came to the quay. The senator said it was safe.');
    assert.deepEqual(speakers(analysis), ['Marla Whitcombe']);
  });

  it('described by what they are, without a name, are whoever was spoken of last', () => {
    const analysis = engine.analyse('Ilse Brandt said the quay was safe.\n\nThe Vermont engineer said it had been tested twice.');
    assert.deepEqual(speakers(analysis), ['Ilse Brandt', 'Ilse Brandt']);
  });

  it('who are brought in by a role of their own are nobody named before', () => {
    const analysis = engine.analyse('Ilse Brandt said the quay was safe.\n\nThe Danish minister said it was not. The ship’s owner in Athens said nothing was tested.');
    const [brandt, ...others] = speakers(analysis);
    assert.equal(brandt, 'Ilse Brandt');
    assert.ok(!others.includes('Ilse Brandt'), others.join(', '));
  });

  it('in a headline are whom the article names later', () => {
    const analysis = engine.analyse('Judge rejects plan for the quay\n\nHarbour Court Justice Ada Quist rejected the plan on Monday, saying it was unsafe.\n\nQuist said the crane must go.');
    const judge = analysis.mentions.find((m) => m.form === 'nominal' && m.span.start === 0);
    assert.ok(judge?.entity === undefined || analysis.entities[judge.entity]?.name === 'Ada Quist', analysis.entities[judge?.entity ?? -1]?.name);
  });

  it('named by words of their body’s name are that body', () => {
    const analysis = engine.analyse('The U.S. Court of Appeals for the Ninth Circuit ruled against the port on Friday. The appeals court said the quay was unsafe.');
    const name = speakers(analysis).pop();
    assert.match(name ?? '', /Court of Appeals/u);
  });

  it('with a particle in the name are found by it', () => {
    const analysis = engine.analyse('Mayor Bill de Blasio came to the quay. De Blasio said it was safe.');
    assert.deepEqual(speakers(analysis), ['Bill de Blasio']);
  });

  it('with the family name before a given name of two syllables are found by it', () => {
    assert.deepEqual(speakers(engine.analyse('Barrister Jacky Kuan Yun-ye came to the quay. “It is safe,” Kuan said.')), ['Jacky Kuan Yun-ye']);
  });

  it('with a slip of the pen in the surname are still the same person', () => {
    const analysis = engine.analyse('Tyresha McClenney came to the quay. “It is safe,” McLenney said.');
    assert.deepEqual(speakers(analysis), ['Tyresha McClenney']);
  });

  it('with a common word for a surname are found at the head of a sentence', () => {
    const analysis = engine.analyse('Norman Ham came to the quay. Ham said it was safe.');
    assert.deepEqual(speakers(analysis), ['Norman Ham']);
  });

  it('of two countries that speak together are a group', () => {
    const analysis = engine.analyse('Egypt and Costa Rica condemned the raid.');
    const entity = analysis.entities[analysis.attributions[0]?.source?.entity ?? -1];
    assert.deepEqual([entity?.kind, entity?.name], ['group', 'Egypt and Costa Rica']);
  });

  it('known by the last word of their name are that body', () => {
    assert.deepEqual(speakers(engine.analyse('Bramley Rovers parted company with manager Steve Quist on Saturday. Rovers said an assistant would take charge.')), ['Bramley Rovers']);
  });

  it('taken up by “who” are the ones described before it', () => {
    assert.deepEqual(speakers(engine.analyse('The governor, who announced a plan on Monday, said the quay was safe.')), ['governor', 'governor']);
  });

  it('with their colleagues are a group, which “they” takes up', () => {
    const [first, second] = speakers(engine.analyse('Frei and her colleagues estimate that the quay is safe. They caution that it may not be.'));
    assert.deepEqual([first, second], ['Frei and her colleagues', 'Frei and her colleagues']);
  });

  it('behind a clause of its own are the person alone', () => {
    const text = 'The bank left its rate unchanged on Wednesday and Chair Jerome Quist warned that prices remain high.';
    const [attribution] = engine.analyse(text).attributions;
    assert.deepEqual(attribution?.source?.spans.map((s) => text.slice(s.start, s.end)), ['Chair Jerome Quist']);
  });

  it('described, and named behind several forms of address, are that person', () => {
    assert.deepEqual(speakers(engine.analyse('A community leader, Chief Mrs Abosede Ogunleye, lamented that the quay was lost.')), ['Abosede Ogunleye']);
  });

  it('with a rank before the name and a force behind it are the person', () => {
    assert.deepEqual(speakers(engine.analyse('Det Insp Runa Halle of Gwent Police said the quay was safe.')), ['Runa Halle']);
    assert.deepEqual(speakers(engine.analyse('Majority Whip Dick Quist of Illinois noted that the quay was safe.')), ['Dick Quist']);
  });

  it('explained by a role that belongs to somebody are the name behind the comma', () => {
    assert.deepEqual(speakers(engine.analyse('Brandt’s team principal, Frédéric Olsen, said on X that the quay was safe.')), ['Frédéric Olsen']);
  });

  it('of a body’s own people are the person, not the body', () => {
    assert.deepEqual(speakers(engine.analyse("The State Department's Ned Price said the quay was safe.")), ['Ned Price']);
  });

  it('named by their party are a group', () => {
    const analysis = engine.analyse('Democrats said the quay was safe. Democrats said no more.');
    const entity = analysis.entities[analysis.attributions[0]?.source?.entity ?? -1];
    assert.deepEqual([entity?.kind, entity?.mentions.length], ['group', 2]);
  });

  it('behind a comma and a form of address are the name that explains the office', () => {
    const analysis = engine.analyse('The Nigerian High Commissioner, H.E. Babatunde Salami, said the flights had begun.');
    assert.deepEqual(speakers(analysis), ['Babatunde Salami']);
  });

  it('that are a people are a group', () => {
    const analysis = engine.analyse('The Texans say they are keen to see the picture go.');
    const entity = analysis.entities[analysis.attributions[0]?.source?.entity ?? -1];
    assert.deepEqual([entity?.kind, entity?.name], ['group', 'Texans']);
  });

  it('of one surname are, by it alone, the one named first', () => {
    const analysis = engine.analyse('Hilde Brandt opened the quay. Her husband Jonas Brandt came too. Brandt said it was safe.');
    assert.deepEqual(speakers(analysis), ['Hilde Brandt']);
  });

  it('behind a pronoun are not somebody whom their own words name', () => {
    const analysis = engine.analyse('That worries the pilot Henry Olsen, president of the Harbour Club.\n\n“Jonas Brandt had a crane. Nobody has one now,” he said.');
    assert.deepEqual(speakers(analysis).slice(-1), ['Henry Olsen']);
  });

  it('“one of” a body’s people is a person without a name', () => {
    const analysis = engine.analyse('One of its deputy ministers said the quay was safe.');
    const entity = analysis.entities[analysis.attributions[0]?.source?.entity ?? -1];
    assert.deepEqual([entity?.kind, entity?.anonymous], ['person', true]);
  });

  it('of several countries are named whole', () => {
    const analysis = engine.analyse('The leaders of Norway, Sweden and Denmark said the strait was open.');
    assert.deepEqual(speakers(analysis), ['leaders of Norway, Sweden and Denmark']);
  });

  it('of quoted paragraphs behind “Pryce said:” are the one announced', () => {
    const analysis = engine.analyse('According to the report, the bridge is sound.\n\nCouncillor Aled Pryce, Cabinet Member for Transport, said:\n\n“Safety comes first, on this bridge and on every other.”');
    assert.deepEqual(speakers(analysis).slice(1), ['Aled Pryce']);
  });

  it('of a quoted paragraph are whom the sentence before is about, not who spoke earlier', () => {
    const analysis = engine.analyse('Defne Arslan left early. Their delegation said that it feared the worst.\n\nMs Arslan answered them at length on the quay.\n\n“I have heard the word unfair eleven times today.”');
    assert.deepEqual(speakers(analysis).slice(1), ['Defne Arslan']);
  });

  it('of a quotation over several paragraphs are one claim’s', () => {
    const text = 'Ilse Brandt was angry on Monday, as everybody on the quay could see.\n\n“The council knew of the rust for years,” she said. “We wrote to them.\n\n“They never answered a single letter.”';
    const analysis = engine.analyse(text);
    assert.deepEqual(speakers(analysis), ['Ilse Brandt']);
    assert.equal(analysis.attributions[0]?.content.length, 3);
  });

  it('written short are the organisation whose initials they are', () => {
    const analysis = engine.analyse('The Eastport Energy Agency (EEA) met. The EEA said prices would fall.');
    assert.deepEqual(speakers(analysis), ['Eastport Energy Agency']);
  });
});
