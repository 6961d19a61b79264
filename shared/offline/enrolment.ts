import { makeId } from '../base/ids.js';
import { succeed, type Result } from '../base/result.js';
import type { InstallProfile } from '../contract/identity.js';
import type { ApiClient, CallFailure } from './api-client.js';

/** What a device remembers of itself between starts. It says nothing about any person. */
export interface DeviceRecord {
  readonly deviceId: string;
  readonly deviceToken: string;
}

/** Keeps device records, one an install profile, so that a panel and a television in one browser stay two devices. */
export interface DeviceMemory {
  read(profileKey: string): Promise<DeviceRecord | undefined>;
  write(profileKey: string, record: DeviceRecord): Promise<void>;
}

/** Forgets with the page. */
export class PageDeviceMemory implements DeviceMemory {
  readonly #records = new Map<string, DeviceRecord>();

  async read(profileKey: string): Promise<DeviceRecord | undefined> {
    return this.#records.get(profileKey);
  }

  async write(profileKey: string, record: DeviceRecord): Promise<void> {
    this.#records.set(profileKey, record);
  }
}

/**
 * Makes this device known to the server: with the record of an earlier start if there is one, else by enrolling (in the
 * demo a device may enrol itself). From then on `api` carries the device's token, and renews it if the server forgot.
 * @returns the device's id
 */
export async function enrolDevice(api: ApiClient, memory: DeviceMemory, profile: InstallProfile, now: () => number = Date.now): Promise<Result<string, CallFailure>> {
  const profileKey = JSON.stringify(profile);
  const known = await memory.read(profileKey).catch(() => undefined);
  const deviceId = known?.deviceId ?? makeId(now());

  const enrol = async (): Promise<Result<string, CallFailure>> => {
    const answer = await api.call('enrolDevice', { body: { deviceId, profile } });
    if (!answer.ok) return answer;
    api.deviceToken = answer.value.deviceToken;
    // A device that cannot remember itself still works until its page ends.
    await memory.write(profileKey, { deviceId, deviceToken: answer.value.deviceToken }).catch(() => {});
    return succeed(deviceId);
  };

  let renewal: Promise<boolean> | undefined;
  api.renewDevice = () => {
    renewal ??= enrol().then((answer) => answer.ok).finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  if (!known) return enrol();
  api.deviceToken = known.deviceToken;
  return succeed(deviceId);
}
