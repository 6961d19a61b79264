import type { FromWorker, ToWorker } from './decode-protocol.js';
import { prepareEngine, type CodeFormat } from './decoder/engine.js';
import { NO_MEMORY, readFrame } from './decoder/frame-passes.js';

/** The part of a worker's global scope that is used here; TypeScript's DOM library describes pages only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
}

/** Longest time a look may take before the second look is left out of every other frame. */
const BUDGET_MS = 90;

const scope = globalThis as typeof globalThis & WorkerScope;
let formats: readonly CodeFormat[] = ['qr'];
let memory = NO_MEMORY;
let lastLookMs = 0;
let canvas: OffscreenCanvas | undefined;
let context: OffscreenCanvasRenderingContext2D | null | undefined;

function readPixels(frame: VideoFrame | ImageBitmap): ImageData {
  const width = 'displayWidth' in frame ? frame.displayWidth : frame.width;
  const height = 'displayHeight' in frame ? frame.displayHeight : frame.height;
  if (!canvas || canvas.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
    context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  }
  if (!context) throw new Error('No 2d context in the decode worker');
  context.drawImage(frame, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

async function look(frame: VideoFrame | ImageBitmap): Promise<FromWorker> {
  const started = performance.now();
  let pixels: ImageData;
  try {
    pixels = readPixels(frame);
  } finally {
    // A frame left open keeps one of the camera's few buffers; after some of them the camera stops.
    frame.close();
  }
  const lookTwice = lastLookMs < BUDGET_MS || memory.frame % 2 === 1;
  const { codes, brightness, black, memory: next } = await readFrame(pixels, memory, formats, lookTwice);
  memory = next;
  lastLookMs = performance.now() - started;
  return { kind: 'looked', look: { codes: codes.map(({ format, bytes, text }) => ({ format, bytes, text })), brightness, black } };
}

async function answer(message: ToWorker): Promise<FromWorker> {
  if (message.kind === 'look') return look(message.frame);
  formats = message.formats;
  memory = NO_MEMORY;
  await prepareEngine({ address: message.wasmAddress });
  return { kind: 'ready' };
}

scope.onmessage = ({ data }) => {
  answer(data).then(
    (reply) => scope.postMessage(reply),
    (error: unknown) => scope.postMessage({ kind: 'failed', reason: error instanceof Error ? error.name : 'unknown' }),
  );
};
