import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Meeting } from '../../shared/contract/meetings.js';
import { openMeeting, planMeeting, readTold } from '../testing/plan-meeting.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

async function listMeetings(screen: TestScreen): Promise<Meeting[]> {
  const list = await screen.call('listMeetings', {});
  assert.ok(list.ok, codeOf(list));
  return list.value.meetings;
}

async function readRows(server: TestServer): Promise<{ bookings: number; calls: number; meetings: number; people: number }> {
  const [rows] = await server.services.database<{ bookings: number; calls: number; meetings: number; people: number }[]>`
    select (select count(*) from booking)::int as bookings, (select count(*) from call)::int as calls, (select count(*) from meeting)::int as meetings, (select count(*) from meeting_person)::int as people`;
  assert.ok(rows);
  return rows;
}

test('a meeting across two centers is one booking with a room in each, one call and its invitations; both people see it', async (t) => {
  const server = await TestServer.open(t);
  const { screen: organizer } = await server.signIn(await server.giveCard({ name: 'Kim Ji-woo' }));
  const { screen: guest, card } = await server.signIn(await server.giveCard({ name: 'Lee Min-jun' }));
  const meeting = await openMeeting(server, organizer, { title: 'Harbour plan', people: [card] });
  assert.deepEqual(meeting.allocations.map(({ centerId, spaceLabel, state }) => [centerId, spaceLabel, state]).sort(), [['alpha', 'B', 'reserved'], ['beta', 'B', 'reserved']]);
  assert.deepEqual([meeting.mine, meeting.answer, meeting.title, meeting.state, meeting.inCall], [true, 'coming', 'Harbour plan', 'planned', 0]);
  assert.deepEqual(await readRows(server), { bookings: 1, calls: 1, meetings: 1, people: 2 });
  const [seen] = await listMeetings(guest);
  assert.deepEqual([seen?.id, seen?.mine, seen?.answer, seen?.title], [meeting.id, false, 'waiting', 'Harbour plan']);
  const stranger = (await server.signIn()).screen;
  assert.deepEqual(await listMeetings(stranger), []);
  assert.equal(codeOf(await stranger.call('readMeeting', { params: { meetingId: meeting.id } })), 'not-found');
});

test('whoever is invited is named to the organizer once they have answered, and not before', async (t) => {
  const server = await TestServer.open(t);
  const { screen: organizer } = await server.signIn(await server.giveCard({ name: 'Kim Ji-woo' }));
  const { screen: guest, card } = await server.signIn(await server.giveCard({ name: 'Lee Min-jun' }));
  const meeting = await openMeeting(server, organizer, { people: [card] });
  const tell = ({ people }: Meeting) => people.map(({ name, cardEnd, answer }) => [name, cardEnd, answer]);
  assert.deepEqual(tell(meeting), [['Kim Ji-woo', undefined, 'coming'], [undefined, card.number.slice(-4), 'waiting']]);
  const answered = await guest.call('answerMeeting', { params: { meetingId: meeting.id }, body: { answer: 'not-coming' } });
  assert.ok(answered.ok);
  const [after] = await listMeetings(organizer);
  assert.ok(after);
  assert.deepEqual(tell(after), [['Kim Ji-woo', undefined, 'coming'], ['Lee Min-jun', undefined, 'not-coming']]);
  assert.equal(codeOf(await organizer.call('answerMeeting', { params: { meetingId: meeting.id }, body: { answer: 'not-coming' } })), 'not-allowed');
});

