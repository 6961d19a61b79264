import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { InstallProfile } from '../../shared/contract/identity.js';
import type { TelepresenceRoom } from '../../shared/contract/meetings.js';
import { enrolRoomPanel, openMeeting } from '../testing/plan-meeting.js';
import { codeOf, TestScreen, TestServer } from '../testing/test-server.js';

async function readRooms(screen: TestScreen, query: { from?: string; to?: string } = {}): Promise<ReadonlyMap<string, TelepresenceRoom>> {
  const reply = await screen.call('readRooms', { query });
  assert.ok(reply.ok, codeOf(reply));
  assert.equal(reply.value.truth.state, 'live');
  return new Map(reply.value.rooms.map((room) => [room.centerId, room]));
}

test('the directory lists every telepresence room with what it does now and when that changes', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const nobody = await server.enrol();
  const before = await readRooms(nobody);
  assert.deepEqual([...before.values()].map(({ centerId, label, capacity }) => [centerId, label, capacity]), [['alpha', 'B', 8], ['beta', 'B', 8], ['gamma', 'B', 8]]);
  assert.deepEqual(before.get('alpha')?.state, { kind: 'free' });
  await openMeeting(server, screen, { from: 0, to: 45, centers: ['alpha'] });
  await openMeeting(server, screen, { from: 60, to: 90, centers: ['beta'] });
  const rooms = await readRooms(nobody);
  assert.deepEqual(rooms.get('alpha')?.state, { kind: 'in-use', until: server.at(45) });
  assert.deepEqual(rooms.get('beta')?.state, { kind: 'free', until: server.at(60) });
  await server.services.database`update space set out_of_order = true where id = ${server.spaceId('beta', 'B')}`;
  assert.deepEqual((await readRooms(nobody)).get('beta')?.state, { kind: 'out-of-order' });
});

test('it says which rooms can be had for a time: neither taken nor closed', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  await openMeeting(server, screen, { from: 60, to: 120, centers: ['alpha'] });
  const midnight = await readRooms(screen, { from: '2026-11-24T15:00:00.000Z', to: '2026-11-24T16:00:00.000Z' });
  assert.deepEqual([...midnight].map(([center, { bookable }]) => [center, bookable]), [['alpha', true], ['beta', true], ['gamma', false]]);
  const soon = await readRooms(screen, { from: server.at(90), to: server.at(150) });
  assert.deepEqual([soon.get('alpha')?.bookable, soon.get('beta')?.bookable], [false, true]);
  assert.equal(codeOf(await screen.call('readRooms', { query: { from: server.at(90), to: server.at(90) } })), 'time-invalid');
});

test('only a panel at a telepresence room of its center is that room’s own', async (t) => {
  const server = await TestServer.open(t);
  assert.ok((await (await enrolRoomPanel(server, 'alpha')).call('readRoomMeetings', {})).ok);
  assert.equal(codeOf(await (await server.enrol('alpha')).call('readRoomMeetings', {})), 'not-found');
  for (const [center, space] of [['alpha', server.spaceId('beta', 'B')], ['alpha', server.spaceId('alpha', 'A')], ['alpha', randomUUID()]] as const) {
    const profile: InstallProfile = { channel: 'kiosk', centerId: center, spaceId: space, checksIn: true, diagonalInch: 55, widthPx: 1080, heightPx: 1920, lowerEdgeCm: 75, languages: ['en'] };
    const screen = new TestScreen(server.app, randomUUID());
    assert.equal(codeOf(await screen.call('enrolDevice', { body: { deviceId: screen.deviceId, profile } })), 'not-found');
  }
});
