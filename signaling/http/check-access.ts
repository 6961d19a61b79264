import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Address } from '../../shared/contract/addresses.js';
import { sendProblem } from './send-problem.js';

/**
 * Finds out who calls, before the body is read. `open` routes learn nothing of the caller, even if tokens came along.
 */
export function checkAccess({ access, unattended }: Address) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    request.caller = { device: undefined, person: undefined };
    if (access === 'open') return undefined;
    const { authenticator, readiness } = request.server.parts;
    // Refused at the door: whoever waits behind a database that does not answer waits in vain.
    if (!readiness.mayRead) return sendProblem(request, reply, { code: 'service-unavailable' });
    const deviceToken = request.headers['device-token'];
    const device = typeof deviceToken === 'string' ? await authenticator.findDevice(deviceToken) : undefined;
    if (!device) return sendProblem(request, reply, { code: 'device-unknown' });
    const sessionToken = /^Bearer ([\x21-\x7e]{1,512})$/.exec(request.headers.authorization ?? '')?.[1];
    const findPerson = unattended ? authenticator.findPersonUnattended : authenticator.findPerson;
    const person = sessionToken === undefined ? undefined : await findPerson(sessionToken, device);
    if (access === 'person' && !person) return sendProblem(request, reply, { code: 'session-ended' });
    request.caller = { device, person };
    return undefined;
  };
}
