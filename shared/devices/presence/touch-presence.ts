import type { Cancel, Clock } from '../../base/clock.js';
import { Store } from '../../base/store.js';
import type { RemoteControl } from '../remote/remote-control.js';
import type { TouchPanel } from '../touch/touch.js';
import type { Presence, PresenceSensor } from './presence.js';

/** After this long without a touch or a key nobody is thought to be there, in milliseconds. */
export const ALONE_MS = 60_000;

/** The sensor of a panel that has none: whoever touches the screen or presses a key is there. */
export class TouchPresence implements PresenceSensor {
  readonly simulated = false;
  readonly state = new Store<Presence>('nobody');
  readonly #clock: Clock;
  #cancelLeave: Cancel = () => undefined;

  constructor(clock: Clock, touch: TouchPanel, remote: RemoteControl) {
    this.#clock = clock;
    touch.onTouch(() => this.#notice());
    remote.onKey(() => this.#notice());
  }

  #notice(): void {
    this.state.set('somebody');
    this.#cancelLeave();
    this.#cancelLeave = this.#clock.after(ALONE_MS, () => this.state.set('nobody'));
  }
}
