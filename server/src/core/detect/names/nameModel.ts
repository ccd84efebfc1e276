// The learned name tagger as it is shipped: a table of 8-bit weights with a row of labels for each hashed feature, and which label follows which.
import { err, ok, type Result } from '../../base/result.js';

/** "NGNM" read as a little-endian number. */
export const MAGIC = 0x4d4e474e;
/** Raised with every change of the layout or of the meaning of a feature. */
export const FORMAT_VERSION = 1;
/** Magic, version, bits of the table, number of labels, 32-bit little-endian each; the scale of the table's weights as a 32-bit float. */
export const HEADER_BYTES = 20;

/** Outside a name; begins or carries on the name of a person, an organisation, a place, a people. */
export const LABELS = ['O', 'B-person', 'I-person', 'B-organisation', 'I-organisation', 'B-place', 'I-place', 'B-people', 'I-people'] as const;
export const SIZE = LABELS.length;

export interface NameModel {
  readonly mask: number;
  /** `SIZE` weights for each slot. */
  readonly table: Int8Array;
  readonly scale: number;
  /** Score of label b behind label a: `follows[a * SIZE + b]`; the last row stands for the beginning. */
  readonly follows: Float32Array;
}

export type NameModelProblem = 'notAModel' | 'otherVersion' | 'cutShort';

/** Reads a model file. The bytes of the table are not copied. */
export function openNameModel(buffer: ArrayBuffer): Result<NameModel, NameModelProblem> {
  if (buffer.byteLength < HEADER_BYTES) return err('notAModel');
  const view = new DataView(buffer);
  if (view.getUint32(0, true) !== MAGIC) return err('notAModel');
  if (view.getUint32(4, true) !== FORMAT_VERSION) return err('otherVersion');
  const bits = view.getUint32(8, true);
  const transitions = (SIZE + 1) * SIZE;
  const start = HEADER_BYTES + 4 * transitions;
  if (view.getUint32(12, true) !== SIZE || bits > 24 || buffer.byteLength < start + SIZE * 2 ** bits) return err('cutShort');
  const follows = new Float32Array(transitions);
  for (let i = 0; i < transitions; i++) follows[i] = view.getFloat32(HEADER_BYTES + 4 * i, true);
  return ok({ mask: 2 ** bits - 1, table: new Int8Array(buffer, start, SIZE * 2 ** bits), scale: view.getFloat32(16, true), follows });
}

/** The bytes that `openNameModel` reads. `weights`: `SIZE` for each of 2^bits slots. */
export function writeNameModel(bits: number, weights: Float32Array, follows: Float32Array): ArrayBuffer {
  const transitions = (SIZE + 1) * SIZE;
  const start = HEADER_BYTES + 4 * transitions;
  const buffer = new ArrayBuffer(start + SIZE * 2 ** bits);
  const view = new DataView(buffer);
  const scale = largest(weights) / 127 || 1;
  [MAGIC, FORMAT_VERSION, bits, SIZE].forEach((value, i) => { view.setUint32(4 * i, value, true); });
  view.setFloat32(16, scale, true);
  follows.forEach((value, i) => { view.setFloat32(HEADER_BYTES + 4 * i, value, true); });
  const table = new Int8Array(buffer, start);
  for (let i = 0; i < weights.length; i++) table[i] = Math.max(-127, Math.min(127, Math.round((weights[i] ?? 0) / scale)));
  return buffer;
}

/** The greatest magnitude but for one weight in ten thousand, so that a single outlier does not coarsen all. */
function largest(weights: Float32Array): number {
  const sizes = Float32Array.from(weights.filter((w) => w !== 0), Math.abs).sort();
  return sizes[Math.floor(sizes.length * 0.9999)] ?? 0;
}
