import { openBrowserPlatform } from './browser.js';
import type { PlatformHost } from './platform-host.js';
import { openTizenPlatform, type TizenGlobals } from './tizen.js';
import type { TvPlatform } from './tv-platform.js';
import { openWebosPlatform, type WebosGlobals } from './webos.js';

/** The platform this page runs on, known by the globals that only it has. */
export function openPlatform(host: PlatformHost & Partial<TizenGlobals> & Partial<WebosGlobals>): TvPlatform {
  const { tizen, webapis, webOS, PalmSystem } = host;
  if (tizen?.tvinputdevice) return openTizenPlatform(host, { tizen, ...(webapis ? { webapis } : {}) });
  if (webOS || PalmSystem) return openWebosPlatform(host, { ...(webOS ? { webOS } : {}), ...(PalmSystem ? { PalmSystem } : {}) });
  return openBrowserPlatform(host);
}
