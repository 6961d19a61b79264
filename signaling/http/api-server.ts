import { randomUUID } from 'node:crypto';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { answerErrors } from './answer-errors.js';
import { sendProblem } from './send-problem.js';
import type { ServerParts } from './server-parts.js';

const LARGEST_BODY_BYTES = 64 * 1024;
/** Tokens and a proxy's lines fit several times. */
const LARGEST_HEADERS_BYTES = 8 * 1024;

/** How long a caller may take; milliseconds. */
export interface TimeLimits {
  /** For all header lines, from the first moment of the connection. */
  readonly headersMs: number;
  /** For headers and body. */
  readonly requestMs: number;
  /** Without one byte in either direction; longer than the longest poll, and streams beat more often. */
  readonly silenceMs: number;
  /** How often slow callers are looked for. */
  readonly lookMs: number;
}

const TIME_LIMITS: TimeLimits = { headersMs: 10_000, requestMs: 15_000, silenceMs: 60_000, lookMs: 2_000 };

export interface ApiServerOptions {
  readonly logger?: FastifyBaseLogger;
  /** Whether a proxy stands in front, whose word about the caller's address is believed. */
  readonly trustProxy?: boolean;
  readonly limits?: TimeLimits;
}

/** An empty server that checks requests and replies by the contract's schemas and tells failures as problems. */
export function createApiServer(parts: ServerParts, options: ApiServerOptions = {}): FastifyInstance {
  const { headersMs, requestMs, silenceMs, lookMs } = options.limits ?? TIME_LIMITS;
  const app: FastifyInstance = fastify({
    ...options.logger ? { loggerInstance: options.logger } : { logger: false },
    genReqId: () => randomUUID(),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: requestMs,
    connectionTimeout: silenceMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: lookMs, maxHeaderSize: LARGEST_HEADERS_BYTES },
    // One step: what that proxy saw. The lines before were written by the caller, who could name any address.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read at all; Fastify's own answer would repeat it.
    frameworkErrors: (_error, request, reply) => { sendProblem(request, reply, { code: 'request-invalid' }); },
    forceCloseConnections: 'idle',
    // Fastify's own lines hold the address of the request, which may say what a person did; ours holds the route.
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('parts', parts);
  app.decorate('writes', new Map());
  app.decorateRequest('caller');
  answerErrors(app);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    done();
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({ route: request.routeOptions.url, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'Answered');
  });
  return app;
}
