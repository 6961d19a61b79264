import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const CLIENTS = 50;
const ROUNDS = 4;
const CENTERS = ['alpha', 'beta', 'gamma'];
const FAIR = ['ok', 'seat-taken', 'person-busy', 'booking-not-active'];

test(`${CLIENTS} clients plan, move and call off meetings over the same rooms, each in two centers: no overlap and never half a meeting`, async (t) => {
  const server = await TestServer.open(t);
  // Gamma opens at nine in the morning; the fight is for the day after.
  const opens = Date.parse('2026-11-25T00:00:00.000Z');
  const at = (minutes: number): string => new Date(opens + minutes * 60_000).toISOString();
  const screens = await Promise.all(Array.from({ length: CLIENTS }, () => server.seatPerson()));
  const counts = new Map<string, number>();
  const count = (what: string, code: string): void => {
    const key = `${what} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    assert.ok(FAIR.includes(code), key);
  };
  let made = 0;
  const work = async (screen: TestScreen, client: number): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
      const from = 60 * round + 5 * (client % 12);
      const meetingId = randomUUID();
      const centers = [CENTERS[client % 3], CENTERS[(client + 1 + round % 2) % 3]].flatMap((center) => (center === undefined ? [] : [center]));
      const planned = await screen.call('planMeeting', {
        body: { meetingId, from: at(from), to: at(from + 30), people: [], rooms: centers.map((center) => ({ allocationId: randomUUID(), spaceId: server.spaceId(center, 'B') })) },
      });
      count('plan', codeOf(planned));
      if (!planned.ok) continue;
      count('move', codeOf(await screen.call('moveMeeting', { params: { meetingId }, body: { from: at(from + 240), to: at(from + 270) } })));
      // Every second one, whoever has it: it is chance who gets a room.
      if (made++ % 2 === 0) count('cancel', codeOf(await screen.call('cancelMeeting', { params: { meetingId }, body: {} })));
    }
  };
  await Promise.all(screens.map(work));

  const { database } = server.services;
  const [overlaps] = await database<{ count: number }[]>`
    select count(*)::int as count from allocation one join allocation other on one.id < other.id and one.during && other.during
      and (one.space_id = other.space_id or one.person_id = other.person_id and one.booking_id <> other.booking_id)
      and one.state = 'reserved' and other.state = 'reserved'`;
  assert.equal(overlaps?.count, 0, 'no room is had twice, and nobody is in two meetings');
  const [halves] = await database<{ count: number }[]>`
    select count(*)::int as count from meeting where
      (select count(*) from allocation where booking_id = meeting.id) <> 2
      or (select count(distinct during) from allocation where booking_id = meeting.id) <> 1
      or (select count(distinct state) from allocation where booking_id = meeting.id) <> 1
      or not exists (select 1 from call where call.id = meeting.id)
      or not exists (select 1 from meeting_person where meeting_id = meeting.id and is_organizer and during = any(select during from allocation where booking_id = meeting.id))`;
  assert.equal(halves?.count, 0, 'rooms, call and people of a meeting are all there and say the same');
  const [orphans] = await database<{ count: number }[]>`
    select ((select count(*) from booking) - (select count(*) from meeting))::int + ((select count(*) from call) - (select count(*) from meeting))::int as count`;
  assert.equal(orphans?.count, 0, 'what was refused left nothing');
  process.stdout.write(`  ${[...counts].sort().map(([what, number]) => `${number} ${what}`).join(', ')}\n`);
  for (const what of ['plan ok', 'plan seat-taken', 'move ok', 'cancel ok']) assert.ok((counts.get(what) ?? 0) > 0, what);
});
