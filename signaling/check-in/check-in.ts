import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { addDays, readZoned, toInstant } from '../../shared/base/zoned-time.js';
import { assert, fail, succeed, type Result } from '../../shared/base/result.js';
import type { CheckInReply } from '../../shared/contract/bookings.js';
import { chooseCheckIn, type Candidate, type CheckInRefusal } from '../../shared/contract/check-in-rules.js';
import type { City } from '../city/city.js';
import type { CallingDevice } from '../http/authenticator.js';
import type { ProblemFailure } from '../http/problem.js';
import type { CardRefusal, Cards } from '../identity/cards.js';
import { currentState, readAllocations, type AllocationRow } from '../reservations/allocation-rows.js';
import { tellChange } from '../reservations/tell-change.js';
import { EXCLUSION_VIOLATION, isDatabaseError, type Transaction } from '../storage/database.js';

/** As far ahead a reservation is known at the door although it is tomorrow's. */
export const SOON_MS = 6 * 3_600_000;

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

  /**
   * @param heldAt when the card was held to a device that was cut off and let its holder in by the sheet; what holds of it is
   *   what held then. Now, if it is missing.
   */
  async checkIn(sql: Transaction, device: CallingDevice, cardText: string, heldAt?: EpochMs): Promise<Result<CheckInReply, ProblemFailure<CheckInProblem>>> {
    const { centerId, checksIn } = device.profile;
    if (!checksIn || centerId === undefined) return fail({ code: 'check-in-not-here' });
    const card = await this.cards.findByToken(sql, cardText);
    if (!card.ok) return fail({ code: card.failure });
    const now = heldAt ?? this.clock.now();
    const today = await this.#readToday(sql, card.value.personId, now, heldAt !== undefined);
    // Whoever stands in a room means that room.
    const ofRoom = today.filter(({ row, state }) => row.spaceId === device.profile.spaceId && (state === 'reserved' || state === 'checked-in'));
    const choice = chooseCheckIn(ofRoom.length > 0 ? ofRoom : today, centerId, now);
    if (!choice.ok) return fail(describeRefusal(choice.failure));
    const { item, again } = choice.value;
    if (!again && !await this.#enter(sql, item.row, now)) return fail({ code: 'check-in-too-late' });
    const { row } = item;
    return succeed({
      bookingId: row.bookingId, allocationId: row.id, centerId, floorId: row.floorId, spaceId: row.spaceId, spaceLabel: row.label,
      from: row.startsAt.toISOString(), to: row.endsAt.toISOString(), again,
    });
  }

  /**
   * Allocations of a person of today, those of meetings to which they are invited among them, and late in the evening of the first hours of tomorrow: whoever comes at half past eleven
   * for midnight is early, not forgotten. Locked: whoever cancels or releases one meanwhile comes before or after, not between.
   * A card that was held to a device while that was cut off finds its reservation as it stood then: what was released
   * meanwhile, because another device of the center was not cut off, is looked at as reserved.
   */
  async #readToday(sql: Transaction, personId: string, now: EpochMs, late: boolean): Promise<KeptCandidate[]> {
    const { day } = readZoned(now, this.city.timeZone);
    const from = new Date(toInstant(day, '00:00', this.city.timeZone));
    const to = new Date(Math.max(toInstant(addDays(day, 1), '00:00', this.city.timeZone), now + SOON_MS));
    const today = sql`during && tstzrange(${from}, ${to}) and (allocation.person_id = ${personId}
      or not allocation.is_seat and booking_id in (select meeting_id from meeting_person where meeting_person.person_id = ${personId} and answer <> 'not-coming'))`;
    await sql`select 1 from booking where id in (select booking_id from allocation where ${today}) order by id for update`;
    const rows = await readAllocations(sql, today, now);
    return rows.map((row) => ({
      row, allocationId: row.id, centerId: row.centerId, isSeat: row.isSeat, from: row.startsAt.getTime(), to: row.endsAt.getTime(),
      state: late && row.state === 'released' && now < row.checkInUntil.getTime() ? 'reserved' : currentState(row, now), checkInFrom: row.checkInFrom.getTime(),
    }));
  }

  /** @returns false when the space was released and somebody else has it */
  async #enter(sql: Transaction, row: AllocationRow, now: EpochMs): Promise<boolean> {
    const write = (inner: Transaction) => inner`
      update allocation set state = 'checked-in', checked_in_at = ${new Date(now)} where id = ${row.id} and state = ${row.state} returning id`;
    try {
      const entered = await (row.state === 'released' ? sql.savepoint(write) : write(sql));
      assert(entered.length === 1, 'a locked booking stays as it was read');
    } catch (error) {
      if (isDatabaseError(error, EXCLUSION_VIOLATION)) return false;
      throw error;
    }
    await tellChange(sql, { bookingIds: [row.bookingId], allocationIds: [row.id] }, this.clock.now());
    return true;
  }
}

function describeRefusal(refusal: CheckInRefusal): ProblemFailure<CheckInRefusal['code']> {
  return refusal.code === 'check-in-too-early' ? { code: refusal.code, opensAt: new Date(refusal.opensAt).toISOString() } : refusal;
}
