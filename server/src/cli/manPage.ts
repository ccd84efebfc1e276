// The manual page, made of the same tables as the help, in the language of man(7).
import type { CommandSpec, OptionSpec } from './arguments.js';

/** Text of newsgloss.1. */
export function manPage(specs: readonly CommandSpec[], version: string): string {
  return [
    `.TH NEWSGLOSS 1 "" "newsgloss ${version}" "User Commands"`,
    '.SH NAME',
    'newsgloss \\- speakers, places and claims in news articles',
    '.SH SYNOPSIS',
    ...specs.flatMap((s) => s.usage).flatMap((u, i) => [...(i > 0 ? ['.br'] : []), '.B newsgloss', roff(u)]),
    '.SH DESCRIPTION',
    'Runs on files what the Newsgloss extension runs in an editor: the same engine, the same gloss files beside the articles, the same problems.',
    'Nothing goes over a network, and nothing is written unless told to.',
    '.SH COMMANDS',
    ...specs.flatMap(commandSection),
    '.SH EXIT STATUS',
    ...EXIT_STATUS.flatMap(([code, meaning]) => ['.TP', code, roff(meaning)]),
    '.SH FILES',
    '.TP',
    '.I NAME.gloss.yaml',
    'Decisions about the article NAME, beside it.',
    '.TP',
    '.I newsgloss.yaml',
    'Makes its folder a newsroom: which files are articles, kinds, known entities and places.',
    '',
  ].join('\n');
}

const EXIT_STATUS = [
  ['0', 'Fine.'], ['1', 'Findings: warnings or errors of check; an export with --strict that would lose something.'], ['2', 'Wrong use.'],
  ['3', 'Something could not be read or written; the rest was done.'], ['70', 'A bug; the report is on standard error.'], ['130', 'Stopped by Ctrl\\-C.'],
] as const;

function commandSection(spec: CommandSpec): string[] {
  return [
    `.SS ${spec.name}`,
    roff(`${spec.summary}.`),
    '.PP',
    ...spec.description.map((line) => (line === '' ? '.PP' : line.startsWith('  ') ? `${roff(line.trim())}\n.br` : roff(line))),
    ...Object.entries(spec.options).flatMap(([name, o]) => ['.TP', `.B ${roff(head(name, o))}`, roff(o.help)]),
    ...(spec.examples.length > 0 ? ['.PP', 'Examples:', '.nf', ...spec.examples.map(roff), '.fi'] : []),
  ];
}

const head = (name: string, { short, type, value, choices }: OptionSpec): string =>
  `${short === undefined ? '' : `-${short}, `}--${name}${type === 'flag' ? '' : ` ${value ?? choices?.join('|') ?? 'VALUE'}`}`;

/** Hyphens stay hyphens, backslashes too, signs beyond ASCII get their names, and no line begins with a request. */
const roff = (text: string): string =>
  text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/u, '\\&$&').replace(BEYOND_ASCII, (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`);

/** Hits "…"; misses "a". */
const BEYOND_ASCII = /[^\p{ASCII}]/gu;
