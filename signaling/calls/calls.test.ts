import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call } from '../../shared/contract/calls.js';
import type { RouteName } from '../../shared/contract/addresses.js';
import { openHelpCall, seatStaff, startCall } from '../testing/call-people.js';
import { cleanUp } from '../jobs/clean-up.js';
import { codeOf, TestServer, type TestReply, type TestScreen } from '../testing/test-server.js';

const body = {};
const SECOND = 1000;

async function read(screen: TestScreen, callId: string): Promise<Call> {
  const reply = await screen.call('readCall', { params: { callId } });
  assert.ok(reply.ok, codeOf(reply));
  return reply.value;
}

function take(reply: TestReply<'startCall'>): Call {
  assert.ok(reply.ok, codeOf(reply as TestReply<RouteName>));
  return reply.value;
}

const answer = (screen: TestScreen, callId: string) => screen.call('answerCall', { params: { callId }, body: { language: 'en' } });
const hangUp = (screen: TestScreen, callId: string) => screen.call('hangUp', { params: { callId }, body });

/** Time passes while these screens go on asking for the call. */
async function waitFor(server: TestServer, seconds: number, callId: string, ...screens: readonly TestScreen[]): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 5) {
    server.clock.advance(5 * SECOND);
    for (const screen of screens) await screen.call('readCall', { params: { callId } });
    await server.runJobs();
  }
}

test('a person rings for 40 seconds, then the call was missed and may be called back', async (t) => {
  const server = await TestServer.open(t);
  const { screen: television, card } = await server.signIn();
  const caller = await server.enrol();
  const { id } = take(await startCall(caller, { card }));
  await waitFor(server, 35, id, caller, television);
  assert.equal((await read(television, id)).state, 'ringing');
  await waitFor(server, 10, id, caller, television);
  const missed = await read(caller, id);
  assert.deepEqual([missed.state, missed.ending], ['ended', 'missed']);
  assert.equal(codeOf(await answer(television, id)), 'not-found');
  assert.equal(take(await startCall(caller, { card })).state, 'ringing');
});

test('a television that nobody has touched for an hour rings like a telephone; a panel only while its person is there', async (t) => {
  const server = await TestServer.open(t);
  const { screen: television, card } = await server.signIn();
  const panel = await server.enrol('alpha');
  await panel.signIn(card);
  server.clock.advance(3600 * SECOND);
  const { id } = take(await startCall(await server.enrol(), { card }));
  const ringing = async (screen: TestScreen) => {
    const list = await screen.call('listCalls', {});
    assert.ok(list.ok);
    return list.value.calls.map((call) => call.id);
  };
  assert.deepEqual([await ringing(television), await ringing(panel)], [[id], []]);
  assert.equal(codeOf(await answer(panel, id)), 'not-found');
  assert.equal(codeOf(await answer(television, id)), 'ok');
});

test('who signs out while it rings does not answer any more, and who signs in does', async (t) => {
  const server = await TestServer.open(t);
  const card = await server.giveCard();
  const { id } = take(await startCall(await server.enrol(), { card }));
  const panel = await server.enrol('alpha');
  assert.equal(codeOf(await answer(panel, id)), 'not-found');
  await panel.signIn(card);
  assert.equal((await read(panel, id)).state, 'ringing');
  await panel.call('endSession', { body });
  assert.equal(codeOf(await answer(panel, id)), 'not-found');
});

test('a person declines for all their screens; a panel of a called room for itself', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card } = await server.signIn();
  const caller = await server.enrol('beta');
  const first = take(await startCall(caller, { card }));
  assert.equal(codeOf(await screen.call('declineCall', { params: { callId: first.id }, body })), 'ok');
  assert.deepEqual([(await read(caller, first.id)).state, (await read(caller, first.id)).ending], ['ended', 'declined']);

  const [left, right] = [await server.enrol('alpha'), await server.enrol('alpha')];
  const second = take(await startCall(caller, { spaceId: server.spaceId('alpha', 'B') }));
  assert.equal(codeOf(await left.call('declineCall', { params: { callId: second.id }, body })), 'ok');
  assert.equal(codeOf(await left.call('declineCall', { params: { callId: second.id }, body })), 'not-found');
  assert.equal((await read(caller, second.id)).state, 'ringing');
  assert.equal(codeOf(await answer(right, second.id)), 'ok');
  assert.deepEqual((await read(caller, second.id)).members.map(({ role, centerId, name }) => [role, centerId, name]), [['caller', 'beta', undefined], ['callee', 'alpha', undefined]]);
});

