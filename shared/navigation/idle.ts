import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { type Readable, Store } from '../base/store.js';

/** `resting` until somebody comes; `warning` counts down to `endsAt`, after which the screen is reset. */
export type IdleState = { readonly kind: 'resting' } | { readonly kind: 'active' } | { readonly kind: 'warning'; readonly endsAt: EpochMs };

export interface IdleTimes {
  readonly idleMs: number;
  /** How long the warning stays before the reset. */
  readonly countdownMs: number;
}

/**
 * Notices that nobody uses the screen: first it warns, one press extends, then it resets. A deadline is compared with the
 * clock when it falls due, so that a machine that slept resets at once when it wakes.
 */
export class IdleTimer {
  readonly #state = new Store<IdleState>({ kind: 'resting' });
  #lastSign: EpochMs = 0;
  #timer: Cancel | undefined;
  #holds = 0;

  /** @param onReset the person is gone: end the session, forget, go home */
  constructor(private readonly clock: Clock, private readonly times: () => IdleTimes, private readonly onReset: () => void) {}

  get state(): Readable<IdleState> {
    return this.#state;
  }

  /** A sign of life. While the warning stands a mere touch elsewhere extends too. */
  notice(): void {
    this.#lastSign = this.clock.now();
    if (this.#state.get().kind !== 'active') this.#state.set({ kind: 'active' });
    this.#schedule();
  }

  /** Keeps the timer from warning while something runs that needs no hands, such as a call; ends with the returned function. */
  hold(): Cancel {
    this.#holds += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds -= 1;
      if (this.#holds === 0) this.notice();
    };
  }

  /** Back to rest without a reset: the person ended by themselves. */
  rest(): void {
    this.#timer?.();
    this.#timer = undefined;
    this.#state.set({ kind: 'resting' });
  }

  #schedule(): void {
    this.#timer?.();
    const { idleMs, countdownMs } = this.times();
    this.#timer = this.clock.after(idleMs, () => {
      if (this.#holds > 0) return this.notice();
      const endsAt = this.#lastSign + idleMs + countdownMs;
      if (endsAt <= this.clock.now()) return this.#reset();
      this.#state.set({ kind: 'warning', endsAt });
      this.#timer = this.clock.after(endsAt - this.clock.now(), () => this.#reset());
    });
  }

  #reset(): void {
    this.rest();
    this.onReset();
  }
}
