import type { Result } from '../../base/result.js';
import type { Readable } from '../../base/store.js';

/** What a person in front of the gate sees. `unreachable`: nobody knows, because its controller does not answer. */
export type GateState = 'closed' | 'opening' | 'open' | 'jammed' | 'unreachable';

/** Why the gate stays shut. The screen then says to ring for the desk; the check-in itself holds. */
export type GateFailure = 'jammed' | 'unreachable' | 'timeout';

/** The door or turnstile of a center. It closes again by itself. */
export interface Gate {
  readonly state: Readable<GateState>;
  readonly simulated: boolean;
  /** Lets one person in; resolves once the gate stands open. Asking an open gate keeps it open longer. */
  open(): Promise<Result<void, GateFailure>>;
}
