// The CSV export: cells, the guard against formulas, and the tables as Python's csv module reads them.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { guarded, row } from '../../../server/src/core/exchange/csv/cells.js';
import { csvFormat } from '../../../server/src/core/exchange/csv/write.js';
import { exportArticles } from '../../../server/src/core/exchange/registry.js';
import type { ExportOptions } from '../../../server/src/core/exchange/port.js';
import { findPython, runPython } from '../../support/python.js';
import { findRepositoryFile } from '../../support/repository.js';
import { PLAIN, TORTURE } from '../../support/tortureArticle.js';

interface PackageField { readonly name: string; readonly type: string }
interface PackageTable { readonly name: string; readonly path: string; readonly schema: { readonly fields: readonly PackageField[]; readonly primaryKey?: readonly string[]; readonly foreignKeys: readonly { readonly fields: readonly string[]; readonly reference: { readonly resource: string; readonly fields: readonly string[] } }[] } }
type Row = Readonly<Record<string, string>>;

describe('CSV cells', () => {
  it('quote what RFC 4180 asks to be quoted', () => {
    assert.equal(row(['plain', 'a,b', 'say "so"', 'two\nlines', ' edge', '', undefined, -1.5, true]), 'plain,"a,b","say ""so""","two\nlines"," edge","",,-1.5,true\r\n');
  });

  it('are guarded where a spreadsheet would run them', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1"]) assert.equal(guarded(text), `'${text}`);
    for (const text of ['5 - 3', "'tis said", 'plain', '', '–5']) assert.equal(guarded(text), text);
  });

  it('give the text back when one apostrophe is taken away', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '\t'), maxLength: 6 }), (text) => {
      const cell = guarded(text);
      assert.equal(/^'+[=+\-@\t\r\n]/u.test(cell) ? cell.slice(1) : cell, text);
    }));
  });
});

