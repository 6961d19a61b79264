import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { addDays, readZoned, type LocalDay } from '../../shared/base/zoned-time.js';
import type { Center } from '../../shared/contract/city.js';
import type { City } from '../city/city.js';
import { makeNamedId } from '../city/space-id.js';
import { scheduleJob } from '../jobs/job-queue.js';
import type { JobKind } from '../jobs/job-runner.js';
import { setCheckInWindow } from '../reservations/booking-rules.js';
import { releaseNoShows } from '../reservations/no-show.js';
import { readOpening } from '../reservations/opening-hours.js';
import { tellChange, tellState } from '../reservations/tell-change.js';
import type { Database, Queryable, Transaction } from '../storage/database.js';
import { inventBehavior, planVisits } from './plan-visits.js';

const KIND = 'simulate-occupancy';
const EVERY_MS = 15_000;
/** Today and as many days after it are filled; later days are empty, as a real city's mostly are. */
const DAYS_AHEAD = 2;
/** A running server fills a new day in small bites, so that its requests never wait behind it. */
const CENTERS_A_TURN = 6;
const KEPT_MS = 2 * 86_400_000;
const EARLIEST_ARRIVAL_MS = 5 * 60_000;

/**
 * Fills the city with invented visitors, so that a demonstration meets a living place: they reserve, come, stay away,
 * leave early, by the same tables, events and constraints as residents. Each space has one invented person. Screens say
 * "simulated" on every figure while this runs. Without it the city is empty and works the same.
 */
export class OccupancySimulator implements JobKind {
  readonly kind = KIND;

  constructor(private readonly city: City, private readonly clock: Clock) {}

  /** Fills what is missing at once and has the job go on from there; call before the server listens. */
  async start(database: Database, tell: (step: string) => void): Promise<void> {
    const missing = await this.#listMissing(database);
    if (missing.length > 0) tell('Filling the city with simulated visitors');
    await database.begin(async (sql) => {
      for (const { center, day } of missing) await this.#fill(sql, center, day, false);
      await this.#move(sql);
      await scheduleJob(sql, { kind: KIND, key: KIND, runAt: new Date(this.clock.now() + EVERY_MS), payload: {} });
    });
  }

  async run(_payload: unknown, sql: Transaction): Promise<Date> {
    const missing = await this.#listMissing(sql);
    for (const { center, day } of missing.slice(0, CENTERS_A_TURN)) await this.#fill(sql, center, day, true);
    await this.#move(sql);
    return new Date(this.clock.now() + EVERY_MS);
  }

  async #listMissing(sql: Queryable): Promise<{ center: Center; day: LocalDay }[]> {
    const today = readZoned(this.clock.now(), this.city.timeZone).day;
    const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => addDays(today, ahead));
    const rows = await sql<{ centerId: string; day: string }[]>`select center_id, day::text as day from simulated_day where day >= ${today}::text::date`;
    const filled = new Set(rows.map((row) => `${row.centerId} ${row.day}`));
    return days.flatMap((day) => [...this.city.centers].map((center) => ({ center, day }))).filter(({ center, day }) => !filled.has(`${center.id} ${day}`));
  }

  async #fill(sql: Transaction, center: Center, day: LocalDay, tell: boolean): Promise<void> {
    const now = this.clock.now();
    await sql`insert into simulated_day (center_id, day) values (${center.id}, ${day}::text::date) on conflict do nothing`;
    await sql`delete from booking where simulated and id in (select booking_id from allocation where center_id = ${center.id} and upper(during) < ${new Date(now - KEPT_MS)})`;
    const opening = readOpening(center.hours, day, this.city.timeZone);
    if (!opening) return;
    const spaces = center.floors.flatMap((floor) => floor.spaces).filter((space) => !space.outOfOrder);
    const visits = spaces.flatMap((space) => planVisits(`${this.city.id} ${space.id} ${day}`, opening)
      .filter((visit) => visit.to > now)
      .map((visit) => {
        const window = setCheckInWindow(visit, this.city.settings, Math.min(now, visit.from));
        return {
          id: makeNamedId(`simulated visit/${space.id}/${visit.from}`), booking: makeNamedId(`simulated booking/${space.id}/${visit.from}`),
          person: makeNamedId(`simulated person/${space.id}`), space: space.id, seat: space.kind === 'seat',
          from: toText(visit.from), to: toText(visit.to), opens: toText(window.from), closes: toText(window.to),
        };
      }));
    if (visits.length === 0) return;
    await sql`
      with visit as (
        select * from jsonb_to_recordset(${sql.json(visits)})
          as planned (id uuid, booking uuid, person uuid, space uuid, seat boolean, "from" timestamptz, "to" timestamptz, opens timestamptz, closes timestamptz)
      ), people as (
        insert into person (id, display_name, simulated, created_at) select distinct person, 'Simulated', true, ${new Date(now)}::timestamptz from visit on conflict do nothing
      ), bookings as (
        insert into booking (id, person_id, simulated, booked_at) select booking, person, true, ${new Date(now)}::timestamptz from visit on conflict do nothing
      )
      insert into allocation (id, booking_id, person_id, center_id, space_id, is_seat, during, state, check_in_from, check_in_until)
      select id, booking, person, ${center.id}, space, seat, tstzrange("from", "to"), 'reserved', opens, closes from visit
      on conflict do nothing`;
    const ids = visits.map((visit) => visit.booking);
    // A resident may have been quicker: the visitor then has no booking.
    await sql`delete from booking where id = any(${ids}::uuid[]) and not exists (select 1 from allocation where booking_id = booking.id)`;
    if (tell) await tellState(sql, { bookingIds: ids, allocationIds: visits.map((visit) => visit.id) }, now);
  }

  /** Lets each visitor do what is due: come, or leave early. Who has not come in time is released like anybody. */
  async #move(sql: Transaction): Promise<void> {
    const now = this.clock.now();
    const rows = await sql<{ id: string; bookingId: string; state: string; startsAt: Date; endsAt: Date }[]>`
      select allocation.id, booking_id, state, lower(during) as starts_at, upper(during) as ends_at
      from allocation join booking on booking.id = booking_id
      where booking.simulated and state in ('reserved', 'checked-in') and during && tstzrange(${new Date(now)}, ${new Date(now + EARLIEST_ARRIVAL_MS)})
      order by booking.id for update of booking`;
    const plans = rows.map((row) => ({ ...row, behavior: inventBehavior(row.bookingId) }));
    const comes = plans.filter(({ state, startsAt, behavior }) => state === 'reserved' && !behavior.neverComes && startsAt.getTime() + behavior.arrivesAfter <= now);
    const leaves = plans.filter(({ state, endsAt, startsAt, behavior }) =>
      state === 'checked-in' && behavior.leavesBefore > 0 && startsAt.getTime() < now && endsAt.getTime() - behavior.leavesBefore <= now);
    const idsOf = (list: typeof plans): string[] => list.map((plan) => plan.id);
    await sql`update allocation set state = 'checked-in', checked_in_at = ${new Date(now)} where id = any(${idsOf(comes)}::uuid[]) and state = 'reserved'`;
    await sql`update allocation set state = 'ended', during = tstzrange(lower(during), ${new Date(now)}) where id = any(${idsOf(leaves)}::uuid[]) and state = 'checked-in'`;
    const changed = [...comes, ...leaves];
    await tellChange(sql, { bookingIds: changed.map((plan) => plan.bookingId), allocationIds: idsOf(changed) }, now);
    await releaseNoShows(sql, sql`booking_id in (select id from booking where simulated)`, now);
  }
}

function toText(at: EpochMs): string {
  return new Date(at).toISOString();
}
