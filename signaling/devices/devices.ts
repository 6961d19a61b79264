import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Clock } from '../../shared/base/clock.js';
import { InstallProfile } from '../../shared/contract/identity.js';
import type { CallingDevice } from '../http/authenticator.js';
import { readToken, writeToken } from '../identity/bearer-token.js';
import type { Database, Queryable } from '../storage/database.js';
import type { Secrets } from '../storage/secrets.js';

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
    const [row] = await database<{ tokenNumber: number }[]>`
      insert into device (id, channel, center_id, profile, enrolled_at)
      values (${deviceId}, ${profile.channel}, ${profile.centerId ?? null}, ${database.json(profile)}, ${new Date(this.clock.now())})
      on conflict (id) do update set channel = excluded.channel, center_id = excluded.center_id, profile = excluded.profile,
        enrolled_at = excluded.enrolled_at, token_number = device.token_number + 1
      returning token_number`;
    return succeed(row?.tokenNumber ?? 1);
  }

  writeToken(deviceId: string, tokenNumber: number): string {
    return writeToken(this.secrets, 'device-token', `${deviceId}.${String(tokenNumber)}`);
  }

  async find(database: Database, deviceToken: string): Promise<CallingDevice | undefined> {
    const [deviceId, tokenNumber] = readToken(this.secrets, 'device-token', deviceToken)?.split('.') ?? [];
    if (deviceId === undefined || tokenNumber === undefined) return undefined;
    const [row] = await database<{ profile: unknown }[]>`
      select profile from device where id = ${deviceId} and token_number = ${Number(tokenNumber)}`;
    return row ? { deviceId, profile: InstallProfile.parse(row.profile) } : undefined;
  }
}
