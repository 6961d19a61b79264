import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCameraStage, type CameraReport } from '../../tests/fixtures/camera/camera-check.js';
import { writeFilm, type Shot } from '../../tests/fixtures/camera/card-film.js';
import type { Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';

const CARD = 'C6BF%RGY9UT:-K4WSP0$B9/8C3/AQ T%7P.KA5+';
const EMPTY: readonly Shot[] = [{ frames: 15 }];
const HELD: readonly Shot[] = [{ frames: 15, text: CARD }];
const PICTURE = { width: 1280, height: 720, framesPerSecond: 30 } as const;
const WATCH_MS = 6000;
const PEER = '@zxing/browser';
const PEER_SCRIPT = fileURLToPath(new URL('peer-scan-page.ts', import.meta.url));

interface Watch {
  /** How many times slower the page's thread is made. */
  readonly slowdown?: number;
  readonly script?: string;
}

/** Plays a film to a scanning page and gives what happened within `WATCH_MS` of opening a warm scanner. */
async function watchFilm(folder: string, shots: readonly Shot[], { slowdown = 1, script }: Watch = {}): Promise<CameraReport> {
  const film = join(folder, 'film.y4m');
  writeFilm(film, shots, PICTURE);
  const stage = await openCameraStage(film, script ? { script } : {});
  try {
    await stage.call('warmUp');
    // The first opening starts the browser's own capture service; a panel has done that once when its first visitor comes.
    await stage.call('open');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await stage.call('close');
    if (slowdown > 1) {
      const session = await stage.page.context().newCDPSession(stage.page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    }
    await stage.call('reset');
    await stage.call('open');
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    return await stage.report();
  } finally {
    await stage.end();
  }
}

const longest = ({ longTasksMs }: CameraReport): number => Math.max(0, ...longTasksMs);
const p95 = (values: readonly number[]): number => pickPercentile(values, 0.95);
const tellSpread = (values: readonly number[]): string => `${inMs(pickPercentile(values, 0.5))} / ${inMs(p95(values))}`;
const firstRead = ({ scans }: CameraReport): number => scans[0]?.afterMs ?? Infinity;

/** What scanning costs the page's own thread, and how soon a card is read, in a real Chromium with a 720p camera. */
export const measureScanMainThread: Measure = async (tell) => {
  const folder = mkdtempSync(join(tmpdir(), 'u-city-film-'));
  try {
    tell('an empty picture');
    const empty = await watchFilm(folder, EMPTY);
    tell('the same, six times slower');
    const slowed = await watchFilm(folder, EMPTY, { slowdown: 6 });
    tell('a card');
    const held = await watchFilm(folder, HELD);
    tell(PEER);
    const peerEmpty = await watchFilm(folder, EMPTY, { script: PEER_SCRIPT });
    const peerHeld = await watchFilm(folder, HELD, { script: PEER_SCRIPT });
    return [
      {
        name: 'scanning: page thread per look, p50 / p95', ours: `${tellSpread(empty.busyMs)} of ${empty.busyMs.length} looks`,
        peer: `${tellSpread(peerEmpty.busyMs)} of ${peerEmpty.busyMs.length}`, peerName: PEER, ratio: p95(empty.busyMs) / p95(peerEmpty.busyMs),
        bar: 'p95 <= 4 ms', pass: p95(empty.busyMs) <= 4,
      },
      { name: 'scanning: longest long task in 6 s', ours: inMs(longest(empty)), peer: inMs(longest(peerEmpty)), peerName: PEER, bar: 'none', pass: longest(empty) === 0 },
      { name: 'scanning: the same, six times slower', ours: inMs(longest(slowed)), bar: '<= 100 ms', pass: longest(slowed) <= 100 },
      {
        name: 'scanning: one look in the worker, p50 / p95', ours: tellSpread(empty.tookMs),
        bar: 'p50 <= 66 ms, the cadence', pass: pickPercentile(empty.tookMs, 0.5) <= 66,
      },
      {
        name: 'scanning: warm scanner to first read', ours: inMs(firstRead(held)), peer: inMs(firstRead(peerHeld)), peerName: PEER, ratio: firstRead(held) / firstRead(peerHeld),
        bar: '<= 500 ms with the camera opening', pass: firstRead(held) <= 500,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
