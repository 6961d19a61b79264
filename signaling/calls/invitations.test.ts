import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openHelpCall, startCall } from '../testing/call-people.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const MINUTE = 60_000;
const body = {};

async function invite(screen: TestScreen, callId: string, as: 'guest' | 'camera', key: string = randomUUID()): Promise<string> {
  const reply = await screen.call('inviteToCall', { params: { callId }, body: { as } }, key);
  assert.ok(reply.ok, codeOf(reply));
  return reply.value.code;
}

const redeem = (screen: TestScreen, code: string, name?: string) => screen.call('redeemInvitation', { body: { code, language: 'en', ...name !== undefined && { name } } });

test('a phone becomes the camera of a television: one tile, and nothing but a camera', async (t) => {
  const server = await TestServer.open(t);
  const { screen: television } = await server.signIn();
  const asked = await startCall(television, { desk: 'health' });
  assert.ok(asked.ok);
  const phone = await server.enrol(undefined, false, 'phone');
  const joined = await redeem(phone, await invite(television, asked.value.id, 'camera'));
  assert.ok(joined.ok);
  const [self, camera] = joined.value.members;
  assert.deepEqual([camera?.role, camera?.state, camera?.channel], ['camera', 'ringing', 'phone']);
  assert.equal(camera?.tileId, self?.tileId);
  assert.equal(joined.value.selfId, camera?.id);
  assert.equal(codeOf(await phone.call('inviteToCall', { params: { callId: asked.value.id }, body: { as: 'guest' } })), 'not-allowed');
});

test('when a screen leaves, its camera goes too; when the camera leaves, the call goes on', async (t) => {
  const server = await TestServer.open(t);
  const { call, caller } = await openHelpCall(server);
  const params = { callId: call.id };
  const phone = await server.enrol(undefined, false, 'phone');
  assert.ok((await redeem(phone, await invite(caller, call.id, 'camera'))).ok);
  const ticket = await phone.call('joinCall', { params, body });
  assert.ok(ticket.ok);
  assert.deepEqual(ticket.value.may, { camera: true, microphone: true, screen: false, data: false, listen: false });
  assert.ok((await phone.call('hangUp', { params, body })).ok);
  assert.equal((await caller.call('readCall', { params }) as { value: { state: string } }).value.state, 'active');
  assert.ok((await redeem(phone, await invite(caller, call.id, 'camera'))).ok);
  const over = await caller.call('hangUp', { params, body });
  assert.ok(over.ok && over.value.members.every(({ state }) => state === 'left'));
  assert.equal(codeOf(await phone.call('joinCall', { params, body })), 'call-over');
});

test('a code opens a call once, for ten minutes, while it lasts; the guest has the name they gave', async (t) => {
  const server = await TestServer.open(t);
  const { call, caller, agent } = await openHelpCall(server);
  const code = await invite(caller, call.id, 'guest');
  const guest = await server.enrol(undefined, false, 'phone');
  const joined = await redeem(guest, code, ' Grandma ');
  assert.ok(joined.ok);
  assert.equal(joined.value.members.at(-1)?.name, 'Grandma');
  assert.equal(codeOf(await redeem(await server.enrol(), code)), 'not-found');
  const late = await invite(agent, call.id, 'guest');
  server.clock.advance(10 * MINUTE);
  assert.equal(codeOf(await redeem(await server.enrol(), late)), 'not-found');
  const open = await invite(caller, call.id, 'guest');
  for (const screen of [guest, caller]) await screen.call('hangUp', { params: { callId: call.id }, body });
  assert.equal(codeOf(await redeem(await server.enrol(), open)), 'not-found');
  assert.equal(codeOf(await caller.call('inviteToCall', { params: { callId: call.id }, body: { as: 'guest' } })), 'call-over');
});

test('of two who use one code at once one is in', async (t) => {
  const server = await TestServer.open(t);
  const { call, caller } = await openHelpCall(server);
  const code = await invite(caller, call.id, 'guest');
  const screens = await Promise.all(Array.from({ length: 6 }, () => server.enrol()));
  const answers = await Promise.all(screens.map(async (screen) => codeOf(await redeem(screen, code))));
  assert.equal(answers.filter((one) => one === 'ok').length, 1);
  assert.ok(answers.every((one) => ['ok', 'call-over', 'not-found'].includes(one)));
});

test('five wrong codes, then a wait, also for the right one; a code is nowhere in the database', async (t) => {
  const server = await TestServer.open(t);
  const { call, caller } = await openHelpCall(server);
  const key = randomUUID();
  const code = await invite(caller, call.id, 'guest', key);
  assert.equal(await invite(caller, call.id, 'guest', key), code, 'a repeat gets the same');
  const kept = JSON.stringify(await server.services.database`select answer from idempotency`) + JSON.stringify(await server.services.database`select code_hash from call_invitation`);
  assert.ok(!kept.includes(code));
  const guesser = await server.enrol();
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries++) assert.equal(codeOf(await redeem(guesser, wrong)), 'not-found');
  assert.equal(codeOf(await redeem(guesser, code)), 'too-many-requests');
  assert.equal(codeOf(await redeem(await server.enrol(), code)), 'ok', 'others are not held up');
});

test('staff send out anybody but staff; nobody sends out who invited them', async (t) => {
  const server = await TestServer.open(t);
  const { call, caller, agent } = await openHelpCall(server);
  const guest = await server.enrol();
  await guest.signIn(await server.giveCard());
  const joined = await redeem(guest, await invite(caller, call.id, 'guest'));
  assert.ok(joined.ok);
  const [callerId = '', , guestId = ''] = joined.value.members.map(({ id }) => id);
  const remove = (screen: TestScreen, memberId: string) => screen.call('removeMember', { params: { callId: call.id, memberId }, body });
  assert.equal(codeOf(await remove(guest, callerId)), 'not-allowed');
  assert.equal(codeOf(await remove(agent, randomUUID())), 'not-found');
  const sent = await remove(agent, guestId);
  assert.ok(sent.ok && sent.value.state === 'active');
  assert.equal(sent.value.members.at(-1)?.state, 'removed');
  assert.equal(codeOf(await guest.call('joinCall', { params: { callId: call.id }, body })), 'call-over');
  const last = await remove(agent, callerId);
  assert.ok(last.ok && last.value.ending === 'hung-up');
});
