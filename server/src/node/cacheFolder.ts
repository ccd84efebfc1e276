// Where programs of this user keep what can be made again: shared by the editor's server and the command line.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `…/newsgloss` in the user's cache folder, by the customs of the platform. Nothing is made here. */
export function userCacheFolder(env: Readonly<Record<string, string | undefined>> = process.env, platform: string = process.platform): string {
  const named = env['XDG_CACHE_HOME'];
  if (named !== undefined && named !== '') return join(named, 'newsgloss');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'newsgloss');
  const local = env['LOCALAPPDATA'];
  if (platform === 'win32' && local !== undefined && local !== '') return join(local, 'newsgloss', 'cache');
  return join(homedir(), '.cache', 'newsgloss');
}
