import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder of ours in the user's cache, for what is large, fetched once and the same for every checkout. */
export function cacheFolder(name: string): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'u-city', name);
}
