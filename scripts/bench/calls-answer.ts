import { dispose } from '@livekit/rtc-node';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { makeId } from '../../shared/base/ids.js';
import { Attendee } from '../../signaling/testing/attendee.js';
import { findTestLivekit } from '../../signaling/testing/livekit.js';
import { CALL_PROGRAM_FLAGS, startRoomHost, type RoomHost } from '../../tests/fixtures/media/room-stage.js';
import { openDesk } from '../../tests/journeys/help-desk.js';
import { call } from '../../tests/product/api.js';
import { enrolCallScreen, waitForCalls } from '../../tests/product/calls.js';
import { Follower } from '../../tests/product/follow-events.js';
import type { Product } from '../../tests/product/server.js';
import { ensureChromium } from '../testing/ensure-chromium.mjs';
import type { BenchRow, Measure } from './bench-row.js';
import { timeJoin } from './calls-join.js';
import { takeMedian } from './median.js';
import { inMs } from './percentile.js';
import { readFirstPicture, watchPictures } from './watch-pictures.js';
import { withProduct } from './with-product.js';

const PAIRS = 20;
const BAR = 1.3;
const PICTURE = { width: 640, height: 360 };

/** Shows a moving picture in the room of a ticket. */
async function speak(ticket: Parameters<typeof Attendee.join>[0]): Promise<Attendee> {
  const attendee = await Attendee.join(ticket);
  attendee.publish('camera', PICTURE);
  attendee.publish('microphone');
  return attendee;
}

/** Somebody calls the help desk; a page of the operation center with nothing in its caches answers, and the caller joins when told so. */
async function timeAnswer(product: Product, browser: Browser): Promise<number | undefined> {
  const { address } = product;
  const { page } = await openDesk(browser, product, watchPictures);
  const caller = await enrolCallScreen(address, 'kiosk');
  const told = await Follower.open([address], caller.deviceToken, `device:${caller.deviceId}`);
  const params = { callId: makeId() };
  await call(address, 'startCall', { body: { ...params, target: { kind: 'desk', desk: 'help' }, language: 'en' } }, caller);
  const answer = page.locator('[data-id=answer-next]');
  await answer.waitFor();
  const join = async (): Promise<Attendee> => {
    await told.waitFor((event) => event.kind === 'call-changed' && event.data.callId === params.callId && event.data.state === 'active');
    return speak(await call(address, 'joinCall', { params, body: {} }, caller));
  };
  const [attendee] = await Promise.all([join(), answer.click()]);
  const time = await readFirstPicture(page);
  await attendee.leave();
  await call(address, 'hangUp', { params, body: {} }, caller);
  told.stop();
  await page.context().close();
  return time;
}

/** The same with LiveKit's own client alone: who asks for a ticket is joined by somebody at that moment. */
async function timePeer({ address, media }: RoomHost, browser: Browser): Promise<number | undefined> {
  const [room, speaker] = [makeId(), makeId()];
  const ticket = await media.issue(room, speaker);
  let joining: Promise<Attendee> | undefined;
  const time = await timeJoin(browser, `${address}peer?room=${room}&speaker=${speaker}`, () => { joining ??= speak(ticket); });
  await (await joining)?.leave();
  return time;
}

/** From pressing answer in the operation center to the caller's first picture, beside LiveKit's own client alone; both sides join then. */
export const measureCallsAnswer: Measure = async (tell): Promise<BenchRow[]> => {
  const program = await findTestLivekit();
  if (!program.ok) throw new Error(program.failure);
  const host = await startRoomHost(program.value, { peer: fileURLToPath(new URL('./peer-join-page.ts', import.meta.url)) });
  const { url, key, secret } = host.media;
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CALL_PROGRAM_FLAGS });
  try {
    return await withProduct(async (product) => {
      await waitForCalls(product.address);
      const times: Record<'ours' | 'peer', number[]> = { ours: [], peer: [] };
      const join = { ours: () => timeAnswer(product, browser), peer: () => timePeer(host, browser) };
      for (let pair = 0; pair < PAIRS; pair++) {
        tell(`pair ${pair + 1} of ${PAIRS}`);
        // Each goes first as often as the other, so that neither has the warmer machine.
        for (const side of pair % 2 === 0 ? ['ours', 'peer'] as const : ['peer', 'ours'] as const) {
          const time = await join[side]();
          if (time !== undefined) times[side].push(time);
        }
      }
      const [ours, peer] = [takeMedian(times.ours), takeMedian(times.peer)];
      return [{
        name: 'call: pressing answer in the operation center to first picture of the caller, cold', ours: `${inMs(ours)} median, ${inMs(Math.max(...times.ours))} longest of ${times.ours.length}`,
        peer: `${inMs(peer)} median, ${inMs(Math.max(...times.peer))} longest`, peerName: 'livekit-client alone', ratio: ours / peer,
        bar: `ratio <= ${BAR}, ${2 * PAIRS} of ${2 * PAIRS} join`, pass: ours / peer <= BAR && times.ours.length + times.peer.length === 2 * PAIRS,
      }];
    }, { CALLS: 'on', SIMULATED_VISITORS: 'off', LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret });
  } finally {
    await browser.close();
    await host.end();
    await dispose();
  }
};
