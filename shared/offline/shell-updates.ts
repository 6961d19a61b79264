import type { Cancel, Clock } from '../base/clock.js';
import type { Readable } from '../base/store.js';
import type { Connection } from './connectivity.js';
import type { PageMessage, WorkerMessage } from './service-worker/messages.js';

/** How often a screen that is never switched off asks for a newer version. */
const ASK_MS = 30 * 60_000;

export interface ShellUpdateSettings {
  readonly channel: 'kiosk' | 'tv';
  readonly container: Pick<ServiceWorkerContainer, 'register' | 'addEventListener' | 'controller'>;
  /** Blesses the worker's address for the page's policy. */
  readonly trust: (address: string) => string;
  readonly clock: Clock;
  /** The version of this page, as the build wrote it. */
  readonly version: string;
  readonly connection: Readable<Connection>;
  /** Whether nobody would notice a reload: an update waits until then. */
  readonly undisturbed: Readable<boolean>;
  readonly reload: () => void;
  /** Languages whose fonts are kept for a time without the network. */
  readonly fontLanguages: readonly string[];
}

/**
 * Hands the page over to its service worker: says that this version has started, looks for newer ones every half hour and
 * when the connection returns, and shows one only while nobody is at the screen: its worker takes charge as soon as it
 * has every file, but goes on serving this page with the files that it was opened with.
 * @returns a function that ends it
 */
export async function followShellUpdates(settings: ShellUpdateSettings): Promise<Cancel> {
  const { channel, container, trust, clock, version, connection, undisturbed, reload, fontLanguages } = settings;
  const registration = await container.register(trust(`/${channel}/service-worker.js`), { scope: `/${channel}/` });
  let outdated = false;

  const tell = (worker: ServiceWorker | null, message: PageMessage): void => worker?.postMessage(message);
  const greet = (worker: ServiceWorker | null): void => {
    tell(worker, { kind: 'started', version });
    tell(worker, { kind: 'keep-fonts', languages: fontLanguages });
  };
  /** Shows the version that took charge, if nobody is here. */
  const advance = (): void => {
    if (outdated && undisturbed.get()) reload();
  };
  const ask = (): void => {
    registration.update().catch(() => undefined);
    // What could not be fetched before.
    tell(registration.active, { kind: 'keep-fonts', languages: fontLanguages });
  };
  let cancelNext: Cancel = () => undefined;
  const askLater = (): void => {
    cancelNext = clock.after(ASK_MS, () => {
      ask();
      askLater();
    });
  };

  container.addEventListener('message', ({ data }) => {
    if ((data as WorkerMessage).kind !== 'outdated') return;
    outdated = true;
    advance();
  });
  // The first worker of all, and later those of newer versions.
  container.addEventListener('controllerchange', () => greet(container.controller));
  greet(container.controller);
  askLater();
  const cancels = [
    undisturbed.watch(advance),
    connection.watch((state) => { if (state === 'online') ask(); }),
    () => cancelNext(),
  ];
  return () => {
    for (const cancel of cancels) cancel();
  };
}
