import type { Clock } from '../../shared/base/clock.js';
import type { CityInfo } from '../../shared/contract/city.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import type { Connectivity } from '../../shared/offline/connectivity.js';
import type { LiveEvents } from '../../shared/offline/live-events.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CenterNames } from '../../shared/ui/call/call-words.js';
import type { SessionStore } from '../../shared/ui/session.js';

/** Everything a desk's page consists of. `main.ts` makes it; the shell only uses it. */
export interface Operations {
  readonly clock: Clock;
  readonly city: CityInfo;
  readonly centers: CenterNames;
  readonly api: ApiClient;
  readonly events: LiveEvents;
  readonly connectivity: Connectivity;
  readonly session: SessionStore;
  readonly calls: CallSession;
}
