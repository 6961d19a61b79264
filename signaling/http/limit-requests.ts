import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** A building's screens share one address. */
const DEVICES_PER_ADDRESS = 20;

/**
 * Bounds what one caller may ask: first by address, before anything is looked up; then by device, once it has shown its
 * token (a token that was not checked yet would let a caller choose its own bucket).
 */
export async function limitRequests(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    global: true, hook: 'onRequest', max: perMinute * DEVICES_PER_ADDRESS, timeWindow: '1 minute', cache: 10_000,
    // Files of the channels and the probes of health are cheap, and a probe must not lock itself out.
    allowList: (request) => !request.url.startsWith('/api/'),
  });
  const checkDevice = app.createRateLimit({
    max: perMinute, timeWindow: '1 minute', keyGenerator: (request) => request.caller.device?.deviceId ?? request.ip,
  });
  app.addHook('preValidation', async (request, reply) => {
    if (!request.url.startsWith('/api/') || !request.caller?.device) return;
    const limit = await checkDevice(request);
    if (!limit.isAllowed && limit.isExceeded) {
      reply.header('retry-after', String(limit.ttlInSeconds));
      throw Object.assign(new Error('Too many requests of one device'), { statusCode: 429 });
    }
  });
}
