import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinAll, readRoom, startCall } from '../testing/call-people.js';
import { enrolRoomPanel, openMeeting, readTold } from '../testing/plan-meeting.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const MINUTE = 60_000;
const join = (screen: TestScreen, meetingId: string) => screen.call('joinMeeting', { params: { meetingId }, body: { language: 'en' } });
const hangUp = (screen: TestScreen, callId: string) => screen.call('hangUp', { params: { callId }, body: {} });

/** A meeting that begins in twenty minutes, its two people on televisions and the panels of its rooms. */
async function openStage(t: Parameters<typeof TestServer.open>[0]) {
  const server = await TestServer.open(t);
  const { screen: organizer, card } = await server.signIn(await server.giveCard({ name: 'Kim Ji-woo' }));
  const { screen: guest, card: guestCard } = await server.signIn(await server.giveCard({ name: 'Lee Min-jun' }));
  const [alpha, beta] = [await enrolRoomPanel(server, 'alpha'), await enrolRoomPanel(server, 'beta')];
  const meeting = await openMeeting(server, organizer, { from: 20, title: 'Harbour plan', people: [guestCard] });
  return { server, organizer, card, guest, guestCard, alpha, beta, meeting };
}

test('a meeting is joined from ten minutes before its start, by its people and by nobody else', async (t) => {
  const { server, organizer, guest, meeting } = await openStage(t);
  const early = await join(organizer, meeting.id);
  assert.deepEqual([!early.ok && early.problem.code, !early.ok && early.problem.opensAt], ['meeting-too-early', meeting.joinFrom]);
  await server.pass(10, organizer, guest);
  const joined = await join(organizer, meeting.id);
  assert.ok(joined.ok, codeOf(joined));
  assert.deepEqual([joined.value.state, joined.value.target, joined.value.members.map(({ role, state }) => [role, state])], ['active', 'meeting', [['attendee', 'in-call']]]);
  assert.equal(codeOf(await join((await server.signIn()).screen, meeting.id)), 'not-found');
  assert.equal(codeOf(await join(await server.enrol('alpha'), meeting.id)), 'not-found');
  const other = await join(guest, meeting.id);
  assert.ok(other.ok);
  assert.deepEqual(other.value.members.map(({ name }) => name), ['Kim Ji-woo', 'Lee Min-jun']);
  const again = await join(guest, meeting.id);
  assert.ok(again.ok && again.value.members.length === 2, 'who is in it is in it once');
  const list = await guest.call('listMeetings', {});
  assert.equal(list.ok && list.value.meetings[0]?.inCall, 2);
});

test('the panel of a room joins once a card of its people was held to it, and shows before that only when and with which rooms', async (t) => {
  const { server, alpha, guestCard, meeting, organizer, guest } = await openStage(t);
  const shown = await alpha.call('readRoomMeetings', {});
  assert.ok(shown.ok);
  assert.deepEqual(shown.value.meetings.map(({ id, checkedIn, others, inCall }) => [id, checkedIn, others.map(({ centerId, label }) => [centerId, label]), inCall]), [[meeting.id, false, [['beta', 'B']], 0]]);
  for (const secret of ['Harbour', 'Kim', 'Lee', guestCard.personId]) assert.ok(!JSON.stringify(shown.value).includes(secret));
  await server.pass(10, organizer, guest, alpha);
  assert.equal(codeOf(await join(alpha, meeting.id)), 'meeting-not-checked-in');
  assert.equal(codeOf(await alpha.showCard((await server.giveCard()).text)), 'check-in-no-reservation');
  const entered = await alpha.showCard(guestCard.text);
  assert.ok(entered.ok, codeOf(entered));
  assert.deepEqual([entered.value.bookingId, entered.value.spaceLabel], [meeting.id, 'B']);
  const joined = await join(alpha, meeting.id);
  assert.ok(joined.ok, codeOf(joined));
  assert.deepEqual(joined.value.members.map(({ role, centerId, name }) => [role, centerId, name]), [['attendee', 'alpha', undefined]], 'a room needs no name');
});

test('an organizer’s card opens each of the rooms at its own panel; who is not coming opens none; in its room a card means the room', async (t) => {
  const { server, alpha, beta, organizer, card, guest, guestCard, meeting } = await openStage(t);
  assert.ok((await organizer.reserve(server.spaceId('alpha', '3'), server.at(10), server.at(90))).ok);
  assert.ok((await guest.call('answerMeeting', { params: { meetingId: meeting.id }, body: { answer: 'not-coming' } })).ok);
  await server.pass(5, organizer, guest, alpha, beta);
  assert.equal(codeOf(await beta.showCard(guestCard.text)), 'check-in-no-reservation');
  const [here, there] = [await alpha.showCard(card.text), await beta.showCard(card.text)];
  assert.ok(here.ok && there.ok);
  assert.deepEqual([here.value.spaceLabel, there.value.centerId], ['B', 'beta']);
  const seat = await (await server.enrol('alpha')).showCard(card.text);
  assert.equal(seat.ok && seat.value.spaceLabel, '3', 'in the hall a card means the seat');
});

