// Semantic tokens without those of layers that are switched off; no editor in here.
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../../server/src/protocol/protocol.js';
import type { Shown } from './group.js';

type TokenType = (typeof TOKEN_TYPES)[number];

const SETTING_OF: Partial<Readonly<Record<TokenType, keyof Shown>>> = { newsSpeaker: 'speakers', newsPerson: 'names', newsOrganisation: 'names', newsPlace: 'places', newsCue: 'cues' };
const SUGGESTED = 1 << TOKEN_MODIFIERS.indexOf('suggested');
/** Per token: line step, character step, length, type, modifiers. */
const FIELDS = 5;

export const showsAllTokens = (shown: Shown): boolean => !shown.onlyDecided && Object.values(SETTING_OF).every((key) => shown[key]);

/** The tokens of the layers that are shown, positions counted anew; `data` as LSP encodes it. */
export function filterTokens(data: Uint32Array, shown: Shown): Uint32Array {
  const kept: number[] = [];
  const last = { line: 0, character: 0 };
  const from = { line: 0, character: 0 };
  for (let i = 0; i + FIELDS <= data.length; i += FIELDS) {
    const [lineStep = 0, step = 0, length = 0, type = 0, modifiers = 0] = data.subarray(i, i + FIELDS);
    last.character = lineStep === 0 ? last.character + step : step;
    last.line += lineStep;
    if (!isShown(type, modifiers, shown)) continue;
    kept.push(last.line - from.line, last.line === from.line ? last.character - from.character : last.character, length, type, modifiers);
    Object.assign(from, last);
  }
  return Uint32Array.from(kept);
}

function isShown(type: number, modifiers: number, shown: Shown): boolean {
  const name = TOKEN_TYPES[type];
  const setting = name === undefined ? undefined : SETTING_OF[name];
  if (setting === undefined) return true;
  return shown[setting] && !(shown.onlyDecided && (modifiers & SUGGESTED) !== 0);
}
