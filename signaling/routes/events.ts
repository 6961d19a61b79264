import type { FastifyInstance } from 'fastify';
import { fail, succeed } from '../../shared/base/result.js';
import { EVENTS_PATH } from '../../shared/contract/addresses.js';
import { StreamQuery } from '../../shared/contract/events.js';
import { readEventsAfter, readOldestPosition, type EventFeed } from '../events/event-feed.js';
import { readPosition } from '../events/event-log.js';
import type { EventStreams, OpenStream } from '../events/event-streams.js';
import { deriveTicket, issueTicket, redeemTicket } from '../events/event-tickets.js';
import type { CallingDevice, CallingPerson } from '../http/authenticator.js';
import { sendProblem } from '../http/send-problem.js';
import { serveRoute } from '../http/serve-route.js';

export interface EventRouteParts {
  readonly feed: EventFeed;
  readonly streams: EventStreams;
}

/** A screen that missed more than this reads its snapshots again, which is quicker. */
const LONGEST_PAST = 2000;

/** Tickets for the event stream, and the stream. */
export function serveEvents(app: FastifyInstance, { feed, streams }: EventRouteParts): void {
  const { database, secrets, clock, authenticator } = app.parts;

  serveRoute(app, 'openEventTicket', async ({ body, caller: { device, person }, sql, idempotencyKey }) => {
    if (!body.topics.every((topic) => mayFollow(topic, device, person))) return fail({ code: 'not-allowed' });
    const ticket = deriveTicket(secrets, device.deviceId, idempotencyKey);
    await issueTicket(sql, clock, ticket, { deviceId: device.deviceId, sessionId: person?.sessionId, topics: body.topics, after: body.after });
    return succeed({ ticket });
  }, {
    keeps: {
      forget: () => ({}),
      recall: (_kept, { caller, idempotencyKey }) => ({ ticket: deriveTicket(secrets, caller.device.deviceId, idempotencyKey) }),
    },
  });

  app.get(EVENTS_PATH, { schema: { querystring: StreamQuery, hide: true } }, async (request, reply) => {
    const { ticket } = StreamQuery.parse(request.query);
    const claims = await redeemTicket(database, clock, ticket);
    if (!claims) return sendProblem(request, reply, { code: 'not-allowed' });
    const isPersonHere = claims.sessionId !== undefined && await authenticator.isSessionOpen(claims.sessionId);
    const topics = claims.topics.filter((topic) => isPersonHere || !topic.startsWith('person:'));
    reply.hijack();
    reply.raw.writeHead(200, {
      ...reply.getHeaders() as Record<string, string>,
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no',
    });
    reply.raw.write(':\n\n');
    const stream = streams.open({ sink: reply.raw, deviceId: claims.deviceId, sessionId: claims.sessionId, topics });
    await resume(stream, readLastEventId(request.headers['last-event-id']) ?? claims.after, topics)
      .catch((error: unknown) => {
        request.log.error({ err: error }, 'An event stream could not resume');
        reply.raw.destroy();
      });
    return reply;
  });

  async function resume(stream: OpenStream, after: number | undefined, topics: readonly string[]): Promise<void> {
    if (after === undefined) return stream.goLive([], feed.position);
    const [past, oldest, newest] = await Promise.all([
      readEventsAfter(database, after, topics, LONGEST_PAST + 1), readOldestPosition(database), readPosition(database),
    ]);
    const isTooOld = after + 1 < oldest || past.length > LONGEST_PAST;
    // A position of the future was read from another database, before this one took its place.
    const isForeign = after > newest;
    if (isTooOld || isForeign) return stream.resync(newest);
    return stream.goLive(past, after);
  }
}

/** What happens in the city and its centers is public; what happens to a person only while signed in on that device. */
function mayFollow(topic: string, device: CallingDevice, person: CallingPerson | undefined): boolean {
  if (topic.startsWith('device:')) return topic === `device:${device.deviceId}`;
  if (topic.startsWith('person:')) return person !== undefined && topic === `person:${person.personId}`;
  return true;
}

function readLastEventId(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}
