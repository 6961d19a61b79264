import { trustScriptUrl } from '../script-url.js';
import type { FromWorker, ToWorker } from './decode-protocol.js';
import type { CodeFormat } from './decoder/engine.js';
import type { FrameDecoder, Look } from './frame-decoder.js';

/** Where the decoder's two files lie on our own server; the build knows their names. */
export interface DecoderFiles {
  readonly workerAddress: string;
  readonly wasmAddress: string;
}

/** Ends the one question that is under way. */
interface Settle {
  readonly resolve: (answer: FromWorker) => void;
  readonly reject: (error: Error) => void;
}

async function takeFrame(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap | undefined> {
  try {
    return typeof VideoFrame === 'function' ? new VideoFrame(video, { timestamp: 0 }) : await createImageBitmap(video);
  } catch {
    // Between two streams a video announces a frame that is gone by the time it is asked for.
    return undefined;
  }
}

/** Decodes in a module worker, so that the page's own thread only hands frames over. */
export class WorkerDecoder implements FrameDecoder {
  readonly #files: DecoderFiles;
  #worker: Worker | undefined;
  #settle: Settle | undefined;

  constructor(files: DecoderFiles) {
    this.#files = files;
  }

  async warmUp(formats: readonly CodeFormat[]): Promise<void> {
    if (!this.#worker) {
      this.#worker = new Worker(trustScriptUrl(this.#files.workerAddress), { type: 'module', name: 'scan' });
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#take()?.resolve(data);
      this.#worker.onerror = () => this.#take()?.reject(new Error('The decode worker failed'));
    }
    const wasmAddress = new URL(this.#files.wasmAddress, location.href).href;
    const answer = await this.#ask({ kind: 'warm-up', wasmAddress, formats });
    if (answer.kind !== 'ready') throw new Error('The decode engine did not start');
  }

  async look(video: HTMLVideoElement): Promise<Look | undefined> {
    const frame = await takeFrame(video);
    if (!frame) return undefined;
    const answer = await this.#ask({ kind: 'look', frame }, [frame]);
    if (answer.kind !== 'looked') throw new Error('The decode engine failed');
    return answer.look;
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#take()?.reject(new Error('The decode worker was ended'));
  }

  #take(): Settle | undefined {
    const settle = this.#settle;
    this.#settle = undefined;
    return settle;
  }

  #ask(message: ToWorker, transfer: Transferable[] = []): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      if (!this.#worker || this.#settle) {
        reject(new Error(this.#worker ? 'One look at a time' : 'The decode worker is not running'));
        return;
      }
      this.#settle = { resolve, reject };
      this.#worker.postMessage(message, transfer);
    });
  }
}
