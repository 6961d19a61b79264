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
  /** As `findPerson` for what a screen asks by itself: it shows nobody's presence, so the idle limit stays where it is. */
  findPersonUnattended(sessionToken: string, device: CallingDevice): Promise<CallingPerson | undefined>;
  /** Which of these sessions are still within their limits; asked for the streams that follow a person. */
  findOpenSessions(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Who calls, as far as the route's access asks; on `device` routes the person is there if a good token came along. */
export type Caller<Access> =
  Access extends 'person' ? { readonly device: CallingDevice; readonly person: CallingPerson }
    : Access extends 'device' ? { readonly device: CallingDevice; readonly person: CallingPerson | undefined }
      : { readonly device: undefined; readonly person: undefined };
