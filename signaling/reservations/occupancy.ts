import type { Clock } from '../../shared/base/clock.js';
import type { Truth } from '../../shared/base/truth.js';
import { addDays, toInstant, type LocalDay } from '../../shared/base/zoned-time.js';
import type { AllocationState, Occupancy } from '../../shared/contract/bookings.js';
import type { Availability } from '../../shared/contract/city.js';
import type { City } from '../city/city.js';
import { readSnapshot } from '../events/event-log.js';
import type { Database, Queryable } from '../storage/database.js';
import { isOpenFor, type Span } from './opening-hours.js';
import { isOverdue } from './overdue.js';

interface OccupiedRow {
  readonly id: string;
  readonly spaceId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: AllocationState;
}

/** Reads who-free views of what is taken: each is one moment of the database and names the event it reflects. */
export class OccupancyReader {
  /** @param simulated the occupancy simulator fills the city, so every figure says so */
  constructor(private readonly database: Database, private readonly city: City, private readonly clock: Clock, private readonly simulated: boolean) {}

  /** One calendar day of a center, in the city's zone. */
  async readDay(centerId: string, day: LocalDay): Promise<Occupancy> {
    const now = this.clock.now();
    const from = new Date(toInstant(day, '00:00', this.city.timeZone));
    const to = new Date(toInstant(addDays(day, 1), '00:00', this.city.timeZone));
    return readSnapshot(this.database, async (sql, event) => {
      const rows = await sql<OccupiedRow[]>`
        select id, space_id, lower(during) as starts_at, upper(during) as ends_at, state from allocation
        where center_id = ${centerId} and during && tstzrange(${from}, ${to}) and ${this.#isHeld(sql, now)}
        order by starts_at, id`;
      const broken = await sql<{ id: string }[]>`select id from space where center_id = ${centerId} and out_of_order and not retired order by id`;
      return {
        event, centerId, day, truth: this.#say(now),
        allocations: rows.map((row) => ({
          allocationId: row.id, spaceId: row.spaceId, from: row.startsAt.toISOString(), to: row.endsAt.toISOString(), state: row.state,
        })),
        outOfOrder: broken.map((space) => space.id),
      };
    });
  }

  /** What is free in every center for the whole of a time; a center that is closed then has nothing free. */
  async readFree(span: Span): Promise<Availability> {
    const now = this.clock.now();
    return readSnapshot(this.database, async (sql, event) => {
      const rows = await sql<{ centerId: string; freeSeats: number; freeRooms: number; largestFreeRoom: number }[]>`
        select center_id, count(*) filter (where kind = 'seat')::integer as free_seats, count(*) filter (where kind <> 'seat')::integer as free_rooms,
          coalesce(max(capacity) filter (where kind <> 'seat'), 0) as largest_free_room
        from space
        where not retired and not out_of_order and not exists (
          select 1 from allocation
          where space_id = space.id and during && tstzrange(${new Date(span.from)}, ${new Date(span.to)}) and ${this.#isHeld(sql, now)})
        group by center_id`;
      const freeOf = new Map(rows.map((row) => [row.centerId, row]));
      return {
        event, from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString(), truth: this.#say(now),
        centers: [...this.city.centers].map((center) => {
          const open = isOpenFor(center.hours, span, this.city.timeZone);
          const free = open ? freeOf.get(center.id) : undefined;
          return { centerId: center.id, open, freeSeats: free?.freeSeats ?? 0, freeRooms: free?.freeRooms ?? 0, largestFreeRoom: free?.largestFreeRoom ?? 0 };
        }),
      };
    });
  }

  /** What holds a space now, by the clock and not only by what was written; see `stateAt`. */
  #isHeld(sql: Queryable, now: number) {
    return sql`allocation.state in ('reserved', 'checked-in') and not ${isOverdue(sql, now)}`;
  }

  #say(now: number): Truth {
    return { source: 'server', at: new Date(now).toISOString(), state: 'live', ...(this.simulated ? { simulated: true } : {}) };
  }
}
