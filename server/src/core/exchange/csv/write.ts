// CSV tables with a Frictionless data package: for spreadsheets, R and pandas.
import { EVERYTHING } from '../graph/graph.js';
import type { ArticleWriter, Chunk, Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { type Cell, guarded, row } from './cells.js';
import { dataPackage } from './package.js';
import { csvReader } from './read.js';
import { annotations, claims, type Column, documents, entities, relations, type Table } from './tables.js';

export const csvFormat: Format = {
  id: 'csv',
  label: 'CSV tables',
  detail: 'For spreadsheets, R and pandas: claims, annotations, entities, documents and how they are described. Loses nothing but a "; " inside a listed name.',
  extension: '.csv',
  singleFile: false,
  carries: EVERYTHING,
  unit: 'code points',
  open: (context) => open(context, { extension: 'csv', separator: ',' }),
  reader: csvReader,
};

export const tsvFormat: Format = {
  ...csvFormat,
  id: 'tsv',
  label: 'TSV tables',
  detail: 'The CSV tables with tabs between the cells, for programs that ask for them. Loses nothing but a "; " inside a listed name.',
  extension: '.tsv',
  open: (context) => open(context, { extension: 'tsv', separator: '\t' }),
};

/** How the tables are spelled. */
export interface Dialect {
  readonly extension: 'csv' | 'tsv';
  readonly separator: ',' | '\t';
}

function open(context: WriterContext, dialect: Dialect): ArticleWriter {
  const bent = new Set<string>();
  const cells: CellContext = { ...context, bent, dialect };
  const tables = [tableWriter(claims, cells), tableWriter(annotations, cells), tableWriter(entities, cells), tableWriter(relations, cells), tableWriter(documents, cells)];
  return {
    add(article) {
      bent.clear();
      return tables.map((t) => t.add(article));
    },
    end: () => [...tables.map((t) => t.end()), { file: 'datapackage.json', text: dataPackage(tables.map((t) => t.resource), dialect, context.options) }],
  };
}

interface CellContext extends WriterContext {
  readonly dialect: Dialect;
  /** Listed values of the present article that could not stay as they are: a role stands in two tables, but is one loss. */
  readonly bent: Set<string>;
}

interface TableWriter {
  readonly resource: Omit<Table<never>, 'rows' | 'columns'> & { readonly columns: readonly Omit<Column<never>, 'of'>[] };
  readonly add: (article: PreparedArticle) => Chunk;
  readonly end: () => Chunk;
}

const BYTE_ORDER_MARK = '\uFEFF';

function tableWriter<Row>(table: Table<Row>, context: CellContext): TableWriter {
  const { extension, separator } = context.dialect;
  const file = `${table.name}.${extension}`;
  let begun = false;
  const head = (): string => {
    if (begun) return '';
    begun = true;
    return (context.options.bom === true ? BYTE_ORDER_MARK : '') + row(table.columns.map((c) => c.name), separator);
  };
  return {
    resource: table,
    add: (article) => ({ file, text: head() + table.rows(article).map((r) => row(table.columns.map((c) => cell(c.of(r), article, context)), separator)).join('') }),
    end: () => ({ file, text: head() }),
  };
}

const SEPARATOR = '; ';

function cell(value: ReturnType<Column<never>['of']>, article: PreparedArticle, context: CellContext): Cell {
  const plain = isList(value) ? listed(value, article, context) : value;
  if (typeof plain !== 'string' || context.options.guardFormulas === false) return plain;
  const safe = guarded(plain);
  if (safe !== plain) context.losses.add('cell.guarded', article.file);
  return safe;
}

const isList = (value: Cell | readonly string[]): value is readonly string[] => Array.isArray(value);

function listed(values: readonly string[], article: PreparedArticle, { losses, bent }: CellContext): string | undefined {
  if (values.length === 0) return undefined;
  for (const value of values) {
    if (!value.includes(SEPARATOR) || bent.has(value)) continue;
    bent.add(value);
    losses.add('list.separator', article.file);
  }
  return values.map((v) => v.replaceAll(SEPARATOR, ', ')).join(SEPARATOR);
}
