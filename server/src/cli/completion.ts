// Completion scripts for shells, made of the same tables as the help.
import type { CommandSpec, OptionSpec } from './arguments.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A script that the shell reads once; `specs` in the order of the help. */
export function completionScript(shell: Shell, specs: readonly CommandSpec[]): string {
  switch (shell) {
    case 'bash':
      return bash(specs);
    case 'zsh':
      return zsh(specs);
    case 'fish':
      return fish(specs);
  }
}

const optionsOf = (spec: CommandSpec): [string, OptionSpec][] => [...Object.entries(spec.options), ['help', { type: 'flag', short: 'h', help: 'show this help' }]];

function bash(specs: readonly CommandSpec[]): string {
  const cases = specs.flatMap((s) => [
    `    ${s.name})`,
    '      case "$previous" in',
    ...optionsOf(s).flatMap(([name, o]) => (o.choices ? [`        --${name}${o.short === undefined ? '' : `|-${o.short}`}) COMPREPLY=($(compgen -W "${o.choices.join(' ')}" -- "$word")); return ;;`] : [])),
    '      esac',
    `      options="${optionsOf(s).map(([name]) => `--${name}`).join(' ')}" ;;`,
  ]);
  return [
    '# Completion of newsgloss for bash: eval "$(newsgloss completion bash)"',
    '_newsgloss() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" options=""',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${specs.map((s) => s.name).join(' ')} --help --version" -- "$word"))`,
    '    return',
    '  fi',
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    '  esac',
    '  case "$word" in',
    '    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;',
    '    *) COMPREPLY=($(compgen -f -- "$word")) ;;',
    '  esac',
    '}',
    'complete -o filenames -F _newsgloss newsgloss',
    '',
  ].join('\n');
}

/** For zsh: what stands between single quotes, with the signs that `_arguments` reads. */
const zshWords = (text: string): string => text.replace(/[[\]:\\]/gu, '\\$&').replaceAll("'", "'\\''");

function zsh(specs: readonly CommandSpec[]): string {
  const argument = (name: string, o: OptionSpec): string => (o.type === 'flag' ? '' : `:${name}:${o.choices ? `(${o.choices.join(' ')})` : '_files'}`);
  const option = (name: string, o: OptionSpec): string => {
    const long = `--${name}${o.type === 'flag' ? '' : '='}`;
    const rest = `'[${zshWords(o.help)}]${argument(name, o)}'`;
    return o.short === undefined ? `'${long}${rest.slice(1)}` : `'(-${o.short} --${name})'{-${o.short},${long}}${rest}`;
  };
  const cases = specs.flatMap((s) => [
    `    ${s.name})`,
    '      _arguments \\',
    ...optionsOf(s).map(([name, o]) => `        ${option(name, o)} \\`),
    "        '*:file:_files' ;;",
  ]);
  return [
    '#compdef newsgloss',
    '# Completion of newsgloss for zsh: eval "$(newsgloss completion zsh)"',
    '_newsgloss() {',
    '  local -a commands',
    `  commands=(${specs.map((s) => `'${s.name}:${zshWords(s.summary)}'`).join(' ')})`,
    '  if (( CURRENT == 2 )); then',
    "    _describe 'command' commands",
    '    return',
    '  fi',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case "${words[1]}" in',
    ...cases,
    '  esac',
    '}',
    'compdef _newsgloss newsgloss',
    '',
  ].join('\n');
}

const fishWords = (text: string): string => `'${text.replace(/[\\']/gu, '\\$&')}'`;

function fish(specs: readonly CommandSpec[]): string {
  const commands = specs.map((s) => `complete -c newsgloss -n __fish_use_subcommand -f -a ${s.name} -d ${fishWords(s.summary)}`);
  const options = specs.flatMap((s) => optionsOf(s).map(([name, o]) => [
    `complete -c newsgloss -n '__fish_seen_subcommand_from ${s.name}' -l ${name}`,
    ...(o.short === undefined ? [] : [`-s ${o.short}`]),
    ...(o.type === 'flag' ? [] : [o.choices ? `-x -a '${o.choices.join(' ')}'` : '-r']),
    `-d ${fishWords(o.help)}`,
  ].join(' ')));
  return ['# Completion of newsgloss for fish: newsgloss completion fish | source', ...commands, ...options, ''].join('\n');
}
