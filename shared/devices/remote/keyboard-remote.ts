import type { Cancel } from '../../base/clock.js';
import type { RemoteControl, RemoteKey } from './remote-control.js';

/** The remote control or keyboard that the browser reports as key events of the page. */
export class KeyboardRemote implements RemoteControl {
  readonly simulated = false;
  readonly #page: EventTarget;

  constructor(page: EventTarget) {
    this.#page = page;
  }

  onKey(listener: (key: RemoteKey) => void): Cancel {
    const take = (event: Event): void => {
      const { key, keyCode, repeat } = event as Event & RemoteKey;
      listener({ key, keyCode, repeat });
    };
    this.#page.addEventListener('keydown', take);
    return () => this.#page.removeEventListener('keydown', take);
  }
}
