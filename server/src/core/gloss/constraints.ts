// The tagset's own rules against a gloss file: attributes with values they may not have, speakers and links of kinds that do not fit.
import { lazy } from '../base/lazy.js';
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
  return gloss.annotations.flatMap(constraintsOf(gloss, project));
}

/** The same for one annotation after the other. */
export function constraintsOf(gloss: GlossFile, project: Pick<Project, 'kinds' | 'links' | 'entities'>): (a: Annotation) => readonly GlossProblem[] {
  // Most tagsets have no rules: then nothing of a file of thousands is looked at.
  if (project.links.length === 0 && project.kinds.every((k) => k.attributes === undefined && k.speaker === undefined)) return () => NONE;
  const kinds = new Map(project.kinds.map((k) => [k.name, k]));
  const entityKinds = new Map([...project.entities, ...gloss.entities].map((e) => [e.id, e.kind]));
  const annotationKinds = lazy(() => new Map(gloss.annotations.map((a) => [a.id, a.kind])));
  const at = (a: Annotation, field: string): Span => gloss.places.fields.get(`${a.id}/${field}`) ?? gloss.places.annotations.get(a.id) ?? { start: 0, end: 0 };
  return (a) => {
    const kind = kinds.get(a.kind);
    const rules = kind?.attributes && a.attributes ? kind.attributes : undefined;
    const speakers = a.type === 'claim' ? kind?.speaker : undefined;
    if (!rules && !speakers && !a.links) return NONE;
    return [
      ...(rules ? ofAttributes(a, a.attributes ?? {}, rules, at) : NONE),
      ...(speakers && a.type === 'claim' ? ofSpeakers(a, speakers, entityKinds, at) : NONE),
      ...(a.links ? ofLinks(a, a.links, { rules: project.links, kindOf: (id) => annotationKinds().get(id) }, at) : NONE),
    ];
  };
}

const NONE: readonly GlossProblem[] = [];

const warning = (code: string, span: Span, ...args: readonly string[]): GlossProblem => ({ code: `gloss.${code}`, severity: 'warning', span, args });

function ofAttributes(a: Annotation, attributes: NonNullable<Annotation['attributes']>, rules: Readonly<Record<string, AttributeRule>>, at: (a: Annotation, field: string) => Span): GlossProblem[] {
  return Object.entries(attributes).flatMap(([name, value]): GlossProblem[] => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) return [warning('attribute-unknown', at(a, `attributes/${name}/key`), name, a.kind)];
    return fits(value, rule) ? [] : [warning('attribute-value', at(a, `attributes/${name}`), name, String(value), typeof rule === 'string' ? rule : rule.join(', '))];
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

interface LinkRules {
  readonly rules: Project['links'];
  readonly kindOf: (id: string) => string | undefined;
}

function ofLinks(a: Annotation, links: NonNullable<Annotation['links']>, { rules, kindOf }: LinkRules, at: (a: Annotation, field: string) => Span): GlossProblem[] {
  return links.flatMap(({ kind, to }, i): GlossProblem[] => {
    const rule = rules.find((l) => l.name === kind);
    const target = kindOf(to);
    if (!rule || target === undefined) return [];
    const broken = (rule.from.length > 0 && !rule.from.includes(a.kind)) || (rule.to.length > 0 && !rule.to.includes(target));
    return broken ? [warning('link-kind', at(a, `links/${i}/to`), kind, a.kind, target)] : [];
  });
}