test('only a telepresence room can be called, only a card that is good, and a screen may not call without end', async (t) => {
  const server = await TestServer.open(t);
  const caller = await server.enrol();
  assert.equal(codeOf(await startCall(caller, { spaceId: server.spaceId('alpha', 'A') })), 'not-found');
  assert.equal(codeOf(await startCall(caller, { card: await server.giveCard({ state: 'revoked' }) })), 'not-found');
  for (let count = 0; count < 10; count++) await hangUp(caller, take(await startCall(caller, { desk: 'help' })).id);
  assert.equal(codeOf(await startCall(caller, { desk: 'help' })), 'too-many-requests');
  server.clock.advance(60 * SECOND);
  assert.equal(codeOf(await startCall(caller, { desk: 'help' })), 'ok');
});

test('who waits at a desk knows how many come before, and hears of it when one is served', async (t) => {
  const server = await TestServer.open(t);
  const { screen: staff } = await seatStaff(server);
  const callers = [await server.enrol('alpha'), await server.enrol('beta'), await server.enrol()];
  const ids: string[] = [];
  for (const caller of callers) {
    ids.push(take(await startCall(caller, { desk: 'help' })).id);
    server.clock.advance(SECOND);
  }
  const places = () => Promise.all([1, 2].map(async (index) => (await read(callers[index]!, ids[index]!)).ahead));
  assert.deepEqual(await places(), [1, 2]);
  await answer(staff, ids[0]!);
  assert.deepEqual(await places(), [0, 1]);
  await hangUp(callers[1]!, ids[1]!);
  assert.equal((await read(callers[2]!, ids[2]!)).ahead, 0);
  const told = await server.services.database`select 1 from event where topic = ${`device:${callers[2]!.deviceId}`} and kind = 'call-changed' and data->>'callId' = ${ids[2]!}`;
  assert.equal(told.length, 3, 'asked, and twice one place further');
});

test('six staff answer six calls at once, and none waits for another', async (t) => {
  const server = await TestServer.open(t);
  const staff = await Promise.all(Array.from({ length: 6 }, async () => (await seatStaff(server)).screen));
  const ids: string[] = [];
  for (let count = 0; count < 6; count++) ids.push(take(await startCall(await server.enrol(), { desk: 'help' })).id);
  const begin = performance.now();
  const answers = await Promise.all(staff.map(async (screen, index) => codeOf(await answer(screen, ids[index]!))));
  assert.deepEqual(answers, answers.map(() => 'ok'));
  t.diagnostic(`${(performance.now() - begin).toFixed(0)} ms`);
  const queue = await staff[0]!.call('readQueue', { params: { desk: 'help' } });
  assert.ok(queue.ok && queue.value.waiting.length === 0 && queue.value.inCall === 6);
});

test('a caller who waits as long as it takes is waited for; one who is gone for a minute is not', async (t) => {
  const server = await TestServer.open(t);
  const caller = await server.enrol('alpha');
  const { id } = take(await startCall(caller, { desk: 'help' }));
  await waitFor(server, 600, id, caller);
  assert.equal((await read(caller, id)).state, 'queued');
  await waitFor(server, 100, id);
  assert.equal((await read(caller, id)).ending, 'withdrawn');
});

test('who signs out leaves the call, and whoever signs in next is not in it', async (t) => {
  const server = await TestServer.open(t);
  const { caller, agent, call } = await openHelpCall(server);
  await agent.signIn(await server.giveCard({ name: 'Somebody Else' }));
  assert.equal((await read(caller, call.id)).ending, 'hung-up');
  const list = await agent.call('listCalls', {});
  assert.ok(list.ok && list.value.calls.length === 0);
});

test('staff pass a call on: it waits again in its old place, in a new room, and only staff of that desk answer it', async (t) => {
  const server = await TestServer.open(t);
  const { caller, agent, call } = await openHelpCall(server);
  const { screen: clinician } = await seatStaff(server, 'health', 'Dr. Han');
  const params = { callId: call.id };
  assert.equal(codeOf(await clinician.call('transferCall', { params, body: { desk: 'health' } })), 'not-found');
  server.clock.advance(SECOND);
  take(await startCall(await server.enrol(), { desk: 'health' }));
  assert.equal(codeOf(await agent.call('transferCall', { params, body: { desk: 'health' } })), 'ok');
  const waiting = await read(caller, call.id);
  assert.deepEqual([waiting.state, waiting.desk, waiting.ahead, waiting.answeredAt], ['queued', 'health', 0, undefined]);
  assert.equal(codeOf(await caller.call('joinCall', { params, body })), 'not-allowed');
  assert.equal(codeOf(await agent.call('joinCall', { params, body })), 'call-over');
  assert.equal(codeOf(await answer(agent, call.id)), 'not-found');
  assert.equal(codeOf(await answer(clinician, call.id)), 'ok');
  assert.deepEqual((await read(caller, call.id)).members.map(({ role, state }) => [role, state]), [['caller', 'in-call'], ['agent', 'left'], ['agent', 'in-call']]);
  const rooms = await server.services.database<{ over: boolean }[]>`select over from call_room where call_id = ${call.id} order by over`;
  assert.deepEqual(rooms.map(({ over }) => over), [false, true]);
});

