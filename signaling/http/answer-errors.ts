import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { readTrouble } from '../storage/database.js';
import type { ProblemFailure } from './problem.js';
import { sendProblem } from './send-problem.js';

/** Every error and unknown address of the API is told as a problem; nobody outside sees a stack. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const failure = readError(error);
    if (failure.code === 'internal-error') request.log.error({ err: error }, 'The request failed');
    else if (failure.code === 'service-unavailable') {
      // The fault itself is told by whoever watches the database; a line for each request would only bury that.
      request.server.parts.readiness.hear(error);
      request.log.info({ code: error.code }, 'The database cannot answer');
    }
    return sendProblem(request, reply, failure);
  });
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => sendProblem(request, reply, { code: 'not-found' }));
}

function readError(error: FastifyError): ProblemFailure {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const path = [error.validationContext ?? '', ...(first?.instancePath ?? '').split('/')].filter((step) => step !== '').join('.');
    return { code: 'request-invalid', field: path, ...first?.message !== undefined && { detail: first.message } };
  }
  if (readTrouble(error)) return { code: 'service-unavailable' };
  if (error.statusCode === 413) return { code: 'body-too-large' };
  if (error.statusCode === 429) return { code: 'too-many-requests' };
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return { code: 'request-invalid' };
  return { code: 'internal-error' };
}
