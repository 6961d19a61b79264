/**
 * The page on which a benchmark drives @zxing/browser as its own documentation says: it looks on the page's thread. It has
 * the `check` object of our own check page, as far as the benchmark uses it.
 */
import { BrowserCodeReader, BrowserQRCodeReader, type IScannerControls } from '@zxing/browser';
import { CADENCE_MS } from '../../shared/devices/camera/frame-loop.js';

// Since 0.23 the library prints a stack for each look that finds nothing.
console.warn = () => undefined;

const reader = new BrowserQRCodeReader(undefined, { delayBetweenScanAttempts: CADENCE_MS, delayBetweenScanSuccess: CADENCE_MS });
const busyMs: number[] = [];
const longTasksMs: number[] = [];
const scans: { readonly text: string; readonly format: string; readonly afterMs: number }[] = [];
let openedAt = 0;
let lookBegan = 0;
let controls: IScannerControls | undefined;

// A look begins with drawing the video and ends, in the same task, with calling back.
const draw = BrowserCodeReader.drawImageOnCanvas.bind(BrowserCodeReader);
BrowserCodeReader.drawImageOnCanvas = (...canvasAndVideo) => {
  lookBegan = performance.now();
  draw(...canvasAndVideo);
};
new PerformanceObserver((list) => list.getEntries().forEach((entry) => longTasksMs.push(entry.duration))).observe({ entryTypes: ['longtask'] });

const check = {
  warmUp: () => undefined,
  async open(): Promise<string> {
    openedAt = performance.now();
    const video = document.querySelector('video') ?? undefined;
    controls = await reader.decodeFromConstraints({ video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } }, video, (result) => {
      const now = performance.now();
      busyMs.push(now - lookBegan);
      if (result && scans.length === 0) scans.push({ text: result.getText(), format: 'qr', afterMs: now - openedAt });
    });
    return 'ok';
  },
  close: () => controls?.stop(),
  report: () => ({ state: 'looking', states: [], scans, busyMs, tookMs: busyMs, longTasksMs }),
  reset(): void {
    for (const list of [scans, longTasksMs, busyMs]) list.length = 0;
  },
};

Object.assign(globalThis, { check });
