import type { Cancel } from '../../base/clock.js';
import type { TouchPanel, TouchPoint } from './touch.js';

/** A touch panel that a demo or a test touches; its glass can go dead. */
export class SimulatedTouch implements TouchPanel {
  readonly simulated = true;
  readonly #listeners = new Set<(point: TouchPoint) => void>();
  #dead = false;
  #lost = 0;

  onTouch(listener: (point: TouchPoint) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  touch(point: TouchPoint): void {
    if (this.#dead) return;
    if (this.#lost > 0) {
      this.#lost -= 1;
      return;
    }
    for (const listener of [...this.#listeners]) listener(point);
  }

  /** The next touch is not felt, as with a gloved finger. */
  failNext(): void {
    this.#lost += 1;
  }

  /** No touch is felt until `repair`. */
  failRepeatedly(): void {
    this.#dead = true;
  }

  repair(): void {
    this.#dead = false;
    this.#lost = 0;
  }
}
