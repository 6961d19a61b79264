import { dispose } from '@livekit/rtc-node';
import { setTimeout as wait } from 'node:timers/promises';
import { makeId } from '../../shared/base/ids.js';
import { Attendee } from '../../signaling/testing/attendee.js';
import { call } from '../../tests/product/api.js';
import { enrolCallScreen, openCall, sendGuestOut, waitForCalls } from '../../tests/product/calls.js';
import { Follower } from '../../tests/product/follow-events.js';
import { isStaffCard, pickCard, type Product } from '../../tests/product/server.js';
import type { BenchRow, Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

const ROUNDS = 20;
const SCREENS = 5;
const SILENT_BAR_MS = 500;
const OUT_BAR_MS = 1000;

/** How long the others of five ringing screens go on ringing after one has answered. */
async function timeSilence(product: Product): Promise<number[]> {
  const { address } = product;
  const card = pickCard(product, 0);
  const screens = await Promise.all(Array.from({ length: SCREENS }, () => enrolCallScreen(address, 'tv', card)));
  const followers = await Promise.all(screens.map(({ deviceId, deviceToken }) => Follower.open([address], deviceToken, `device:${deviceId}`)));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const caller = await enrolCallScreen(address, 'tv');
    const callId = makeId();
    const hear = (state: string) => Promise.all(followers.map(async (follower) => {
      await follower.waitFor((event) => event.kind === 'call-changed' && event.data.callId === callId && event.data.state === state);
      return performance.now();
    }));
    await call(address, 'startCall', { body: { callId, target: { kind: 'person', number: card.number }, language: 'en' } }, caller);
    await hear('ringing');
    const begin = performance.now();
    const [heard] = await Promise.all([hear('active'), call(address, 'answerCall', { params: { callId }, body: { language: 'en' } }, screens[round % SCREENS])]);
    times.push(Math.max(...heard) - begin);
    await call(address, 'hangUp', { params: { callId }, body: {} }, caller);
  }
  for (const follower of followers) follower.stop();
  return times;
}

/** How long a guest who was sent out stays who comes back with the token of before. */
async function timeReturns(product: Product): Promise<number[]> {
  const { address } = product;
  const staffCard = product.cards.find(isStaffCard);
  if (!staffCard) throw new Error('The demonstration has no staff.');
  const open = await openCall(address, staffCard);
  const present = await Attendee.join(open.tickets[0]);
  const ticket = await sendGuestOut(address, open);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const back = await Attendee.join(ticket);
    const begin = performance.now();
    while (back.out === undefined) await wait(2);
    times.push(performance.now() - begin);
    await back.leave();
  }
  await present.leave();
  await call(address, 'hangUp', { params: open.params, body: {} }, open.caller);
  return times;
}

function compose(name: string, times: readonly number[], barMs: number): BenchRow {
  const longest = Math.max(...times);
  return { name, ours: `${inMs(pickPercentile(times, 0.5))} p50, ${inMs(longest)} longest of ${String(times.length)}`, bar: `longest <= ${inMs(barMs)}`, pass: longest <= barMs };
}

/** What a call does beyond media: screens that ring fall silent, and nobody comes back by an old token. */
export const measureCallsRing: Measure = (tell) => withProduct(async (product) => {
  tell('waiting for the media server');
  await waitForCalls(product.address);
  try {
    return [
      compose(`${String(SCREENS)} screens ring, one answers: the others are silent`, await timeSilence(product), SILENT_BAR_MS),
      compose('sent out, back with the old token: out again', await timeReturns(product), OUT_BAR_MS),
    ];
  } finally {
    await dispose();
  }
}, { CALLS: 'on', SIMULATED_VISITORS: 'off' });
