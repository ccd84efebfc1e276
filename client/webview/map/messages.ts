// Talk with the extension: what comes in is checked, what goes out is typed.
import type { FromMap, MapMemory, MapWords, ToMap } from '../../../server/src/protocol/map.js';

interface Host {
  postMessage(message: FromMap): void;
  getState(): unknown;
  setState(state: MapMemory): void;
}

declare function acquireVsCodeApi(): Host;

export const host: Host = acquireVsCodeApi();

export function onMessage(take: (message: ToMap) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isMessage(data)) take(data);
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function isMessage(value: unknown): value is ToMap {
  if (!isObject(value)) return false;
  switch (value['type']) {
    case 'places':
      return isObject(value['result']) && Array.isArray(value['result']['places']) && Array.isArray(value['result']['unplaced']);
    case 'select':
      return typeof value['uri'] === 'string' && typeof value['id'] === 'string';
    case 'picture':
      return value['format'] === 'svg' || value['format'] === 'png';
    default:
      return false;
  }
}

/** What the window kept before it was hidden or reloaded; else what the extension gave it at first. */
export function remembered(): MapMemory {
  const kept = host.getState();
  return isMemory(kept) ? kept : given('memory', isMemory) ?? { scope: 'article' };
}

const isMemory = (value: unknown): value is MapMemory => isObject(value) && (value['scope'] === 'article' || value['scope'] === 'selection' || value['scope'] === 'folder');

export function words(): MapWords {
  const found = given('words', isWords);
  if (!found) throw new Error('the words of the map are missing');
  return found;
}

const isWords = (value: unknown): value is MapWords => isObject(value) && typeof value['title'] === 'string';

/** Values that the page carries in its `data-` attributes, as JSON. */
function given<T>(name: string, check: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(document.body.dataset[name] ?? 'null');
    return check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