test('one room that is taken, closed or unknown, or one card that is none, and nothing of the meeting is there', async (t) => {
  const server = await TestServer.open(t);
  const { screen: rival } = await server.signIn();
  const { screen, card } = await server.signIn();
  assert.ok((await rival.reserve(server.spaceId('beta', 'B'), server.at(90), server.at(150))).ok);
  const before = await readRows(server);
  assert.equal(codeOf(await planMeeting(server, screen)), 'seat-taken');
  const night = await planMeeting(server, screen, { centers: ['alpha', 'gamma'], from: 600, to: 660 });
  assert.deepEqual([night.ok, !night.ok && night.problem.code, !night.ok && night.problem.centerId], [false, 'outside-opening-hours', 'gamma']);
  const unknown = await planMeeting(server, screen, { centers: ['alpha'], people: [{ ...card, number: '00000000' }] });
  assert.deepEqual([!unknown.ok && unknown.problem.code, !unknown.ok && unknown.problem.field], ['card-unknown', 'people.0']);
  const wrongRoom = await screen.call('planMeeting', { body: { meetingId: randomUUID(), from: server.at(60), to: server.at(120), rooms: [{ allocationId: randomUUID(), spaceId: server.spaceId('alpha', 'A') }], people: [] } });
  assert.deepEqual([!wrongRoom.ok && wrongRoom.problem.code, !wrongRoom.ok && wrongRoom.problem.field], ['not-found', 'rooms.0']);
  assert.deepEqual(await readRows(server), before);
});

test('a meeting moves as a whole or stays where it was, and whoever had said yes is asked again', async (t) => {
  const server = await TestServer.open(t);
  const { screen: organizer } = await server.signIn();
  const { screen: guest, card } = await server.signIn();
  const { screen: rival } = await server.signIn();
  const meeting = await openMeeting(server, organizer, { people: [card] });
  const params = { meetingId: meeting.id };
  assert.ok((await guest.call('answerMeeting', { params, body: { answer: 'coming' } })).ok);
  assert.ok((await rival.reserve(server.spaceId('beta', 'B'), server.at(240), server.at(300))).ok);
  assert.equal(codeOf(await organizer.call('moveMeeting', { params, body: { from: server.at(200), to: server.at(260) } })), 'seat-taken');
  const [stayed] = await listMeetings(guest);
  assert.deepEqual([stayed?.from, stayed?.answer, stayed?.allocations.map(({ from }) => from)], [server.at(60), 'coming', [server.at(60), server.at(60)]]);
  const moved = await organizer.call('moveMeeting', { params, body: { from: server.at(120), to: server.at(150) } });
  assert.ok(moved.ok, codeOf(moved));
  assert.deepEqual(moved.value.allocations.map(({ from, to }) => [from, to]), [[server.at(120), server.at(150)], [server.at(120), server.at(150)]]);
  assert.deepEqual((await listMeetings(guest)).map(({ from, answer }) => [from, answer]), [[server.at(120), 'waiting']]);
  assert.equal(codeOf(await guest.call('moveMeeting', { params, body: { from: server.at(180), to: server.at(240) } })), 'not-found');
  assert.ok((await rival.reserve(server.spaceId('alpha', 'B'), server.at(60), server.at(120))).ok, 'where it was is free');
});

test('a meeting that is called off frees all its rooms, ends its call and is told to everybody; it cannot be changed after', async (t) => {
  const server = await TestServer.open(t);
  const { screen: organizer, card: own } = await server.signIn();
  const { screen: guest, card } = await server.signIn();
  const meeting = await openMeeting(server, organizer, { people: [card] });
  const params = { meetingId: meeting.id };
  const { last } = await readTold(server);
  const cancelled = await organizer.call('cancelMeeting', { params, body: {} });
  assert.ok(cancelled.ok);
  assert.deepEqual([cancelled.value.state, cancelled.value.allocations.map(({ state }) => state)], ['cancelled', ['cancelled', 'cancelled']]);
  const { told } = await readTold(server, last);
  for (const line of [`person:${own.personId} meeting-changed`, `person:${card.personId} meeting-changed`, 'center:alpha allocation-changed', 'center:beta allocation-changed']) assert.ok(told.includes(line), line);
  assert.equal((await listMeetings(guest))[0]?.state, 'cancelled');
  for (const again of [
    await organizer.call('cancelMeeting', { params, body: {} }), await organizer.call('moveMeeting', { params, body: { from: server.at(180), to: server.at(240) } }),
    await guest.call('answerMeeting', { params, body: { answer: 'coming' } }),
  ]) assert.equal(codeOf(again), 'booking-not-active');
  assert.ok((await planMeeting(server, guest)).ok, 'the rooms are free');
  const [call] = await server.services.database<{ state: string; ending: string }[]>`select state, ending from call where id = ${meeting.id}`;
  assert.deepEqual({ ...call }, { state: 'ended', ending: 'withdrawn' });
});

