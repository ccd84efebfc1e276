// A learned model as it is shipped: for each of its decisions a table of 8-bit weights, found by hashed features, and the table's scale.
import { err, ok, type Result } from '../base/result.js';
import { hashed, MOST_TEMPLATES, type Templates } from './features.js';

/** "NGML" read as a little-endian number. */
export const MAGIC = 0x4c4d474e;
/** Raised with every change of the layout or of the meaning of a feature. */
export const FORMAT_VERSION = 1;
/** Magic, version, number of parts, a checksum of all that follows; 32-bit little-endian each. Then for each part a 32-bit float scale and the bits of its table; then the tables. */
export const HEADER_BYTES = 16;
export const PART_BYTES = 8;
const MOST_BITS = 24;

export type ModelProblem = 'notAModel' | 'otherVersion' | 'cutShort' | 'damaged';

/** Scores candidates of numbered decisions. */
export interface Weights {
  readonly parts: number;
  /** The sum of the weights of the features that `values` have, in natural logarithms of odds. 0 for a decision that the model does not have. */
  score(templates: Templates, values: Int32Array): number;
}

interface Part { readonly scale: number; readonly mask: number; readonly table: Int8Array }

/** Reads a model file. The bytes are not copied. */
export function openWeights(buffer: ArrayBuffer): Result<Weights, ModelProblem> {
  if (buffer.byteLength < HEADER_BYTES) return err('notAModel');
  const view = new DataView(buffer);
  if (view.getUint32(0, true) !== MAGIC) return err('notAModel');
  if (view.getUint32(4, true) !== FORMAT_VERSION) return err('otherVersion');
  const count = view.getUint32(8, true);
  let at = HEADER_BYTES + PART_BYTES * count;
  if (count > 64 || at > buffer.byteLength) return err('cutShort');
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    const scale = view.getFloat32(HEADER_BYTES + PART_BYTES * i, true);
    const bits = view.getUint32(HEADER_BYTES + PART_BYTES * i + 4, true);
    const size = 2 ** bits;
    if (bits > MOST_BITS || at + size > buffer.byteLength) return err('cutShort');
    parts.push({ scale, mask: size - 1, table: new Int8Array(buffer, at, size) });
    at += size;
  }
  if (checksum(new Uint8Array(buffer, HEADER_BYTES)) !== view.getUint32(12, true)) return err('damaged');
  return ok({
    parts: count,
    score(templates, values) {
      const known = parts[templates.part];
      return known ? known.scale * sumOf(known, templates, values) : 0;
    },
  });
}

/** Cells of the table that a sum asks for. */
const cells = new Int32Array(MOST_TEMPLATES);

/** The loops where a reading's time goes. First all places in the table, then the table: so its cells, which lie far apart, are fetched side by side. */
function sumOf({ table, mask }: Part, { seeds, slots }: Templates, values: Int32Array): number {
  const n = seeds.length;
  for (let i = 0, k = 0; i < n; i++, k += 3) cells[i] = mask & hashed(seeds[i] ?? 0, values[slots[k] ?? 0] ?? 0, values[slots[k + 1] ?? 0] ?? 0, values[slots[k + 2] ?? 0] ?? 0);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += table[cells[i] ?? 0] ?? 0;
  return sum;
}

/** Of the bytes behind the header, in steps of a word: enough to see a file that was cut or converted. */
export function checksum(bytes: Uint8Array): number {
  let h = bytes.length | 0;
  for (let i = 0; i < bytes.length; i += 61) h = Math.imul(h ^ (bytes[i] ?? 0), 0x01000193);
  return h >>> 0;
}
