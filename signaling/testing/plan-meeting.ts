import { randomUUID } from 'node:crypto';
import { assert } from '../../shared/base/result.js';
import type { Meeting } from '../../shared/contract/meetings.js';
import type { TestCard, TestReply, TestScreen, TestServer } from './test-server.js';

export interface MeetingWish {
  /** In minutes from now, on the five minutes. */
  readonly from?: number;
  readonly to?: number;
  /** Room B of these centers, which is for telepresence. */
  readonly centers?: readonly string[];
  readonly people?: readonly TestCard[];
  readonly title?: string;
  readonly meetingId?: string;
}

/** Has the person at a screen plan a meeting: in an hour, in two centers, unless said otherwise. */
export function planMeeting(server: TestServer, screen: TestScreen, { from = 60, to = from + 60, centers = ['alpha', 'beta'], people = [], title, meetingId = randomUUID() }: MeetingWish = {}): Promise<TestReply<'planMeeting'>> {
  return screen.call('planMeeting', {
    body: {
      meetingId, from: server.at(from), to: server.at(to), people: people.map(({ number }) => number), ...title !== undefined && { title },
      rooms: centers.map((center) => ({ allocationId: randomUUID(), spaceId: server.spaceId(center, 'B') })),
    },
  });
}

/** As `planMeeting` where it has to go well. */
export async function openMeeting(server: TestServer, screen: TestScreen, wish: MeetingWish = {}): Promise<Meeting> {
  const reply = await planMeeting(server, screen, wish);
  assert(reply.ok, `a meeting can be planned: ${reply.ok ? '' : reply.problem.code}`);
  return reply.value;
}

/** The own panel of room B of a center. */
export function enrolRoomPanel(server: TestServer, centerId: string): Promise<TestScreen> {
  return server.enrol(centerId, true, 'kiosk', server.spaceId(centerId, 'B'));
}

/** What stands in the event log, as `topic kind`, from the oldest on. */
export async function readTold(server: TestServer, after = 0): Promise<{ readonly told: string[]; readonly last: number }> {
  const rows = await server.services.database<{ id: number; topic: string; kind: string }[]>`select id, topic, kind from event where id > ${after} order by id`;
  return { told: rows.map(({ topic, kind }) => `${topic} ${kind}`), last: rows.at(-1)?.id ?? after };
}
