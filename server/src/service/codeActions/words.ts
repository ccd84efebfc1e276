// Quick fixes that put one word in the place of another: kinds, ids, statuses, attributes and their values.
import { t } from '@vscode/l10n';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import type { AttributeRule } from '../../core/model/project.js';
import { dataOf } from '../diagnostics/run.js';
import { annotationAt, type GlossContext } from '../glossFile/context.js';
import { closest, fix } from '../glossFile/fixing.js';

/** The words that may stand there and are most like the wrong one. */
export function wordFixes(context: GlossContext, diagnostic: Diagnostic): CodeAction[] {
  const args = dataOf(diagnostic).args ?? [];
  const [wrong = ''] = args;
  const { gloss } = context.reading;
  const by = (words: readonly string[], to = wrong): CodeAction[] => closest(to, words).flatMap((word) => replacement(context.uri, diagnostic, diagnostic.range, word));
  switch (diagnostic.code) {
    case 'gloss.unknown-kind':
      return by(context.project.kinds.map((k) => k.name));
    case 'gloss.unknown-entity':
      return by([...(gloss?.entities ?? []), ...context.project.entities].map((e) => e.id));
    case 'gloss.unknown-annotation':
      return by((gloss?.annotations ?? []).map((a) => a.id).filter((id) => id !== annotationAt(context, context.positions.offsetAt(diagnostic.range.start))));
    case 'gloss.unknown-status':
    case 'gloss.unknown-value':
      return by((args[2] ?? '').split(', '), args[1]);
    case 'gloss.unknown-version':
      return by(['1']);
    case 'gloss.duplicate-id':
      return by([freeId(context, wrong)]);
    case 'gloss.attribute-unknown':
      return by(Object.keys(context.project.kinds.find((k) => k.name === args[1])?.attributes ?? {}));
    case 'gloss.attribute-value':
      return by(wordsOf(ruleAt(context, diagnostic, wrong)), args[1]);
    case 'gloss.link-kind':
      return otherLinks(context, diagnostic, args);
    default:
      return [];
  }
}

export const replacement = (uri: string, diagnostic: Diagnostic, range: Range, newText: string): CodeAction[] => fix(t('Replace by {0}', newText), diagnostic, uri, [{ range, newText }]);

const wordsOf = (rule: AttributeRule | undefined): readonly string[] => (rule === 'boolean' ? ['true', 'false'] : rule === undefined || typeof rule === 'string' ? [] : rule);

/** The tagset's rule for an attribute of the annotation that the diagnostic stands in. */
export function ruleAt(context: GlossContext, diagnostic: Diagnostic, attribute: string): AttributeRule | undefined {
  const { reading, project, positions } = context;
  const id = annotationAt(context, positions.offsetAt(diagnostic.range.start));
  const kind = reading.gloss?.annotations.find((a) => a.id === id)?.kind;
  const rules = project.kinds.find((k) => k.name === kind)?.attributes ?? {};
  return Object.hasOwn(rules, attribute) ? rules[attribute] : undefined;
}

/** Kinds of links that may lead between annotations of these kinds. */
function otherLinks(context: GlossContext, diagnostic: Diagnostic, [wrong, from = '', to = '']: readonly string[]): CodeAction[] {
  const fields = context.reading.gloss?.places.fields;
  const id = annotationAt(context, context.positions.offsetAt(diagnostic.range.start));
  const index = (context.reading.gloss?.annotations.find((a) => a.id === id)?.links ?? []).findIndex((l, i) => {
    const place = fields?.get(`${id ?? ''}/links/${i}/to`);
    return l.kind === wrong && place?.start === context.positions.offsetAt(diagnostic.range.start);
  });
  const place = index < 0 ? undefined : fields?.get(`${id ?? ''}/links/${index}/kind`);
  const fitting = context.project.links.filter((l) => (l.from.length === 0 || l.from.includes(from)) && (l.to.length === 0 || l.to.includes(to)));
  return place ? fitting.flatMap((l) => replacement(context.uri, diagnostic, context.positions.rangeOf(place), l.name)) : [];
}

export function freeId({ reading }: GlossContext, id: string): string {
  for (let n = 2; ; n++) if (!reading.gloss?.places.annotations.has(`${id}-${n}`)) return `${id}-${n}`;
}
