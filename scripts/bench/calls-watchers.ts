import { dispose } from '@livekit/rtc-node';
import { setTimeout as wait } from 'node:timers/promises';
import { readEngineRecords } from '../../signaling/calls/engine/engine-record.js';
import { engineFolder } from '../../signaling/calls/engine/make-engine.js';
import { Attendee, FILM_FRAMES_PER_SECOND } from '../../signaling/testing/attendee.js';
import { joinAsGuest, openCall, waitForCalls, type OpenCall } from '../../tests/product/calls.js';
import { pickStaff, type Product } from '../../tests/product/server.js';
import type { Measure } from './bench-row.js';
import { readCpuMs, readResidentKb } from './process-figures.js';
import { withProduct } from './with-product.js';

const WATCHERS = 30;
const PICTURE = { width: 320, height: 180 };
const WATCH_MS = 10_000;
const FIRST_FRAMES = 5;
const FIRST_FRAMES_LIMIT_MS = 30_000;
/** All of it would be too much to ask of thirty decoders on one small machine; a picture that moves is not. */
const MOVING_PER_SECOND = 5;

const KB_PER_MB = 1024;

/** Waits until each of them has seen the picture begin; who has not by then is seen in the figures. */
async function waitUntilAllSee(watchers: readonly Attendee[]): Promise<void> {
  const limit = performance.now() + FIRST_FRAMES_LIMIT_MS;
  while (watchers.some(({ frames }) => frames < FIRST_FRAMES) && performance.now() < limit) await wait(50);
}

/** The caller and their guests. */
async function joinAll(address: string, open: OpenCall, watchers: Attendee[], tell: (step: string) => void): Promise<void> {
  watchers.push(await Attendee.join(open.tickets[0]));
  while (watchers.length < WATCHERS) {
    watchers.push(await Attendee.join(await joinAsGuest(address, open)));
    if (watchers.length % 10 === 0) tell(`${String(watchers.length)} of ${String(WATCHERS)} have joined`);
  }
}

async function findMediaServer({ dataFolder }: Product): Promise<number> {
  const [record] = await readEngineRecords(engineFolder(dataFolder));
  if (!record) throw new Error('The product has no media server of its own.');
  return record.processId;
}

/** A caller and their guests, thirty together, watch staff speak: whether all see them move, and what that costs the media server and ours. */
export const measureCallsWatchers: Measure = (tell) => withProduct(async (product) => {
  const { address } = product;
  tell('waiting for the media server');
  await waitForCalls(address);
  const open = await openCall(address, pickStaff(product));
  const speaker = await Attendee.join(open.tickets[1]);
  const watchers: Attendee[] = [];
  try {
    speaker.publish('camera', PICTURE);
    speaker.publish('microphone');
    await joinAll(address, open, watchers, tell);
    await waitUntilAllSee(watchers);
    const processes = [await findMediaServer(product), product.node.processId] as const;
    const before = { at: performance.now(), cpu: processes.map(readCpuMs), frames: watchers.map(({ frames }) => frames) };
    await wait(WATCH_MS);
    const tookMs = performance.now() - before.at;
    const perSecond = watchers.map(({ frames }, index) => (frames - (before.frames[index] ?? 0)) / (tookMs / 1000));
    const [media, ours] = processes.map((process, index) => `${((readCpuMs(process) - (before.cpu[index] ?? 0)) / tookMs).toFixed(2)} cores, ${(readResidentKb(process) / KB_PER_MB).toFixed(0)} MB`);
    const moving = perSecond.filter((frames) => frames >= MOVING_PER_SECOND).length;
    return [{
      name: `calls: ${String(WATCHERS)} watchers of one speaker, ${String(PICTURE.height)}p at ${String(FILM_FRAMES_PER_SECOND)} a second`,
      ours: `${String(moving)} see it move, slowest ${Math.min(...perSecond).toFixed(1)} a second; media server ${media ?? ''}; ours ${ours ?? ''}`,
      bar: `all at ${String(MOVING_PER_SECOND)} a second or more`, pass: moving === WATCHERS,
    }];
  } finally {
    for (const attendee of [...watchers, speaker]) await attendee.leave();
    await dispose();
  }
}, { CALLS: 'on', SIMULATED_VISITORS: 'off' });
