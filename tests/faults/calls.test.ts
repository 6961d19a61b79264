import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { makeId } from '../../shared/base/ids.js';
import { Attendee } from '../../signaling/testing/attendee.js';
import { ensureLivekit, startLivekit } from '../../signaling/testing/livekit.js';
import { call } from '../product/api.js';
import { enrolCallScreen, openCall, sendGuestOut, waitForCalls } from '../product/calls.js';
import { Follower } from '../product/follow-events.js';
import { pickStaff, readCards, startProduct } from '../product/server.js';
import { startSharedDatabase, startTwoNodes } from '../product/shared-database.js';

after(async () => { await dispose(); });

async function until(holds: () => boolean, what: string, limitMs = 20_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > end) assert.fail(`In vain: ${what}`);
    await wait(10);
  }
}

/** The picture goes on: so many more frames come. */
async function watch(attendee: Attendee, frames: number, what: string): Promise<void> {
  const before = attendee.frames;
  await until(() => attendee.frames >= before + frames, what);
}

test('our server is killed in a call: the picture goes on without it, and when it is back it still rules the call', { timeout: 120_000 }, async (t) => {
  if (await ensureLivekit(t) === undefined) return;
  const product = await startProduct({ CALLS: 'on', SIMULATED_VISITORS: 'off' });
  t.after(() => product.stop());
  const { address, node } = product;
  await waitForCalls(address);
  const open = await openCall(address, pickStaff(product));
  const [one, two] = [await Attendee.join(open.tickets[0]), await Attendee.join(open.tickets[1])];
  t.after(async () => { for (const attendee of [one, two]) await attendee.leave(); });
  one.publish('camera');
  two.publish('camera');
  await watch(one, 5, 'pictures move');

  await node.end('SIGKILL');
  for (const attendee of [one, two]) await watch(attendee, 10, 'pictures move without our server');
  await node.start();
  await waitForCalls(address);
  for (const attendee of [one, two]) await watch(attendee, 10, 'pictures move on with it');
  const kept = await call(address, 'readCall', { params: open.params }, open.caller);
  assert.equal(kept.state, 'active');
  const ticket = await sendGuestOut(address, open);
  const guest = await Attendee.join(ticket);
  t.after(() => guest.leave());
  await until(() => guest.out === 'removed', 'a guest who was sent out is sent out again');

  await call(address, 'hangUp', { params: open.params, body: {} }, open.caller);
  await until(() => one.out === 'closed' && two.out === 'closed', 'the room is closed for both');
  await assert.rejects(Attendee.join(open.tickets[0]), /404/);
});

test('two nodes and one media server: of answers at both at once one holds, and either node keeps strangers out', { timeout: 120_000 }, async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const livekit = await startLivekit(program);
  t.after(() => livekit.kill());
  const shared = await startSharedDatabase();
  t.after(() => shared.stop());
  const nodes = await startTwoNodes(shared, { CALLS: 'on', LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: livekit.key, LIVEKIT_API_SECRET: livekit.secret });
  t.after(async () => { for (const node of nodes) await node.end('SIGTERM'); });
  const [here, there] = [nodes[0].address, nodes[1].address];
  await Promise.all([waitForCalls(here), waitForCalls(there)]);
  const cards = await readCards(nodes[0].dataFolder);

  const staff = [await enrolCallScreen(here, 'operations', pickStaff({ cards })), await enrolCallScreen(there, 'operations', pickStaff({ cards }, 1))];
  for (let round = 0; round < 5; round++) {
    const caller = await enrolCallScreen(here, 'kiosk');
    const told = await Follower.open([there], caller.deviceToken, `device:${caller.deviceId}`);
    const params = { callId: makeId() };
    await call(here, 'startCall', { body: { ...params, target: { kind: 'desk', desk: 'help' }, language: 'en' } }, caller);
    const answers = await Promise.allSettled([here, there].map((address, index) => call(address, 'answerCall', { params, body: { language: 'en' } }, staff[index])));
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.match(String(answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))[0]), /call-taken/);
    await told.waitFor((event) => event.kind === 'call-changed' && event.data.callId === params.callId && event.data.state === 'active');
    told.stop();
    await call(there, 'hangUp', { params, body: {} }, caller);
  }

  const open = await openCall(here, pickStaff({ cards }));
  const present = await Attendee.join(open.tickets[0]);
  t.after(() => present.leave());
  const ticket = await sendGuestOut(here, open);
  await nodes[0].end('SIGKILL');
  const back = await Attendee.join(ticket);
  t.after(() => back.leave());
  // The media server calls nobody back here; the node that is left looks by itself.
  await until(() => back.out === 'removed', 'a guest who was sent out is sent out by the other node');
  assert.equal(present.out, undefined);
});