test('a call at the health desk is encrypted from end to end, and stays so wherever it is passed on; others are not', async (t) => {
  const server = await TestServer.open(t);
  const { caller, agent, call } = await openHelpCall(server);
  const { screen: clinician } = await seatStaff(server, 'health', 'Dr. Han');
  const params = { callId: call.id };
  assert.equal(call.encrypted, false);
  assert.equal(codeOf(await agent.call('transferCall', { params, body: { desk: 'health' } })), 'ok');
  assert.equal((await read(caller, call.id)).encrypted, true);
  assert.equal(codeOf(await answer(clinician, call.id)), 'ok');
  const phone = await server.enrol(undefined, false, 'phone');
  const invitation = await caller.call('inviteToCall', { params, body: { as: 'camera' } });
  assert.ok(invitation.ok);
  assert.equal(codeOf(await phone.call('redeemInvitation', { body: { code: invitation.value.code, language: 'en' } })), 'ok');
  const ticket = await phone.call('joinCall', { params, body });
  assert.ok(ticket.ok && ticket.value.may.data, 'a camera has to agree on the key with the others');
  assert.equal(codeOf(await clinician.call('transferCall', { params, body: { desk: 'help' } })), 'ok');
  assert.equal((await read(caller, call.id)).encrypted, true);
  assert.equal(take(await startCall(await server.enrol(), { desk: 'health' })).encrypted, true);
});

test('staff hold a call and go on; the caller may not, and tickets made meanwhile do not listen', async (t) => {
  const server = await TestServer.open(t);
  const { caller, agent, call } = await openHelpCall(server);
  const params = { callId: call.id };
  await caller.signIn(await server.giveCard());
  assert.equal(codeOf(await caller.call('holdCall', { params, body })), 'not-allowed');
  const held = await agent.call('holdCall', { params, body });
  assert.ok(held.ok && held.value.held);
  const ticket = await caller.call('joinCall', { params, body });
  assert.ok(ticket.ok && !ticket.value.may.listen && ticket.value.may.microphone);
  const resumed = await agent.call('resumeCall', { params, body });
  assert.ok(resumed.ok && !resumed.value.held && resumed.value.version === held.value.version + 1);
});

test('of a call that is over, ids and times stay until nobody repeats a question about it, and then nothing', async (t) => {
  const server = await TestServer.open(t);
  const { caller, call } = await openHelpCall(server);
  await hangUp(caller, call.id);
  const { database, clock } = { database: server.services.database, clock: server.clock };
  const members = await database`select session_id, given_name from call_member`;
  assert.deepEqual(members.map((row) => ({ ...row })), [{ sessionId: null, givenName: null }, { sessionId: null, givenName: null }]);
  const clean = cleanUp(clock);
  await database.begin((sql) => clean.run({}, sql));
  assert.equal((await database`select 1 from call`).length, 1);
  clock.advance(16 * 86_400 * SECOND);
  await database.begin((sql) => clean.run({}, sql));
  assert.equal((await database`select 1 from call`).length, 1, 'its room is still to be closed');
  await database`delete from call_room`;
  await database.begin((sql) => clean.run({}, sql));
  assert.equal((await database`select 1 from call union all select 1 from call_member`).length, 0);
});

test('without a media server nobody starts a call, and screens know before they try', async (t) => {
  const server = await TestServer.open(t);
  const screen = await server.enrol();
  const state = async () => {
    const engine = await screen.call('readCallEngine', {});
    assert.ok(engine.ok);
    return [engine.value, codeOf(await startCall(screen, { desk: 'help' }))];
  };
  server.media.state.set({ kind: 'off', why: 'switched-off', detail: '' });
  assert.deepEqual(await state(), [{ kind: 'off', telephone: '120' }, 'calls-off']);
  server.media.state.set({ kind: 'getting-ready', step: 'building' });
  assert.deepEqual(await state(), [{ kind: 'getting-ready' }, 'service-unavailable']);
});
