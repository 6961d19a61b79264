import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** A building's screens share one address. */
const DEVICES_PER_ADDRESS = 20;
/** Callers that are counted at a time; more than a city has screens. */
const CALLERS = 50_000;
const WINDOW = '1 minute';

/**
 * Bounds what one caller may ask of this node: first by address (of IPv6 by its /64), before anything is looked up, whatever is
 * asked for; then by device, once it has shown its token and before its body is read. A token that was not checked yet would
 * let a caller choose its own bucket.
 */
export async function limitRequests(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, { global: false, cache: CALLERS });
  const checkAddress = app.createRateLimit({ max: perMinute * DEVICES_PER_ADDRESS, timeWindow: WINDOW });
  const checkDevice = app.createRateLimit({ max: perMinute, timeWindow: WINDOW, keyGenerator: (request) => request.caller.device?.deviceId ?? '' });
  // Files of the channels and the probes of health are cheap, and a probe must not lock itself out.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) refuseAbove(await checkAddress(request), reply);
  });
  app.addHook('preParsing', async (request, reply) => {
    if (request.caller?.device) refuseAbove(await checkDevice(request), reply);
  });
}

type Count = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

function refuseAbove(count: Count, reply: FastifyReply): void {
  if (count.isAllowed || !count.isExceeded) return;
  reply.header('retry-after', String(Math.max(1, count.ttlInSeconds)));
  throw Object.assign(new Error('Too many requests'), { statusCode: 429 });
}
