// The brat export, read back by a reader of the published grammar.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bratFormat } from '../../../server/src/core/exchange/brat/write.js';
import { exportArticles } from '../../../server/src/core/exchange/registry.js';
import type { AnnotatedArticle } from '../../../server/src/core/model/annotated.js';
import type { Annotation } from '../../../server/src/core/model/annotation.js';
import { type BratDocument, readBrat, readBratConfig } from '../../support/bratReader.js';
import { PLAIN, TORTURE } from '../../support/tortureArticle.js';

const ALL = { with: ['suggested', 'rejected'] } as const;

function written(articles: readonly AnnotatedArticle[]): { files: Map<string, string>; codes: Map<string, number> } {
  const result = exportArticles(bratFormat, articles, ALL);
  return { files: new Map(result.files.map((f) => [f.name, f.content])), codes: new Map(result.losses.map((l) => [l.code, l.count])) };
}

function document(files: ReadonlyMap<string, string>, name: string): BratDocument {
  const [text, ann] = [files.get(`${name}.txt`), files.get(`${name}.ann`)];
  assert.ok(text !== undefined && ann !== undefined, `no ${name} among ${[...files.keys()].join(', ')}`);
  return readBrat(text, ann);
}

const ODD = 'odd names/ferry_ _strike_ 100%';

