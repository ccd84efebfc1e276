// Rules of a tagset that a gloss file breaks.
import assert from 'node:assert/strict';
import { brokenConstraints } from '../../../server/src/core/gloss/constraints.js';
import { readProject } from '../../../server/src/core/gloss/project.js';
import { readGloss } from '../../../server/src/core/gloss/read.js';

const PROJECT = `newsgloss: 1
kinds:
  claim: {attributes: {topic: [trade, safety], urgent: boolean}, speaker: [person]}
links: {contradicts: {from: [claim], to: [claim]}}
entities: {port: {kind: organisation, name: The port}}
`;
const glossWith = (fields: string): string => `newsgloss: 1
entities:
  ada: {kind: person, name: Ada Lund}
annotations:
  - id: m-1
    kind: person
    span: [0, 3]
    quote: "Ada"
    entity: ada
    status: accepted
  - id: c-1
    kind: claim
    span: [4, 8]
    quote: "safe"
    ${fields}
    status: accepted
`;

describe('the rules of a tagset', () => {
  const { project } = readProject(PROJECT);
  const broken = (fields: string): string[] => {
    const source = glossWith(fields);
    const { gloss } = readGloss(source, { knownKinds: project.kinds.map((k) => k.name), projectEntities: project.entities });
    return brokenConstraints(gloss ?? assert.fail('does not parse'), project).map((p) => `${p.code} ${p.args.join(' | ')} at ${source.slice(p.span.start, p.span.end)}`);
  };

  it('say which values an attribute may have', () => {
    assert.deepEqual(broken('attributes: {topic: trade, urgent: true}'), []);
    assert.deepEqual(broken('attributes: {topic: sport}'), ['gloss.attribute-value topic | sport | trade, safety at sport']);
    assert.deepEqual(broken('attributes: {urgent: "soon"}'), ['gloss.attribute-value urgent | soon | boolean at "soon"']);
    assert.deepEqual(broken('attributes: {colour: red}'), ['gloss.attribute-unknown colour | claim at colour']);
  });

  it('say who may speak', () => {
    assert.deepEqual(broken('speaker: [{entity: ada}]'), []);
    assert.deepEqual(broken('speaker: [{entity: port}]'), ['gloss.speaker-kind port | organisation | person at port']);
  });

  it('say what a link may join', () => {
    assert.deepEqual(broken('links: [{kind: contradicts, to: c-1}, {kind: cites, to: m-1}]'), []);
    assert.deepEqual(broken('links: [{kind: contradicts, to: m-1}]'), ['gloss.link-kind contradicts | claim | person at m-1']);
  });
});
