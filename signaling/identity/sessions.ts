import { assert } from '../../shared/base/result.js';
import { makeId } from '../../shared/base/ids.js';
import type { Clock, EpochMs } from '../../shared/base/clock.js';
import type { CitySettings } from '../../shared/contract/city.js';
import type { InstallProfile, Session } from '../../shared/contract/identity.js';
import type { CallingDevice, CallingPerson } from '../http/authenticator.js';
import type { Database, Queryable } from '../storage/database.js';

const MINUTE = 60_000;
/** On a screen at home nobody waits behind the person. */
const HOME_IDLE_MS = 30 * MINUTE;
const HOME_ABSOLUTE_MS = 12 * 60 * MINUTE;
/** The screen ends an idle session by itself; the server, which hears of it only by requests, is this much more patient. */
const PANEL_PATIENCE_MS = MINUTE;

/** How far a device's clock may be off. */
const CLOCK_SKEW_MS = 2 * MINUTE;

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** How long a session lives on a channel: a panel in public is strict, a television at home is not. */
export function limitSession(channel: InstallProfile['channel'], settings: CitySettings): SessionLimits {
  if (channel !== 'kiosk') return { idleMs: HOME_IDLE_MS, absoluteMs: HOME_ABSOLUTE_MS };
  return {
    idleMs: (settings.idleSeconds + settings.idleCountdownSeconds) * 1000 + PANEL_PATIENCE_MS,
    absoluteMs: settings.sessionAbsoluteMinutes * MINUTE,
  };
}

interface SessionRow {
  readonly id: string;
  readonly personId: string;
  readonly displayName: string;
  readonly desks: NonNullable<Session['desks']>;
  readonly idleEndsAt: Date;
  readonly endsAt: Date;
}

/** A session is open while nobody ended it and both limits lie ahead. It belongs to the device it was opened on. */
export class Sessions {
  constructor(private readonly settings: CitySettings, private readonly clock: Clock) {}

  /** The sessions that are open on a device: one at most, but for those whose limits have passed. */
  async findUnended(database: Queryable, deviceId: string): Promise<string[]> {
    const rows = await database<{ id: string }[]>`select id from session where device_id = ${deviceId} and ended_at is null`;
    return rows.map(({ id }) => id);
  }

  /** Opens a session and ends whatever was open on the device. */
  async open(database: Queryable, personId: string, device: CallingDevice): Promise<string> {
    const now = this.clock.now();
    const { idleMs, absoluteMs } = limitSession(device.profile.channel, this.settings);
    await database`update session set ended_at = ${new Date(now)} where device_id = ${device.deviceId} and ended_at is null`;
    const id = makeId(now);
    await database`
      insert into session (id, person_id, device_id, opened_at, idle_ends_at, ends_at)
      values (${id}, ${personId}, ${device.deviceId}, ${new Date(now)}, ${new Date(Math.min(now + idleMs, now + absoluteMs))}, ${new Date(now + absoluteMs)})`;
    return id;
  }

  /** Who is behind a session on a device; the request itself shows that somebody is there, so the idle limit moves on. */
  async use(database: Database, sessionId: string, device: CallingDevice): Promise<CallingPerson | undefined> {
    const now = this.clock.now();
    const { idleMs } = limitSession(device.profile.channel, this.settings);
    const [row] = await database<{ personId: string }[]>`
      update session set idle_ends_at = least(ends_at, ${new Date(now + idleMs)})
      where id = ${sessionId} and device_id = ${device.deviceId} and ${this.#isOpen(database, now)}
      returning person_id`;
    return row ? { personId: row.personId, sessionId } : undefined;
  }

  /** As `use`, without taking the request for a sign of the person. */
  async find(database: Database, sessionId: string, device: CallingDevice): Promise<CallingPerson | undefined> {
    const [row] = await database<{ personId: string }[]>`
      select person_id from session where id = ${sessionId} and device_id = ${device.deviceId} and ${this.#isOpen(database, this.clock.now())}`;
    return row ? { personId: row.personId, sessionId } : undefined;
  }

  /** What a screen shows of a session that exists. */
  async read(database: Queryable, sessionId: string): Promise<Session> {
    const [row] = await database<SessionRow[]>`
      select session.id, person_id, display_name, idle_ends_at, ends_at,
        (select coalesce(array_agg(desk order by desk), '{}') from staff where staff.person_id = session.person_id) as desks
      from session join person on person.id = person_id
      where session.id = ${sessionId}`;
    assert(row, 'a session that was opened is kept');
    const { personId, displayName, desks } = row;
    return { personId, displayName, idleEndsAt: row.idleEndsAt.toISOString(), endsAt: row.endsAt.toISOString(), ...desks.length > 0 && { desks } };
  }

  /**
   * Whose session it was on a device at a past moment, by that device's clock. Its idle limit does not count: a screen that is
   * cut off cannot say that somebody is still there.
   */
  async findAuthor(database: Queryable, sessionId: string, device: CallingDevice, at: EpochMs): Promise<string | undefined> {
    const [row] = await database<{ personId: string }[]>`
      select person_id from session
      where id = ${sessionId} and device_id = ${device.deviceId} and opened_at <= ${new Date(at + CLOCK_SKEW_MS)} and ends_at >= ${new Date(at)}
        and (ended_at is null or ended_at >= ${new Date(at - CLOCK_SKEW_MS)})`;
    return row?.personId;
  }

  /** Which of these sessions are open. */
  async findOpen(database: Database, sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await database<{ id: string }[]>`
      select id from session where id = any(${[...sessionIds]}::uuid[]) and ${this.#isOpen(database, this.clock.now())}`;
    return new Set(rows.map(({ id }) => id));
  }

  async end(database: Queryable, sessionId: string): Promise<void> {
    await database`update session set ended_at = ${new Date(this.clock.now())} where id = ${sessionId} and ended_at is null`;
  }

  #isOpen(database: Queryable, now: EpochMs) {
    const at = new Date(now);
    return database`ended_at is null and idle_ends_at > ${at} and ends_at > ${at}`;
  }
}
