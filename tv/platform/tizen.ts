import type { InputDeviceKey, SystemInfo, SystemInfoMemory } from 'tizen-common-web';
import type { AppCommonManager, NetworkManager } from 'tizen-tv-webapis';
import { Store } from '../../shared/base/store.js';
import { COMMON_KEYS, type KeyTable } from '../../shared/navigation/keys.js';
import { parseDeepLink } from './deep-link.js';
import { watchBrowserNetwork, watchVisibility } from './page-visibility.js';
import type { PlatformHost } from './platform-host.js';
import type { DeepLink, TvPlatform } from './tv-platform.js';

/** As much of Samsung's globals as is used. */
export interface TizenGlobals {
  readonly tizen: {
    readonly tvinputdevice: {
      getSupportedKeys(): readonly Pick<InputDeviceKey, 'name'>[];
      registerKey(name: string): void;
      registerKeyBatch?(names: string[], done?: () => void, failed?: () => void): void;
    };
    readonly systeminfo?: Pick<SystemInfo, 'addPropertyValueChangeListener' | 'removePropertyValueChangeListener'>;
    readonly application: {
      getCurrentApplication(): {
        exit(): void;
        getRequestedAppControl(): { readonly appControl: { readonly data: readonly { readonly key: string; readonly value: readonly string[] }[] } } | null;
      };
    };
  };
  /** Absent when the app runs without the product's own script. */
  readonly webapis?: {
    readonly appcommon?: Pick<AppCommonManager, 'AppCommonScreenSaverState' | 'setScreenSaver'>;
    readonly network?: Pick<NetworkManager, 'addNetworkStateChangeListener' | 'removeNetworkStateChangeListener'> & {
      readonly NetworkState: Pick<NetworkManager['NetworkState'], 'GATEWAY_CONNECTED' | 'GATEWAY_DISCONNECTED'>;
    };
  };
}

export const TIZEN_KEYS: KeyTable = {
  byCode: {
    ...COMMON_KEYS.byCode,
    10009: 'back', 415: 'play', 19: 'pause', 10252: 'play-pause', 413: 'stop', 412: 'rewind', 417: 'forward', 10233: 'next', 10232: 'previous',
    403: 'red', 404: 'green', 405: 'yellow', 406: 'blue', 427: 'page-up', 428: 'page-down', 457: 'info', 458: 'guide',
  },
  byName: { ...COMMON_KEYS.byName, XF86Back: 'back' },
};

/** Arrows, Enter and Back come unasked. Exit, volume, mute and home belong to the television and are never asked for. */
const WANTED_KEYS = [
  'MediaPlay', 'MediaPause', 'MediaPlayPause', 'MediaStop', 'MediaRewind', 'MediaFastForward', 'MediaTrackNext', 'MediaTrackPrevious',
  'ColorF0Red', 'ColorF1Green', 'ColorF2Yellow', 'ColorF3Blue', 'ChannelUp', 'ChannelDown', 'Info', 'Guide',
  '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
];

/** A Samsung television. */
export function openTizenPlatform(host: PlatformHost, globals: TizenGlobals): TvPlatform {
  const { tizen, webapis } = globals;
  const deepLink = new Store<DeepLink | undefined>(undefined);
  const readRequest = (): void => {
    const data = tizen.application.getCurrentApplication().getRequestedAppControl()?.appControl.data ?? [];
    const payload = data.find(({ key }) => key === 'PAYLOAD')?.value[0];
    const path = parseDeepLink(payload);
    if (path) deepLink.set({ path });
  };
  return {
    name: 'tizen',
    keys: TIZEN_KEYS,
    exitRule: 'ask',
    start() {
      registerKeys(tizen.tvinputdevice);
      readRequest();
      host.addEventListener('appcontrol', readRequest);
    },
    leave: () => tizen.application.getCurrentApplication().exit(),
    visibility: watchVisibility(host.document),
    deepLink,
    keepAwake() {
      const saver = webapis?.appcommon;
      saver?.setScreenSaver(saver.AppCommonScreenSaverState.SCREEN_SAVER_OFF);
      return () => saver?.setScreenSaver(saver.AppCommonScreenSaverState.SCREEN_SAVER_ON);
    },
    onNetworkChange(listener) {
      const network = webapis?.network;
      if (!network) return watchBrowserNetwork(host, listener);
      const id = network.addNetworkStateChangeListener((state) => {
        if (state === network.NetworkState.GATEWAY_CONNECTED) listener(true);
        if (state === network.NetworkState.GATEWAY_DISCONNECTED) listener(false);
      });
      return () => network.removeNetworkStateChangeListener(id);
    },
    onLowMemory(listener) {
      const system = tizen.systeminfo;
      if (!system) return () => undefined;
      const id = system.addPropertyValueChangeListener('MEMORY', (memory) => { if ((memory as SystemInfoMemory).status === 'WARNING') listener(); });
      return () => system.removePropertyValueChangeListener(id);
    },
  };
}

/** One unknown name may fail a whole batch, so only names that this remote supports are asked for. */
function registerKeys(device: TizenGlobals['tizen']['tvinputdevice']): void {
  const supported = new Set(device.getSupportedKeys().map(({ name }) => String(name)));
  const names = WANTED_KEYS.filter((name) => supported.has(name));
  const registerEach = (): void => {
    for (const name of names) {
      try {
        device.registerKey(name);
      } catch {
        // This key stays with the television; everything works with arrows, OK and Back.
      }
    }
  };
  if (device.registerKeyBatch) device.registerKeyBatch(names, undefined, registerEach);
  else registerEach();
}
