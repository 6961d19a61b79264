import type { Clock } from '../../shared/base/clock.js';
import { addDays, readZoned, toInstant } from '../../shared/base/zoned-time.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { AllocationState } from '../../shared/contract/bookings.js';
import { hashCard } from '../../shared/contract/card-hash.js';
import type { CheckInSheet } from '../../shared/contract/sheet.js';
import type { City } from '../city/city.js';
import { readSnapshot } from '../events/event-log.js';
import type { CallingDevice } from '../http/authenticator.js';
import type { Database } from '../storage/database.js';
import type { Secrets } from '../storage/secrets.js';
import { SOON_MS } from './check-in.js';

interface SheetRow {
  readonly cardId: string;
  readonly allocationId: string;
  readonly floorId: string;
  readonly spaceId: string;
  readonly label: string;
  readonly isSeat: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly checkInFrom: Date;
  readonly checkInUntil: Date;
  readonly state: AllocationState;
}

/** What a center's own devices need to let people in while the server cannot be reached: no names, no card ids. */
export class CheckInSheets {
  constructor(private readonly database: Database, private readonly city: City, private readonly secrets: Secrets, private readonly clock: Clock) {}

  /** Today's reservations of the device's center, and those of the first hours of tomorrow. */
  async read(device: CallingDevice): Promise<Result<CheckInSheet, { code: 'check-in-not-here' }>> {
    const { centerId, checksIn } = device.profile;
    if (!checksIn || centerId === undefined) return fail({ code: 'check-in-not-here' });
    const now = this.clock.now();
    const { day } = readZoned(now, this.city.timeZone);
    const from = new Date(toInstant(day, '00:00', this.city.timeZone));
    const to = new Date(Math.max(toInstant(addDays(day, 1), '00:00', this.city.timeZone), now + SOON_MS));
    const salt = this.secrets.seal('check-in-sheet', `${centerId} ${day}`).toString('base64url').slice(0, 32);
    return succeed(await readSnapshot(this.database, async (sql, event) => {
      const rows = await sql<SheetRow[]>`
        select card.id as card_id, allocation.id as allocation_id, floor_id, space_id, label, is_seat,
          lower(during) as starts_at, upper(during) as ends_at, check_in_from, check_in_until, allocation.state
        from allocation join space on space.id = space_id join card on card.state = 'active' and (card.person_id = allocation.person_id
            or not allocation.is_seat and card.person_id in (select meeting_person.person_id from meeting_person where meeting_id = booking_id and answer <> 'not-coming'))
        where allocation.center_id = ${centerId} and during && tstzrange(${from}, ${to}) and allocation.state in ('reserved', 'checked-in')
        order by starts_at, allocation.id`;
      const entries = await Promise.all(rows.map(async (row) => ({
        card: await hashCard(salt, row.cardId), allocationId: row.allocationId, floorId: row.floorId, spaceId: row.spaceId,
        spaceLabel: row.label, isSeat: row.isSeat, from: row.startsAt.toISOString(), to: row.endsAt.toISOString(),
        checkInFrom: row.checkInFrom.toISOString(), checkInUntil: row.checkInUntil.toISOString(), state: row.state,
      })));
      return { event, centerId, day, salt, asOf: new Date(now).toISOString(), entries };
    }));
  }
}