describe('CSV export', () => {
  const python = findPython();
  const folders: string[] = [];
  after(() => { for (const f of folders) rmSync(f, { recursive: true }); });

  function exported(options: ExportOptions): { tables: Map<string, Row[]>; description: PackageTable[]; codes: Map<string, number> } {
    assert.ok(python !== undefined);
    const folder = mkdtempSync(join(tmpdir(), 'newsgloss-csv-'));
    folders.push(folder);
    const result = exportArticles(csvFormat, [TORTURE, PLAIN], options);
    for (const f of result.files) writeFileSync(join(folder, f.name), f.content);
    const csv = result.files.filter((f) => f.name.endsWith('.csv')).map((f) => join(folder, f.name));
    const read: Record<string, string[][]> = JSON.parse(runPython(python, [findRepositoryFile('test/support/readCsv.py'), ...csv]));
    const description: { resources: PackageTable[] } = JSON.parse(result.files.find((f) => f.name === 'datapackage.json')?.content ?? '');
    const tables = new Map(description.resources.map((t) => {
      const [head = [], ...rows] = read[join(folder, t.path)] ?? [];
      assert.deepEqual(head, t.schema.fields.map((f) => f.name), t.name);
      return [t.name, rows.map((cells) => {
        assert.equal(cells.length, head.length, `${t.name}: ${cells.join('|')}`);
        return Object.fromEntries(head.map((h, i) => [h, cells[i] ?? '']));
      })];
    }));
    return { tables, description: description.resources, codes: new Map(result.losses.map((l) => [l.code, l.count])) };
  }

  before(function () {
    if (python === undefined) {
      console.log('    (Python 3 is not on the PATH: the CSV files are not read back)');
      this.skip();
    }
  });

  it('is read by Python as the tables that its data package describes', () => {
    const { tables, description } = exported({ with: ['suggested', 'rejected'] });
    assert.deepEqual([...tables.keys()], ['claims', 'annotations', 'entities', 'relations', 'documents']);
    for (const t of description) {
      const rows = tables.get(t.name) ?? [];
      for (const f of t.schema.fields) for (const r of rows) assert.ok(fits(f.type, r[f.name] ?? ''), `${t.name}.${f.name}: ${r[f.name]}`);
      const keys = rows.map((r) => (t.schema.primaryKey ?? t.schema.fields.map((f) => f.name)).map((k) => r[k]).join('\u0000'));
      assert.equal(new Set(keys).size, keys.length, `${t.name}: keys are unique`);
      for (const { fields, reference } of t.schema.foreignKeys) {
        const known = new Set(tables.get(reference.resource)?.map((r) => reference.fields.map((f) => r[f]).join('\u0000')));
        for (const r of rows) assert.ok(known.has(fields.map((f) => r[f]).join('\u0000')), `${t.name} names a ${reference.resource} row`);
      }
    }
  });

  it('gives both offset units of the text that it carries', () => {
    const { tables } = exported({ with: ['suggested', 'rejected'], guardFormulas: false });
    const texts = new Map(tables.get('documents')?.map((d) => [d.document, d.text ?? '']));
    let checked = 0;
    for (const r of tables.get('annotations') ?? []) {
      if (r.start === '') continue;
      const text = texts.get(r.document) ?? '';
      assert.equal([...text].slice(Number(r.start), Number(r.end)).join(''), r.quote);
      assert.equal(text.slice(Number(r.start_utf16), Number(r.end_utf16)), r.quote);
      checked++;
    }
    assert.equal(checked, 25);
    assert.equal(tables.get('documents')?.[0]?.text?.includes('\r'), false);
  });

  it('holds only what people decided, unless asked for more', () => {
    const ids = (options: ExportOptions): Set<string | undefined> => new Set(exported(options).tables.get('annotations')?.map((r) => r.status));
    assert.deepEqual(ids({}), new Set(['accepted', 'edited', 'added']));
    assert.deepEqual(ids({ with: ['rejected'] }), new Set(['accepted', 'edited', 'added', 'rejected']));
  });

  it('has a table of claims to send on, with speaker, words and source', () => {
    const claim = exported({}).tables.get('claims')?.find((r) => r.claim === 'c|2');
    assert.equal(claim?.speaker, 'Zoë Ólafsdóttir');
    assert.equal(claim.role, 'captain; first, of her name');
    assert.equal(claim.words, '“We will sail\n   at dawn 🌅 tomorrow,” … “if the port agrees.”');
    assert.equal(claim.cue, 'said');
    assert.equal(claim.rating, 'half true');
    assert.equal(claim.sources, 'https://a.example/; b, c');
    assert.equal(claim.verdict, "'=no");
    assert.equal(claim.outlet, "'=Skårvik+Times");
    assert.equal(claim.title, 'Ferry strike, "ended"');
    assert.equal(claim.negated, 'true');
  });

  it('says which cells it guarded and which lists it bent, and loses nothing else', () => {
    const { codes } = exported({});
    assert.deepEqual(Object.fromEntries([...codes].filter(([code]) => code !== 'cell.guarded')), { 'annotation.unplaced': 1, 'list.separator': 2, 'file.renamed': 1, 'text.line-ends': 1, 'text.mark': 1 });
    assert.ok((codes.get('cell.guarded') ?? 0) > 5);
    assert.equal(exported({ guardFormulas: false }).codes.has('cell.guarded'), false);
  });

  it('begins with a byte order mark where asked for', () => {
    const files = exportArticles(csvFormat, [PLAIN], { bom: true }).files.filter((f) => f.name.endsWith('.csv'));
    assert.ok(files.length === 5 && files.every((f) => f.content.startsWith('\uFEFF')));
    assert.ok(exportArticles(csvFormat, [PLAIN]).files.every((f) => !f.content.startsWith('\uFEFF')));
  });

  it('has its header rows even where there is no article', () => {
    const files = exportArticles(csvFormat, []).files;
    assert.equal(files.find((f) => f.name === 'relations.csv')?.content, 'document,annotation,relation,to\r\n');
  });
});

function fits(type: string, cell: string): boolean {
  if (cell === '' || type === 'string') return true;
  if (type === 'integer') return /^\d+$/u.test(cell);
  if (type === 'number') return /^-?\d+(?:\.\d+)?$/u.test(cell);
  if (type === 'boolean') return cell === 'true' || cell === 'false';
  const value: unknown = JSON.parse(cell);
  return type === 'object' && typeof value === 'object';
}
