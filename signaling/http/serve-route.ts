import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Result } from '../../shared/base/result.js';
import { ADDRESSES, type Address, type RouteName } from '../../shared/contract/addresses.js';
import type { ProblemCode } from '../../shared/contract/problems.js';
import { ROUTES, type RouteReply, type RouteSchema } from '../../shared/contract/routes.js';
import type { Queryable, Transaction } from '../storage/database.js';
import { answerOnce } from './answer-once.js';
import type { Caller } from './authenticator.js';
import { sendCacheable } from './send-cacheable.js';
import { checkAccess } from './check-access.js';
import { describeRoute } from './describe-api.js';
import type { ProblemFailure } from './problem.js';
import { sendProblem } from './send-problem.js';
import './server-parts.js';

type Routes = typeof ROUTES;
type Addresses = typeof ADDRESSES;
type Part<Name extends RouteName, Key extends string> =
  Key extends keyof Routes[Name] ? Routes[Name][Key] extends z.ZodType ? z.output<Routes[Name][Key]> : undefined : undefined;
type IsWrite<Name extends RouteName> = Addresses[Name] extends { readonly write: true } ? true : false;

/** What every route may fail with, beyond the problems it lists. */
type CommonProblem = 'device-unknown' | 'session-ended' | 'not-allowed' | 'service-unavailable';
export type RouteProblem<Name extends RouteName> = CommonProblem | (Routes[Name]['problems'] extends readonly (infer Code extends ProblemCode)[] ? Code : never);

/** A request that has passed its schema and its access check. */
export interface RouteRequest<Name extends RouteName> {
  readonly params: Part<Name, 'params'>;
  readonly query: Part<Name, 'query'>;
  readonly body: Part<Name, 'body'>;
  readonly caller: Caller<Addresses[Name]['access']>;
  /**
   * Writes get the transaction that also keeps their answer: everything a write changes, its events included, goes
   * through it. Reads get the pool.
   */
  readonly sql: IsWrite<Name> extends true ? Transaction : Queryable;
  /** Writes: the sender's UUID; reads: an empty string. */
  readonly idempotencyKey: string;
  /** The caller's network address, for limits; it is not to be kept. */
  readonly address: string;
  readonly log: FastifyBaseLogger;
}

export type RouteHandler<Name extends RouteName> =
  (request: RouteRequest<Name>) => Promise<Result<RouteReply<Name>, ProblemFailure<RouteProblem<Name>>>>;

export interface RouteOptions<Name extends RouteName> {
  /**
   * Reads of public things: how long a browser may keep the reply. The handler should return the very same object while
   * nothing has changed: its text, its tag and its compressed form are then made once.
   */
  readonly cacheSeconds?: number;
  /** Writes: what the handler wrote stays although it fails, such as the count of wrong PINs. */
  readonly keepsFailures?: boolean;
  /** Writes whose reply holds a token: what may be kept of it, and how it is made again for a repeat. */
  readonly keeps?: {
    forget(reply: RouteReply<Name>): unknown;
    recall(kept: unknown, request: RouteRequest<Name>): RouteReply<Name> | Promise<RouteReply<Name>>;
  };
}

const Key = z.uuid();

/** Serves one route of the contract: its address, schemas, access and idempotency come from there. */
export function serveRoute<Name extends RouteName>(app: FastifyInstance, name: Name, handler: RouteHandler<Name>, options: RouteOptions<Name> = {}): void {
  const address: Address = ADDRESSES[name];
  const schema: RouteSchema = ROUTES[name];
  app.route({
    method: address.method,
    url: address.path,
    schema: describeRoute(name),
    config: { route: name },
    onRequest: checkAccess(address.access),
    handler: async (request, reply) => {
      const key = Key.safeParse(request.headers['idempotency-key']);
      if (address.write && !key.success) return sendProblem(request, reply, { code: 'idempotency-key-missing' });
      const understand = (sql: Queryable): RouteRequest<Name> => ({
        params: request.params as Part<Name, 'params'>,
        query: request.query as Part<Name, 'query'>,
        body: request.body as Part<Name, 'body'>,
        caller: request.caller as Caller<Addresses[Name]['access']>,
        sql: sql as RouteRequest<Name>['sql'],
        idempotencyKey: key.data ?? '',
        address: request.ip,
        log: request.log,
      });
      if (address.write) return write(request, reply, name, key.data ?? '', understand, handler, options);
      const result = await handler(understand(app.parts.database));
      if (!result.ok) return sendProblem(request, reply, result.failure);
      if (options.cacheSeconds !== undefined) return sendCacheable(request, reply, schema.reply, result.value, options.cacheSeconds);
      return reply.send(result.value);
    },
  });
}

async function write<Name extends RouteName>(
  request: FastifyRequest, reply: FastifyReply, name: Name, key: string,
  understand: (sql: Transaction) => RouteRequest<Name>, handler: RouteHandler<Name>, options: RouteOptions<Name>,
): Promise<FastifyReply> {
  const { parts } = request.server;
  const { device, person } = request.caller;
  // On a device's routes the device acts, whoever is signed in: a repeat may come after the person has left.
  const actor = ADDRESSES[name].access === 'person' && person ? `person:${person.personId}` : device ? `device:${device.deviceId}` : 'open';
  const hash = parts.secrets.seal('idempotency', JSON.stringify([name, request.params, request.query, request.body]));
  const { result, repeated } = await answerOnce<RouteReply<Name>>(parts, { actor, key, hash }, {
    keepsFailures: options.keepsFailures ?? false,
    run: async (transaction) => handler(understand(transaction)),
    forget: (value) => options.keeps ? options.keeps.forget(value) : z.encode(ROUTES[name].reply, value),
    recall: (kept, transaction) => options.keeps ? options.keeps.recall(kept, understand(transaction)) : kept as RouteReply<Name>,
  });
  if (repeated) reply.header('idempotency-replayed', 'true');
  return result.ok ? reply.send(result.value) : sendProblem(request, reply, result.failure);
}
