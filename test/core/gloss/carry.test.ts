// Gloss files whose article changes again and again between decisions: positions always mean the text that the file names.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anchorGloss } from '../../../server/src/core/anchor/anchor.js';
import { articleText, contextOf } from '../../../server/src/core/anchor/describe.js';
import { applyEdits, applyOperations, invert } from '../../../server/src/core/gloss/edit.js';
import { readProject } from '../../../server/src/core/gloss/project.js';
import { readGloss } from '../../../server/src/core/gloss/read.js';
import type { GlossFile } from '../../../server/src/core/model/gloss.js';
import { codePointTable } from '../../../server/src/core/text/codePoints.js';
import { hashText } from '../../../server/src/core/text/hash.js';
import { decodedText } from '../../../server/src/core/text/normalise.js';

const ROOT = join(__dirname, '../../..').replace(/[\\/]out$/u, '');
const NEWSROOM = join(ROOT, 'samples/newsroom');
const project = readProject(readFileSync(join(NEWSROOM, 'newsgloss.yaml'), 'utf8')).project;
const glossed = readdirSync(NEWSROOM).filter((f) => f.endsWith('.gloss.yaml')).map((f) => f.replace('.gloss.yaml', ''));
const sampleText = (file: string): string => readFileSync(join(NEWSROOM, file), 'utf8');
const sampleGloss = (file: string): string => readFileSync(join(NEWSROOM, `${file}.gloss.yaml`), 'utf8');

function read(source: string): GlossFile {
  const { gloss, problems } = readGloss(source, { projectEntities: project.entities, knownKinds: project.kinds.map((k) => k.name) });
  assert.deepEqual(problems, []);
  return gloss ?? assert.fail();
}

/** Every annotation that does not name another text has its quote under its span. */
function checkQuotes(source: string, text: string): void {
  const gloss = read(source);
  assert.equal(gloss.article.text, hashText(text));
  assert.equal(gloss.article.codePoints, codePointTable(text).length);
  const points = [...decodedText(text)];
  for (const a of gloss.annotations) {
    if (a.of !== undefined) assert.notEqual(a.of, gloss.article.text, a.id);
    else assert.deepEqual(a.spans.map((s) => points.slice(s.start, s.end).join('')), a.quotes, a.id);
  }
}

describe('the gloss files of the sample newsroom', () => {
  for (const file of glossed) {
    it(`fit their article: ${file}`, () => {
      const text = sampleText(file);
      checkQuotes(sampleGloss(file), text);
      const article = articleText(text);
      for (const { annotation, state } of anchorGloss(read(sampleGloss(file)), text)) {
        assert.equal(state, 'exact', annotation.id);
        assert.deepEqual(annotation.context, contextOf(article, annotation.spans), annotation.id);
      }
    });

    it(`can be written anew from their values: ${file}`, () => {
      const text = sampleText(file);
      const source = sampleGloss(file);
      const gloss = read(source);
      const { file: name, text: _hash, codePoints: _length, ...details } = gloss.article;
      const done = applyOperations(undefined, [
        ...anchorGloss(gloss, text).map(({ annotation }) => ({ kind: 'put' as const, annotation })),
        ...gloss.entities.map((entity) => ({ kind: 'putEntity' as const, entity })),
        { kind: 'setArticle' as const, details },
      ], { file: name, text });
      assert.ok(done.ok);
      assert.deepEqual(read(done.value.source).annotations.map((a) => a.id).sort(), gloss.annotations.map((a) => a.id).sort());
      assert.deepEqual(new Map(read(done.value.source).annotations.map((a) => [a.id, a])), new Map(gloss.annotations.map((a) => [a.id, a])));
    });
  }
});

describe('decisions on an article that is being edited', () => {
  const file = 'harbour-wire.txt';
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.nat(60), come: fc.constantFrom('', 'x', ' not', 'Update: ships wait. ', '\n', '😀', '\r\n\r\n') });

  it('leave a file in which every position means the text it names, and can all be taken back', function () {
    this.timeout(60_000);
    fc.assert(fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), fc.boolean(), (rounds, keepsOld) => {
      let text = sampleText(file);
      let source = sampleGloss(file);
      const undo: { source: string; edits: ReturnType<typeof invert> }[] = [];
      for (const changes of rounds) {
        const old = text;
        for (const c of changes) {
          const at = Math.floor(c.at * text.length);
          text = text.slice(0, at) + c.come + text.slice(at + c.gone);
        }
        const anchored = anchorGloss(read(source), text, keepsOld ? { text: old } : undefined);
        const first = anchored.find((a) => a.state === 'exact' || a.state === 'moved');
        const operations = first ? [{ kind: 'put' as const, annotation: { ...first.annotation, note: 'seen' } }] : [{ kind: 'setArticle' as const, details: { title: 'T' } }];
        const done = applyOperations(source, operations, { file, text, anchored });
        assert.ok(done.ok, JSON.stringify(done));
        checkQuotes(done.value.source, text);
        undo.push({ source, edits: invert(source, done.value.edits) });
        source = done.value.source;
      }
      for (const step of undo.reverse()) {
        source = applyEdits(source, step.edits);
        assert.equal(source, step.source);
      }
    }), { numRuns: 30 });
  });
});
