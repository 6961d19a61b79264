import { dispose } from '@livekit/rtc-node';
import { setTimeout as wait } from 'node:timers/promises';
import { makeId } from '../../shared/base/ids.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import { Attendee } from '../../signaling/testing/attendee.js';
import { call } from '../../tests/product/api.js';
import { Follower } from '../../tests/product/follow-events.js';
import { isStaffCard, pickCard, type Product } from '../../tests/product/server.js';
import type { BenchRow, Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

const ROUNDS = 20;
const SCREENS = 5;
const SILENT_BAR_MS = 500;
const OUT_BAR_MS = 1000;
const READY_LIMIT_MS = 5 * 60_000;

type Credentials = { readonly deviceId: string; readonly deviceToken: string; readonly sessionToken?: string };

async function enrol({ address }: Product, channel: InstallProfile['channel'], card?: { readonly number: string; readonly pin: string }): Promise<Credentials> {
  const deviceId = makeId();
  const profile: InstallProfile = { channel, checksIn: false, diagonalInch: 55, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 60, languages: ['en'] };
  const { deviceToken } = await call(address, 'enrolDevice', { body: { deviceId, profile } });
  if (!card) return { deviceId, deviceToken };
  const { token } = await call(address, 'openSession', { body: { card: { number: card.number }, pin: card.pin } }, { deviceToken });
  return { deviceId, deviceToken, sessionToken: token };
}

async function waitForCalls({ address }: Product): Promise<void> {
  const limit = performance.now() + READY_LIMIT_MS;
  while ((await call(address, 'readCallEngine', {})).kind !== 'ready') {
    if (performance.now() > limit) throw new Error('The media server does not get ready.');
    await wait(200);
  }
}

/** How long the others of five ringing screens go on ringing after one has answered. */
async function timeSilence(product: Product): Promise<number[]> {
  const { address } = product;
  const card = pickCard(product, 0);
  const screens = await Promise.all(Array.from({ length: SCREENS }, () => enrol(product, 'tv', card)));
  const followers = await Promise.all(screens.map(({ deviceId, deviceToken }) => Follower.open([address], deviceToken, `device:${deviceId}`)));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const caller = await enrol(product, 'tv');
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
  const [caller, staff, guest] = [await enrol(product, 'kiosk'), await enrol(product, 'operations', staffCard), await enrol(product, 'phone')];
  const params = { callId: makeId() };
  await call(address, 'startCall', { body: { ...params, target: { kind: 'desk', desk: staffCard.desk }, language: 'en' } }, caller);
  await call(address, 'answerCall', { params, body: { language: 'en' } }, staff);
  const { code } = await call(address, 'inviteToCall', { params, body: { as: 'guest' } }, caller);
  await call(address, 'redeemInvitation', { body: { code, language: 'en' } }, guest);
  const ticket = await call(address, 'joinCall', { params, body: {} }, guest);
  const present = await Attendee.join(await call(address, 'joinCall', { params, body: {} }, caller));
  await call(address, 'removeMember', { params: { ...params, memberId: ticket.memberId }, body: {} }, staff);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const back = await Attendee.join(ticket);
    const begin = performance.now();
    while (back.out === undefined) await wait(2);
    times.push(performance.now() - begin);
    await back.leave();
  }
  await present.leave();
  await call(address, 'hangUp', { params, body: {} }, caller);
  return times;
}

function compose(name: string, times: readonly number[], barMs: number): BenchRow {
  const longest = Math.max(...times);
  return { name, ours: `${inMs(pickPercentile(times, 0.5))} p50, ${inMs(longest)} longest of ${String(times.length)}`, bar: `longest <= ${inMs(barMs)}`, pass: longest <= barMs };
}

/** What a call does beyond media: screens that ring fall silent, and nobody comes back by an old token. */
export const measureCallsRing: Measure = (tell) => withProduct(async (product) => {
  tell('waiting for the media server');
  await waitForCalls(product);
  try {
    return [
      compose(`${String(SCREENS)} screens ring, one answers: the others are silent`, await timeSilence(product), SILENT_BAR_MS),
      compose('sent out, back with the old token: out again', await timeReturns(product), OUT_BAR_MS),
    ];
  } finally {
    await dispose();
  }
}, { CALLS: 'on', SIMULATED_VISITORS: 'off' });
