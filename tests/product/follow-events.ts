import type { CityEvent, Topic } from '../../shared/contract/events.js';
import type { z } from 'zod';
import { EventReader } from '../../signaling/testing/event-reader.js';
import { call } from './api.js';

/** Follows a stream as a screen does: when it ends, it goes on after the last event at the next node. */
export class Follower {
  readonly events: CityEvent[] = [];
  /** How often it had to go on at another node. */
  moves = 0;
  #reader: EventReader | undefined;
  #stopped = false;
  #told: (() => void) | undefined;

  private constructor(
    private readonly addresses: readonly string[], private readonly deviceToken: string, private readonly topic: z.infer<typeof Topic>,
  ) {}

  /** Opens the stream at the first address. */
  static async open(addresses: readonly string[], deviceToken: string, topic: z.infer<typeof Topic>): Promise<Follower> {
    const follower = new Follower(addresses, deviceToken, topic);
    await follower.#connect(addresses[0] ?? '');
    void follower.#run();
    return follower;
  }

  /** Waits for an event that fits, past ones included. */
  async waitFor(fits: (event: CityEvent) => boolean, limitMs = 10_000): Promise<CityEvent> {
    const limit = performance.now() + limitMs;
    for (;;) {
      const found = this.events.find(fits);
      if (found) return found;
      const left = limit - performance.now();
      if (left <= 0) throw new Error(`No such event within ${limitMs} ms`);
      await new Promise<void>((woken) => {
        const timer = setTimeout(woken, left);
        this.#told = () => {
          clearTimeout(timer);
          woken();
        };
      });
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#reader?.cancel();
  }

  async #connect(address: string): Promise<void> {
    const after = this.events.at(-1)?.position;
    const { ticket } = await call(address, 'openEventTicket', { body: { topics: [this.topic], ...after === undefined ? {} : { after } } }, { deviceToken: this.deviceToken });
    this.#reader = await EventReader.open(address, ticket);
  }

  async #run(): Promise<void> {
    for (let turn = 1; !this.#stopped; turn++) {
      await this.#readToTheEnd();
      if (this.#stopped) return;
      this.moves++;
      await this.#connect(this.addresses[turn % this.addresses.length] ?? '').catch(() => { this.#reader = undefined; });
    }
  }

  async #readToTheEnd(): Promise<void> {
    for (;;) {
      const event = await this.#reader?.nextEvent(600_000).catch(() => undefined);
      if (!event) return;
      this.events.push(event);
      this.#told?.();
    }
  }
}
