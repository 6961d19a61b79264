/**
 * The page on which tests and benchmarks drive the camera in a real browser. No channel imports it; the camera check serves
 * it under the product's own content security policy.
 */
import { systemClock } from '../../base/clock.js';
import type { Scan, ScannerState } from '../scanner.js';
import { CameraScanner } from './camera-scanner.js';
import type { FrameDecoder, Look } from './frame-decoder.js';
import { PageDecoder } from './page-decoder.js';
import { WorkerDecoder } from './worker-decoder.js';

/** Depth of promise continuations that follow a worker's answer within the same task. */
const CONTINUATIONS = 8;

/** Notes how long each look keeps the page's own thread busy: handing the frame over, and dealing with the answer. */
class TimedDecoder implements FrameDecoder {
  readonly busyMs: number[] = [];
  readonly tookMs: number[] = [];
  readonly #inner: FrameDecoder;

  constructor(inner: FrameDecoder) {
    this.#inner = inner;
  }

  warmUp(...formats: Parameters<FrameDecoder['warmUp']>): Promise<void> {
    return this.#inner.warmUp(...formats);
  }

  async look(video: HTMLVideoElement): Promise<Look | undefined> {
    const started = performance.now();
    const answer = this.#inner.look(video);
    const handedOver = performance.now() - started;
    const look = await answer;
    const answeredAt = performance.now();
    this.tookMs.push(answeredAt - started);
    const note = (left: number): void => {
      if (left > 0) queueMicrotask(() => note(left - 1));
      else this.busyMs.push(handedOver + performance.now() - answeredAt);
    };
    note(CONTINUATIONS);
    return look;
  }

  end(): void {
    this.#inner.end();
  }
}

const streams: MediaStream[] = [];

/** The page's own camera; it remembers every stream it gave, so that live tracks can be counted. */
async function getUserMedia(constraints?: MediaStreamConstraints): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  streams.push(stream);
  return stream;
}

const query = new URLSearchParams(location.search);
const broken = query.get('worker') === 'broken';
const decoder = new TimedDecoder(new WorkerDecoder({ workerAddress: broken ? '/missing.js' : '/decode-worker.js', wasmAddress: '/zxing_reader.wasm' }));
const scanner = new CameraScanner({
  clock: systemClock,
  source: {
    getUserMedia,
    enumerateDevices: () => navigator.mediaDevices.enumerateDevices(),
    addEventListener: navigator.mediaDevices.addEventListener.bind(navigator.mediaDevices),
    removeEventListener: navigator.mediaDevices.removeEventListener.bind(navigator.mediaDevices),
  },
  decoders: [() => decoder, () => new PageDecoder()],
});

const scans: { readonly text: string; readonly format: string; readonly afterMs: number }[] = [];
const states: ScannerState[] = [];
const longTasksMs: number[] = [];
let openedAt = 0;
scanner.state.watch((state) => states.push(state));
scanner.onScan((scan: Scan) => scans.push({ text: scan.text, format: scan.format, afterMs: performance.now() - openedAt }));
new PerformanceObserver((list) => list.getEntries().forEach((entry) => longTasksMs.push(entry.duration))).observe({ entryTypes: ['longtask'] });

const check = {
  warmUp: () => scanner.warmUp(),
  async open(): Promise<string> {
    openedAt = performance.now();
    const answer = await scanner.open();
    return answer.ok ? 'ok' : answer.failure;
  },
  close: () => scanner.close(),
  preview: () => void scanner.attachPreview(document.querySelector('video') ?? document.createElement('video')),
  hasPreview: () => document.querySelector('video')?.srcObject !== null,
  liveTracks: () => streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length,
  cameras: async () => (await scanner.listCameras()).length,
  report: () => ({ state: scanner.state.get(), states, scans, busyMs: decoder.busyMs, tookMs: decoder.tookMs, longTasksMs }),
  reset(): void {
    for (const list of [scans, states, longTasksMs, decoder.busyMs, decoder.tookMs]) list.length = 0;
  },
};

Object.assign(globalThis, { check });
