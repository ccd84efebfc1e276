// The versions of a file in crash tests: each tells its number at both ends, and has a size of its own.

/** From 20 bytes to a few hundred KB. */
export function versionBytes(n: number): Buffer {
  const filler = `  - note ${n}\n`.repeat((n * 7919) % 20_011);
  return Buffer.from(`version: ${n}\n${filler}end: ${n}\n`, 'utf8');
}

/** Which version the bytes are; undefined where they are no whole version. */
export function versionOf(bytes: Uint8Array): number | undefined {
  const n = Number(/^version: (\d+)\n/u.exec(Buffer.from(bytes.subarray(0, 40)).toString('utf8'))?.[1]);
  return Number.isInteger(n) && versionBytes(n).equals(bytes) ? n : undefined;
}
