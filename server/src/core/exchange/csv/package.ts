// The description beside the tables, as Frictionless Data Package 1 has it.
import type { ExportOptions } from '../port.js';
import type { Column, Table } from './tables.js';
import type { Dialect } from './write.js';

type Described = Omit<Table<never>, 'rows' | 'columns'> & { readonly columns: readonly Omit<Column<never>, 'of'>[] };

/** `datapackage.json`: fields with types and meaning, keys between the tables, the unit of positions, and how cells were guarded. */
export function dataPackage(tables: readonly Described[], dialect: Dialect, options: ExportOptions): string {
  const guard = options.guardFormulas !== false
    ? " Text cells that begin with = + - @ (or their wide forms), a tab or a line end, also behind apostrophes, have one apostrophe in front: take it away to have the text."
    : '';
  return `${JSON.stringify({
    profile: 'tabular-data-package',
    name: 'newsgloss-export',
    title: 'News articles annotated with Newsgloss',
    description: `Positions: start and end count Unicode code points of documents.text (a line end is one, no byte order mark); start_utf16 and end_utf16 count UTF-16 code units of it. Ends are exclusive.${guard}`,
    guarded: options.guardFormulas !== false,
    resources: tables.map((t) => resource(t, dialect)),
  }, undefined, 2)}\n`;
}

function resource(table: Described, { extension, separator }: Dialect): object {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    title: table.title,
    path: `${table.name}.${extension}`,
    format: extension,
    mediatype: extension === 'csv' ? 'text/csv' : 'text/tab-separated-values',
    encoding: 'utf-8',
    dialect: { delimiter: separator, lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.columns.map(({ name, type, description }) => ({ name, type, description })),
      missingValues: [''],
      ...(table.key.length > 0 ? { primaryKey: table.key } : {}),
      foreignKeys: table.refers.map((r) => ({ fields: r.fields, reference: { resource: r.table, fields: r.to } })),
    },
  };
}
