import type { Clock } from '../../base/clock.js';
import { fail, succeed, type Result } from '../../base/result.js';
import { Store } from '../../base/store.js';
import type { Gate, GateFailure, GateState } from './gate.js';

/** How long a gate stands open after the last request, in milliseconds. */
export const GATE_OPEN_MS = 5000;
/** How long a gate takes to swing open. */
const SWING_MS = 600;

/** A gate without a door: it opens after a moment, closes by itself, and jams on request. */
export class SimulatedGate implements Gate {
  readonly simulated = true;
  readonly state = new Store<GateState>('closed');
  readonly #clock: Clock;
  #fault: GateFailure | undefined;
  #nextFault: GateFailure | undefined;
  #swingMs = SWING_MS;
  #cancelClose = (): void => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async open(): Promise<Result<void, GateFailure>> {
    const failure = this.#nextFault ?? this.#fault;
    this.#nextFault = undefined;
    if (failure) return this.#refuse(failure);
    this.#cancelClose();
    if (this.state.get() !== 'open') {
      this.state.set('opening');
      await new Promise<void>((resolve) => this.#clock.after(this.#swingMs, resolve));
    }
    this.state.set('open');
    this.#cancelClose = this.#clock.after(GATE_OPEN_MS, () => this.state.set('closed'));
    return succeed(undefined);
  }

  /** The next request fails, the one after works again. */
  failNext(failure: GateFailure): void {
    this.#nextFault = failure;
  }

  /** Every request fails until `repair`. */
  failRepeatedly(failure: GateFailure): void {
    this.#fault = failure;
  }

  repair(): void {
    this.#fault = undefined;
    if (this.state.get() !== 'open') this.state.set('closed');
  }

  /** The gate takes this long to open, in milliseconds. */
  slowDown(swingMs: number): void {
    this.#swingMs = swingMs;
  }

  #refuse(failure: GateFailure): Result<void, GateFailure> {
    this.#cancelClose();
    this.state.set(failure === 'timeout' ? 'closed' : failure);
    return fail(failure);
  }
}
