import type { PageMessage } from './service-worker/messages.js';

/** Tells the service worker that opened this page that its first control can be used, so that this version is not taken for one that cannot start. */
export function tellStarted(): void {
  const { version } = document.documentElement.dataset;
  // Old engines and addresses without TLS have no service workers.
  if (version) navigator.serviceWorker?.controller?.postMessage({ kind: 'started', version } satisfies PageMessage);
}
