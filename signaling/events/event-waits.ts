import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { CityEvent } from '../../shared/contract/events.js';
import { ByTopic } from './by-topic.js';

interface Wait {
  readonly topics: readonly string[];
  readonly end: () => void;
}

/** One is answered, the other may still be on its way back to a screen that has asked again. */
const WAITS_PER_DEVICE = 2;

/** Long polls that wait for something to happen. */
export class EventWaits {
  readonly #clock: Clock;
  readonly #byTopic = new ByTopic<Wait>();
  readonly #byDevice = new Map<string, Wait[]>();
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Begins to wait at once; await `over` after looking whether there is something already.
   * @returns `over` resolves when an event on one of the topics was published, when `limitMs` is over, or by `cancel`
   */
  begin(deviceId: string, topics: readonly string[], limitMs: number): { readonly over: Promise<void>; readonly cancel: Cancel } {
    let cancel: Cancel = () => undefined;
    const over = new Promise<void>((resolve) => {
      const cancelLimit = this.#clock.after(limitMs, () => { wait.end(); });
      const wait: Wait = {
        topics,
        end: () => {
          cancelLimit();
          this.#forget(deviceId, wait);
          resolve();
        },
      };
      cancel = wait.end;
      const ofDevice = this.#byDevice.get(deviceId) ?? [];
      if (ofDevice.length >= WAITS_PER_DEVICE) ofDevice[0]?.end();
      this.#byDevice.set(deviceId, [...this.#byDevice.get(deviceId) ?? [], wait]);
      for (const topic of topics) this.#byTopic.add(topic, wait);
      if (this.#closed || limitMs === 0) wait.end();
    });
    return { over, cancel };
  }

  publish(event: CityEvent): void {
    for (const wait of this.#byTopic.list(event.topic)) wait.end();
  }

  /** Ends every wait; its screen asks again, another node or later. */
  close(): void {
    this.#closed = true;
    for (const waits of [...this.#byDevice.values()]) for (const wait of waits) wait.end();
  }

  #forget(deviceId: string, wait: Wait): void {
    for (const topic of wait.topics) this.#byTopic.delete(topic, wait);
    const others = this.#byDevice.get(deviceId)?.filter((other) => other !== wait) ?? [];
    if (others.length > 0) this.#byDevice.set(deviceId, others);
    else this.#byDevice.delete(deviceId);
  }
}
