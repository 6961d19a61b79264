import type { RouteName } from '../../shared/contract/addresses.js';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Clock, EpochMs } from '../../shared/base/clock.js';
import type { Result } from '../../shared/base/result.js';
import type { Database } from '../storage/database.js';
import type { Secrets } from '../storage/secrets.js';
import type { Authenticator, CallingDevice, CallingPerson } from './authenticator.js';
import type { ProblemFailure } from './problem.js';
import type { Readiness } from './readiness.js';

/** What routes stand on; handed to the application when it is built. */
export interface ServerParts {
  readonly database: Database;
  readonly authenticator: Authenticator;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly readiness: Readiness;
  /** Called after each write has been committed, so that its events go out at once. */
  readonly wakeEvents: () => void;
}

/** A write that somebody other than a request asks for; its input has the shape of the route's schema or is refused. */
export interface WriteWish {
  readonly params: unknown;
  readonly body: unknown;
  readonly caller: FastifyRequest['caller'];
  readonly key: string;
  /** When the person did it, if that was on a screen that was cut off. */
  readonly doneAt: EpochMs;
  readonly log: FastifyBaseLogger;
}

/** Performs a write of the contract exactly as its route does: same checks, same idempotency. */
export type PerformWrite = (wish: WriteWish) => Promise<Result<unknown, ProblemFailure>>;

declare module 'fastify' {
  interface FastifyInstance {
    readonly parts: ServerParts;
    /** The writes that are served, by route; filled as routes are added. */
    readonly writes: Map<RouteName, PerformWrite>;
  }
  interface FastifyContextConfig {
    route?: RouteName;
  }
  interface FastifyRequest {
    /** Filled by the route's access check. */
    caller: { device: CallingDevice | undefined; person: CallingPerson | undefined };
  }
}
