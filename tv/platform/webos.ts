import type { WebOS } from 'webostvjs';
import { Store } from '../../shared/base/store.js';
import { COMMON_KEYS, type KeyTable } from '../../shared/navigation/keys.js';
import { parseDeepLink } from './deep-link.js';
import { watchBrowserNetwork, watchVisibility } from './page-visibility.js';
import type { PlatformHost } from './platform-host.js';
import type { DeepLink, TvPlatform } from './tv-platform.js';

/** As much of LG's globals as is used. */
export interface WebosGlobals {
  /** The television's own: launch parameters as JSON text, and Back. A package that carries no library of LG's has this alone. */
  readonly PalmSystem?: { readonly launchParams?: string; platformBack?(): void };
  /** LG's library, where a page has loaded it. */
  readonly webOS?: Pick<WebOS, 'platformBack'>;
}

export const WEBOS_KEYS: KeyTable = {
  byCode: {
    ...COMMON_KEYS.byCode,
    461: 'back', 415: 'play', 19: 'pause', 413: 'stop', 412: 'rewind', 417: 'forward', 403: 'red', 404: 'green', 405: 'yellow', 406: 'blue',
    33: 'page-up', 34: 'page-down',
  },
  byName: { ...COMMON_KEYS.byName, GoBack: 'back' },
};

/** An LG television. Back arrives as a key because appinfo.json sets `disableBackHistoryAPI`. */
export function openWebosPlatform(host: PlatformHost, globals: WebosGlobals): TvPlatform {
  const deepLink = new Store<DeepLink | undefined>(undefined);
  const readLaunch = (detail: unknown): void => {
    const path = parseDeepLink(detail) ?? parseDeepLink(globals.PalmSystem?.launchParams);
    if (path) deepLink.set({ path });
  };
  const onLaunch = (event: object): void => readLaunch('detail' in event ? event.detail : undefined);
  return {
    name: 'webos',
    keys: WEBOS_KEYS,
    exitRule: 'hand-over',
    start() {
      readLaunch(undefined);
      host.document.addEventListener('webOSLaunch', onLaunch);
      host.document.addEventListener('webOSRelaunch', onLaunch);
    },
    leave: () => (globals.webOS ?? globals.PalmSystem)?.platformBack?.(),
    visibility: watchVisibility(host.document),
    deepLink,
    // webOS keeps its screen saver away from playing video by itself; a page has no say.
    keepAwake: () => () => undefined,
    onNetworkChange: (listener) => watchBrowserNetwork(host, listener),
    // webOS tells no page; it ends apps in the background.
    onLowMemory: () => () => undefined,
  };
}
