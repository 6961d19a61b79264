import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { makeId } from '../../shared/base/ids.js';
import { answerErrors } from './answer-errors.js';
import type { ServerParts } from './server-parts.js';

const LARGEST_BODY_BYTES = 64 * 1024;
const REQUEST_LIMIT_MS = 15_000;

export interface ApiServerOptions {
  readonly logger?: FastifyServerOptions['loggerInstance'];
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
    connectionTimeout: 0,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // A request line says what a person did; the log line of a finished request is written without it.
    disableRequestLogging: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('parts', parts);
  app.decorateRequest('caller');
  answerErrors(app);
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  return app;
}
