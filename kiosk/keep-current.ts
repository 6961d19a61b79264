import { Store } from '../shared/base/store.js';
import { trustScriptUrl } from '../shared/devices/script-url.js';
import { followShellUpdates } from '../shared/offline/shell-updates.js';
import type { Kiosk } from './shell/kiosk.js';

/** Keeps the panel's own files and the fonts of its languages for a time without the network, and puts newer ones in place while it rests. */
export async function keepCurrent({ atRest, clock, environment: { connectivity, outbox }, profile }: Kiosk): Promise<void> {
  const { version } = document.documentElement.dataset;
  // A development server writes no version and has no service worker.
  if (!version || !('serviceWorker' in navigator)) return;
  const undisturbed = new Store(false);
  const look = (): void => undisturbed.set(atRest.get() && outbox.state.get().waiting === 0);
  atRest.watch(look);
  outbox.state.watch(look);
  look();
  await followShellUpdates({
    channel: 'kiosk', container: navigator.serviceWorker, trust: trustScriptUrl, clock, version, connection: connectivity.state, undisturbed,
    reload: () => location.reload(), fontLanguages: profile.languages,
  });
}
