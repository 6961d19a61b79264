import { Store } from '../../shared/base/store.js';
import { BROWSER_KEYS } from '../../shared/navigation/keys.js';
import { watchBrowserNetwork, watchVisibility } from './page-visibility.js';
import type { PlatformHost } from './platform-host.js';
import type { DeepLink, TvPlatform } from './tv-platform.js';

/** A television's browser, or any browser with a keyboard. The address line already is the deep link. */
export function openBrowserPlatform(host: PlatformHost): TvPlatform {
  const { navigator } = host;
  return {
    name: 'browser',
    keys: BROWSER_KEYS,
    exitRule: 'stay',
    start: () => undefined,
    leave: () => undefined,
    visibility: watchVisibility(host.document),
    deepLink: new Store<DeepLink | undefined>(undefined),
    keepAwake() {
      // Wake locks need Chromium 84; older televisions have no screen saver that a page could hold.
      const asked = navigator.wakeLock?.request('screen').catch(() => undefined);
      return () => void asked?.then((lock) => lock?.release());
    },
    onNetworkChange: (listener) => watchBrowserNetwork(host, listener),
    onLowMemory: () => () => undefined,
  };
}
