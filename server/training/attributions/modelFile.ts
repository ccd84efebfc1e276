// Writes trained weights as the model file that the engine reads.
import { checksum, FORMAT_VERSION, HEADER_BYTES, MAGIC, PART_BYTES } from '../../src/core/learn/weights.js';

/** Weights of each part, a power of two of them, to bytes: 8 bits a weight, each part with a scale of its own. */
export function modelBytes(tables: readonly Float32Array[]): Uint8Array {
  const head = HEADER_BYTES + PART_BYTES * tables.length;
  const bytes = new Uint8Array(head + tables.reduce((n, t) => n + t.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, FORMAT_VERSION, true);
  view.setUint32(8, tables.length, true);
  let at = head;
  tables.forEach((table, i) => {
    const scale = scaleOf(table);
    view.setFloat32(HEADER_BYTES + PART_BYTES * i, scale, true);
    view.setUint32(HEADER_BYTES + PART_BYTES * i + 4, Math.log2(table.length), true);
    for (const weight of table) view.setInt8(at++, Math.max(-127, Math.min(127, Math.round(weight / scale))));
  });
  view.setUint32(12, checksum(bytes.subarray(HEADER_BYTES)), true);
  return bytes;
}

/** The largest weights, one in ten thousand of those that are not zero, are cut, so that the many small ones keep their differences. */
function scaleOf(table: Float32Array): number {
  const sizes = table.filter((w) => w !== 0).map(Math.abs).sort();
  return Math.max(1e-6, (sizes[Math.floor(sizes.length * 0.9999)] ?? sizes[sizes.length - 1] ?? 1) / 127);
}
