import type { InstallProfile } from '../../shared/contract/identity.js';

/** A device that has shown its token. */
export interface CallingDevice {
  readonly deviceId: string;
  readonly profile: InstallProfile;
}

/** A person whose session is open on the calling device. */
export interface CallingPerson {
  readonly personId: string;
  readonly sessionId: string;
}

/** Port to identity: who is behind a request. */
export interface Authenticator {
  /** `undefined` when no enrolled device has this token. */
  findDevice(deviceToken: string): Promise<CallingDevice | undefined>;
  /** `undefined` when no session of this token is open, within its idle and absolute limits, on this device. */
  findPerson(sessionToken: string, device: CallingDevice): Promise<CallingPerson | undefined>;
  /** Whether a session is still within its limits; asked for every stream that follows a person. */
  isSessionOpen(sessionId: string): Promise<boolean>;
}

/** Who calls, as far as the route's access asks; on `device` routes the person is there if a good token came along. */
export type Caller<Access> =
  Access extends 'person' ? { readonly device: CallingDevice; readonly person: CallingPerson }
    : Access extends 'device' ? { readonly device: CallingDevice; readonly person: CallingPerson | undefined }
      : { readonly device: undefined; readonly person: undefined };
