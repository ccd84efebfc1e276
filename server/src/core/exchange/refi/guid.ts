// GUIDs that are the same in each export: made from names, as version 5 of RFC 9562 shapes them, with SHA-256.
import { hashText } from '../../text/hash.js';

export function guidOf(...names: readonly string[]): string {
  const hex = hashText(names.join('\u0000')).slice('sha256:'.length, 'sha256:'.length + 32);
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
