// Who is said to have said what: sources, cues and contents in the constructions of news.
import assert from 'node:assert/strict';
import type { Attribution } from '../../../server/src/core/model/analysis.js';
import { engine } from '../../support/engine.js';

const words = (text: string, a: Attribution): { source: string; cue: string; content: string[] } => ({
  source: (a.source?.spans ?? []).map((s) => text.slice(s.start, s.end)).join(' … '),
  cue: a.cue.map((s) => text.slice(s.start, s.end)).join(' … '),
  content: a.content.map((s) => text.slice(s.start, s.end)),
});

describe('attributions', () => {
  it('join the halves of words that the cue interrupts', () => {
    const text = '“The quay is safe,” said Ilse Brandt, the harbour master. “We tested it twice.”';
    const found = engine.analyse(text).attributions.map((a) => words(text, a));
    assert.deepEqual(found, [{ source: 'Ilse Brandt, the harbour master', cue: 'said', content: ['“The quay is safe,”', '“We tested it twice.”'] }]);
  });

  it('keep what is said inside something said as nested', () => {
    const text = 'Brandt said the operator had denied that the crane was overloaded.';
    const [outer] = engine.analyse(text).attributions;
    assert.ok(outer);
    assert.deepEqual(outer.nested.map((a) => words(text, a)), [{ source: 'the operator', cue: 'had denied', content: ['that the crane was overloaded'] }]);
  });

  it('take no bare object or errand inside what is said for words of its own', () => {
    const nested = (text: string): readonly Attribution[] => engine.analyse(text).attributions.flatMap((a) => a.nested);
    assert.deepEqual(nested('Brandt said that it was up to the port to show flexibility.'), []);
    assert.deepEqual(nested('The port denied a report that the quay was unsafe.').map((a) => a.evidence[0]?.rule), ['cue.report']);
  });

  it('give a quotation that a paragraph announces to the speaker named there, all its paragraphs and what is said inside it too', () => {
    const text = 'Ilse Brandt, the harbour master, released the following statement:\n\n“We will rebuild the quay. I promise that the wall will be higher.\n\n“Nobody told us that the money was gone.”\n\nThe council met on Friday.';
    const found = engine.analyse(text).attributions;
    assert.deepEqual(found.map((a) => words(text, a)), [{
      source: 'Ilse Brandt, the harbour master,', cue: 'released',
      content: ['“We will rebuild the quay. I promise that the wall will be higher.', '“Nobody told us that the money was gone.”'],
    }]);
    assert.deepEqual(found[0]?.nested.map((a) => words(text, a).content), [['that the wall will be higher']]);
  });

  it('take the name behind a dash for who said the quotation before it', () => {
    const text = 'The town told us what it thinks.\n\n“The harbour scares me. It floods twice a year.” ― Sonja Falk\n“I am so tired of it.” – Karen Dahl, a baker.';
    const found = engine.analyse(text).attributions.filter((a) => a.form === 'direct').map((a) => words(text, a));
    assert.deepEqual(found, [
      { source: 'Sonja Falk', cue: '―', content: ['“The harbour scares me. It floods twice a year.”'] },
      { source: 'Karen Dahl', cue: '–', content: ['“I am so tired of it.”'] },
    ]);
  });

  it('give a whole turn of a transcript to the speaker in its label, quoted or not, and questions and answers without names to their labels', () => {
    const turns = 'QUIST: The mayor thinks this is a game. People want to live here.\n\nOLSEN: Will you be there?\n\nQUIST: I will be there.';
    for (const text of [turns, turns.replace(/^(?=[A-Z])/gmu, '“')]) {
      const found = engine.analyse(text).attributions;
      assert.deepEqual(found.map((a) => ({ ...words(text, a), form: a.form })), [
        { source: 'QUIST', cue: ':', content: ['The mayor thinks this is a game. People want to live here.'], form: 'direct' },
        { source: 'OLSEN', cue: ':', content: ['Will you be there?'], form: 'direct' },
        { source: 'QUIST', cue: ':', content: ['I will be there.'], form: 'direct' },
      ]);
      assert.deepEqual(found[0]?.nested.map((a) => words(text, a).cue), ['thinks', 'want']);
    }
    const questions = 'An hour on the quay\n\nQ: Will you be there?\n\nA: I will be there.\n\nQ: Why?\n\nA: Because of the wall.';
    assert.deepEqual(engine.analyse(questions).attributions.map((a) => words(questions, a).source), ['Q', 'A', 'Q', 'A']);
  });

  it('go on with a turn in the paragraphs up to the next label, but for stage directions and what somebody else is said to say', () => {
    const text = 'Talk of the quay\n\nThey met on Monday in the hall.\n\nQUIST: What will you do?\n\nOLSEN: I will look at the books.\n\nThen I will talk to the dockers.\n\n(He laughs.)\n\nQUIST: And the cranes?\n\nOLSEN: They stay.\n\nThe talk ended there.';
    assert.deepEqual(engine.analyse(text).attributions.map((a) => words(text, a).content), [['What will you do?'], ['I will look at the books.', 'Then I will talk to the dockers.'], ['And the cranes?'], ['They stay.']]);
    const quoted = 'Talk of the quay\n\nThey met on Monday in the hall.\n\n“QUIST: What will you do?\n\n“OLSEN: I will look at the books.\n\n“Then I will talk to the dockers.\n\n“QUIST: And the cranes?”\n\nThe talk ended there.';
    assert.deepEqual(engine.analyse(quoted).attributions.map((a) => words(quoted, a).content), [['What will you do?'], ['I will look at the books.', 'Then I will talk to the dockers.'], ['And the cranes?']]);
  });

  it('give a quotation of several paragraphs to the paper that "reports:" it', () => {
    const text = 'The council met on Monday.\n\nThe Stenhaven Courier reports:\n\n“Only a quarter of the members have paid.\n\n“The port goes on without the money.”\n\nThe mayor left.';
    assert.deepEqual(engine.analyse(text).attributions.map((a) => words(text, a)), [{ source: 'The Stenhaven Courier', cue: 'reports', content: ['“Only a quarter of the members have paid.', '“The port goes on without the money.”'] }]);
  });

  it('leave quoted words inside a sentence that says something about them without a speaker', () => {
    const text = 'Ilse Brandt spoke on Friday. The film “Thirteen nights at the harbour,” is based on a book.';
    assert.equal(engine.analyse(text).attributions.some((a) => words(text, a).content.join(' ').includes('Thirteen')), false);
  });

  it('do not end before the verb where a relative clause stands behind the subject', () => {
    const text = 'Brandt said the crane, which fell on Monday, was tested twice.';
    assert.deepEqual(engine.analyse(text).attributions.map((a) => words(text, a).content), [['the crane, which fell on Monday, was tested twice']]);
  });

  it('take the name on a line of its own under a quotation for who said it, though somebody else spoke before', () => {
    const text = 'Olsen said the quay was safe. “We tested it.”\n\n“The tide does not wait. I know that the wall is too low.”\n\n- Ada Quist.\n\nThe council met on Friday.';
    const found = engine.analyse(text).attributions;
    const [last] = found.slice(-1);
    assert.ok(last);
    assert.deepEqual(words(text, last), { source: 'Ada Quist', cue: '-', content: ['“The tide does not wait. I know that the wall is too low.”'] });
    assert.equal(found.slice(0, -1).some((a) => words(text, a).content.join(' ').includes('tide')), false);
  });

  it('read a short line that ends in somebody’s words as running text', () => {
    const text = 'The harbour closed on Friday after the storm, and nobody knew for how long.\n\nBrandt then asked, “With cranes?”\n\nThe crews went home without an answer, and the ferry stayed in Varnholm.';
    const found = engine.analyse(text).attributions.map((a) => words(text, a));
    assert.deepEqual(found.filter((a) => a.cue.includes('asked')), [{ source: 'Brandt', cue: 'then asked', content: ['“With cranes?”'] }]);
  });
});
