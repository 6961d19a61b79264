import { Store } from '../shared/base/store.js';
import { trustScriptUrl } from '../shared/devices/script-url.js';
import { followShellUpdates } from '../shared/offline/shell-updates.js';
import type { Tv } from './shell/tv.js';

/** Keeps the television's own files for a time without the network; newer ones come at its next start or while nobody sees it. */
export async function keepCurrent({ clock, environment: { connectivity, outbox }, platform, settings }: Tv): Promise<void> {
  const { version } = document.documentElement.dataset;
  // A package has no service worker, nor has a development server.
  if (!version || !('serviceWorker' in navigator)) return;
  const undisturbed = new Store(false);
  const look = (): void => undisturbed.set(platform.visibility.get() === 'hidden' && outbox.state.get().waiting === 0);
  platform.visibility.watch(look);
  outbox.state.watch(look);
  look();
  await followShellUpdates({
    channel: 'tv', container: navigator.serviceWorker, trust: trustScriptUrl, clock, version, connection: connectivity.state, undisturbed, reload: () => location.reload(),
    // A home speaks one language; fonts of others are kept once they were drawn.
    fontLanguages: [settings.state.get().language],
  });
}
