import type { FastifyInstance } from 'fastify';
import type { MediaWebhooks } from '../calls/media-webhooks.js';
import type { RoomKeeper } from '../calls/room-keeper.js';
import { LONGEST_ANSWER_MS } from '../http/serve-route.js';
import { sendProblem } from '../http/send-problem.js';

/** Where the media server tells what happens in its rooms; outside the contract, since no screen asks it. */
export const LIVEKIT_PATH = '/livekit';

/** The media server's webhooks. They are answered before anything is done about them: it tells one thing of a room at a time. */
export function serveLivekit(app: FastifyInstance, webhooks: MediaWebhooks, keeper: RoomKeeper): void {
  app.register(async (scope) => {
    // What is signed is the text as it came, so it must not be read as JSON first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(['application/webhook+json', 'application/json'], { parseAs: 'string' }, (_request, body, done) => { done(null, body); });
    scope.post(LIVEKIT_PATH, { handlerTimeout: LONGEST_ANSWER_MS, schema: { hide: true } }, async (request, reply) => {
      if (!app.parts.readiness.mayWrite) return sendProblem(request, reply, { code: 'service-unavailable' });
      const room = await webhooks.take(String(request.body), request.headers.authorization);
      if (!room.ok) return sendProblem(request, reply, { code: 'not-allowed' });
      if (room.value !== undefined) keeper.hear(room.value).catch((error: unknown) => { request.log.error({ err: error }, 'A media room could not be looked after'); });
      return reply.code(200).send();
    });
  });
}
