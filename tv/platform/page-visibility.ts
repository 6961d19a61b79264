import { type Readable, Store } from '../../shared/base/store.js';
import type { PlatformHost } from './platform-host.js';

/** Whether a person can see the app, from the page's own events, which all platforms send. */
export function watchVisibility(page: PlatformHost['document']): Readable<'visible' | 'hidden'> {
  const read = (): 'visible' | 'hidden' => (page.visibilityState === 'hidden' ? 'hidden' : 'visible');
  const store = new Store(read());
  page.addEventListener('visibilitychange', () => store.set(read()));
  return store;
}

/** The network as a browser sees it: cables, not servers. */
export function watchBrowserNetwork(host: Pick<PlatformHost, 'addEventListener' | 'removeEventListener'>, listener: (connected: boolean) => void): () => void {
  const online = (): void => listener(true);
  const offline = (): void => listener(false);
  host.addEventListener('online', online);
  host.addEventListener('offline', offline);
  return () => {
    host.removeEventListener('online', online);
    host.removeEventListener('offline', offline);
  };
}
