import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
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
  const inHand = new Map<Socket, Set<ServerResponse>>();
  let tellNone = (): void => undefined;
  const forget = (socket: Socket): void => {
    if (inHand.delete(socket) && inHand.size === 0) tellNone();
  };
  // Of answers that wait for their turn on a connection that is gone, Node tells nothing more.
  app.server.on('connection', (socket) => { socket.once('close', () => { forget(socket); }); });
  app.server.on('request', ({ socket }, response: ServerResponse) => {
    const answers = inHand.get(socket) ?? new Set();
    inHand.set(socket, answers.add(response));
    response.once('close', () => {
      answers.delete(response);
      if (answers.size === 0) forget(socket);
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
