import type { Cancel } from '../../base/clock.js';
import type { RemoteControl, RemoteKey } from './remote-control.js';

/** A remote control that a demo or a test presses; its battery can be taken out. */
export class SimulatedRemote implements RemoteControl {
  readonly simulated = true;
  readonly #listeners = new Set<(key: RemoteKey) => void>();
  #silent = false;
  #lost = 0;

  onKey(listener: (key: RemoteKey) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Presses a key once. */
  press(key: string, keyCode = 0): void {
    this.#send({ key, keyCode, repeat: false });
  }

  /** Holds a key down: one press, then `count` repeats, as a stuck key does for ever. */
  hold(key: string, count: number, keyCode = 0): void {
    this.press(key, keyCode);
    for (let index = 0; index < count; index++) this.#send({ key, keyCode, repeat: true });
  }

  /** The next press does not arrive, as when the remote points elsewhere. */
  failNext(): void {
    this.#lost += 1;
  }

  /** No press arrives until `repair`. */
  failRepeatedly(): void {
    this.#silent = true;
  }

  repair(): void {
    this.#silent = false;
    this.#lost = 0;
  }

  #send(key: RemoteKey): void {
    if (this.#silent) return;
    if (this.#lost > 0) {
      this.#lost -= 1;
      return;
    }
    for (const listener of [...this.#listeners]) listener(key);
  }
}
