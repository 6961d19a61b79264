import type { FastifyInstance } from 'fastify';
import { fail, succeed } from '../../shared/base/result.js';
import { Meeting } from '../../shared/contract/meetings.js';
import type { CityServices } from '../city-services.js';
import { readSnapshot } from '../events/event-log.js';
import { serveRoute } from '../http/serve-route.js';
import { Call } from '../../shared/contract/calls.js';
import type { Queryable } from '../storage/database.js';

/** Longer than any meeting. */
const LONGEST_SPAN_MS = 48 * 3_600_000;
const KeptCall = Call.pick({ id: true });

/** Meetings across centers, the rooms they take place in, and the way into their calls. */
export function serveMeetings(app: FastifyInstance, { database, meetings, meetingCalls, calls, rooms }: CityServices): void {
  /** A kept answer names nobody: a repeat gets the meeting as it is now, or, once that is forgotten, what is left of it. */
  const keeps = {
    forget: ({ title: _title, ...meeting }: Meeting) => ({ ...meeting, people: [] }),
    recall: async (kept: unknown, { sql, caller }: { readonly sql: Queryable; readonly caller: { readonly person: { readonly personId: string } } }) => {
      const before = Meeting.parse(kept);
      const read = await meetings.read(sql, caller.person.personId, before.id);
      return read.ok ? read.value : before;
    },
  };

  serveRoute(app, 'planMeeting', ({ caller, body, sql }) => meetings.plan(sql, caller.person.personId, body), { keeps });
  serveRoute(app, 'moveMeeting', ({ caller, params, body, sql }) => meetings.move(sql, caller.person.personId, params.meetingId, body), { keeps });
  serveRoute(app, 'cancelMeeting', ({ caller, params, sql }) => meetings.cancel(sql, caller.person.personId, params.meetingId), { keeps });
  serveRoute(app, 'answerMeeting', ({ caller, params, body, sql }) => meetings.answer(sql, caller.person.personId, params.meetingId, body.answer), { keeps });
  serveRoute(app, 'listMeetings', async ({ caller }) =>
    succeed(await readSnapshot(database, async (sql, event) => ({ event, meetings: await meetings.list(sql, caller.person.personId) }))));
  serveRoute(app, 'readMeeting', ({ caller, params }) => readSnapshot(database, (sql) => meetings.read(sql, caller.person.personId, params.meetingId)));
  serveRoute(app, 'joinMeeting', ({ caller, params, body, sql }) => meetingCalls.join(sql, caller, params.meetingId, body.language), {
    keeps: { forget: ({ id }) => ({ id }), recall: (kept, { sql, caller }) => calls.readChanged(sql, caller, KeptCall.parse(kept).id) },
  });

  serveRoute(app, 'readRooms', async ({ query }) => {
    if (query.from === undefined || query.to === undefined) return succeed(await rooms.read(undefined));
    const span = { from: Date.parse(query.from), to: Date.parse(query.to) };
    if (span.to <= span.from || span.to - span.from > LONGEST_SPAN_MS) return fail({ code: 'time-invalid' });
    return succeed(await rooms.read(span));
  });
  serveRoute(app, 'readRoomMeetings', ({ caller }) => rooms.readMeetings(caller.device));
}
