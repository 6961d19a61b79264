import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { joinAll, openHelpCall, readRoom } from '../testing/call-people.js';
import { TestServer, type TestScreen } from '../testing/test-server.js';
import { TOKEN_OPENS_MS } from './call-token.js';
import { RoomKeeper } from './room-keeper.js';

const SECOND = 1000;
const body = {};

async function prepare(t: TestContext) {
  const server = await TestServer.open(t);
  const { services: { database, roomMark }, clock, media } = server;
  const keeper = new RoomKeeper({ database, clock, rooms: media, roomMark, wakeEvents: () => undefined, tellFailure: (error) => { throw error; } });
  const help = await openHelpCall(server);
  const params = { callId: help.call.id };
  const read = async (screen: TestScreen = help.caller) => {
    const reply = await screen.call('readCall', { params });
    assert.ok(reply.ok);
    return reply.value;
  };
  return { server, database, clock, media, keeper, params, read, ...help };
}

test('a room opens at the first joining, and is closed when the call is over; an ended call opens none', async (t) => {
  const { server, media, keeper, caller, agent, params } = await prepare(t);
  const room = await readRoom(server, params.callId);
  assert.equal(media.rooms.size, 0);
  await joinAll(server, params.callId, caller, agent);
  assert.equal(media.rooms.get(room)?.size, 2);
  await caller.call('hangUp', { params, body });
  await keeper.settle(room);
  assert.equal(media.rooms.size, 0);
  assert.equal((await caller.call('joinCall', { params, body })).ok, false);
  assert.equal(media.rooms.size, 0);
});

test('a room that could not be closed is closed later, and again if the media server makes it anew for an old token', async (t) => {
  const { server, database, clock, media, keeper, caller, agent, params } = await prepare(t);
  const room = await joinAll(server, params.callId, caller, agent);
  await caller.call('hangUp', { params, body });
  media.isUp = false;
  await keeper.settle(room);
  media.isUp = true;
  assert.equal(media.rooms.size, 1);
  await keeper.settle(room);
  assert.equal(media.rooms.size, 0);
  await media.open(room);
  await keeper.settle(room);
  assert.equal(media.rooms.size, 0);
  clock.advance(TOKEN_OPENS_MS);
  await keeper.settle(room);
  assert.equal((await database`select 1 from call_room`).length, 0);
});

test('who was sent out and comes back with the old token is sent out again, told or not', async (t) => {
  const { server, media, keeper, caller, agent, params, call } = await prepare(t);
  const invited = await caller.call('inviteToCall', { params, body: { as: 'guest' } });
  assert.ok(invited.ok);
  const guest = await server.enrol();
  assert.ok((await guest.call('redeemInvitation', { body: { code: invited.value.code, language: 'en' } })).ok);
  const room = await joinAll(server, params.callId, caller, agent, guest);
  const ticket = await guest.call('joinCall', { params, body });
  assert.ok(ticket.ok);
  const { memberId } = ticket.value;
  await agent.call('removeMember', { params: { callId: call.id, memberId }, body });
  await keeper.settle(room);
  assert.deepEqual([...media.rooms.get(room)!.keys()].includes(memberId), false);
  media.enter(room, memberId);
  await keeper.hear(room);
  assert.ok(!media.rooms.get(room)?.has(memberId), 'when the media server tells it');
  keeper.start();
  // The first look is at all rooms, the second at this one because somebody has left it.
  for (const look of ['first', 'second']) {
    media.enter(room, memberId);
    server.clock.advance(500);
    const end = Date.now() + 5000;
    while ((media.rooms.get(room)?.has(memberId) || server.clock.waiting === 0) && Date.now() < end) await new Promise((rest) => { setImmediate(rest); });
    assert.ok(!media.rooms.get(room)?.has(memberId), `when it tells nothing, within half a second: ${look}`);
  }
  await keeper.stop();
});

test('a page that loads again does not end the call; one that stays away for a minute does', async (t) => {
  const { server, clock, media, keeper, caller, agent, params, read } = await prepare(t);
  const room = await joinAll(server, params.callId, caller, agent);
  const { selfId = '' } = await read();
  media.rooms.get(room)?.delete(selfId);
  await keeper.settle(room);
  clock.advance(50 * SECOND);
  await keeper.settle(room);
  assert.equal((await read()).state, 'active');
  await joinAll(server, params.callId, caller);
  await keeper.settle(room);
  media.rooms.get(room)?.delete(selfId);
  clock.advance(20 * SECOND);
  await keeper.settle(room);
  clock.advance(59 * SECOND);
  await keeper.settle(room);
  assert.equal((await read()).state, 'active', 'the minute begins anew');
  clock.advance(2 * SECOND);
  await keeper.settle(room);
  assert.equal((await read()).ending, 'hung-up');
});

test('a media server that starts anew gets its room back at the next joining; one that stays silent loses the call', async (t) => {
  const { server, clock, media, keeper, caller, agent, params, read } = await prepare(t);
  const room = await joinAll(server, params.callId, caller, agent);
  media.isUp = false;
  await keeper.settle(room);
  clock.advance(120 * SECOND);
  await keeper.settle(room);
  assert.equal((await read()).state, 'active');
  media.restart();
  await keeper.settle(room);
  clock.advance(20 * SECOND);
  await joinAll(server, params.callId, caller, agent);
  assert.equal(media.rooms.get(room)?.size, 2);
  await keeper.settle(room);
  clock.advance(120 * SECOND);
  await keeper.settle(room);
  assert.equal((await read()).state, 'active');
  media.isUp = false;
  await keeper.settle(room);
  clock.advance(180 * SECOND);
  await keeper.settle(room);
  assert.equal((await read()).ending, 'lost');
});

test('while a call is held nobody listens, and afterwards everybody does again', async (t) => {
  const { server, media, keeper, caller, agent, params } = await prepare(t);
  const room = await joinAll(server, params.callId, caller, agent);
  const listens = () => [...media.rooms.get(room)?.values() ?? []].map((attendee) => attendee.listens);
  await agent.call('holdCall', { params, body });
  await keeper.settle(room);
  assert.deepEqual(listens(), [false, false]);
  await agent.call('resumeCall', { params, body });
  await keeper.settle(room);
  assert.deepEqual(listens(), [true, true]);
});

test('a room of ours that no call knows is closed; rooms of others on the same media server are left alone', async (t) => {
  const { server, media, keeper } = await prepare(t);
  const ours = `${server.services.roomMark}${randomUUID()}`;
  for (const name of [ours, 'somebody-elses']) await media.open(name);
  for (const name of [ours, 'somebody-elses']) await keeper.hear(name);
  assert.deepEqual([...media.rooms.keys()], ['somebody-elses']);
});
