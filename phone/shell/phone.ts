import type { Clock } from '../../shared/base/clock.js';
import type { CityInfo } from '../../shared/contract/city.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import type { Connectivity } from '../../shared/offline/connectivity.js';
import type { LiveEvents } from '../../shared/offline/live-events.js';
import type { SessionStore } from '../../shared/ui/session.js';
import type { PhoneLooks } from './phone-looks.js';

/** Everything the phone's page consists of. `main.ts` makes it; the shell only uses it. */
export interface Phone {
  readonly clock: Clock;
  readonly city: CityInfo;
  readonly api: ApiClient;
  readonly events: LiveEvents;
  readonly connectivity: Connectivity;
  readonly deviceId: string;
  /** Who is signed in, in this page's memory only. */
  readonly session: SessionStore;
  readonly looks: PhoneLooks;
  /** The digits of the link by which the page was opened. */
  readonly invitation: string | undefined;
}
