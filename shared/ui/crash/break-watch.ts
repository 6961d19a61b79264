import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Browsers report this through `error` although nothing is broken. */
const HARMLESS = /ResizeObserver loop/;

/** Tells the element that holds the views when one of them throws. */
export class BreakWatch implements ReactiveController {
  readonly #onBreak: () => void;

  constructor(host: ReactiveControllerHost, onBreak: () => void) {
    this.#onBreak = onBreak;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('error', this.#listen);
    addEventListener('unhandledrejection', this.#listen);
  }

  hostDisconnected(): void {
    removeEventListener('error', this.#listen);
    removeEventListener('unhandledrejection', this.#listen);
  }

  readonly #listen = (event: ErrorEvent | PromiseRejectionEvent): void => {
    const reason: unknown = 'reason' in event ? event.reason : event.error ?? event.message;
    // Calls that were given up on purpose are no fault of the view.
    if (HARMLESS.test(String(reason)) || (reason instanceof DOMException && reason.name === 'AbortError')) return;
    this.#onBreak();
  };
}
