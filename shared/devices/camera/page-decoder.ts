import type { BrowserQRCodeReader } from '@zxing/browser';
import type { FrameDecoder, Look } from './frame-decoder.js';

const LONGEST_SIDE_PX = 960;

/**
 * The decoder for engines that refuse the worker or its WebAssembly: @zxing/browser (MIT; its core @zxing/library is
 * Apache-2.0), QR only, on the page's own thread. It weighs 130 KB and makes the page stutter, so that it is imported only
 * when the worker has failed.
 */
export class PageDecoder implements FrameDecoder {
  #reader: BrowserQRCodeReader | undefined;
  readonly #canvas = document.createElement('canvas');

  async warmUp(): Promise<void> {
    const { BrowserQRCodeReader } = await import('@zxing/browser');
    this.#reader = new BrowserQRCodeReader();
  }

  look(video: HTMLVideoElement): Promise<Look | undefined> {
    if (video.videoWidth === 0) return Promise.resolve(undefined);
    const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(video.videoWidth, video.videoHeight, 1));
    this.#canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
    this.#canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (!context || !this.#reader) return Promise.reject(new Error('The page decoder is not ready'));
    context.drawImage(video, 0, 0, this.#canvas.width, this.#canvas.height);
    try {
      const text = this.#reader.decodeFromCanvas(this.#canvas).getText();
      return Promise.resolve({ codes: [{ format: 'qr', bytes: new TextEncoder().encode(text), text }], brightness: 128, black: false });
    } catch {
      // This library throws on every frame without a code.
      return Promise.resolve({ codes: [], brightness: 128, black: false });
    }
  }

  end(): void {
    this.#reader = undefined;
  }
}
