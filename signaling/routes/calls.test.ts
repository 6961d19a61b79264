import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openHelpCall, seatStaff, startCall } from '../testing/call-people.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const body = {};

test('a passer-by calls the help desk: staff see where, in which language and since when, answer, and hang up', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const { screen: staff } = await seatStaff(server);
  const asked = await startCall(panel, { desk: 'help' });
  assert.ok(asked.ok);
  const { id: callId, selfId } = asked.value;
  assert.deepEqual([asked.value.state, asked.value.ahead, asked.value.desk], ['queued', 0, 'help']);
  const queue = await staff.call('readQueue', { params: { desk: 'help' } });
  assert.ok(queue.ok);
  assert.deepEqual(queue.value.waiting, [{ callId, askedAt: asked.value.askedAt, channel: 'kiosk', centerId: 'alpha', language: 'en' }]);

  const answered = await staff.call('answerCall', { params: { callId }, body: { language: 'ko' } });
  assert.ok(answered.ok);
  assert.equal(answered.value.state, 'active');
  const seen = await panel.call('readCall', { params: { callId } });
  assert.ok(seen.ok);
  assert.equal(seen.value.selfId, selfId);
  assert.deepEqual(seen.value.members.map(({ role, state, name, centerId }) => [role, state, name, centerId]),
    [['caller', 'in-call', undefined, 'alpha'], ['agent', 'in-call', 'Agent Oh', undefined]]);
  const ticket = await panel.call('joinCall', { params: { callId }, body });
  assert.ok(ticket.ok);
  assert.deepEqual([ticket.value.memberId, ticket.value.url], [selfId, 'ws://media.test']);

  const over = await panel.call('hangUp', { params: { callId }, body });
  assert.ok(over.ok);
  assert.deepEqual([over.value.state, over.value.ending], ['ended', 'hung-up']);
  assert.equal(codeOf(await staff.call('joinCall', { params: { callId }, body })), 'call-over');
  assert.equal(codeOf(await staff.call('answerCall', { params: { callId }, body: { language: 'ko' } })), 'call-over');
  const after = await staff.call('listCalls', {});
  assert.ok(after.ok && after.value.calls.length === 0);
});

test('staff do not learn who waits before they have answered, and a guest who was sent out not who goes on', async (t) => {
  const server = await TestServer.open(t);
  const { screen: staff } = await seatStaff(server);
  const { screen: caller } = await server.signIn(await server.giveCard({ name: 'Kim Min' }));
  const asked = await startCall(caller, { desk: 'help' });
  assert.ok(asked.ok);
  const params = { callId: asked.value.id };
  const names = async (screen: TestScreen) => {
    const reply = await screen.call('readCall', { params });
    assert.ok(reply.ok);
    return reply.value.members.map(({ name }) => name);
  };
  assert.deepEqual([await names(caller), await names(staff)], [['Kim Min'], [undefined]]);
  const invitation = await caller.call('inviteToCall', { params, body: { as: 'guest' } });
  assert.ok(invitation.ok);
  const guest = await server.enrol();
  const joined = await guest.call('redeemInvitation', { body: { code: invitation.value.code, language: 'en', name: 'Guest' } });
  assert.ok(joined.ok && (await staff.call('answerCall', { params, body: { language: 'en' } })).ok);
  assert.deepEqual([await names(staff), await names(guest)], [['Kim Min', 'Guest', 'Agent Oh'], ['Kim Min', 'Guest', 'Agent Oh']]);
  assert.ok((await staff.call('removeMember', { params: { ...params, memberId: joined.value.selfId ?? '' }, body })).ok);
  assert.deepEqual(await names(guest), [undefined, undefined, undefined]);
});

