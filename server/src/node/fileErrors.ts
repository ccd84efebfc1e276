// What the file system says when something fails.
import { unlink } from 'node:fs/promises';

/** `ENOENT` and the like; undefined for what is no error of the system. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

export async function removeQuietly(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch {
    // renamed already, or never made
  }
}
