import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHelpCall, startCall, joinAll } from '../testing/call-people.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';
import { RoomKeeper } from './room-keeper.js';

/* A running call moves to another screen of the person who is in it. */

const body = {};
const SECOND = 1000;

/** Two people who talk: one on a television at home, one on a panel. */
async function openCall(server: TestServer) {
  const { screen: television, card } = await server.signIn(await server.giveCard({ name: 'Lee Na-ra' }));
  const { screen: caller } = await server.signIn(await server.giveCard({ name: 'Kim Min' }));
  const asked = await startCall(caller, { card });
  assert.ok(asked.ok);
  const callId = asked.value.id;
  assert.equal(codeOf(await television.call('answerCall', { params: { callId }, body: { language: 'ko' } })), 'ok');
  const panel = await server.enrol('alpha');
  await panel.signIn(card);
  return { callId, television, caller, panel, card };
}

const read = async (screen: TestScreen, callId: string) => {
  const call = await screen.call('readCall', { params: { callId } });
  assert.ok(call.ok, codeOf(call));
  return call.value;
};
const move = (screen: TestScreen, callId: string) => screen.call('moveCall', { params: { callId }, body: { language: 'ko' } });

test('the other screen of the person is offered the call, takes it in the same tile, and the first leaves once it has joined', async (t) => {
  const server = await TestServer.open(t);
  const { callId, television, caller, panel } = await openCall(server);
  const room = await joinAll(server, callId, caller, television);
  const list = await panel.call('listCalls', {});
  assert.ok(list.ok);
  assert.deepEqual(list.value.calls.map(({ id, selfId, elsewhere }) => [id, selfId, elsewhere?.channel]), [[callId, undefined, 'tv']]);
  const before = await read(television, callId);
  assert.equal(codeOf(await move(panel, callId)), 'ok');
  const both = await read(caller, callId);
  const [old, fresh] = [both.members.find(({ id }) => id === before.selfId), both.members.at(-1)];
  assert.deepEqual([old?.state, fresh?.state, fresh?.tileId, fresh?.role], ['in-call', 'in-call', old?.tileId, 'callee'], 'one party on two screens for a moment');

  const keeper = new RoomKeeper({ database: server.services.database, clock: server.clock, rooms: server.media, roomMark: server.services.roomMark, wakeEvents: () => undefined, tellFailure: (error) => { throw error; } });
  await keeper.settle(room);
  assert.equal((await read(caller, callId)).members.find(({ id }) => id === old?.id)?.state, 'in-call', 'it stays while the other has not joined');
  await joinAll(server, callId, panel);
  await keeper.settle(room);
  const after = await read(caller, callId);
  assert.deepEqual([after.state, after.members.find(({ id }) => id === old?.id)?.state, after.members.find(({ id }) => id === fresh?.id)?.state], ['active', 'left', 'in-call']);
  assert.deepEqual((await read(television, callId)).elsewhere?.channel, 'kiosk', 'and may be taken back');
});

test('a screen that took a call over and never joined leaves, and the call goes on where it was', async (t) => {
  const server = await TestServer.open(t);
  const { callId, television, caller, panel } = await openCall(server);
  const room = await joinAll(server, callId, caller, television);
  assert.equal(codeOf(await move(panel, callId)), 'ok');
  const keeper = new RoomKeeper({ database: server.services.database, clock: server.clock, rooms: server.media, roomMark: server.services.roomMark, wakeEvents: () => undefined, tellFailure: (error) => { throw error; } });
  await keeper.settle(room);
  server.clock.advance(61 * SECOND);
  await keeper.settle(room);
  const after = await read(television, callId);
  assert.deepEqual([after.state, after.members.map(({ state }) => state)], ['active', ['in-call', 'in-call', 'left']]);
});

test('nobody else takes a call over: not another person, not a screen without a person, not staff', async (t) => {
  const server = await TestServer.open(t);
  const { callId, caller } = await openCall(server);
  const { screen: stranger } = await server.signIn();
  assert.equal(codeOf(await move(stranger, callId)), 'not-found');
  assert.equal(codeOf(await stranger.call('readCall', { params: { callId } })), 'not-found');
  assert.equal(codeOf(await move(caller, callId)), 'not-found', 'it is there already');
  const { agent, call } = await openHelpCall(server);
  assert.equal(codeOf(await move(agent, call.id)), 'not-found');
  await caller.call('hangUp', { params: { callId }, body });
  assert.equal(codeOf(await move(caller, callId)), 'not-found');
});
