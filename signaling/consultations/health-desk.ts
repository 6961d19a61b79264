import type { EpochMs } from '../../shared/base/clock.js';
import type { HealthDesk } from '../../shared/contract/consultations.js';
import type { City } from '../city/city.js';
import type { Queryable } from '../storage/database.js';

const MINUTE = 60_000;
/** So many consultations that are over tell how long one takes. */
const COUNTED = 20;

interface DeskRow {
  readonly clinicians: number;
  readonly invented: number;
  readonly waiting: number;
  readonly busy: number;
  readonly averageMs: number | null;
}

/**
 * How long somebody would wait who asks for a clinician now: from who is on shift (signed in at a desk), who waits and talks, and how
 * long consultations took lately; with none to tell, from the length of an appointment.
 */
export async function readHealthDesk(sql: Queryable, { settings }: Pick<City, 'settings'>, now: EpochMs): Promise<HealthDesk> {
  const at = new Date(now);
  const [row] = await sql<DeskRow[]>`
    with on_shift as (
      select distinct person.id, person.simulated from session join device on device.id = session.device_id join staff on staff.person_id = session.person_id join person on person.id = session.person_id
      where device.channel = 'operations' and desk = 'health' and ended_at is null and idle_ends_at > ${at} and ends_at > ${at})
    select (select count(*)::int from on_shift) as clinicians, (select count(*)::int from on_shift where simulated) as invented,
      (select count(*)::int from call where desk = 'health' and state = 'queued') as waiting,
      (select count(*)::int from call where desk = 'health' and state = 'active') as busy,
      (select avg(extract(epoch from ended_at - attended_at) * 1000)::float8 from (
        select ended_at, attended_at from consultation where state = 'ended' and attended_at is not null order by ended_at desc limit ${COUNTED}) as late) as average_ms`;
  const { clinicians = 0, invented = 0, waiting = 0, busy = 0, averageMs = null } = row ?? {};
  const minutes = (averageMs ?? settings.consultationMinutes * MINUTE) / MINUTE;
  return {
    clinicians, waiting, simulated: invented > 0, at: at.toISOString(),
    ...clinicians > 0 && { minutes: roundWait(estimateWait({ clinicians, waiting, busy, minutes })) },
  };
}

/** Minutes until one more would be seen. Those who talk are on average half through. */
function estimateWait({ clinicians, waiting, busy, minutes }: { readonly clinicians: number; readonly waiting: number; readonly busy: number; readonly minutes: number }): number {
  const free = Math.max(0, clinicians - busy);
  if (waiting < free) return 0;
  return ((waiting - free + 0.5) * minutes) / clinicians;
}

/** To one significant figure, as an estimate is told. */
function roundWait(minutes: number): number {
  if (minutes <= 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(minutes));
  return Math.max(1, Math.round(minutes / unit) * unit);
}
