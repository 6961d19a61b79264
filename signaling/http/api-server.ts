import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { makeId } from '../../shared/base/ids.js';
import { answerErrors } from './answer-errors.js';
import type { ServerParts } from './server-parts.js';

const LARGEST_BODY_BYTES = 64 * 1024;
const REQUEST_LIMIT_MS = 15_000;
const HEADERS_LIMIT_MS = 10_000;

export interface ApiServerOptions {
  readonly logger?: FastifyBaseLogger;
  /** Whether a proxy stands in front, whose word about the caller's address is believed. */
  readonly trustProxy?: boolean;
}

/** An empty server that checks requests and replies by the contract's schemas and tells failures as problems. */
export function createApiServer(parts: ServerParts, options: ApiServerOptions = {}): FastifyInstance {
  const app: FastifyInstance = fastify({
    ...options.logger ? { loggerInstance: options.logger } : { logger: false },
    genReqId: () => makeId(parts.clock.now()),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    http: { headersTimeout: HEADERS_LIMIT_MS },
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
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
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({ route: request.routeOptions.url, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'Answered');
  });
  return app;
}
