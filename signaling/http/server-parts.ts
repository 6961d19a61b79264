import type { RouteName } from '../../shared/contract/addresses.js';
import type { Clock } from '../../shared/base/clock.js';
import type { Database } from '../storage/database.js';
import type { Secrets } from '../storage/secrets.js';
import type { Authenticator, CallingDevice, CallingPerson } from './authenticator.js';

/** What routes stand on; handed to the application when it is built. */
export interface ServerParts {
  readonly database: Database;
  readonly authenticator: Authenticator;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Called after each write has been committed, so that its events go out at once. */
  readonly wakeEvents: () => void;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly parts: ServerParts;
  }
  interface FastifyContextConfig {
    route?: RouteName;
  }
  interface FastifyRequest {
    /** Filled by the route's access check. */
    caller: { device: CallingDevice | undefined; person: CallingPerson | undefined };
  }
}
