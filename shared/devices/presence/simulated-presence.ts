import { Store } from '../../base/store.js';
import type { Presence, PresenceSensor } from './presence.js';

/** A presence sensor that a demo or a test sets. */
export class SimulatedPresence implements PresenceSensor {
  readonly simulated = true;
  readonly state = new Store<Presence>('nobody');
  #broken = false;

  /** Somebody comes or goes. A broken sensor does not notice. */
  set(presence: 'nobody' | 'somebody'): void {
    if (!this.#broken) this.state.set(presence);
  }

  /** The sensor stops answering until `repair`. */
  failRepeatedly(): void {
    this.#broken = true;
    this.state.set('unknown');
  }

  repair(): void {
    this.#broken = false;
    this.state.set('nobody');
  }
}
