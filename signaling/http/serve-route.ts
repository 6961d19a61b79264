import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { EpochMs } from '../../shared/base/clock.js';
import type { Result } from '../../shared/base/result.js';
import { ADDRESSES, type Address, type RouteName } from '../../shared/contract/addresses.js';
import type { ProblemCode } from '../../shared/contract/problems.js';
import { ROUTES, type RouteReply, type RouteSchema } from '../../shared/contract/routes.js';
import { readTrouble, type Queryable, type Transaction } from '../storage/database.js';
import { answerOnce, type WriteAnswer } from './answer-once.js';
import type { Caller } from './authenticator.js';
import { sendCacheable } from './send-cacheable.js';
import { checkAccess } from './check-access.js';
import { describeRoute } from './describe-api.js';
import type { ProblemFailure } from './problem.js';
import { sendProblem } from './send-problem.js';
import type { PerformWrite } from './server-parts.js';

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
  /** Where the caller reached this server, such as `https://city.example:8443`; empty for a write that came another way. */
  readonly origin: string;
  /** When the person did it, if that was on a screen that was cut off; such a write comes sealed. */
  readonly doneAt: EpochMs | undefined;
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
  /** Reads of what lies in memory: they are answered whatever becomes of the database. */
  readonly needsNoDatabase?: boolean;
  /** Routes that wait for something on purpose: how long that may be, in milliseconds. */
  readonly waitsForMs?: number;
  /** Writes: what the handler wrote stays although it fails, such as the count of wrong PINs. */
  readonly keepsFailures?: boolean;
  /** Writes whose reply holds a token: what may be kept of it, and how it is made again for a repeat. */
  readonly keeps?: {
    forget(reply: RouteReply<Name>): unknown;
    recall(kept: unknown, request: RouteRequest<Name>): RouteReply<Name> | Promise<RouteReply<Name>>;
  };
}

const Key = z.uuid();
const NOTHING = z.object({});
/** Screens wait ten seconds; by then they have heard at least that it cannot be answered now. */
export const LONGEST_ANSWER_MS = 6000;

/** Serves one route of the contract: its address, schemas, access and idempotency come from there. */
export function serveRoute<Name extends RouteName>(app: FastifyInstance, name: Name, handler: RouteHandler<Name>, options: RouteOptions<Name> = {}): void {
  const address: Address = ADDRESSES[name];
  const schema: RouteSchema = ROUTES[name];
  if (address.write) app.writes.set(name, performWrite(app, name, handler, options));
  app.route({
    method: address.method,
    url: address.path,
    schema: describeRoute(name),
    config: { route: name },
    handlerTimeout: LONGEST_ANSWER_MS + (options.waitsForMs ?? 0),
    onRequest: checkAccess(address),
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
        doneAt: undefined,
        address: request.ip,
        origin: `${request.protocol}://${request.host}`,
        log: request.log,
      });
      if (address.write) {
        const wish = { caller: request.caller, params: request.params, query: request.query, body: request.body, key: key.data ?? '', checkTime: () => { throwIfLate(request); } };
        const { result, repeated } = await write(app, name, wish, understand, handler, options);
        // It took too long, and the caller has been told so.
        if (reply.sent) return reply;
        if (repeated) reply.header('idempotency-replayed', 'true');
        return result.ok ? reply.send(result.value) : sendProblem(request, reply, result.failure);
      }
      if (!options.needsNoDatabase && !app.parts.readiness.mayRead) return sendProblem(request, reply, { code: 'service-unavailable' });
      const result = await handler(understand(app.parts.database));
      if (reply.sent) return reply;
      if (!result.ok) return sendProblem(request, reply, result.failure);
      if (options.cacheSeconds !== undefined) return sendCacheable(request, reply, schema.reply, result.value, options.cacheSeconds);
      return reply.send(result.value);
    },
  });
}

/** A caller who went away is no reason to undo a write; one who was told that it failed is. */
function throwIfLate({ signal }: FastifyRequest): void {
  if (signal.aborted && readTrouble(signal.reason) === 'late') throw signal.reason;
}

/** Who asks for a write, with what, and under which key. */
interface WriteParts {
  readonly caller: FastifyRequest['caller'];
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly key: string;
  /** Throws when whoever asked has been told already that it cannot be done now. */
  readonly checkTime?: () => void;
}

async function write<Name extends RouteName>(
  app: FastifyInstance, name: Name, { caller: { device, person }, params, query, body, key, checkTime }: WriteParts,
  understand: (sql: Transaction) => RouteRequest<Name>, handler: RouteHandler<Name>, options: RouteOptions<Name>,
): Promise<WriteAnswer<RouteReply<Name>>> {
  if (!app.parts.readiness.mayWrite) return { result: { ok: false, failure: { code: 'service-unavailable' } }, repeated: false };
  // On a device's routes the device acts, whoever is signed in: a repeat may come after the person has left.
  const actor = ADDRESSES[name].access === 'person' && person ? `person:${person.personId}` : device ? `device:${device.deviceId}` : 'open';
  const hash = app.parts.secrets.seal('idempotency', JSON.stringify([name, params, query, body]));
  return answerOnce<RouteReply<Name>>(app.parts, { actor, key, hash }, {
    keepsFailures: options.keepsFailures ?? false,
    ...checkTime && { checkTime },
    run: async (transaction) => handler(understand(transaction)),
    forget: (value) => options.keeps ? options.keeps.forget(value) : z.encode(ROUTES[name].reply, value),
    recall: (kept, transaction) => options.keeps ? options.keeps.recall(kept, understand(transaction)) : kept as RouteReply<Name>,
  });
}

/** The same write for somebody who comes another way than by a request of this route. */
function performWrite<Name extends RouteName>(app: FastifyInstance, name: Name, handler: RouteHandler<Name>, options: RouteOptions<Name>): PerformWrite {
  const schema: RouteSchema = ROUTES[name];
  return async (wish) => {
    const params = (schema.params ?? NOTHING).safeParse(wish.params ?? {});
    const body = (schema.body ?? NOTHING).safeParse(wish.body);
    if (!params.success || !body.success) return { ok: false, failure: { code: 'request-invalid' } };
    const parts = { caller: wish.caller, params: params.data, query: {}, body: body.data, key: wish.key };
    const { result } = await write(app, name, parts, (sql) => ({
      params: params.data as Part<Name, 'params'>, query: undefined as Part<Name, 'query'>, body: body.data as Part<Name, 'body'>,
      caller: wish.caller as Caller<Addresses[Name]['access']>, sql: sql as RouteRequest<Name>['sql'],
      idempotencyKey: wish.key, address: '', origin: '', doneAt: wish.doneAt, log: wish.log,
    }), handler, options);
    return result;
  };
}
