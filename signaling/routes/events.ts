import type { FastifyInstance } from 'fastify';
import { fail, succeed } from '../../shared/base/result.js';
import { EVENTS_PATH } from '../../shared/contract/addresses.js';
import { LONGEST_POLL_SECONDS, StreamQuery } from '../../shared/contract/events.js';
import type { EventHistory } from '../events/event-history.js';
import type { EventStreams } from '../events/event-streams.js';
import { deriveTicket, issueTicket, redeemTicket } from '../events/event-tickets.js';
import type { EventWaits } from '../events/event-waits.js';
import { mayFollow, needsSession } from '../events/may-follow.js';
import { sendProblem } from '../http/send-problem.js';
import { LONGEST_ANSWER_MS, serveRoute } from '../http/serve-route.js';

export interface EventRouteParts {
  readonly history: EventHistory;
  readonly streams: EventStreams;
  readonly waits: EventWaits;
  /** At which desks a person answers. */
  readonly listDesks: (personId: string) => Promise<readonly string[]>;
}

/** Tickets for the event stream, the stream, and long polling for screens that no stream reaches. */
export function serveEvents(app: FastifyInstance, { history, streams, waits, listDesks }: EventRouteParts): void {
  const { database, secrets, clock, authenticator } = app.parts;

  serveRoute(app, 'openEventTicket', async ({ body, caller: { device, person }, sql, idempotencyKey }) => {
    if (!await mayFollow(body.topics, device, person, listDesks)) return fail({ code: 'not-allowed' });
    const ticket = deriveTicket(secrets, device.deviceId, idempotencyKey);
    await issueTicket(sql, clock, ticket, { deviceId: device.deviceId, sessionId: person?.sessionId, topics: body.topics, after: body.after });
    return succeed({ ticket });
  }, {
    keeps: {
      forget: () => ({}),
      recall: (_kept, { caller, idempotencyKey }) => ({ ticket: deriveTicket(secrets, caller.device.deviceId, idempotencyKey) }),
    },
  });

  serveRoute(app, 'pollEvents', async ({ body: { topics, after, wait }, caller: { device, person } }) => {
    if (!await mayFollow(topics, device, person, listDesks)) return fail({ code: 'not-allowed' });
    const waiting = waits.begin(device.deviceId, topics, wait * 1000);
    let past = await readPast(after, topics);
    if (past !== 'lost' && past.events.length === 0) {
      await waiting.over;
      past = await readPast(after, topics);
    } else waiting.cancel();
    if (past === 'lost') return succeed({ events: [], position: history.position, resync: true });
    // Whoever was signed in when the screen asked may have left while it waited.
    const isPersonHere = person === undefined || (await authenticator.findOpenSessions([person.sessionId])).has(person.sessionId);
    const events = past.events.filter(({ topic }) => isPersonHere || !needsSession(topic));
    return succeed({ events, position: past.position, resync: false });
  }, { waitsForMs: LONGEST_POLL_SECONDS * 1000 });

  async function readPast(after: number, topics: readonly string[]) {
    return history.readRecent(after, topics) ?? await history.readKept(after, topics);
  }

  app.get(EVENTS_PATH, { handlerTimeout: LONGEST_ANSWER_MS, schema: { querystring: StreamQuery, hide: true } }, async (request, reply) => {
    const { ticket } = StreamQuery.parse(request.query);
    const claims = await redeemTicket(database, clock, ticket);
    if (!claims) return sendProblem(request, reply, { code: 'not-allowed' });
    const isPersonHere = claims.sessionId !== undefined && (await authenticator.findOpenSessions([claims.sessionId])).has(claims.sessionId);
    const topics = claims.topics.filter((topic) => isPersonHere || !needsSession(topic));
    const { socket } = reply.raw;
    if (!socket) throw new Error('A stream needs a connection.');
    reply.hijack();
    // The stream ends with its connection, so nothing has to say how long each piece of it is.
    reply.raw.useChunkedEncodingByDefault = false;
    // What a page may do is not for a stream to say, and ten thousand of them would keep it in memory.
    const { 'content-security-policy': _policy, 'permissions-policy': _permissions, ...headers } = reply.getHeaders() as Record<string, string>;
    reply.raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    reply.raw.flushHeaders();
    await streams.open({ socket, deviceId: claims.deviceId, sessionId: claims.sessionId, topics }, readLastEventId(request.headers['last-event-id']) ?? claims.after)
      .catch((error: unknown) => {
        request.log.error({ err: error }, 'An event stream could not resume');
        socket.destroy();
      });
    return reply;
  });
}

function readLastEventId(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}
