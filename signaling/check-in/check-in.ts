import type { Clock } from '../../shared/base/clock.js';
import { addDays, readZoned, toInstant } from '../../shared/base/zoned-time.js';
import { assert, fail, succeed, type Result } from '../../shared/base/result.js';
import type { CheckInReply } from '../../shared/contract/bookings.js';
import type { City } from '../city/city.js';
import type { CallingDevice } from '../http/authenticator.js';
import type { ProblemFailure } from '../http/problem.js';
import type { CardRefusal, Cards } from '../identity/cards.js';
import { currentState, readAllocations, type AllocationRow } from '../reservations/allocation-rows.js';
import { tellChange } from '../reservations/tell-change.js';
import type { Transaction } from '../storage/database.js';
import { chooseCheckIn, type Candidate, type CheckInRefusal } from './check-in-rules.js';

/** As far ahead a reservation is known at the door although it is tomorrow's. */
const SOON_MS = 6 * 3_600_000;

export type CheckInProblem = CardRefusal | CheckInRefusal['code'] | 'check-in-not-here';

interface KeptCandidate extends Candidate {
  readonly row: AllocationRow;
}

/**
 * A card at a center's own device. The card alone, which anybody may have copied, opens today's own reservation at that
 * center and tells nothing else: no name, no other booking.
 */
export class CheckIn {
  constructor(private readonly city: City, private readonly cards: Cards, private readonly clock: Clock) {}

  async checkIn(sql: Transaction, device: CallingDevice, cardText: string): Promise<Result<CheckInReply, ProblemFailure<CheckInProblem>>> {
    const { centerId, checksIn } = device.profile;
    if (!checksIn || centerId === undefined) return fail({ code: 'check-in-not-here' });
    const card = await this.cards.findByToken(sql, cardText);
    if (!card.ok) return fail({ code: card.failure });
    const now = this.clock.now();
    const choice = chooseCheckIn(await this.#readToday(sql, card.value.personId, now), centerId, now);
    if (!choice.ok) return fail(describeRefusal(choice.failure));
    const { item, again } = choice.value;
    if (!again) await this.#enter(sql, item.row, now);
    const { row } = item;
    return succeed({
      bookingId: row.bookingId, allocationId: row.id, centerId, floorId: row.floorId, spaceId: row.spaceId, spaceLabel: row.label,
      from: row.startsAt.toISOString(), to: row.endsAt.toISOString(), again,
    });
  }

  /**
   * Allocations of a person of today, and late in the evening of the first hours of tomorrow: whoever comes at half past eleven
   * for midnight is early, not forgotten. Locked: whoever cancels or releases one meanwhile comes before or after, not between.
   */
  async #readToday(sql: Transaction, personId: string, now: number): Promise<KeptCandidate[]> {
    const { day } = readZoned(now, this.city.timeZone);
    const from = new Date(toInstant(day, '00:00', this.city.timeZone));
    const to = new Date(Math.max(toInstant(addDays(day, 1), '00:00', this.city.timeZone), now + SOON_MS));
    const today = sql`allocation.person_id = ${personId} and during && tstzrange(${from}, ${to})`;
    await sql`select 1 from booking where id in (select booking_id from allocation where ${today}) order by id for update`;
    const rows = await readAllocations(sql, today);
    return rows.map((row) => ({
      row, allocationId: row.id, centerId: row.centerId, isSeat: row.isSeat, from: row.startsAt.getTime(), to: row.endsAt.getTime(),
      state: currentState(row, now), checkInFrom: row.checkInFrom.getTime(),
    }));
  }

  async #enter(sql: Transaction, row: AllocationRow, now: number): Promise<void> {
    const entered = await sql`
      update allocation set state = 'checked-in', checked_in_at = ${new Date(now)} where id = ${row.id} and state = 'reserved' returning id`;
    assert(entered.length === 1, 'a locked booking stays as it was read');
    await tellChange(sql, { bookingIds: [row.bookingId], allocationIds: [row.id] }, now);
  }
}

function describeRefusal(refusal: CheckInRefusal): ProblemFailure<CheckInRefusal['code']> {
  return refusal.code === 'check-in-too-early' ? { code: refusal.code, opensAt: new Date(refusal.opensAt).toISOString() } : refusal;
}