test('five screens ring; the first answer has the call, the others are told at once and may not join', async (t) => {
  const server = await TestServer.open(t);
  const callee = await server.giveCard({ name: 'Lee Na-ra' });
  const screens = await Promise.all(Array.from({ length: 5 }, async () => (await server.signIn(callee)).screen));
  const { screen: caller } = await server.signIn(await server.giveCard({ name: 'Kim Min' }));
  const asked = await startCall(caller, { card: callee });
  assert.ok(asked.ok && asked.value.state === 'ringing');
  const callId = asked.value.id;
  for (const screen of screens) {
    const list = await screen.call('listCalls', {});
    assert.ok(list.ok);
    assert.deepEqual(list.value.calls.map(({ id, state, members, selfId }) => [id, state, members.map(({ name }) => name), selfId]), [[callId, 'ringing', ['Kim Min'], undefined]]);
  }
  const answers = await Promise.all(screens.map(async (screen) => codeOf(await screen.call('answerCall', { params: { callId }, body: { language: 'ko' } }))));
  assert.deepEqual([...answers].sort(), ['call-taken', 'call-taken', 'call-taken', 'call-taken', 'ok']);
  const told = await server.services.database<{ topic: string }[]>`select distinct topic from event where kind = 'call-changed' and data->>'state' = 'active'`;
  const topics = new Set(told.map(({ topic }) => topic));
  for (const topic of [caller, ...screens].map(({ deviceId }) => `device:${deviceId}`)) assert.ok(topics.has(topic));
  assert.ok(topics.has(`person:${callee.personId}`));
  const loser = screens[answers.findIndex((answer) => answer === 'call-taken')];
  assert.equal(codeOf(await loser!.call('joinCall', { params: { callId }, body })), 'not-found');
  // It is its person's call all the same: they may go on with it there, and see nobody's name before.
  const elsewhere = await loser!.call('readCall', { params: { callId } });
  assert.ok(elsewhere.ok && elsewhere.value.elsewhere && elsewhere.value.selfId === undefined);
  assert.deepEqual(elsewhere.value.members.map(({ name }) => name), [undefined, undefined]);
});

test('a screen is in one call, a person in a call is busy, and an id that is taken is refused', async (t) => {
  const server = await TestServer.open(t);
  const { caller, agent, call } = await openHelpCall(server);
  assert.equal(codeOf(await startCall(caller, { desk: 'help' })), 'call-busy');
  const { screen, card } = await server.signIn();
  assert.ok((await startCall(screen, { desk: 'help' })).ok);
  const other = await server.enrol('beta');
  const busy = await startCall(other, { card });
  assert.ok(busy.ok);
  assert.deepEqual([busy.value.state, busy.value.ending], ['ended', 'busy']);
  assert.equal(codeOf(await startCall(other, { desk: 'help' }, call.id)), 'not-allowed');
  assert.equal(codeOf(await agent.call('answerCall', { params: { callId: (await startCall(other, { desk: 'help' }) as { value: { id: string } }).value.id }, body: { language: 'en' } })), 'call-busy');
});

test('whoever has no part in a call does not learn that it is there', async (t) => {
  const server = await TestServer.open(t);
  const { call } = await openHelpCall(server);
  const stranger = (await server.signIn()).screen;
  const params = { callId: call.id };
  assert.equal(codeOf(await stranger.call('readCall', { params })), 'not-found');
  assert.equal(codeOf(await stranger.call('answerCall', { params, body: { language: 'en' } })), 'not-found');
  assert.equal(codeOf(await stranger.call('hangUp', { params, body })), 'not-found');
  assert.equal(codeOf(await stranger.call('joinCall', { params, body })), 'not-found');
  assert.equal(codeOf(await stranger.call('inviteToCall', { params, body: { as: 'guest' } })), 'not-found');
  assert.equal(codeOf(await stranger.call('holdCall', { params, body })), 'not-found');
  assert.equal(codeOf(await stranger.call('readQueue', { params: { desk: 'help' } })), 'not-allowed');
});

test('a repeated start gives the call as it is now, and nothing of a person is kept with the answer', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn(await server.giveCard({ name: 'Marker Byun' }));
  const [key, callId] = [randomUUID(), randomUUID()];
  const start = () => screen.call('startCall', { body: { callId, target: { kind: 'desk', desk: 'help' }, language: 'en' } }, key);
  const first = await start();
  await screen.call('hangUp', { params: { callId }, body });
  const again = await start();
  assert.ok(first.ok && again.ok && again.repeated);
  assert.deepEqual([first.value.state, again.value.state, again.value.ending], ['queued', 'ended', 'withdrawn']);
  assert.equal(first.value.members[0]?.name, 'Marker Byun');
  assert.equal(again.value.members[0]?.name, undefined);
  const kept = JSON.stringify(await server.services.database`select answer from idempotency`) + JSON.stringify(await server.services.database`select * from call_member, call`);
  assert.doesNotMatch(kept, /Marker/);
});