describe('brat export', () => {
  it('writes an ordinary article as brat has it', () => {
    const { files } = written([PLAIN]);
    assert.equal(files.get('bridge.txt'), 'The mayor of Lund said the bridge is safe.\n');
    assert.equal(files.get('bridge.ann'), [
      'T1\tplace 13 17\tLund', 'A1\tstatus T1 accepted', 'N1\tReference T1 Newsgloss:lund\tLund', 'A2\tas T1 name',
      'T2\tclaim 23 41\tthe bridge is safe', 'A3\tstatus T2 accepted', 'A4\tform T2 indirect',
      'T3\tspeaker 0 17\tThe mayor of Lund', 'R1\tspeaker Arg1:T2 Arg2:T3', 'T4\tcue 18 22\tsaid', 'R2\tcue Arg1:T2 Arg2:T4', '',
    ].join('\n'));
  });

  it('passes the strict reader with everything odd in it', () => {
    const { textBounds, relations, notes, normalisations, attributes } = document(written([TORTURE, PLAIN]).files, ODD);
    const sail = textBounds.find((t) => t.text.startsWith('“We will sail'));
    assert.deepEqual(sail?.spans, [{ start: 53, end: 66 }, { start: 70, end: 90 }, { start: 114, end: 135 }]);
    assert.equal(sail.text, '“We will sail at dawn 🌅 tomorrow,” “if the port agrees.”');
    assert.equal(textBounds.find((t) => t.id === 'T7')?.text, 'SKÅRVIK', 'the id that brat once gave is kept');
    const zoe = textBounds.filter((t) => t.text === 'Zoe\u0308 Ólafsdóttir');
    assert.deepEqual(zoe.map((t) => t.type), ['person'], 'a speaker that is a mention stands once');
    assert.ok(relations.some((r) => r.type === 'speaker' && r.args.Arg1 === sail.id && r.args.Arg2 === zoe[0]?.id));
    assert.ok(notes.some((n) => n.type === 'AnnotatorNotes' && n.text === 'Two ⏎ lines\tand a tab'));
    assert.ok(notes.some((n) => n.type === 'SpeakerEntity' && n.text === 'haifa'));
    assert.ok(notes.some((n) => n.type === 'Attribute' && n.text === 'étiquette libre: two words|more'));
    assert.ok(normalisations.some((n) => n.target === 'T7' && n.ref === 'skårvik%201' && n.name === 'Skårvik'));
    assert.ok(normalisations.some((n) => n.target === 'T7' && n.database === 'GeoNames' && n.ref === '2600001'));
    assert.ok(attributes.some((a) => a.name === 'negated' && a.target === sail.id && a.value === undefined));
    assert.ok(textBounds.some((t) => t.type === 'ville_etrangere' && t.text === 'حيفا'));
  });

  it('cuts a span at every character that ends a line for brat', () => {
    const { textBounds } = document(written([TORTURE]).files, ODD);
    assert.deepEqual(textBounds.filter((t) => t.text === 'it is done').map((t) => t.spans.length), [2]);
  });

  it('describes in annotation.conf every type, relation and attribute value that it used', () => {
    const { files } = written([TORTURE, PLAIN]);
    const conf = readBratConfig(files.get('annotation.conf') ?? '').sections;
    for (const name of [ODD, 'bridge']) {
      const { textBounds, relations, attributes } = document(files, name);
      const typeOf = new Map(textBounds.map((t) => [t.id, t.type]));
      for (const t of textBounds) assert.ok(conf.entities?.has(t.type), t.type);
      for (const r of relations) {
        const [from, to] = (conf.relations?.get(r.type) ?? []).map((a) => a.split(':')[1]?.split('|') ?? []);
        assert.ok(from?.includes(typeOf.get(r.args.Arg1 ?? '') ?? '') && to?.includes(typeOf.get(r.args.Arg2 ?? '') ?? ''), r.type);
      }
      for (const a of attributes) {
        const [on, values] = (conf.attributes?.get(a.name) ?? []).map((x) => x.split(':')[1]?.split('|') ?? []);
        assert.ok(on?.includes(typeOf.get(a.target) ?? ''), a.name);
        if (a.value !== undefined) assert.ok(values?.includes(a.value), `${a.name} ${a.value}`);
      }
    }
    assert.match(files.get('visual.conf') ?? '', /^ville_etrangere \| ville étrangère \| vill \| v$/mu);
  });

  it('counts all that it leaves out', () => {
    const { codes } = written([TORTURE]);
    assert.deepEqual(Object.fromEntries(codes), {
      'annotation.unplaced': 1, 'annotation.blank': 1, 'annotation.id': 13, 'annotation.provenance': 2, 'annotation.score': 1, 'annotation.former': 1,
      'claim.verdict': 1, 'link.target': 2, 'entity.details': 2, 'article.details': 1, 'span.cut': 2, 'note.line-ends': 1,
      'type.renamed': 2, 'attribute.as-note': 2, 'file.renamed': 1, 'text.line-ends': 1, 'text.mark': 1,
    });
  });

  it('gives articles of one name files of their own', () => {
    const names = [...written([PLAIN, { ...PLAIN, file: 'bridge' }, { ...PLAIN, file: 'BRIDGE.TXT' }]).files.keys()];
    assert.deepEqual(names, ['bridge.txt', 'bridge.ann', 'bridge-2.txt', 'bridge-2.ann', 'BRIDGE-2-2.txt', 'BRIDGE-2-2.ann', 'annotation.conf', 'visual.conf']);
  });

  it('holds for any text and any spans', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\r\n', '\r', '\t', '🙂', '\u2028', '\u0085', 'e\u0301', '"', '\f', 'ש'), minLength: 1, maxLength: 60 });
    fc.assert(fc.property(texts, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }), (text, places) => {
      const annotations = places.map(([a, b], i): Annotation => {
        const [start = 0, end = 0] = [wholeAt(text, a % text.length), wholeAt(text, b % (text.length + 1))].sort((x, y) => x - y);
        return { type: 'mention', id: `m-${i}`, kind: 'person', spans: [{ start, end }], quotes: [text.slice(start, end)], status: 'added' };
      });
      const { files, codes } = written([{ file: 'a.txt', text, details: { file: 'a.txt' }, annotations, entities: [] }]);
      assert.equal(document(files, 'a').textBounds.length + (codes.get('annotation.blank') ?? 0), annotations.length);
    }));
  });
});

/** The next place that parts neither a surrogate pair nor CRLF. */
function wholeAt(text: string, at: number): number {
  const pair = /[\udc00-\udfff]/.test(text.charAt(at)) || (text.charAt(at) === '\n' && text.charAt(at - 1) === '\r');
  return pair ? at + 1 : at;
}
