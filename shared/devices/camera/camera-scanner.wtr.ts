import { systemClock } from '../../base/clock.js';
import { CanvasCamera } from '../testing/canvas-camera.js';
import { SCANNER_CASES, type ScannerStage } from '../testing/scanner-suite.js';
import { CameraScanner } from './camera-scanner.js';
import { WorkerDecoder } from './worker-decoder.js';

const FILES = {
  workerAddress: new URL('./decode-worker.ts', import.meta.url).href,
  wasmAddress: new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url).href,
};

const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function makeStage(): ScannerStage {
  const camera = new CanvasCamera();
  const scanner = new CameraScanner({ clock: systemClock, source: camera, decoders: [() => new WorkerDecoder(FILES)] });
  return {
    scanner,
    pass,
    async show(text) {
      await camera.hold(text);
      await pass(700);
      await camera.hold(undefined);
      await pass(150);
    },
    refusal: { begin: () => camera.refuse('NotAllowedError'), end: () => camera.refuse(undefined) },
    unplugging: { begin: () => camera.unplug(), end: () => camera.plugIn() },
    occupation: { begin: () => camera.refuse('NotReadableError'), end: () => camera.refuse(undefined) },
    liveDevices: () => camera.liveTracks,
    async end() {
      await scanner.close();
      camera.end();
    },
  };
}

describe('The camera as a scanner', () => {
  for (const { title, run } of SCANNER_CASES) {
    it(title, async () => {
      const stage = makeStage();
      try {
        await run(stage);
      } finally {
        await stage.end?.();
      }
    }).timeout(30_000);
  }
});
