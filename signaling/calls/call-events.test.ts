import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CityEvent, Topic } from '../../shared/contract/events.js';
import { seatStaff, startCall } from '../testing/call-people.js';
import { EventReader } from '../testing/event-reader.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { codeOf, TestScreen } from '../testing/test-server.js';

type CallChanged = CityEvent & { kind: 'call-changed' };

async function follow(app: TestApp, screen: TestScreen, ...topics: Topic[]): Promise<EventReader> {
  const ticket = await screen.call('openEventTicket', { body: { topics } });
  assert.ok(ticket.ok, codeOf(ticket));
  return EventReader.open(app.address, ticket.value.ticket);
}

/** Reads on until a call is told in a state. */
async function hear(stream: EventReader, state: CallChanged['data']['state']): Promise<CallChanged> {
  for (;;) {
    const event = await stream.nextEvent();
    if (event.kind === 'call-changed' && event.data.state === state) return event;
  }
}

test('five screens ring; when one answers the others hear it at once', async (t) => {
  const app = await openTestApp(t);
  const card = await app.city.giveCard();
  const screens = await Promise.all(Array.from({ length: 5 }, async () => {
    const screen = await app.enrol();
    await screen.signIn(card);
    return screen;
  }));
  const streams = await Promise.all(screens.map((screen) => follow(app, screen, `device:${screen.deviceId}`, `person:${card.personId}`)));
  const started = await startCall(await app.enrol(), { card });
  assert.ok(started.ok);
  await Promise.all(streams.map((stream) => hear(stream, 'ringing')));
  const begin = performance.now();
  const answered = screens[0]!.call('answerCall', { params: { callId: started.value.id }, body: { language: 'en' } });
  const told = await Promise.all(streams.map(async (stream) => {
    await hear(stream, 'active');
    return performance.now() - begin;
  }));
  assert.ok((await answered).ok);
  t.diagnostic(`from the answer's request to the other screens: ${Math.max(...told).toFixed(0)} ms at most`);
  for (const stream of streams) stream.cancel();
});

test("a desk's queue is followed by its staff alone, and no more once they have signed out", async (t) => {
  const app = await openTestApp(t);
  const { screen: seated, card } = await seatStaff(app.city);
  const staff = new TestScreen(app.app.server, seated.deviceId);
  staff.deviceToken = seated.deviceToken;
  await staff.signIn(card);
  const stream = await follow(app, staff, 'desk:help', `device:${staff.deviceId}`);
  const resident = await app.enrol();
  await resident.signIn(await app.city.giveCard());
  for (const [screen, topic] of [[resident, 'desk:help'], [await app.enrol(), 'desk:help'], [staff, 'desk:health'], [staff, 'desk:nowhere']] as const) {
    assert.equal(codeOf(await screen.call('openEventTicket', { body: { topics: [topic] } })), 'not-allowed');
  }
  assert.ok((await startCall(resident, { desk: 'help' })).ok);
  const event = await stream.nextEvent();
  assert.deepEqual([event.kind, event.topic, event.data], ['queue-changed', 'desk:help', { desk: 'help' }]);
  const sayOver = () => app.city.services.database`
    insert into event (topic, kind, data, at) values (${`device:${staff.deviceId}`}, 'session-ended', '{"reason":"person"}', now())`;
  await staff.call('endSession', { body: {} });
  await sayOver();
  assert.equal((await stream.nextEvent()).kind, 'session-ended');
  assert.ok((await startCall(await app.enrol(), { desk: 'help' })).ok);
  await sayOver();
  assert.equal((await stream.nextEvent()).kind, 'session-ended', 'nothing of the queue comes between');
  stream.cancel();
});

test('events of calls carry ids and nothing of a person', async (t) => {
  const app = await openTestApp(t);
  const card = await app.city.giveCard({ name: 'Marker Byun' });
  const caller = await app.enrol();
  await caller.signIn(card);
  assert.ok((await startCall(caller, { desk: 'help' })).ok);
  const events = JSON.stringify(await app.city.services.database`select topic, data from event`);
  for (const secret of ['Marker', card.personId, card.number]) assert.ok(!events.includes(secret));
});