test('nobody is in two meetings at once: as the organizer of both, or coming to both', async (t) => {
  const server = await TestServer.open(t);
  const { screen: first } = await server.signIn();
  const { screen: second } = await server.signIn();
  const { screen: guest, card } = await server.signIn();
  const one = await openMeeting(server, first, { centers: ['alpha'], people: [card] });
  const other = await openMeeting(server, second, { centers: ['beta'], from: 90, people: [card] });
  assert.equal(codeOf(await planMeeting(server, first, { centers: ['gamma'], from: 90 })), 'person-busy');
  assert.ok((await guest.call('answerMeeting', { params: { meetingId: one.id }, body: { answer: 'coming' } })).ok);
  assert.equal(codeOf(await guest.call('answerMeeting', { params: { meetingId: other.id }, body: { answer: 'coming' } })), 'person-busy');
  assert.ok((await guest.call('answerMeeting', { params: { meetingId: one.id }, body: { answer: 'not-coming' } })).ok);
  assert.ok((await guest.call('answerMeeting', { params: { meetingId: other.id }, body: { answer: 'coming' } })).ok);
});

test('a meeting is no reservation that can be given back by itself, and a repeat of its planning gets it as it is now', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const key = randomUUID();
  const body = { meetingId: randomUUID(), from: server.at(60), to: server.at(120), rooms: [{ allocationId: randomUUID(), spaceId: server.spaceId('alpha', 'B') }], people: [], title: 'Harbour plan' };
  assert.ok((await screen.call('planMeeting', { body }, key)).ok);
  const again = await screen.call('planMeeting', { body }, key);
  assert.ok(again.ok && again.repeated && again.value.title === 'Harbour plan');
  const [kept] = await server.services.database<{ answer: unknown }[]>`select answer from idempotency where key = ${key}`;
  assert.ok(!JSON.stringify(kept).includes('Harbour'), 'what is kept names nobody');
  const list = await screen.call('listBookings', {});
  assert.ok(list.ok && list.value.bookings.length === 0);
  assert.equal(codeOf(await screen.call('cancelBooking', { params: { bookingId: body.meetingId }, body: {} })), 'not-found');
  assert.equal(codeOf(await screen.call('planMeeting', { body })), 'not-allowed');
});

test('a meeting may hold the own seat of its organizer beside a room in another center, and one at most', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const plan = (...rooms: readonly (readonly [center: string, label: string])[]) => screen.call('planMeeting', {
    body: { meetingId: randomUUID(), from: server.at(60), to: server.at(120), people: [], rooms: rooms.map(([center, label]) => ({ allocationId: randomUUID(), spaceId: server.spaceId(center, label) })) },
  });
  assert.equal(codeOf(await plan(['beta', 'B'], ['alpha', '3'], ['alpha', '4'])), 'person-busy');
  const meeting = await plan(['beta', 'B'], ['alpha', '3']);
  assert.ok(meeting.ok, codeOf(meeting));
  assert.deepEqual(meeting.value.allocations.map(({ centerId, spaceLabel, isSeat }) => [centerId, spaceLabel, isSeat]).sort(), [['alpha', '3', true], ['beta', 'B', false]]);
});