test('a meeting goes on with one who is left; when all have left it names nobody and can be joined again in a new media room', async (t) => {
  const { server, organizer, guest, meeting } = await openStage(t);
  await server.pass(15, organizer, guest);
  assert.ok((await join(organizer, meeting.id)).ok && (await join(guest, meeting.id)).ok);
  const room = await joinAll(server, meeting.id, organizer, guest);
  const left = await hangUp(guest, meeting.id);
  assert.equal(left.ok && left.value.state, 'active');
  const rests = await hangUp(organizer, meeting.id);
  assert.equal(rests.ok && rests.value.state, 'planned');
  const [names] = await server.services.database<{ count: number }[]>`select count(session_id)::int as count from call_member where call_id = ${meeting.id}`;
  assert.equal(names?.count, 0);
  assert.equal(codeOf(await guest.call('joinCall', { params: { callId: meeting.id }, body: {} })), 'call-over');
  assert.ok((await join(guest, meeting.id)).ok);
  assert.notEqual(await readRoom(server, meeting.id), room);
  const ticket = await guest.call('joinCall', { params: { callId: meeting.id }, body: {} });
  assert.deepEqual(ticket.ok && ticket.value.may, { camera: true, microphone: true, screen: true, data: true, listen: true });
});

test('who goes on talking after the time is not cut off; the call ends when they have left, and nobody comes in after the end', async (t) => {
  const { server, organizer, guest, meeting } = await openStage(t);
  await server.pass(15, organizer, guest);
  assert.ok((await join(organizer, meeting.id)).ok);
  await server.services.database`update session set ends_at = ends_at + interval '3 hours', idle_ends_at = idle_ends_at + interval '3 hours'`;
  server.clock.advance(70 * MINUTE);
  await server.runJobs();
  const during = await organizer.call('readCall', { params: { callId: meeting.id } });
  assert.equal(during.ok && during.value.state, 'active');
  assert.equal(codeOf(await join(guest, meeting.id)), 'call-over');
  assert.ok((await hangUp(organizer, meeting.id)).ok);
  server.clock.advance(15_000);
  await server.runJobs();
  const over = await organizer.call('readCall', { params: { callId: meeting.id } });
  assert.deepEqual([over.ok && over.value.state, over.ok && over.value.ending], ['ended', 'hung-up']);
});

test('a meeting that is called off while it runs is over for everybody at once', async (t) => {
  const { server, organizer, guest, meeting } = await openStage(t);
  await server.pass(15, organizer, guest);
  assert.ok((await join(organizer, meeting.id)).ok && (await join(guest, meeting.id)).ok);
  assert.equal(codeOf(await organizer.call('moveMeeting', { params: { meetingId: meeting.id }, body: { from: server.at(60), to: server.at(120) } })), 'booking-not-active');
  assert.ok((await organizer.call('cancelMeeting', { params: { meetingId: meeting.id }, body: {} })).ok);
  const seen = await guest.call('readCall', { params: { callId: meeting.id } });
  assert.deepEqual([seen.ok && seen.value.state, seen.ok && seen.value.ending], ['ended', 'hung-up']);
  assert.equal(codeOf(await join(guest, meeting.id)), 'call-over');
});

test('a screen that is in another call stays in it; a room’s panel in a call is told to its center', async (t) => {
  const { server, organizer, guest, alpha, card, meeting } = await openStage(t);
  await server.pass(15, organizer, guest, alpha);
  assert.ok((await startCall(guest, { desk: 'help' })).ok);
  assert.equal(codeOf(await join(guest, meeting.id)), 'call-busy');
  assert.ok((await alpha.showCard(card.text)).ok);
  const { last } = await readTold(server);
  assert.ok((await join(alpha, meeting.id)).ok);
  const { told } = await readTold(server, last);
  assert.ok(told.includes('center:alpha room-changed'));
  const directory = await organizer.call('readRooms', { query: {} });
  assert.ok(directory.ok);
  assert.deepEqual(directory.value.rooms.map(({ centerId, state }) => [centerId, state.kind]), [['alpha', 'in-call'], ['beta', 'free'], ['gamma', directory.value.rooms[2]?.state.kind]]);
});
