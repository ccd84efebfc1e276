// What the map's window tells, checked before it is believed.
import type { FromMap, MapMemory, MapScope } from '../../../server/src/protocol/map.js';
import type { Range } from '../../../server/src/protocol/protocol.js';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isPosition = (value: unknown): boolean => isObject(value) && isCount(value['line']) && isCount(value['character']);
const isRange = (value: unknown): value is Range => isObject(value) && isPosition(value['start']) && isPosition(value['end']);
export const isScope = (value: unknown): value is MapScope => value === 'article' || value === 'selection' || value === 'folder';
const isPicture = (value: unknown): boolean => value === 'svg' || value === 'png';

export function isFromMap(value: unknown): value is FromMap {
  if (!isObject(value)) return false;
  switch (value['type']) {
    case 'ready':
      return true;
    case 'scope':
      return isScope(value['scope']);
    case 'open':
      return isText(value['uri']) && isRange(value['range']) && typeof value['focus'] === 'boolean';
    case 'export':
      return isPicture(value['format']) || value['format'] === 'geojson';
    case 'picture':
      return isPicture(value['format']) && isText(value['content']);
    case 'decide':
      return (value['how'] === 'accept' || value['how'] === 'reject') && isText(value['uri']) && Array.isArray(value['ids']) && value['ids'].every(isText);
    default:
      return false;
  }
}

/** The state that VS Code kept of a window; what does not fit is forgotten. */
export function memoryFrom(value: unknown): MapMemory {
  if (!isObject(value) || !isScope(value['scope'])) return { scope: 'article' };
  const { uri, ranges, scope } = value;
  return { scope, ...(isText(uri) ? { uri } : {}), ...(Array.isArray(ranges) && ranges.every(isRange) ? { ranges } : {}) };
}
