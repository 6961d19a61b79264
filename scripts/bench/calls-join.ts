import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { makeId } from '../../shared/base/ids.js';
import { findTestLivekit } from '../../signaling/testing/livekit.js';
import { CALL_PROGRAM_FLAGS, startRoomHost } from '../../tests/fixtures/media/room-stage.js';
import { ensureChromium } from '../testing/ensure-chromium.mjs';
import type { BenchRow, Measure } from './bench-row.js';
import { takeMedian } from './median.js';
import { inMs } from './percentile.js';

const PAIRS = 20;
const BAR = 1.3;
/** A join that has shown nothing by then has failed. */
const LIMIT_MS = 15_000;

const script = (name: string): string => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

/**
 * Opens a page with nothing in its caches, presses join, and waits for the first picture of the one who is there.
 * @param onTicket called when the page asks for its ticket
 */
export async function timeJoin(browser: Browser, address: string, onTicket: () => void = () => undefined): Promise<number | undefined> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    page.on('request', (request) => { if (request.method() === 'POST') onTicket(); });
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction('globalThis.check !== undefined');
    return await page.evaluate<number | undefined>(`Promise.race([check.join(), new Promise((resolve) => setTimeout(resolve, ${LIMIT_MS}))])`);
  } finally {
    await context.close();
  }
}

/** From pressing join to the first remote frame, beside the least that LiveKit's own client needs for it, on one media server. */
export const measureCallsJoin: Measure = async (tell): Promise<BenchRow[]> => {
  const program = await findTestLivekit();
  if (!program.ok) throw new Error(program.failure);
  const host = await startRoomHost(program.value, { ours: script('join-page'), peer: script('peer-join-page'), speaker: script('speaker-page') });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CALL_PROGRAM_FLAGS });
  try {
    const query = `?room=${makeId()}&speaker=${makeId()}`;
    const speaker = await browser.newPage();
    await speaker.goto(`${host.address}speaker${query}`);
    await speaker.waitForFunction('globalThis.check !== undefined');
    await speaker.evaluate('check.join()');
    const times: Record<'ours' | 'peer', number[]> = { ours: [], peer: [] };
    for (let pair = 0; pair < PAIRS; pair++) {
      tell(`pair ${pair + 1} of ${PAIRS}`);
      // Each goes first as often as the other, so that neither has the warmer machine.
      for (const side of pair % 2 === 0 ? ['ours', 'peer'] as const : ['peer', 'ours'] as const) {
        const time = await timeJoin(browser, `${host.address}${side}${query}`);
        if (time !== undefined) times[side].push(time);
      }
    }
    const [ours, peer] = [takeMedian(times.ours), takeMedian(times.peer)];
    const joined = times.ours.length + times.peer.length;
    return [{
      name: 'call: pressing join to first remote frame, cold', ours: `${inMs(ours)} median, ${inMs(Math.max(...times.ours))} longest of ${times.ours.length}`,
      peer: `${inMs(peer)} median, ${inMs(Math.max(...times.peer))} longest`, peerName: 'livekit-client alone', ratio: ours / peer,
      bar: `ratio <= ${BAR}, ${2 * PAIRS} of ${2 * PAIRS} join`, pass: ours / peer <= BAR && joined === 2 * PAIRS,
    }];
  } finally {
    await browser.close();
    await host.end();
  }
};
