import type { EpochMs } from '../../shared/base/clock.js';
import { addDays, readZoned, toInstant, type LocalDay } from '../../shared/base/zoned-time.js';
import type { City } from '../city/city.js';
import type { Queryable } from '../storage/database.js';

const MINUTE = 60_000;

export interface FreeTime {
  readonly clinicianId: string;
  readonly clinician: string;
  readonly from: EpochMs;
  readonly to: EpochMs;
}

interface HoursRow {
  readonly personId: string;
  readonly displayName: string;
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The times that clinicians have free from now to the end of what can be booked, the soonest first. */
export async function listFreeTimes(sql: Queryable, city: Pick<City, 'settings' | 'timeZone'>, now: EpochMs): Promise<FreeTime[]> {
  const { bookingHorizonDays, consultationMinutes } = city.settings;
  const until = now + bookingHorizonDays * 86_400_000;
  const hours = await sql<HoursRow[]>`
    select person_id, display_name, weekday, from_minute, to_minute from clinician_hours join person on person.id = person_id
    where exists (select 1 from staff where staff.person_id = clinician_hours.person_id and desk = 'health') order by person_id, from_minute`;
  const taken = await sql<{ clinicianId: string; startsAt: Date; endsAt: Date }[]>`
    select clinician_id, lower(during) as starts_at, upper(during) as ends_at from consultation
    where state in ('booked', 'open') and clinician_id is not null and during && tstzrange(${new Date(now)}, ${new Date(until)})`;
  const times: FreeTime[] = [];
  const last = readZoned(until, city.timeZone).day;
  for (let day = readZoned(now, city.timeZone).day; day <= last; day = addDays(day, 1)) {
    for (const row of hours) {
      if (row.weekday === new Date(`${day}T00:00:00Z`).getUTCDay()) times.push(...listDay(row, day, city.timeZone, consultationMinutes));
    }
  }
  const isTaken = ({ clinicianId, from, to }: FreeTime): boolean =>
    taken.some((one) => one.clinicianId === clinicianId && one.startsAt.getTime() < to && one.endsAt.getTime() > from);
  return times.filter((time) => time.from >= now && time.from <= until && !isTaken(time)).sort((a, b) => a.from - b.from);
}

/** The times of one row of hours on one day, one after the other; a part at the end that is too short is left out. */
function listDay({ personId, displayName, fromMinute, toMinute }: HoursRow, day: LocalDay, timeZone: string, minutes: number): FreeTime[] {
  const times: FreeTime[] = [];
  for (let minute = fromMinute; minute + minutes <= toMinute; minute += minutes) {
    const from = toInstant(day, writeTime(minute), timeZone);
    times.push({ clinicianId: personId, clinician: displayName, from, to: from + minutes * MINUTE });
  }
  return times;
}

function writeTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
