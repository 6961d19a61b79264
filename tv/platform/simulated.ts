import { BROWSER_KEYS, type KeyTable } from '../../shared/navigation/keys.js';
import { openBrowserPlatform } from './browser.js';
import type { PlatformHost } from './platform-host.js';
import { TIZEN_KEYS } from './tizen.js';
import type { TvPlatform } from './tv-platform.js';
import { WEBOS_KEYS } from './webos.js';

/** A browser that behaves like a vendor's television as far as keys and Back go, for demonstrations and tests. */
export function openSimulatedPlatform(host: PlatformHost, name: 'tizen' | 'webos'): TvPlatform {
  const own = name === 'tizen' ? TIZEN_KEYS : WEBOS_KEYS;
  const keys: KeyTable = { byCode: { ...BROWSER_KEYS.byCode, ...own.byCode }, byName: { ...BROWSER_KEYS.byName, ...own.byName } };
  return { ...openBrowserPlatform(host), name, keys, exitRule: name === 'tizen' ? 'ask' : 'hand-over' };
}
