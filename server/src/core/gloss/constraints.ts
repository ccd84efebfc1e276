// The tagset's own rules against a gloss file: attributes with values they may not have, speakers and links of kinds that do not fit.
import type { Span } from '../base/span.js';
import type { Annotation, AttributeValue } from '../model/annotation.js';
import type { GlossFile, GlossProblem } from '../model/gloss.js';
import type { AttributeRule, Project } from '../model/project.js';

/**
 * Reports `gloss.attribute-unknown` (args: attribute, kind), `gloss.attribute-value` (attribute, value, what may stand there),
 * `gloss.speaker-kind` (entity, its kind, the kinds that may speak) and `gloss.link-kind` (link, from, to), each at its field. Kinds and
 * links that the tagset says nothing about are free.
 */
export function brokenConstraints(gloss: GlossFile, project: Pick<Project, 'kinds' | 'links' | 'entities'>): GlossProblem[] {
  const kinds = new Map(project.kinds.map((k) => [k.name, k]));
  const entityKinds = new Map([...project.entities, ...gloss.entities].map((e) => [e.id, e.kind]));
  const annotationKinds = new Map(gloss.annotations.map((a) => [a.id, a.kind]));
  const at = (a: Annotation, field: string): Span => gloss.places.fields.get(`${a.id}/${field}`) ?? gloss.places.annotations.get(a.id) ?? { start: 0, end: 0 };
  return gloss.annotations.flatMap((a): GlossProblem[] => {
    const kind = kinds.get(a.kind);
    return [
      ...(kind?.attributes ? ofAttributes(a, kind.attributes, at(a, 'attributes')) : []),
      ...(kind?.speaker && a.type === 'claim' ? ofSpeakers(a, kind.speaker, entityKinds, at) : []),
      ...ofLinks(a, project.links, annotationKinds, at),
    ];
  });
}

const warning = (code: string, span: Span, ...args: readonly string[]): GlossProblem => ({ code: `gloss.${code}`, severity: 'warning', span, args });

function ofAttributes(a: Annotation, rules: Readonly<Record<string, AttributeRule>>, span: Span): GlossProblem[] {
  return Object.entries(a.attributes ?? {}).flatMap(([name, value]): GlossProblem[] => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) return [warning('attribute-unknown', span, name, a.kind)];
    return fits(value, rule) ? [] : [warning('attribute-value', span, name, String(value), typeof rule === 'string' ? rule : rule.join(', '))];
  });
}

function fits(value: AttributeValue, rule: AttributeRule): boolean {
  if (rule === 'boolean' || rule === 'number') return typeof value === rule;
  if (rule === 'text') return typeof value === 'string';
  return (typeof value === 'object' ? value : [String(value)]).every((v) => rule.includes(v));
}

function ofSpeakers(a: Extract<Annotation, { type: 'claim' }>, allowed: readonly string[], kinds: ReadonlyMap<string, string>, at: (a: Annotation, field: string) => Span): GlossProblem[] {
  return a.speaker.flatMap(({ entity }, i): GlossProblem[] => {
    const kind = entity === undefined ? undefined : kinds.get(entity);
    return entity === undefined || kind === undefined || allowed.includes(kind) ? [] : [warning('speaker-kind', at(a, `speaker/${i}/entity`), entity, kind, allowed.join(', '))];
  });
}

function ofLinks(a: Annotation, links: Project['links'], kinds: ReadonlyMap<string, string>, at: (a: Annotation, field: string) => Span): GlossProblem[] {
  return (a.links ?? []).flatMap(({ kind, to }, i): GlossProblem[] => {
    const rule = links.find((l) => l.name === kind);
    const target = kinds.get(to);
    if (!rule || target === undefined) return [];
    const broken = (rule.from.length > 0 && !rule.from.includes(a.kind)) || (rule.to.length > 0 && !rule.to.includes(target));
    return broken ? [warning('link-kind', at(a, `links/${i}/to`), kind, a.kind, target)] : [];
  });
}
