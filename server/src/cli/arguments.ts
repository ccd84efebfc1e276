// Reads a command's arguments after its table of options, and writes its help from the same table.
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../core/base/result.js';

export interface OptionSpec {
  readonly type: 'flag' | 'text';
  readonly short?: string;
  /** For `text`: what stands for the value in the help. */
  readonly value?: string;
  /** For `text`: the only values that are taken. */
  readonly choices?: readonly string[];
  /** The value is a list with commas, each one of `choices`. */
  readonly list?: boolean;
  readonly help: string;
}

export interface CommandSpec {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly usage: readonly string[];
  readonly description: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly string[];
}

export interface Arguments {
  readonly paths: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  /** The values of a `list` option; empty where it is not given. */
  list(name: string): readonly string[];
}

const HELP: OptionSpec = { type: 'flag', short: 'h', help: 'show this help' };

/** @returns a sentence about what is wrong, for the person at the keyboard. */
export function readArguments(spec: CommandSpec, args: readonly string[]): Result<Arguments, string> {
  const table = { ...spec.options, help: HELP };
  const options = Object.fromEntries(Object.entries(table).map(([name, o]) => [name, { type: o.type === 'flag' ? ('boolean' as const) : ('string' as const), ...(o.short !== undefined ? { short: o.short } : {}) }]));
  let parsed: { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return err(firstSentence(error));
  }
  const wrong = Object.entries(table).map(([name, o]) => wrongValue(name, o, parsed.values[name])).find((w) => w !== undefined);
  if (wrong !== undefined) return err(wrong);
  const text = (name: string): string | undefined => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return ok({ paths: parsed.positionals, flag: (name) => parsed.values[name] === true, text, list: (name) => listOf(text(name)) });
}

const listOf = (value: string | undefined): string[] => (value ?? '').split(',').map((v) => v.trim()).filter((v) => v !== '');

function wrongValue(name: string, { choices, list }: OptionSpec, value: unknown): string | undefined {
  if (!choices || typeof value !== 'string') return undefined;
  const given = list === true ? listOf(value) : [value];
  const unknown = given.find((v) => !choices.includes(v));
  return unknown === undefined && given.length > 0 ? undefined : `--${name} takes ${choices.join(', ')}${list === true ? ' (with commas between)' : ''}, not "${unknown ?? value}".`;
}

/** Node adds advice for programmers behind the first sentence; hit: "Unknown option '--x'. To specify …". */
const ADVICE = /\. To specify .*$/su;

const firstSentence = (error: unknown): string => `${(error instanceof Error ? error.message : String(error)).replace(ADVICE, '')}`.replace(/\.?$/u, '.');

export function helpOf(spec: CommandSpec): string {
  const rows = Object.entries({ ...spec.options, help: HELP }).map(([name, o]) => [optionHead(name, o), o.help] as const);
  return [
    ...spec.usage.map((u, i) => `${i === 0 ? 'Usage: ' : '       '}newsgloss ${u}`),
    '',
    ...spec.description,
    '',
    'Options:',
    ...columns(rows),
    ...(spec.examples.length > 0 ? ['', 'Examples:', ...spec.examples.map((e) => `  ${e}`)] : []),
    '',
  ].join('\n');
}

function optionHead(name: string, { short, type, value, choices }: OptionSpec): string {
  const argument = type === 'flag' ? '' : ` ${value ?? choices?.join('|') ?? 'VALUE'}`;
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${argument}`;
}

/** Characters of a help line. */
const LINE_WIDTH = 100;
const WIDEST_LEFT = 34;

/** Two columns; a long left cell gets a line of its own, a long right one goes on below itself. */
export function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(WIDEST_LEFT, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) => {
    const lines = wrapped(right, LINE_WIDTH - width - 4);
    const beside = left.length > width ? ['', ...lines] : lines;
    return beside.map((line, i) => `  ${(i === 0 ? left : '').padEnd(width)}  ${line}`.trimEnd());
  });
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