test('a refusal says which of the places it is about: what is taken or out of order, or the seat of somebody who has one', async (t) => {
  const server = await TestServer.open(t);
  const { screen: first } = await server.signIn();
  const { screen } = await server.signIn();
  const plan = async (caller: typeof screen, from: number, ...places: readonly (readonly [center: string, label: string])[]) => caller.call('planMeeting', {
    body: { meetingId: randomUUID(), from: server.at(from), to: server.at(from + 60), people: [], rooms: places.map(([center, label]) => ({ allocationId: randomUUID(), spaceId: server.spaceId(center, label) })) },
  });
  const tell = (answer: Awaited<ReturnType<typeof plan>>) => (answer.ok ? [] : [answer.problem.code, answer.problem.field]);
  assert.ok((await plan(first, 60, ['beta', 'B'], ['alpha', '3'])).ok);
  assert.deepEqual(tell(await plan(screen, 60, ['gamma', 'B'], ['alpha', '3'])), ['seat-taken', 'rooms.1']);
  assert.deepEqual(tell(await plan(screen, 60, ['beta', 'B'], ['alpha', '4'])), ['seat-taken', 'rooms.0']);
  await server.services.database`update space set out_of_order = true where id = ${server.spaceId('alpha', '5')}`;
  assert.deepEqual(tell(await plan(screen, 60, ['gamma', 'B'], ['alpha', '5'])), ['space-out-of-order', 'rooms.1']);

  const allocation = { allocationId: randomUUID(), spaceId: server.spaceId('alpha', '6'), from: server.at(60), to: server.at(120) };
  assert.ok((await screen.call('reserve', { body: { bookingId: randomUUID(), allocations: [allocation] } })).ok);
  assert.deepEqual(tell(await plan(screen, 60, ['gamma', 'B'], ['beta', '4'])), ['person-busy', 'rooms.1']);
  const later = await plan(screen, 180, ['alpha', 'B'], ['beta', '4']);
  assert.ok(later.ok);
  const moved = await screen.call('moveMeeting', { params: { meetingId: later.value.id }, body: { from: server.at(60), to: server.at(120) } });
  assert.ok(!moved.ok && moved.problem.code === 'person-busy');
  assert.equal(later.value.allocations[Number(moved.problem.field?.split('.')[1])]?.spaceLabel, '4');
});

test('when its time is over a meeting is forgotten: no title, nobody invited, no name in its call', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card: own } = await server.signIn();
  const card = await server.giveCard();
  const meeting = await openMeeting(server, screen, { title: 'Harbour plan', people: [card] });
  const cancelled = await openMeeting(server, screen, { title: 'Another', from: 180 });
  assert.ok((await screen.call('cancelMeeting', { params: { meetingId: cancelled.id }, body: {} })).ok);
  server.clock.advance(241 * 60_000);
  await server.runJobs();
  const rows = await server.services.database<{ state: string; title: string | null; people: number; ending: string }[]>`
    select meeting.state, title, (select count(*)::int from meeting_person where meeting_id = meeting.id) as people, ending from meeting join call on call.id = meeting.id order by ending`;
  assert.deepEqual(rows.map((row) => ({ ...row })), [{ state: 'over', title: null, people: 0, ending: 'missed' }, { state: 'over', title: null, people: 0, ending: 'withdrawn' }]);
  const again = await server.signIn(own);
  assert.deepEqual(await listMeetings(again.screen), []);
  assert.equal(codeOf(await again.screen.call('readMeeting', { params: { meetingId: meeting.id } })), 'not-found');
});

test('no event says who meets or what about: centers hear of rooms, people of an id', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card: own } = await server.signIn(await server.giveCard({ name: 'Kim Ji-woo' }));
  const card = await server.giveCard({ name: 'Lee Min-jun' });
  const meeting = await openMeeting(server, screen, { title: 'Harbour plan', people: [card] });
  const events = await server.services.database<{ topic: string; data: unknown }[]>`select topic, data from event`;
  const text = JSON.stringify(events.map(({ data }) => data));
  for (const secret of ['Harbour', 'Kim', 'Lee', own.personId, card.personId, card.number, card.cardId]) assert.ok(!text.includes(secret), secret);
  const ofCenters = JSON.stringify(events.filter(({ topic }) => topic.startsWith('center:')));
  assert.ok(!ofCenters.includes(meeting.id), 'a center does not hear of the meeting itself');
});
