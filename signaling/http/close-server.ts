import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Requests in hand get this long to be answered. */
const LONGEST_ANSWER_MS = 5000;
const LOOK_MS = 20;

/**
 * Follows the requests of a server from now on.
 * @returns how to close it: requests in hand get their answers; connections that ask nothing are cut, which Node would
 * wait for (browsers open some ahead of need)
 */
export function followRequests(app: FastifyInstance): () => Promise<void> {
  const inHand = new Set<ServerResponse>();
  let tellNone = (): void => undefined;
  app.server.on('request', (_request, response: ServerResponse) => {
    inHand.add(response);
    response.once('close', () => {
      inHand.delete(response);
      if (inHand.size === 0) tellNone();
    });
  });
  return async () => {
    const closed = app.close();
    if (inHand.size > 0) {
      await new Promise<void>((none) => {
        const limit = setTimeout(none, LONGEST_ANSWER_MS);
        tellNone = () => {
          clearTimeout(limit);
          none();
        };
      });
    }
    const cutting = setInterval(() => { app.server.closeAllConnections(); }, LOOK_MS);
    try {
      await closed;
    } finally {
      clearInterval(cutting);
    }
  };
}
