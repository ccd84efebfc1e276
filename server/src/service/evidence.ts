// The engine's reasons in words: known rules have a sentence, others are said by their name.
import { t } from '@vscode/l10n';
import type { Evidence } from '../core/model/analysis.js';

/** One line, the strongest reasons first as the engine lists them. */
export const whyLine = (evidence: readonly Evidence[]): string => evidence.map(reason).filter((r, i, all) => all.indexOf(r) === i).join('; ');

function reason({ rule, detail }: Evidence): string {
  const [family = '', name = ''] = rule.split('.');
  const words = detail === undefined || detail === '' ? undefined : `“${detail}”`;
  const said = FAMILIES.get(rule) ?? FAMILIES.get(family);
  if (said) return said(words ?? name.replace(DASHES, ' '));
  const plain = rule.replace(DASHES, ' ');
  return words === undefined ? plain : `${plain}: ${words}`;
}

/** Dots and hyphens of a rule's name; hit: "name.title" → "name title", miss: "name". */
const DASHES = /[.-]/gu;

const FAMILIES: ReadonlyMap<string, (what: string) => string> = new Map([
  ['cue', (w) => t('reporting word {0}', w)],
]);
