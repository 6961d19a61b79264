import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { AccessToken } from 'livekit-server-sdk';
import { joinAll, openHelpCall } from '../testing/call-people.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { LIVEKIT_PATH } from './livekit.js';

/** Signs news as LiveKit does: a token over the SHA-256 of the very bytes. */
async function sign(text: string, key = 'test-key', secret = 'a secret of more than 32 characters'): Promise<string> {
  const token = new AccessToken(key, secret);
  token.sha256 = createHash('sha256').update(text).digest('base64');
  return token.toJwt();
}

async function tell({ app }: TestApp, news: object, change: { readonly signature?: string; readonly text?: string } = {}): Promise<number> {
  const text = JSON.stringify(news);
  const reply = await app.server.inject({
    method: 'POST', url: LIVEKIT_PATH, payload: change.text ?? text,
    headers: { 'content-type': 'application/webhook+json', ...change.signature !== '' && { authorization: change.signature ?? await sign(text) } },
  });
  return reply.statusCode;
}

async function prepare(t: TestContext) {
  const app = await openTestApp(t);
  const { city } = app;
  const { call, caller, agent } = await openHelpCall(city);
  const room = await joinAll(city, call.id, caller, agent);
  const news = (event: string, name = room) => ({ event, id: `EV_${randomUUID()}`, room: { name, sid: 'RM_1' }, createdAt: '1795600000' });
  return { app, city, call, caller, agent, room, news };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000;
  while (!await holds() && Date.now() < end) await new Promise((rest) => { setImmediate(rest); });
  assert.ok(await holds());
}

test('a stranger of whom the media server tells is sent out at once', async (t) => {
  const { app, city, room, news } = await prepare(t);
  city.media.enter(room, 'a-stranger');
  assert.equal(await tell(app, news('participant_joined')), 200);
  await until(() => !city.media.rooms.get(room)?.has('a-stranger'));
  assert.equal(city.media.rooms.get(room)?.size, 2);
});

test('what is not signed with our key over these very bytes is refused', async (t) => {
  const { app, city, news } = await prepare(t);
  const joined = news('participant_joined');
  assert.equal(await tell(app, joined, { signature: '' }), 403);
  assert.equal(await tell(app, joined, { signature: 'nonsense' }), 403);
  assert.equal(await tell(app, joined, { signature: await sign(JSON.stringify(joined), 'test-key', 'another secret of more than 32 chars') }), 403);
  assert.equal(await tell(app, joined, { text: JSON.stringify({ ...joined, event: 'room_finished' }), signature: await sign(JSON.stringify(joined)) }), 403);
  city.media.state.set({ kind: 'getting-ready', step: 'starting' });
  assert.equal(await tell(app, joined), 403);
  // Not whether somebody was sent out: the rooms are looked after without any news, too.
  assert.deepEqual([...await city.services.database`select 1 from media_event`], []);
});

test('the same news a hundred times has one effect, and is forgotten after a while', async (t) => {
  const { app, city, news } = await prepare(t);
  // Of a room that no call knows any more: nothing but this news has it closed.
  const room = `${city.services.roomMark}gone`;
  const started = news('room_started', room);
  const closed = t.mock.method(city.media, 'close');
  for (let time = 0; time < 100; time++) assert.equal(await tell(app, started), 200);
  await until(() => closed.mock.callCount() >= 1);
  assert.deepEqual(closed.mock.calls.map(({ arguments: [name] }) => name), [room]);
  const kept = () => city.services.database`select 1 from media_event`;
  assert.equal((await kept()).length, 1);
  city.clock.advance(2 * 3_600_000);
  // The application does it by itself: its jobs go by the clock of the test.
  await until(async () => (await kept()).length === 0);
});

test('news of a room that is none of ours does nothing', async (t) => {
  const { app, city, news } = await prepare(t);
  await city.media.open('somebody-elses');
  assert.equal(await tell(app, news('room_started', 'somebody-elses')), 200);
  assert.equal(await tell(app, { event: 'egress_started', id: 'EV_1' }), 200);
  assert.ok(city.media.rooms.has('somebody-elses'));
});
