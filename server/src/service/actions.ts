// A client's decision turned into the core's: ranges become spans, and nothing that a client sends is trusted to have the right shape.
import type { Span } from '../core/base/span.js';
import type { ReviewAction } from '../core/review/actions.js';
import type { DecideAction, Range } from '../protocol/protocol.js';
import type { Positions } from './positions.js';

export function reviewAction(action: DecideAction, positions: Positions): ReviewAction {
  const spans = (ranges: readonly Range[]): Span[] => ranges.map(positions.spanOf);
  switch (action.kind) {
    case 'setSpan':
    case 'setCue':
      return { kind: action.kind, id: action.id, spans: spans(action.ranges) };
    case 'setSpeaker': {
      const { range, ...rest } = action;
      return { ...rest, ...(range ? { span: positions.spanOf(range) } : {}) };
    }
    case 'add': {
      const { ranges, ...rest } = action;
      return { ...rest, spans: spans(ranges) };
    }
    case 'reanchor':
      return { kind: 'reanchor', id: action.id, ...(action.ranges ? { spans: spans(action.ranges) } : {}) };
    default:
      return action;
  }
}

/** The action in what a command's argument may be; undefined where it is none. */
export function parseAction(value: unknown): DecideAction | undefined {
  if (!isObject(value) || typeof value['kind'] !== 'string' || !Object.hasOwn(FIELDS, value['kind'])) return undefined;
  const checks = FIELDS[value['kind']] ?? {};
  const fits = Object.entries(checks).every(([key, check]) => check(value[key]));
  return fits && isAction(value) ? value : undefined;
}

type Check = (value: unknown) => boolean;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text: Check = (v) => typeof v === 'string';
const maybeText: Check = (v) => v === undefined || typeof v === 'string';
const texts: Check = (v) => Array.isArray(v) && v.every((x) => typeof x === 'string');
const maybeTexts: Check = (v) => v === undefined || texts(v);
const count: Check = (v) => typeof v === 'number' && Number.isSafeInteger(v) && v >= 0;
const maybeCount: Check = (v) => v === undefined || count(v);
const degrees = (most: number): Check => (v) => typeof v === 'number' && Math.abs(v) <= most;
const maybePlace: Check = (v) => v === undefined || (isObject(v) && text(v['name']) && degrees(90)(v['lat']) && degrees(180)(v['lon']) && maybeCount(v['geonames']) && maybeText(v['country']));
const position: Check = (v) => isObject(v) && count(v['line']) && count(v['character']);
const range: Check = (v) => isObject(v) && position(v['start']) && position(v['end']);
const maybeRange: Check = (v) => v === undefined || range(v);
const ranges: Check = (v) => Array.isArray(v) && v.every(range);
const maybeRanges: Check = (v) => v === undefined || ranges(v);
const by: Check = (v) => v === 'entity' || v === 'words';
const details: Check = (v) => isObject(v) && Object.values(v).every(maybeText);

/** The fields of each action and what they must be. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  accept: { ids: texts }, reject: { ids: texts }, delete: { ids: texts },
  acceptAll: {}, saveSuggestions: {},
  acceptLike: { id: text, by }, rejectLike: { id: text, by },
  changeKind: { id: text, to: text },
  setSpan: { id: text, ranges }, setCue: { id: text, ranges },
  setSpeaker: { id: text, entity: maybeText, name: maybeText, range: maybeRange },
  setEntity: { id: text, entity: maybeText, name: maybeText, entityKind: maybeText },
  setPlace: { id: text, alternative: maybeCount, place: maybePlace },
  setForm: { id: text, form: text },
  add: { as: text, ranges, entity: maybeText, name: maybeText },
  setNote: { id: text, note: text },
  setVerdict: { id: text, rating: maybeText, summary: maybeText, sources: maybeTexts },
  mergeEntities: { from: text, into: text },
  splitEntity: { id: text, name: maybeText },
  reanchor: { id: text, ranges: maybeRanges },
  setDetails: { details },
};

/** Checked against `FIELDS` before. */
const isAction = (value: unknown): value is DecideAction => isObject(value) && typeof value['kind'] === 'string' && Object.hasOwn(FIELDS, value['kind']);
