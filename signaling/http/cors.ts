import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * What a page calls its origin that lies in a television's package: browsers say `null` for `file://`, engines that were told to
 * let such a page ask anybody say `file://`.
 */
const PACKAGED = new Set(['null', 'file://']);

const METHODS = 'GET, POST';
const HEADERS = 'accept, authorization, content-type, device-token, idempotency-key, last-event-id';
/** Chromium keeps a permission for two hours at most. */
const PERMITTED_SECONDS = '7200';

/** The API, whose routes are public or ask for a token that no other page has, and the probe that tells whether it answers. */
function mayBeShared({ url }: FastifyRequest): boolean {
  return url.startsWith('/api/') || url === '/healthz';
}

/**
 * Lets packaged televisions call the API from `file://`. Anybody can make a page with that origin, so it proves nothing and opens
 * nothing: tokens do, which such a page would have to know, and no browser sends one by itself, because there are no cookies
 * and credentials are never allowed. Pages of other sites stay shut out.
 *
 * It comes before limits and access checks, so that a television can read their refusals too.
 */
export function allowPackagedTelevisions(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!mayBeShared(request)) return undefined;
    reply.header('vary', 'origin');
    const { origin } = request.headers;
    if (origin === undefined || !PACKAGED.has(origin)) return undefined;
    // Chromium 76 to 85 hold even an allowed question before a write to the policy that shuts other sites out.
    reply.header('access-control-allow-origin', origin).header('cross-origin-resource-policy', 'cross-origin');
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return undefined;
    reply.header('access-control-allow-methods', METHODS).header('access-control-allow-headers', HEADERS).header('access-control-max-age', PERMITTED_SECONDS);
    return reply.code(204).send();
  });
}
