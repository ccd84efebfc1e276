// What holds for every format: safe names, positions that fit any text, nothing left out without a word.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isLossy } from '../../../server/src/core/exchange/losses.js';
import { fileNames } from '../../../server/src/core/exchange/names.js';
import { exportArticles, findFormat, FORMATS } from '../../../server/src/core/exchange/registry.js';
import type { AnnotatedArticle } from '../../../server/src/core/model/annotated.js';
import { decodedText, wellFormed } from '../../../server/src/core/text/normalise.js';
import { PLAIN, TORTURE } from '../../support/tortureArticle.js';

/** Hit: a/b.txt; miss: ../a, /a, a:b, "a. ", con. */
const SAFE_NAME = /^(?!.*(?:^|\/)(?:\.\.?|con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:\/|$))(?:[^/<>:"|?*\\\p{Cc}]*[^/<>:"|?*\\\p{Cc}. ](?:\/|$))+$/iu;

const TEXT = fc.string({ unit: fc.constantFrom('a', ' ', '\r\n', '\r', '\n', '🙂', '\uD800', '\uFEFF', 'e\u0301', '"', '=', ',', 'ש'), minLength: 1, maxLength: 40 });

const ARTICLE = fc.tuple(TEXT, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 5 })), { maxLength: 6 })).map(([text, marks]): AnnotatedArticle => ({
  file: 'any.txt',
  text,
  details: { file: 'any.txt' },
  entities: [],
  annotations: marks.map(([a, b, note], i) => {
    const [start = 0, end = 0] = [whole(text, a % text.length), whole(text, b % (text.length + 1))].sort((x, y) => x - y);
    return { type: 'mention', id: `m-${i}`, kind: 'person', spans: [{ start, end }], quotes: [text.slice(start, end)], status: 'accepted', note };
  }),
}));

/** The next place that parts neither a pair nor CRLF nor lies before a byte order mark. */
function whole(text: string, at: number): number {
  if (at === 0 && text.startsWith('\uFEFF')) return 1;
  const before = text.charAt(at - 1);
  const parted = (/[\uD800-\uDBFF]/.test(before) && /[\uDC00-\uDFFF]/.test(text.charAt(at))) || (before === '\r' && text.charAt(at) === '\n');
  return parted ? at + 1 : at;
}

/** Formats that leave out the article itself, or what stands between its words. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(['markdown', 'schemaorg', 'conll2003', 'webanno']);

describe('every export format', () => {
  it('says what it is for and what it loses', () => {
    assert.equal(new Set(FORMATS.map((f) => f.id)).size, FORMATS.length);
    assert.ok(FORMATS.every((f) => f.reader !== undefined || f.carries === undefined), 'what says what comes back can be read');
    for (const f of FORMATS) assert.ok(findFormat(f.id) === f && f.label !== '' && f.detail.length > 30 && !f.detail.includes('\n') && f.extension.startsWith('.'));
    assert.equal(findFormat('docx'), undefined);
  });

  it('gives its files names that every system takes, no two alike', () => {
    const files = ['a.txt', 'A.TXT', '../../etc/passwd', '/abs/x.txt', 'C:\\news\\y.txt', 'con', 'nul.txt', 'b/.', 'what? *.txt', 'end. ', '', 'a\u0301.txt', '\u00e1.txt'];
    for (const format of FORMATS) {
      const { files: written, losses } = exportArticles(format, files.map((file) => ({ ...PLAIN, file })));
      const names = written.map((f) => f.name);
      for (const name of names) assert.match(name, SAFE_NAME);
      assert.equal(new Set(names.map((n) => n.normalize('NFC').toLowerCase())).size, names.length);
      assert.ok((losses.find((l) => l.code === 'file.renamed')?.count ?? 0) >= 9);
    }
  });

  it('counts every annotation that it was given, or says what became of it', () => {
    for (const format of FORMATS) {
      const { annotations, losses } = exportArticles(format, [TORTURE, PLAIN], { with: ['suggested', 'rejected'] });
      assert.equal(annotations, TORTURE.annotations.length + PLAIN.annotations.length);
      assert.ok(isLossy(losses) && losses.every((l) => l.count > 0 && l.message.length > 10 && l.files.length > 0));
      assert.equal(isLossy(exportArticles(format, [{ ...PLAIN, annotations: [], entities: [] }]).losses), WITHOUT_TEXT.has(format.id), format.id);
    }
  });

  it('holds positions that fit its text, whatever the text', () => {
    fc.assert(fc.property(ARTICLE, (article) => {
      const text = wellFormed(decodedText(article.text));
      const characters = [...text];
      const quotes = article.annotations.map((a) => wellFormed(decodedText(` ${a.quotes[0] ?? ''}`).slice(1)));
      const [jsonl, w3c] = ['jsonl', 'w3c'].map((id) => { const f = findFormat(id); assert.ok(f); return exportArticles(f, [article]).files[0]?.content ?? ''; });
      const line: { text: string; annotations: { spans: [number, number][]; codePoints: [number, number][] }[] } = JSON.parse(jsonl ?? '');
      assert.equal(line.text, text);
      assert.deepEqual(line.annotations.map((a) => text.slice(...(a.spans[0] ?? [0, 0]))), quotes);
      assert.deepEqual(line.annotations.map((a) => characters.slice(...(a.codePoints[0] ?? [0, 0])).join('')), quotes);
      const page: { first?: { items: { target: { selector: [{ exact: string }, { start: number; end: number }] } }[] } } = JSON.parse(w3c ?? '');
      const selected = (page.first?.items ?? []).map((i) => i.target.selector);
      assert.deepEqual(selected.map(([q]) => q.exact), quotes);
      assert.deepEqual(selected.map(([, p]) => characters.slice(p.start, p.end).join('')), quotes);
    }));
  });
});

describe('file names of exports', () => {
  it('stay as they are where nothing speaks against it', () => {
    assert.deepEqual(fileNames().take('2026/März/harbour brief.txt'), { name: '2026/März/harbour brief.txt', changed: false });
  });
});
