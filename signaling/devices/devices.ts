import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { InstallProfile } from '../../shared/contract/identity.js';
import type { CallingDevice } from '../http/authenticator.js';
import { readToken, writeToken } from '../identity/bearer-token.js';
import type { Database, Queryable } from '../storage/database.js';
import type { Secrets } from '../storage/secrets.js';

/** A device is written down as heard of no more often than this. */
const SEEN_EVERY_MS = 20_000;
/** Without a word for so long a device was cut off; `center_is_silent` in the database goes by the same. */
const SILENT_MS = 120_000;

/** The screens of the city: each names itself with a UUID of its own making and says how it is installed. */
export class Devices {
  constructor(private readonly secrets: Secrets, private readonly clock: Clock) {}

  /**
   * Enrols a device, or enrols it again: its earlier token opens nothing from then on.
   * @returns the number of its token; `writeToken` makes the token of it
   */
  async enrol(database: Queryable, deviceId: string, profile: InstallProfile): Promise<Result<number, 'not-found'>> {
    if (profile.centerId !== undefined) {
      const [center] = await database`select 1 from center where id = ${profile.centerId} and not retired`;
      if (!center) return fail('not-found');
    }
    if (profile.spaceId !== undefined) {
      const [room] = await database`select 1 from space where id = ${profile.spaceId} and center_id = ${profile.centerId ?? null} and kind = 'telepresence-room' and not retired`;
      if (!room) return fail('not-found');
    }
    const now = new Date(this.clock.now());
    const [row] = await database<{ tokenNumber: number }[]>`
      insert into device (id, channel, center_id, profile, enrolled_at, last_seen_at)
      values (${deviceId}, ${profile.channel}, ${profile.centerId ?? null}, ${database.json(profile)}, ${now}, ${now})
      on conflict (id) do update set channel = excluded.channel, center_id = excluded.center_id, profile = excluded.profile,
        enrolled_at = excluded.enrolled_at, last_seen_at = excluded.last_seen_at, token_number = device.token_number + 1
      returning token_number`;
    return succeed(row?.tokenNumber ?? 1);
  }

  writeToken(deviceId: string, tokenNumber: number): string {
    return writeToken(this.secrets, 'device-token', `${deviceId}.${String(tokenNumber)}`);
  }

  async find(database: Database, deviceToken: string): Promise<CallingDevice | undefined> {
    const [deviceId, tokenNumber] = readToken(this.secrets, 'device-token', deviceToken)?.split('.') ?? [];
    if (deviceId === undefined || tokenNumber === undefined) return undefined;
    const [row] = await database<{ profile: unknown; lastSeenAt: Date | null }[]>`
      select profile, last_seen_at from device where id = ${deviceId} and token_number = ${Number(tokenNumber)}`;
    if (!row) return undefined;
    await this.#noteSeen(database, deviceId, row.lastSeenAt?.getTime() ?? 0);
    return { deviceId, profile: InstallProfile.parse(row.profile) };
  }

  /** Whoever was silent and is back gets time to send what it has kept, before anybody counts as a no-show. */
  async #noteSeen(database: Database, deviceId: string, lastSeenAt: EpochMs): Promise<void> {
    const now = this.clock.now();
    if (now - lastSeenAt < SEEN_EVERY_MS) return;
    await database`
      update device set last_seen_at = ${new Date(now)}, back_at = case when last_seen_at < ${new Date(now - SILENT_MS)} then ${new Date(now)} else back_at end
      where id = ${deviceId}`;
  }
}
