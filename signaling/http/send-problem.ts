import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS } from '../../shared/contract/problems.js';
import { describeProblem, type ProblemFailure } from './problem.js';

/** In seconds: faults of the database are looked at once a second. */
const RETRY_AFTER = '2';

/** Answers with an RFC 9457 problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, failure: ProblemFailure): FastifyReply {
  if (failure.code === 'service-unavailable') reply.header('retry-after', RETRY_AFTER);
  return reply
    .code(PROBLEMS[failure.code])
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(describeProblem(failure, `urn:u-city:request:${request.id}`));
}
