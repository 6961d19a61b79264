import { setTimeout as wait } from 'node:timers/promises';
import { makeId } from '../../shared/base/ids.js';
import type { Problem } from '../../shared/contract/problems.js';
import type { Database } from '../../signaling/storage/database.js';
import type { SeatedScreen } from './seat-person.js';

export interface LoadParts {
  /** Addresses of the nodes; a screen that is not answered goes on at the next. */
  readonly addresses: readonly string[];
  readonly screens: readonly SeatedScreen[];
  readonly spaceIds: readonly string[];
}

/** One wish, sent with one key until something is answered. */
interface Wish {
  readonly bookingId: string;
  readonly key: string;
  readonly body: string;
}

const STEP_MS = 5 * 60_000;
const STAY_MS = 60 * 60_000;
const HORIZON_STEPS = 13 * 24 * 12;
const LONGEST_WAIT_MS = 10_000;
const PAUSE_MS = 100;
/** Answers that say: not now, ask again with the same key. */
const ASK_AGAIN = ['service-unavailable', 'idempotency-in-progress'];

/**
 * Screens that reserve without a pause and write down what was acknowledged. Each sends a wish again, with its key, for as long
 * as it is not answered, as the outbox of a screen does.
 */
export class BookingLoad {
  readonly acknowledged = new Set<string>();
  readonly refused = new Set<string>();
  /** How often each answer came; `unheard` counts tries that nobody answered. */
  readonly counts = new Map<string, number>();
  #stopped = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: LoadParts) {}

  start(): void {
    this.#running = Promise.all(this.parts.screens.map(async (screen, index) => {
      while (!this.#stopped) await this.#reserve(screen, this.#makeWish(), index);
    }));
  }

  /** Lets every wish in hand be answered, then stops. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  #makeWish(): Wish {
    const pick = (count: number): number => Math.floor(Math.random() * count);
    const from = (Math.floor(Date.now() / STEP_MS) + 1 + pick(HORIZON_STEPS)) * STEP_MS;
    const bookingId = makeId();
    const allocation = {
      allocationId: makeId(), spaceId: this.parts.spaceIds[pick(this.parts.spaceIds.length)],
      from: new Date(from).toISOString(), to: new Date(from + STAY_MS).toISOString(),
    };
    return { bookingId, key: makeId(), body: JSON.stringify({ bookingId, allocations: [allocation] }) };
  }

  async #reserve(screen: SeatedScreen, wish: Wish, first: number): Promise<void> {
    for (let turn = first; ; turn++) {
      const address = this.parts.addresses[turn % this.parts.addresses.length] ?? '';
      const code = await this.#send(address, screen, wish);
      this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
      if (code === 'reserved') this.acknowledged.add(wish.bookingId);
      else if (code !== 'unheard' && !ASK_AGAIN.includes(code)) this.refused.add(wish.bookingId);
      else {
        await wait(PAUSE_MS);
        continue;
      }
      return;
    }
  }

  async #send(address: string, { deviceToken, sessionToken }: SeatedScreen, { key, body }: Wish): Promise<string> {
    const headers = { 'content-type': 'application/json', 'device-token': deviceToken, authorization: `Bearer ${sessionToken}`, 'idempotency-key': key };
    try {
      const reply = await fetch(`${address}/api/bookings`, { method: 'POST', headers, body, signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
      const answer = await reply.json() as Partial<Problem>;
      return reply.ok ? 'reserved' : answer.code ?? `status ${reply.status}`;
    } catch {
      return 'unheard';
    }
  }
}

/** What became of the acts of a load, by the database. */
export interface Ledger {
  /** Acknowledged and not there. */
  readonly lost: number;
  /** Refused and there all the same. */
  readonly ghosts: number;
  /** Bookings with another number of allocations than one. */
  readonly halves: number;
}

/** Compares what the screens were told with what the database holds. */
export async function checkLedger(database: Database, load: BookingLoad): Promise<Ledger> {
  const rows = await database<{ id: string; allocations: number }[]>`
    select booking.id, count(allocation.id) as allocations from booking left join allocation on booking_id = booking.id
    where not simulated group by booking.id`;
  const kept = new Map(rows.map(({ id, allocations }) => [id, allocations]));
  return {
    lost: [...load.acknowledged].filter((id) => !kept.has(id)).length,
    ghosts: [...load.refused].filter((id) => kept.has(id)).length,
    halves: rows.filter(({ allocations }) => allocations !== 1).length,
  };
}
