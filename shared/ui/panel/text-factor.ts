import type { ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/clock.js';
import { Store } from '../../base/store.js';

/** How much larger than usual the screen's text is. Set by the shell; a view reads it where large text needs another arrangement. */
export const textFactor = new Store<1 | 2>(1);

/** Tells an element whether text is doubled, and has it draw again when that changes. */
export function largeText(host: ReactiveControllerHost): () => boolean {
  let cancel: Cancel | undefined;
  host.addController({
    hostConnected: () => { cancel = textFactor.watch(() => host.requestUpdate()); },
    hostDisconnected: () => cancel?.(),
  });
  return () => textFactor.get() === 2;
}
