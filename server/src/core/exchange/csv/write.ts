// CSV tables with a Frictionless data package: for spreadsheets, R and pandas.
import type { Chunk, Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { type Cell, guarded, row } from './cells.js';
import { dataPackage } from './package.js';
import { annotations, claims, type Column, documents, entities, relations, type Table } from './tables.js';

export const csvFormat: Format = {
  id: 'csv',
  label: 'CSV tables',
  detail: 'For spreadsheets, R and pandas: claims, annotations, entities, documents and how they are described. Loses nothing.',
  extension: '.csv',
  singleFile: false,
  open: (context) => {
    const tables = [tableWriter(claims, context), tableWriter(annotations, context), tableWriter(entities, context), tableWriter(relations, context), tableWriter(documents, context)];
    return {
      add: (article) => tables.map((t) => t.add(article)),
      end: () => [...tables.map((t) => t.end()), { file: 'datapackage.json', text: dataPackage(tables.map((t) => t.resource), context.options) }],
    };
  },
};

interface TableWriter {
  readonly resource: Omit<Table<never>, 'rows' | 'columns'> & { readonly columns: readonly Omit<Column<never>, 'of'>[] };
  readonly add: (article: PreparedArticle) => Chunk;
  readonly end: () => Chunk;
}

const BYTE_ORDER_MARK = '\uFEFF';

function tableWriter<Row>(table: Table<Row>, context: WriterContext): TableWriter {
  const file = `${table.name}.csv`;
  let begun = false;
  const head = (): string => {
    if (begun) return '';
    begun = true;
    return (context.options.bom === true ? BYTE_ORDER_MARK : '') + row(table.columns.map((c) => c.name));
  };
  return {
    resource: table,
    add: (article) => ({ file, text: head() + table.rows(article).map((r) => row(table.columns.map((c) => cell(c.of(r), article, context)))).join('') }),
    end: () => ({ file, text: head() }),
  };
}

const SEPARATOR = '; ';

function cell(value: ReturnType<Column<never>['of']>, article: PreparedArticle, { options, losses }: WriterContext): Cell {
  const plain = isList(value) ? listed(value, article, losses) : value;
  if (typeof plain !== 'string' || options.guardFormulas === false) return plain;
  const safe = guarded(plain);
  if (safe !== plain) losses.add('cell.guarded', article.file);
  return safe;
}

const isList = (value: Cell | readonly string[]): value is readonly string[] => Array.isArray(value);

function listed(values: readonly string[], article: PreparedArticle, losses: WriterContext['losses']): string | undefined {
  if (values.length === 0) return undefined;
  losses.add('list.separator', article.file, values.filter((v) => v.includes(SEPARATOR)).length);
  return values.map((v) => v.replaceAll(SEPARATOR, ', ')).join(SEPARATOR);
}
